import Testing

@testable import Reading

/// Pieces of a table that end where an instrument's rows do.
@Suite struct InstrumentBorderTests {
  private func border(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      InstrumentBorder(bytes, delimiter: UInt8(ascii: ",")).place.map {
        String(decoding: text.utf8.dropFirst($0), as: UTF8.self)
      }
    }
  }

  @Test func isTheFirstLineOfTheLastSymbol() {
    #expect(border("A,1\nA,2\nA,3\nA,4\nA,5\nA,6\nB,1\nB,2\n") == "B,1\nB,2\n")
    #expect(border("A,1\nA,2\nA,3\nA,4\nAB,1\n") == "AB,1\n")
    #expect(border("AB,1\nAB,2\nAB,3\nAB,4\nA,1\n") == "A,1\n")
    #expect(border("A,1\nB,1\nC,1\nD,1\nE,1\nF,1\nF,2\n") == "F,1\nF,2\n")
  }

  @Test func isNoneWithoutAChangeBehindTheMiddle() {
    #expect(border("A,1\nB,1\nB,2\nB,3\nB,4\nB,5\n") == nil)
    #expect(border("A,1\nA,2\n") == nil)
    #expect(border("A,1\n") == nil)
    #expect(border("") == nil)
    #expect(border("\n\n\n\n") == nil)
    #expect(border("A,1\nA,2\n\"B\",1\n\"B\",2\n") == nil)
    #expect(border("no mark\nin any\nof the lines\n") == nil)
  }

  /// Lines of symbols in runs of chance length: nothing is lost, and what is called whole begins and ends with a run.
  @Test(arguments: 1...5) func piecesTogetherAreTheTable(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let longest = [3, 40, 600, 4_000, 40_000][Int(seed) - 1]
    var rows: [String] = []
    var run = 0
    while rows.count < 60_000 {
      for day in 0..<(1 + random(longest)) {
        rows.append("S\(run),20\(10 + day / 336 % 60)-\(10 + day / 28 % 3)-\(10 + day % 19),\(1 + random(900)).5\n")
      }
      run += 1
    }
    let text = "symbol,day,close\n" + rows.joined()
    var reader = try TableReader(MemorySource(Array(text.utf8)), file: "bars.csv")
    var pieces = ""
    var last: Substring?
    var whole = 0
    var count = 0
    while let piece = try reader.nextTogether(size: 100_000) {
      let part = String(decoding: piece.bytes, as: UTF8.self)
      let lines = part.split(separator: "\n")
      count += 1
      if piece.isWhole {
        whole += 1
        #expect(lines.first?.prefix { $0 != "," } != last)
      }
      last = lines.last?.prefix { $0 != "," }
      pieces += part
    }
    #expect(pieces == rows.joined())
    #expect(longest > 600 || whole == count && count > 3)
  }
}
