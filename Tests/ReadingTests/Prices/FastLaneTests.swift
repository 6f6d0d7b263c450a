import Testing
import Vocabulary

@testable import Reading

/// Plain rows are read by a lane of their own: it and the general reader must agree, in whatever pieces the lines come.
@Suite struct FastLaneTests {
  /// A reproducible sequence.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static func number(_ dice: inout Dice) -> String {
    let most = [9, 99, 9_999, 123_456_789].randomElement(using: &dice) ?? 9
    let whole = String(Int.random(in: 0...most, using: &dice))
    let digits = [0, 1, 2, 2, 2, 6, 8, 9, 13].randomElement(using: &dice) ?? 2
    if digits == 0 { return whole }
    return whole + "." + (0..<digits).map { _ in String(Int.random(in: 0...9, using: &dice)) }.joined()
  }

  private static func text(_ seed: UInt64, symbols: Bool) -> String {
    var dice = Dice(state: seed)
    var text = symbols ? "symbol,day,open,high,low,close,volume\n" : "day,open,high,low,close,volume\n"
    for row in 0..<400 {
      var cells = ["2024-\(Int.random(in: 10...12, using: &dice))-\(Int.random(in: 10...31, using: &dice))"]
      if symbols { cells.insert("S\(row / 50)" + (row / 100 == 2 ? "-A-LONG-SYMBOL" : ""), at: 0) }
      for _ in 0..<5 { cells.append(number(&dice)) }
      switch Int.random(in: 0..<40, using: &dice) {
      case 0: cells[2] = "null"
      case 1: cells.removeLast()
      case 2: cells[3] = "-1.5"
      case 3: cells[cells.count - 1] = "\"12,345\""
      case 4: cells[2] = ""
      case 5: cells.append("")
      case 6: cells[symbols ? 1 : 0] += " 00:00:00+09:00"
      default: break
      }
      text += cells.joined(separator: ",") + (Int.random(in: 0..<20, using: &dice) == 0 ? "\r\n" : "\n")
    }
    return text
  }

  @Test(arguments: [UInt64](1...20), [true, false])
  func agreesWithTheGeneralReader(_ seed: UInt64, _ symbols: Bool) throws {
    let text = Self.text(seed, symbols: symbols)
    let fast = try TableLines(text, file: "A.csv")
    // Quotes around a name change nothing but keep the lane out.
    var quoted = TableLines.lines(text)
    for index in quoted.indices.dropFirst() {
      let parts = quoted[index].split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      quoted[index] = "\"\(parts[0])\",\(parts[1])"
    }
    let general = try TableLines(quoted.joined(separator: "\n") + "\n", file: "A.csv")
    #expect(fast.bars == general.bars)
    #expect(fast.rejectedRows == general.rejectedRows)
    #expect(fast.bars.count > 100)
  }

  /// Rows whose numbers all have the digits of their columns, as large files have them, with what may come between.
  private static func uniform(_ seed: UInt64) -> String {
    var dice = Dice(state: seed)
    let header =
      seed % 3 == 0 ? "symbol,day,open,high,low,close,adj_close,volume" : "symbol,day,open,high,low,close,volume"
    let digits = [2, 2, 4, 6, 0].randomElement(using: &dice) ?? 2
    let most = [99, 9_999, 99_999].randomElement(using: &dice) ?? 99
    var text = header + "\n"
    for row in 0..<600 {
      func price() -> String {
        let whole = "\(Int.random(in: 0...most, using: &dice))"
        if digits == 0 { return whole }
        return whole + "." + (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &dice))" }.joined()
      }
      let symbol = "S\(row / 100)" + (row / 200 == 1 ? "-AND-LONGER" : "")
      var cells = [
        symbol, "20\(row % 17 + 10)-\(Int.random(in: 10...12, using: &dice))-\(Int.random(in: 10...31, using: &dice))",
      ]
      // Low and high in any order: rows with a high below the low are told apart.
      let prices = (0..<5).map { _ in price() }
      let sorted = prices.sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
      let isWrong = Int.random(in: 0..<30, using: &dice) == 0
      cells += [sorted[2], isWrong ? sorted[0] : sorted[4], isWrong ? sorted[4] : sorted[0], sorted[3]]
      if seed % 3 == 0 { cells.append(sorted[1]) }
      cells.append("\(Int.random(in: 0...(row % 5 == 0 ? 99 : 99_999_999), using: &dice))")
      switch Int.random(in: 0..<60, using: &dice) {
      case 0: cells[2] = "0" + (digits == 0 ? "" : "." + String(repeating: "0", count: digits))
      case 1: cells[3] = "1e5"
      case 2: cells[4] = ".5"
      case 3: cells[5] = "7."
      case 4: cells[3] = "1234567890123456789"
      case 5: cells[3] = "12345678901234.5"
      case 6: cells[4] = "0000000001.25"
      case 7: cells[2] = "1.2.3"
      case 8: cells[2] = "1,5"
      case 9: cells[5] = "1:5"
      case 10: cells[1] = "2024-02-30"
      case 11: cells[1] += "T16:00:00Z"
      case 12: cells[cells.count - 1] = ""
      case 13: cells[cells.count - 1] += ".0"
      case 14: cells[2] = " " + cells[2]
      case 15: cells.append("x")
      case 16: cells[0] = "S\(row / 100)x"
      default: break
      }
      text += cells.joined(separator: ",") + (Int.random(in: 0..<20, using: &dice) == 0 ? "\r\n" : "\n")
    }
    return text
  }

  @Test(arguments: [UInt64](1...60))
  func agreesWithTheGeneralReaderOnUniformRows(_ seed: UInt64) throws {
    let text = Self.uniform(seed)
    let fast = try TableLines(text, file: "A.csv")
    var quoted = TableLines.lines(text)
    for index in quoted.indices.dropFirst() {
      let parts = quoted[index].split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      quoted[index] = "\"\(parts[0])\",\(parts[1])"
    }
    let general = try TableLines(quoted.joined(separator: "\n") + "\n", file: "A.csv")
    #expect(fast.bars == general.bars)
    #expect(fast.rejectedRows == general.rejectedRows)
    #expect(fast.bars.count > 400)
  }

  @Test(arguments: [1, 7, 100, 5000])
  func piecesDoNotMatter(_ size: Int) throws {
    let bytes = Array(Self.text(3, symbols: true).utf8)
    let whole = try TableLines(bytes: bytes, file: "A.csv")
    var reader = try TableReader(MemorySource(bytes), file: "A.csv")
    var pieces = try TableLines("symbol,day,close\nA,2024-01-02,1\n", file: "A.csv")
    pieces.bars = []
    var line = reader.layout.firstLine
    while let piece = try reader.next(size: size) {
      var table = piece.withUnsafeBufferPointer { reader.layout.parse($0, firstLine: 1) }
      table.moveDown(by: line - 1)
      line += table.lines
      pieces.add(table)
    }
    #expect(pieces.bars == whole.bars)
    #expect(pieces.complaints == whole.complaints)
    #expect(line == whole.layout.firstLine + 400)
  }

  @Test func scalesMeetInOneColumn() throws {
    let rows = ["1", "1.5", "100.000000", "0.00001234", "123456789.123456", "5e-7"]
    let text = "day,close\n" + rows.enumerated().map { "2024-01-0\($0.offset + 1),\($0.element)\n" }.joined()
    let lines = try TableLines(text, file: "A.csv")
    let values = lines.bars.map { $0.split(separator: "c").last.flatMap { Double($0) } }
    #expect(values == rows.map { Double($0) })
  }
}
