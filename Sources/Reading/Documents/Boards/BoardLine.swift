/// The rows of one line: one instrument, or several with marks between.
enum BoardLine {
  /// A line longer than this is prose, unless bars divide it.
  private static let longest = 160

  /// The rows of a line; empty where it is no row.
  ///
  /// - Parameter mayBeFlat: whether a word for "unchanged" may stand for the percentage, as in a row after others.
  static func rows(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, mayBeFlat: Bool = false
  ) -> [BoardRow] {
    guard range.count >= 6, range.count < 1200, hasPercent(text, range) || mayBeFlat && range.count <= 100 else {
      return []
    }
    let range = withoutLabel(text, range)
    // Prose, told at one look: a long sentence, or a longer line without bars.
    if range.count > 70, BlockShape.endsSentence(text, range) { return [] }
    if range.count > 20, text[range.upperBound - 1] == UInt8(ascii: "."), hasEnglishVerb(text, range) { return [] }
    // Wide letters take three bytes each.
    let longest = range.count > Self.longest && percentSigns(text, range) >= 2 ? Self.longest * 3 / 2 : Self.longest
    if range.count > longest, !hasBars(text, range) { return [] }
    guard hasNumbers(text, range, mayBeFlat ? 1 : 2) else { return [] }
    if range.count <= longest, let tokens = BoardLexer.tokens(text, range), percents(tokens) <= 1 {
      return BoardRowReader.row(tokens, text).map { [$0] } ?? []
    }
    let pieces = pieces(text, range)
    guard pieces.count >= 2 else {
      guard range.count <= longest, let tokens = BoardLexer.tokens(text, range) else { return [] }
      return BoardRowReader.row(tokens, text).map { [$0] } ?? []
    }
    var rows: [BoardRow] = []
    var misses = 0
    for piece in pieces {
      if piece.count <= longest, let tokens = BoardLexer.tokens(text, piece), let row = BoardRowReader.row(tokens, text)
      {
        rows.append(row)
      } else {
        misses += 1
      }
    }
    // A line of rows may hold a label or an instrument without a quote, not more.
    return rows.count >= 2 && misses <= max(1, rows.count / 2) ? rows : []
  }

  /// A line without the label in brackets before its rows: [항공주 종가] 대한항공 22,350 -0.67% | …
  static func withoutLabel(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    guard text[range.lowerBound] == UInt8(ascii: "["), range.count > 80 else { return range }
    var place = range.lowerBound
    while place < range.lowerBound + 60, text[place] != UInt8(ascii: "]") { place += 1 }
    guard text[place] == UInt8(ascii: "]"), text[place + 1].isBlank, text[place + 2].isLetter || text[place + 2] >= 0xE3
    else { return range }
    return place + 2..<range.upperBound
  }

  /// Whether a line has so many runs of digits: a price and a percentage, or a price beside a word for "unchanged".
  private static func hasNumbers(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ least: Int) -> Bool {
    var count = 0
    var isWithin = false
    for place in range {
      let byte = text[place]
      // The last byte of a full-width digit counts as one: 0xEF 0xBC 0x90 to 0x99.
      let isDigit =
        byte.isDigit || byte &- 0x90 < 10 && place >= 2 && text[place - 1] == 0xBC && text[place - 2] == 0xEF
      if isDigit, !isWithin {
        count += 1
        if count == least { return true }
      }
      isWithin = isDigit || isWithin && (byte == 0x2E || byte == 0x2C || byte == 0xEF || byte == 0xBC)
    }
    return false
  }

  /// "The S&P 500 is up 12% in 2025 and 4% this quarter.": whether a line with a full stop has a verb, as no row does.
  private static func hasEnglishVerb(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for verb in [" is ", " was ", " are ", " were ", " has ", " have ", " had "] as [StaticString] {
      let length = verb.utf8CodeUnitCount
      var place = range.lowerBound
      while place + length <= range.upperBound {
        if text[place] == 0x20, (1..<length).allSatisfy({ text[place + $0] == verb.utf8Start[$0] }) { return true }
        place += 1
      }
    }
    return false
  }

  /// Whether at least one bar stands in a line.
  private static func hasBars(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound + 1
    while place < range.upperBound {
      if bar(text, place, range.upperBound) > 0 { return true }
      if slash(text, place, range.upperBound) == 1, text[place - 1].isBlank { return true }
      place += 1
    }
    return false
  }

  private static func percents(_ tokens: [BoardToken]) -> Int { tokens.count { $0.kind == .percent } }

  /// A cheap test before anything is cut: a percent sign, of either width.
  static func hasPercent(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while true {
      place = ByteWord.first(of: UInt8(ascii: "%"), or: 0xEF, in: text, place..<range.upperBound)
      guard place < range.upperBound else { return false }
      if text[place] == UInt8(ascii: "%") { return true }
      if place + 2 < range.upperBound, text[place + 1] == 0xBC, text[place + 2] == 0x85 { return true }
      place += 1
    }
  }

  /// Cuts a line at bars, slashes and dots between blanks, semicolons, or wide gaps; else after each percentage.
  private static func pieces(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    for cut in [bar, slash, dot, comma] {
      let pieces = split(text, range, at: cut)
      if pieces.count >= 2, pieces.allSatisfy({ percentSigns(text, $0) <= 1 }) { return pieces }
    }
    return splitAfterPercents(text, range)
  }

  private static func percentSigns(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    range.count { percentSign(text, $0, range.upperBound) > 0 }
  }

  /// The length of a percent sign of either width at a place: 大林組1,903円（-1.6％）.
  private static func percentSign(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
    if text[place] == UInt8(ascii: "%") { return 1 }
    return text[place] == 0xEF && place + 2 < end && text[place + 1] == 0xBC && text[place + 2] == 0x85 ? 3 : 0
  }

  private typealias Cut = @Sendable (UnsafeBufferPointer<UInt8>, Int, Int) -> Int

  private static let bar: Cut = { text, place, end in
    if text[place] == UInt8(ascii: "|") { return 1 }
    guard place + 2 < end else { return 0 }
    switch (text[place], text[place + 1], text[place + 2]) {
    case (0xEF, 0xBD, 0x9C), (0xE3, 0x85, 0xA3), (0xE2, 0x94, 0x82), (0xE2, 0x80, 0xA2), (0xE2, 0x97, 0x86): return 3
    default: return 0
    }
  }

  private static let slash: Cut = { text, place, end in
    if place + 1 < end, text[place] == UInt8(ascii: "/"), text[place + 1].isBlank { return 1 }
    return place + 2 < end && text[place] == 0xEF && text[place + 1] == 0xBC && text[place + 2] == 0x8F ? 3 : 0
  }

  private static let dot: Cut = { text, place, end in
    if text[place] == 0xC2, place + 1 < end, text[place + 1] == 0xB7 { return 2 }
    return 0
  }

  private static let comma: Cut = { text, place, end in
    if text[place] == UInt8(ascii: ";") { return 1 }
    if text[place] == UInt8(ascii: ","), place + 1 < end, text[place + 1].isBlank { return 1 }
    guard place + 2 < end else { return 0 }
    switch (text[place], text[place + 1], text[place + 2]) {
    case (0xEF, 0xBC, 0x8C) where !text[place - 1].isDigit, (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x9B): return 3
    default: return 0
    }
  }

  private static func split(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, at cut: Cut) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var place = range.lowerBound
    while place < range.upperBound {
      let length = place > range.lowerBound ? cut(text, place, range.upperBound) : 0
      if length > 0 {
        append(&pieces, text, start..<place)
        place += length
        start = place
      } else {
        place += 1
      }
    }
    append(&pieces, text, start..<range.upperBound)
    return pieces
  }

  private static func splitAfterPercents(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for place in range {
      let sign = percentSign(text, place, range.upperBound)
      guard sign > 0 else { continue }
      var stop = place + sign
      if stop < range.upperBound, text[stop] == UInt8(ascii: ")") { stop += 1 }
      if stop + 2 < range.upperBound, text[stop] == 0xEF, text[stop + 1] == 0xBC, text[stop + 2] == 0x89 { stop += 3 }
      append(&pieces, text, start..<stop)
      start = stop
    }
    append(&pieces, text, start..<range.upperBound)
    return pieces
  }

  private static func append(
    _ pieces: inout [Range<Int>], _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) {
    guard range.lowerBound < range.upperBound else { return }
    let piece = LineShape.trimmed(text, range).range
    if piece.count > 1 { pieces.append(piece) }
  }
}
