// Passes over many bytes at once find what passes over one at a time do.
import Testing

@testable import Reading

struct ByteScanTests {
  /// Numbers that are the same in every run.
  struct Chance {
    var seed: UInt64

    mutating func callAsFunction(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
  }

  @Test(arguments: 1...40)
  func validBytesAreToldFromOthers(seed: Int) {
    var chance = Chance(seed: UInt64(seed))
    let pieces = [
      "a", " ", "0", "é", "한", "国", "か", "\u{3099}", "\u{309A}", "\u{1112}", "\u{1161}", "😀", "\u{0}", "。", "\u{FFFD}",
    ].map { Array($0.utf8) }
    for _ in 0..<40 {
      var bytes: [UInt8] = []
      for _ in 0..<chance(40) { bytes += pieces[chance(chance(2) == 0 ? 6 : pieces.count)] }
      if !bytes.isEmpty, chance(2) == 0 { bytes[chance(bytes.count)] = UInt8(chance(256)) }
      if !bytes.isEmpty, chance(4) == 0 { bytes.removeLast(min(bytes.count, 1 + chance(2))) }
      bytes.withUnsafeBufferPointer { #expect(UTF8Scan($0) == UTF8Scan(slowly: $0)) }
    }
  }

  @Test(arguments: ["。", "！", "？", ".", "!", "?"])
  func sentencesEndWhereverTheMarkStands(mark: String) {
    for count in 1..<40 {
      for filler in ["国", "가", "か"] {
        let text = Array(
          (String(repeating: filler, count: count) + mark + " " + String(repeating: filler, count: 21)).utf8)
        text.withUnsafeBufferPointer { text in
          var sentences: [Range<Int>] = []
          Sentences.forEach(in: text, part: 0..<text.count) { sentences.append($0) }
          let end = count * 3 + mark.utf8.count
          #expect(sentences == [0..<end, end + 1..<text.count])
        }
      }
    }
  }

  @Test func linesEndWhereverTheBreakStands() {
    for count in 0..<40 {
      for end in ["\n", "\r", "\r\n", "\u{2028}"] {
        let text = Array((String(repeating: "x", count: count) + end + "–" + String(repeating: "y", count: 20)).utf8)
        text.withUnsafeBufferPointer { text in
          var lines = Lines(text)
          #expect(lines.next() == 0..<count)
          #expect(lines.next() == count + end.utf8.count..<text.count)
          #expect(lines.next() == nil)
        }
      }
    }
  }

  @Test(arguments: 1...20)
  func lettersAreFoldedAndBytesCountedOneByOne(seed: Int) {
    var chance = Chance(seed: UInt64(seed))
    for count in 0..<70 {
      let bytes = (0..<count).map { _ in UInt8(chance(chance(2) == 0 ? 256 : 0x30)) }
      bytes.withUnsafeBufferPointer { text in
        var folded = [UInt8](repeating: 0, count: count + 1)
        folded.withUnsafeMutableBufferPointer { room in
          if let base = room.baseAddress { ByteWord.fold(text, 0..<count, into: base) }
        }
        #expect(folded == bytes.map(\.lowered) + [0])
        let wide = ByteWord.wide(text, 0..<count)
        #expect(wide.count == bytes.filter { $0 >= 0x80 }.count)
        #expect(wide.hasNumeral == bytes.contains { $0 >> 4 == 3 || $0 == 0xEF })
      }
    }
  }
}
