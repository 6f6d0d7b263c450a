import Vocabulary

/// Currencies by code and by name in four languages, for the headers of tables of rates.
struct CurrencyNames: Sendable {
  private let names: [String: Currency]
  private let codes: Set<Currency>

  static let builtIn = CurrencyNames()

  private init() {
    var names: [String: Currency] = [:]
    var codes: Set<Currency> = []
    var others: Set<String> = []
    func add(_ name: String, _ code: String) {
      if code == "-" { others.insert(name) }
      if others.contains(code) { return }
      guard let currency = Currency(code), code.utf8.allSatisfy(\.isUpper) else { return }
      if name == code { codes.insert(currency) }
      let key = ColumnName(name).key
      if names[key] == nil { names[key] = currency }
    }
    // The first file wins: a bare "원" is the won here, whatever a sentence may mean by it.
    EmbeddedFile.named("tables/currencies.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      add(fields[0].string, fields[1].string)
    }
    for file in ["", "ko/", "zh/", "ja/", "en/"] {
      EmbeddedFile.named("lexicons/\(file)currencies.tsv")?.forEachLine { line in
        let fields = line.fields(4)
        // Codes and whole names; signs ("$") and parts of a currency (cents) are no headers.
        guard fields[2].string == "0", fields[0].contains(where: { $0.isLetter || $0 >= 0x80 }) else { return }
        add(fields[0].string, fields[1].string)
      }
    }
    self.names = names
    self.codes = codes
  }

  /// The currency of a code or name, nil for what is none.
  func currency(_ text: String) -> Currency? {
    let name = ColumnName(text)
    if let currency = names[name.key] { return currency }
    if let bracket = name.bracket, let currency = code(bracket) { return currency }
    // "미국 USD", "일본 JPY"
    let words = text.split { $0 == " " || $0 == "_" }
    return words.count > 1 ? words.lazy.compactMap { code(String($0)) }.first : nil
  }

  /// The currency of a code in capital letters that is known, nil for others.
  func code(_ text: String) -> Currency? {
    guard text.utf8.count == 3, text.utf8.allSatisfy(\.isUpper), let currency = Currency(text) else { return nil }
    return text == "RMB" ? .cny : codes.contains(currency) ? currency : nil
  }
}
