import Foundation
import Testing

@testable import Reading

/// What judgements take for the words of a sentence.
struct SentenceUnitsTests {
  /// The units of a sentence in which the given parts are marks; "<3>" stands for a mark of a kind.
  private func units(_ sentence: String, _ tongue: Tongue, _ parts: [(String, Cue)]) -> [String] {
    // Words are read eight bytes at a time: those behind the sentence are there.
    let text = Array(sentence.utf8) + [UInt8](repeating: 0, count: 16)
    let folded = text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return text.withUnsafeBufferPointer { text in
      folded.withUnsafeBufferPointer { folded in
        var scene = Scene(text: text, tongue: tongue, range: 0..<sentence.utf8.count)
        for (part, kind) in parts {
          guard let range = sentence.range(of: part) else { continue }
          let start = sentence.utf8.distance(from: sentence.startIndex, to: range.lowerBound)
          let end = start + part.utf8.count
          scene.marks.append(Mark(start: Int32(start), end: Int32(end), kind: kind, value: 0, ref: 0))
        }
        scene.sortMarks()
        var units = SentenceUnits()
        units.read(scene, folded)
        return units.units.map { unit in
          let word = String(decoding: folded[Int(unit.start)..<Int(unit.end)], as: UTF8.self)
          return unit.mark < 0 ? word : "<\(word)>"
        }
      }
    }
  }

  @Test func wordsOfEnglish() {
    let found = units(
      "Siemens will invest $5bn, it said.", .english, [("Siemens", .entity), ("$5bn", .money), ("invest", .commit)])
    #expect(found == ["<siemens>", "will", "invest", "<$5bn>", ",", "it", "said", "."])
  }

  @Test func wordsOfKorean() {
    let found = units("카카오는 3년간 6천억 원을 투자한다.", .korean, [("카카오", .entity), ("3년간", .duration), ("6천억 원", .money)])
    #expect(found == ["<카카오>", "는", "<3년간>", "<6천억 원>", "을", "투자한다", "."])
  }

  @Test func charactersOfChinese() {
    let found = units("比亚迪拟投资200亿元。", .chinese, [("比亚迪", .entity), ("200亿元", .money)])
    #expect(found == ["<比亚迪>", "拟", "投", "资", "<200亿元>", "。"])
  }

  @Test func charactersOfJapanese() {
    let found = units("ソニーは2兆円を投じる", .japanese, [("ソニー", .entity), ("2兆円", .money)])
    #expect(found == ["<ソニー>", "は", "<2兆円>", "を", "投", "じ", "る"])
  }

  /// A mark stands for what it is: two amounts are the same word, an amount and a name are not.
  @Test func marksStandForTheirKind() {
    func hashes(_ sentence: String, _ parts: [(String, Cue)]) -> [UInt64] {
      let text = Array(sentence.utf8) + [UInt8](repeating: 0, count: 16)
      return text.withUnsafeBufferPointer { text in
        var scene = Scene(text: text, tongue: .english, range: 0..<sentence.utf8.count)
        for (part, kind) in parts {
          guard let range = sentence.range(of: part) else { continue }
          let start = sentence.utf8.distance(from: sentence.startIndex, to: range.lowerBound)
          scene.marks.append(
            Mark(start: Int32(start), end: Int32(start + part.utf8.count), kind: kind, value: 0, ref: 0))
        }
        var units = SentenceUnits()
        units.read(scene, text)
        #expect(units.index(of: 0) == 1)
        return units.units.map(\.hash)
      }
    }
    #expect(hashes("a 5bn b", [("5bn", .money)]) == hashes("a 7m b", [("7m", .money)]))
    #expect(hashes("a 5bn b", [("5bn", .money)]) != hashes("a 5bn b", [("5bn", .percent)]))
  }
}
