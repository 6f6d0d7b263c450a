import Vocabulary

/// Names that several currencies share: which of them a text means, as the countries it speaks of tell.
///
///     a Danish ferry line … capex of 2.0bn kroner        DKK
///     필리핀 졸리비푸즈는 … 150억페소                        PHP
///
/// The lexicon of currencies tells which there are: "danish kroner" makes "danish" a sign for DKK among kroner.
struct OpenCurrencies {
  private struct Name {
    /// The name without its country, in lower case.
    var form: [UInt8]
    /// How the words for its countries begin, each with its currency.
    var signs: [(country: [UInt8], currency: Currency)] = []
  }

  private let names: [Name]

  static let korean = OpenCurrencies("ko", stem: .max)
  static let english = OpenCurrencies("en", stem: 4)
  static let japanese = OpenCurrencies("ja", stem: .max)
  static let chinese = OpenCurrencies("zh", stem: .max)

  private init(_ language: String, stem: Int) {
    var names: [Name] = []
    var forms: [(form: [UInt8], code: [UInt8])] = []
    EmbeddedFile.named("lexicons/\(language)/currencies.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      let form = fields[0].map { TextClass.isUpper($0) ? $0 | 0x20 : $0 }
      if fields[1].isEmpty { names.append(Name(form: form)) } else { forms.append((form, Array(fields[1]))) }
    }
    for (form, code) in forms {
      guard let currency = Currency(String(decoding: code, as: UTF8.self)) else { continue }
      if language == "zh" {
        // 瑞典克朗: nothing stands between.
        for index in names.indices
        where form.count > names[index].form.count
          && form.suffix(names[index].form.count).elementsEqual(names[index].form)
        {
          names[index].signs.append((Array(form.dropLast(names[index].form.count)), currency))
        }
        continue
      }
      guard let blank = form.lastIndex(of: 0x20) else { continue }
      let last = form[(blank + 1)...]
      for index in names.indices where Self.isSame(names[index].form, last) {
        names[index].signs.append((Array(form[..<blank].prefix(stem)), currency))
      }
    }
    self.names = names
  }

  /// Whether one of two names is the other, or its plural.
  private static func isSame(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> Bool {
    one.elementsEqual(other) || one.dropLast().elementsEqual(other) || one.elementsEqual(other.dropLast())
  }

  /// The name that stands at the end of an amount, by its place among all.
  func name(endingIn range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Int? {
    names.firstIndex { Self.ends(text, range, $0.form) }
  }

  /// How often a part of a text names the countries of each currency of a name. Linear in the part.
  func counts(of name: Int, in part: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> [Int] {
    names[name].signs.map { sign in
      var count = 0
      var place = part.lowerBound
      while place + sign.country.count <= part.upperBound {
        if text[place].lowered == sign.country[0], place == 0 || !TextClass.isASCIIWord(text[place - 1]),
          Self.holds(text, place, sign.country)
        {
          count += 1
          place += sign.country.count
        } else {
          place += 1
        }
      }
      return count
    }
  }

  /// The currency of an amount at a place: that of the country named most often in the text, where one named shortly before
  /// counts four times.
  ///
  /// - Parameter all: `counts` of the whole text.
  func currency(of name: Int, before place: Int, _ all: [Int], in text: UnsafeBufferPointer<UInt8>) -> Currency? {
    let near = counts(of: name, in: max(0, place - 300)..<place, of: text)
    let nearest = counts(of: name, in: max(0, place - 32)..<place, of: text)
    var best: Currency?
    var bestCount = 0
    for (index, sign) in names[name].signs.enumerated() {
      let count = all[index] + 3 * near[index] + 6 * nearest[index]
      guard count > bestCount else { continue }
      best = sign.currency
      bestCount = count
    }
    return best
  }

  /// Of the currencies of a name that whose country is home to most of the companies named.
  func currency(of name: Int, amongHomes count: (UInt8, UInt8) -> Int) -> Currency? {
    var best: Currency?
    var bestCount = 0
    var seen: [Currency] = []
    for sign in names[name].signs where !seen.contains(sign.currency) {
      seen.append(sign.currency)
      // The first two letters of a currency's code are those of its country: DKK, DK.
      let number = sign.currency.number
      let found = count(UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF))
      if found > bestCount { (best, bestCount) = (sign.currency, found) }
    }
    return best
  }

  private static func ends(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ form: [UInt8]) -> Bool {
    range.count > form.count && holds(text, range.upperBound - form.count, form)
  }

  private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ form: [UInt8]) -> Bool {
    for offset in form.indices where text[place + offset].lowered != form[offset] { return false }
    return true
  }
}

extension FactReading {
  /// Takes amounts of currencies that share a name for those of the countries that the text names.
  mutating func settleOpenCurrencies() {
    let table: OpenCurrencies =
      switch tongue {
      case .korean: .korean
      case .english: .english
      case .japanese: .japanese
      case .chinese: .chinese
      }
    // The whole text is looked through once for each name.
    var counts: [Int: [Int]] = [:]
    for index in mentions.indices {
      guard case .money(var money) = mentions[index].value, money.currency == nil,
        let name = table.name(endingIn: mentions[index].range, of: text)
      else { continue }
      let all = counts[name] ?? table.counts(of: name, in: 0..<text.count, of: text)
      counts[name] = all
      // A text that names no country is at home where its companies are: Ørsted's 8bn crowns.
      guard
        let currency = table.currency(of: name, before: mentions[index].range.lowerBound, all, in: text)
          ?? table.currency(of: name, amongHomes: { namesFrom($0, $1) })
      else { continue }
      money.currency = currency
      mentions[index].value = .money(money)
    }
  }

  /// How often the text names companies of a country that the lexicon knows. Linear in the names.
  private func namesFrom(_ first: UInt8, _ second: UInt8) -> Int {
    hits[..<lexiconHits].count { hit in
      guard hit.row >= 0, actors.carrierKind(hit.row) == .company else { return false }
      return actors.isAtHome(hit.row, first, second)
    }
  }
}
