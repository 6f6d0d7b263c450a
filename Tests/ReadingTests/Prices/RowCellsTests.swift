// Lines split into cells: in one pass where no quote stands in them, and otherwise.
import Testing

@testable import Reading

@Suite struct RowCellsTests {
  private func texts(_ cells: RowCells, _ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    (0..<cells.count).map { String(decoding: bytes[cells[$0]], as: UTF8.self) }
  }

  /// A line is split into its own cells, whatever the line before it had.
  @Test func cells() {
    var cells = RowCells()
    #expect(cells.last == nil)
    let lines = [
      ("a,\"b,c\",d,", ["a", "b,c", "d", ""]), ("e", ["e"]), ("", [""]), ("f, g,h ,i,j", ["f", "g", "h ", "i", "j"]),
    ]
    for (line, wanted) in lines {
      Array(line.utf8).withUnsafeBufferPointer { bytes in
        cells.split(bytes, 0..<bytes.count, delimiter: UInt8(ascii: ","))
        #expect(texts(cells, bytes) == wanted)
        #expect(cells.last == cells[cells.count - 1])
      }
    }
  }

  /// What is split in one pass is what is split in two, with any bytes.
  @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]) func onePass(delimiter: UInt8) {
    var random = SystemRandomNumberGenerator()
    let letters = Array("ab1 ,;\t\r\n\n\"".utf8)
    for length in 0..<400 {
      let text = (0..<length % 40).map { _ in letters.randomElement(using: &random) ?? 0 }
      text.withUnsafeBufferPointer { bytes in
        var (one, two) = (LineCursor(bytes), LineCursor(bytes))
        var (plain, split) = (RowCells(), RowCells())
        while one.place < bytes.count {
          let hasQuote = bytes[one.place...].prefix { $0 != UInt8(ascii: "\n") }.contains(UInt8(ascii: "\""))
          let lineBreak = plain.splitPlain(bytes, from: one.place, delimiter: delimiter)
          #expect((lineBreak == nil) == hasQuote, "\(text)")
          let line = lineBreak.map { one.pass($0) } ?? one.next()
          let other = two.next()
          #expect(line?.range == other?.range && line?.number == other?.number && one.place == two.place, "\(text)")
          guard let other, !hasQuote else { continue }
          split.split(bytes, other.range, delimiter: delimiter)
          #expect((0..<plain.count).map { plain[$0] } == (0..<split.count).map { split[$0] }, "\(text)")
          #expect(plain.openQuote == nil)
        }
        #expect(two.next() == nil)
      }
    }
  }
}
