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

  private init(_ language: String, stem: Int) {
    var names: [Name] = []
    var forms: [(form: [UInt8], code: [UInt8])] = []
    EmbeddedFile.named("lexicons/\(language)/currencies.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      let form = fields[0].map { TextClass.isUpper($0) ? $0 | 0x20 : $0 }
      if fields[1].isEmpty { names.append(Name(form: form)) } else { forms.append((form, Array(fields[1]))) }
    }
    for (form, code) in forms {
      guard let blank = form.lastIndex(of: 0x20), let currency = Currency(String(decoding: code, as: UTF8.self)) else {
        continue
      }
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

  /// The currency that an amount with an open name at its end has: that of the country named most often, of several that
  /// of the one named last before it. Linear in the text.
  func currency(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Currency? {
    guard let name = names.first(where: { Self.ends(text, range, $0.form) }) else { return nil }
    var best: Currency?
    var bestCount = 0
    for sign in name.signs {
      var count = 0
      var place = 0
      while place + sign.country.count <= text.count {
        if text[place].lowered == sign.country[0], Self.holds(text, place, sign.country) {
          count += place <= range.lowerBound && range.lowerBound - place < 300 ? 4 : 1
          place += sign.country.count
        } else {
          place += 1
        }
      }
      if count > bestCount {
        best = sign.currency
        bestCount = count
      }
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
    guard tongue == .korean || tongue == .english else { return }
    for index in mentions.indices {
      guard case .money(var money) = mentions[index].value, money.currency == nil else { continue }
      let table = tongue == .korean ? OpenCurrencies.korean : OpenCurrencies.english
      guard let currency = table.currency(of: mentions[index].range, in: text) else { continue }
      money.currency = currency
      mentions[index].value = .money(money)
    }
  }
}
