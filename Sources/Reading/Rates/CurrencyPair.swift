import Vocabulary

/// What a rate is of: so many units of `base` cost the rate in `quote`.
struct CurrencyPair: Sendable, Hashable {
  var base: Currency
  var quote: Currency
  /// As a power of ten: 2 where a hundred units are quoted.
  var unitPower = 0

  /// The pair that a text names: `USD/KRW`, `USD_KRW`, `EURUSD=X`, `KRW=X`, `100JPY/CNY`, `원/미국달러`, `ドル・円`, `DEXKOUS`.
  static func named(_ text: String) -> CurrencyPair? {
    let upper = text.uppercased()
    if let known = SeriesNames.builtIn.pair(upper) { return known }
    if let yahoo = yahoo(upper) { return yahoo }
    if let joined = joined(upper) { return joined }
    // As the Bank of Canada names its series: FXUSDCAD.
    if upper.hasPrefix("FX"), let joined = joined(String(upper.dropFirst(2))) { return joined }
    return parted(text)
  }

  /// The pair in a file's name: the name itself, or two neighbouring codes among its words (`investing_en_USD_KRW`).
  static func inFileName(_ name: String) -> CurrencyPair? {
    if let pair = named(name) { return pair }
    let words = name.split { " _-.()".contains($0) }.map { $0.uppercased() }
    for (left, right) in zip(words, words.dropFirst()) {
      if let base = CurrencyNames.builtIn.code(left), let quote = CurrencyNames.builtIn.code(right), base != quote,
        !isMetal(base)
      {
        return CurrencyPair(base: base, quote: quote)
      }
    }
    return words.lazy.compactMap { SeriesNames.builtIn.pair($0) ?? joined($0) }.first
  }

  /// The first pair among the words of a description: "AUD/USD Exchange Rate; see notes", 東京市場　ドル・円　スポット.
  static func inText(_ text: String) -> CurrencyPair? {
    for word in text.split(whereSeparator: { " \t\u{3000};,()（）".contains($0) })
    where word.contains(where: { "/・·／".contains($0) }) {
      if let pair = named(String(word)) { return pair }
    }
    return nil
  }

  /// `EURUSD=X`; `KRW=X` costs one dollar.
  private static func yahoo(_ text: String) -> CurrencyPair? {
    guard text.hasSuffix("=X") else { return nil }
    let stem = String(text.dropLast(2))
    if let quote = CurrencyNames.builtIn.code(stem), quote != .usd { return CurrencyPair(base: .usd, quote: quote) }
    return joined(stem)
  }

  /// Six letters, both halves codes.
  private static func joined(_ text: String) -> CurrencyPair? {
    var stem = Substring(text)
    if let point = stem.firstIndex(of: ".") { stem = stem[..<point] }
    guard stem.utf8.count == 6, let base = CurrencyNames.builtIn.code(String(stem.prefix(3))),
      let quote = CurrencyNames.builtIn.code(String(stem.suffix(3))), base != quote, !isMetal(base)
    else { return nil }
    return CurrencyPair(base: base, quote: quote)
  }

  private static func parted(_ text: String) -> CurrencyPair? {
    let (plain, power) = withoutUnits(text)
    for separator in ["/", "・", "·", "／", " to ", "_", "-", " "] {
      let parts = split(plain, at: separator)
      guard parts.count == 2 else { continue }
      let left = CurrencyNames.builtIn.currency(parts[0])
      let right = CurrencyNames.builtIn.currency(parts[1])
      guard let left, let right, left != right, !isMetal(left) else { continue }
      // Korean tables name the price first: 원/달러 is won per dollar. Codes and the others name it last.
      let isKorean = parts[0].unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
      return isKorean
        ? CurrencyPair(base: right, quote: left, unitPower: power)
        : CurrencyPair(base: left, quote: right, unitPower: power)
    }
    return nil
  }

  private static func isMetal(_ currency: Currency) -> Bool { ["XAU", "XAG", "XPT", "XPD"].contains(currency.code) }

  private static func split(_ text: String, at separator: String) -> [String] {
    var parts: [String] = []
    var rest = Array(text.unicodeScalars)[...]
    let mark = Array(separator.unicodeScalars)
    var part = String.UnicodeScalarView()
    while let first = rest.first {
      if rest.starts(with: mark) {
        parts.append(String(part))
        part = String.UnicodeScalarView()
        rest = rest.dropFirst(mark.count)
      } else {
        part.append(first)
        rest = rest.dropFirst()
      }
    }
    parts.append(String(part))
    return parts.filter { part in part.unicodeScalars.contains { $0.value > 0x20 } }
  }

  /// The text without the number of units in it, and that number as a power of ten ("JPY(100)", "100엔", "1 USD").
  static func withoutUnits(_ text: String) -> (String, power: Int) {
    var plain = String.UnicodeScalarView()
    var digits = ""
    for scalar in text.unicodeScalars {
      if scalar.value &- 0x30 < 10 { digits.unicodeScalars.append(scalar) } else { plain.append(scalar) }
    }
    let power = ["10": 1, "100": 2, "1000": 3, "10000": 4][digits] ?? 0
    return (String(plain), power)
  }
}

/// Names of series of rates, from `tables/series.tsv`.
struct SeriesNames: Sendable {
  private let pairs: [String: CurrencyPair]

  static let builtIn = SeriesNames()

  private init() {
    var pairs: [String: CurrencyPair] = [:]
    EmbeddedFile.named("tables/series.tsv")?.forEachLine { line in
      let fields = line.fields(3)
      if let base = Currency(fields[1].string), let quote = Currency(fields[2].string) {
        pairs[fields[0].string] = CurrencyPair(base: base, quote: quote)
      }
    }
    self.pairs = pairs
  }

  func pair(_ name: String) -> CurrencyPair? { pairs[name] }
}
