import Vocabulary

/// The instrument that a file's name tells.
///
/// The rule: the last component without the endings of tables and archives; then, from its end, words that are no part of
/// a name are dropped (`tables/filenames.tsv`: "Historical Data", "ETF", …, days, counters of copies). A name made of such
/// words only tells nothing.
struct FileSymbol: Equatable {
  var symbol: String?
  var kind: InstrumentKind?

  init(file: String) {
    var name = Substring(file)
    if let cut = name.lastIndex(where: { $0 == "/" || $0 == "!" || $0 == "\\" }) {
      name = name[name.index(after: cut)...]
    }
    for _ in 0..<3 {
      guard let point = name.lastIndex(of: "."), point > name.startIndex,
        Self.endings.contains(name[point...].dropFirst().lowercased())
      else { break }
      name = name[..<point]
    }
    name = Self.withoutInterval(name)
    let composed = String(decoding: Composition.composed(Array(name.utf8)).text, as: UTF8.self)
    var words = Self.words(composed)
    if words.isEmpty || FileWords.builtIn.tellsNothing(composed) { return }
    while words.count > 1 {
      guard let (count, kind) = FileWords.builtIn.tail(words), count < words.count else { break }
      if self.kind == nil { self.kind = kind }
      words.removeLast(count)
    }
    let rest = Self.joined(words)
    if FileWords.builtIn.tellsNothing(rest) || words.count == 1 && FileWords.builtIn.tail(words) != nil { return }
    symbol = Self.stooq(rest) ?? rest
  }

  static let endings: Set<String> = [
    "csv", "tsv", "tab", "txt", "dat", "gz", "xz", "bz2", "zst", "zip", "tar", "tgz", "txz", "lz4", "lzma", "z",
  ]

  /// A word and what stood before it.
  struct Word: Equatable {
    var separator: String
    var text: String
  }

  /// Blanks and underscores part words, hyphens too where a word and not a part of a symbol follows.
  private static func words(_ name: String) -> [Word] {
    var words: [Word] = []
    var word = Word(separator: "", text: "")
    for character in name {
      if character == " " || character == "_" || character == "(" || character == ")" {
        if !word.text.isEmpty {
          words.append(word)
          word = Word(separator: "", text: "")
        }
        word.separator.append(character)
      } else {
        word.text.append(character)
      }
    }
    if !word.text.isEmpty { words.append(word) }
    return words
  }

  private static func joined(_ words: [Word]) -> String {
    words.enumerated().reduce("") { $0 + ($1.offset == 0 ? "" : $1.element.separator) + $1.element.text }
  }

  /// A name without the interval of its bars: BTCUSDT-1d-2024-01 (Binance), EURUSD1440 (MetaTrader: minutes of a day).
  private static func withoutInterval(_ name: Substring) -> Substring {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count >= 3, parts[1].lowercased() == "1d", parts.dropFirst(2).allSatisfy({ $0.utf8.allSatisfy(\.isDigit) })
    {
      return parts[0]
    }
    guard name.hasSuffix("1440"), name.utf8.count == 10, name.utf8.prefix(6).allSatisfy(\.isLetter) else { return name }
    return name.dropLast(4)
  }

  /// `aapl_us_d` is AAPL.US at Stooq, day by day.
  private static func stooq(_ name: String) -> String? {
    let parts = name.split(separator: "_")
    guard parts.count >= 2, parts.count <= 3, parts.last == "d", name.utf8.allSatisfy({ $0 != UInt8(ascii: " ") })
    else {
      return nil
    }
    return parts.dropLast().joined(separator: ".").uppercased()
  }
}

/// The words of file names, from `tables/filenames.tsv`.
struct FileWords: Sendable {
  private let tails: [(words: [String], kind: InstrumentKind?)]
  private let empty: Set<String>

  static let builtIn = FileWords()

  private init() {
    var tails: [(words: [String], kind: InstrumentKind?)] = []
    var empty: Set<String> = []
    EmbeddedFile.named("tables/filenames.tsv")?.forEachLine { line in
      let fields = line.fields(3)
      if fields[1].string == "empty" {
        empty.insert(fields[0].string)
      } else {
        let words = fields[0].string.split(separator: " ").map(String.init)
        tails.append((words, InstrumentKind(rawValue: fields[2].string)))
      }
    }
    self.tails = tails.sorted { $0.words.count > $1.words.count }
    self.empty = empty
  }

  /// How many words at the end are no part of a name, and the kind of instrument they tell.
  func tail(_ words: [FileSymbol.Word]) -> (count: Int, kind: InstrumentKind?)? {
    for tail in tails where words.count >= tail.words.count {
      let last = words.suffix(tail.words.count)
      if zip(last, tail.words).allSatisfy({ $0.text.lowercased() == $1 }) { return (tail.words.count, tail.kind) }
    }
    guard let last = words.last else { return nil }
    return Self.isDate(last) ? (1, nil) : nil
  }

  /// A day, a year or the counter of a copy behind the name; six digits alone may be a Korean or Chinese code.
  private static func isDate(_ word: FileSymbol.Word) -> Bool {
    let digits = word.text.filter { $0 != "-" && $0 != "." }
    guard digits.utf8.allSatisfy(\.isDigit), !word.separator.isEmpty else { return false }
    if word.separator.contains("(") { return true }
    return digits.utf8.count == 8 || digits.utf8.count >= 10
      || digits.utf8.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
  }

  /// Whether a name tells no instrument.
  func tellsNothing(_ name: String) -> Bool {
    let stem = name.lowercased()
    if stem == "" || stem == "-" || empty.contains(stem) { return true }
    // HistoricalData_1709312345678
    guard let cut = stem.firstIndex(where: { $0 == "_" || $0 == "-" || $0 == " " }) else { return false }
    return empty.contains(String(stem[..<cut]))
      && stem[cut...].utf8.allSatisfy { $0.isDigit || !$0.isLetter && $0 < 0x80 }
  }
}
