import Vocabulary

/// The words that stand in cells instead of numbers or beside them, from `tables/words.tsv`.
struct CellWords: Sendable {
  /// Lower case, ASCII and other.
  private let none: Set<[UInt8]>
  /// Longest first: the form, and the power of ten that it multiplies by (0 for signs).
  private let beside: [(form: [UInt8], power: Int)]

  private let currencies: [String: Currency]

  static let builtIn = CellWords()

  private init() {
    var none: Set<[UInt8]> = []
    var beside: [(form: [UInt8], power: Int)] = []
    var currencies: [String: Currency] = [:]
    EmbeddedFile.named("tables/words.tsv")?.forEachLine { line in
      let fields = line.fields(4)
      let form = Array(fields[0])
      if fields[1].string == "none" {
        none.insert(form.map(\.lowered))
      } else {
        beside.append((form, Int(fields[2].string) ?? 0))
        currencies[fields[0].string] = Currency(fields[3].string)
      }
    }
    self.none = none
    self.currencies = currencies
    self.beside = beside.sorted { $0.form.count > $1.form.count }
  }

  /// Whether the bytes of a cell (without blanks around) say that there is no value.
  func sayNone(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    if cell.isEmpty { return true }
    // No such word begins with a digit, and most cells do.
    if cell[0].isDigit { return false }
    // "#N/A" is what spreadsheets show.
    return cell.count < 16 && none.contains(cell.drop { $0 == UInt8(ascii: "#") }.map(\.lowered))
  }

  /// The length of the sign that the bytes begin with, 0 for none.
  func prefix(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
    for word in beside where word.power == 0 && cell.count > word.form.count && cell.starts(with: word.form) {
      return word.form.count
    }
    return 0
  }

  /// The word that the bytes end with.
  func suffix(_ cell: UnsafeBufferPointer<UInt8>) -> (length: Int, power: Int)? {
    for word in beside where cell.count > word.form.count {
      if cell[(cell.count - word.form.count)...].elementsEqual(word.form) { return (word.form.count, word.power) }
    }
    return nil
  }

  /// The currency that a sign or code stands for, nil where it is not one alone (¥).
  func currency(ofSign text: String) -> Currency? { currencies[text] }

  /// Whether a text is the sign or the code of a currency.
  func isCurrency(_ text: String) -> Bool { currencies[text] != nil || CurrencyNames.builtIn.code(text) != nil }

  /// The power of ten that a unit beside a column's name stands for ("천주" in "거래량(천주)"), 0 for none.
  func power(ofUnit text: String) -> Int {
    var power = 0
    var rest = Array(text.utf8)
    while !rest.isEmpty {
      guard let word = beside.first(where: { rest.starts(with: $0.form) }) else {
        // BTC is no billion.
        return rest[0].isLetter ? 0 : power
      }
      power += word.power
      rest.removeFirst(word.form.count)
    }
    return power
  }
}
