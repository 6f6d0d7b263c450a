import Testing

@testable import Reading

/// Words are found by their first and last bytes; looking at every word of a list finds the same.
struct WordTableTests {
  @Test(arguments: ["ko", "zh", "ja"])
  func findsWhatLookingAtEveryWordFinds(language: String) {
    let file = "lexicons/\(language)/newnames.tsv"
    let names = NewNames.Words.Class.allCases.map { "\($0)" }
    let table = WordTable(of: [file], lists: names, longestFirst: true)
    var lists = [[[UInt8]]](repeating: [], count: names.count)
    for line in WordListTests.lines(file) {
      if let list = names.firstIndex(of: line.name) { lists[list] += line.words.map { Array($0.utf8) } }
    }
    let words = lists.flatMap { $0 }
    #expect(words.count > 500)
    for index in stride(from: 0, to: words.count - 1, by: 9) {
      // A word cut off by one character at its end, and another one.
      let text = words[index] + words[index + 1].dropLast(index % 2 == 0 ? 0 : 3) + words[index]
      text.withUnsafeBufferPointer { bytes in
        for place in stride(from: 0, to: text.count, by: 3) {
          for (number, list) in lists.enumerated() {
            let starting = list.filter { text[place...].starts(with: $0) }.map(\.count).max() ?? 0
            let ending = list.filter { text[..<place].reversed().starts(with: $0.reversed()) }.map(\.count).max() ?? 0
            #expect(table.length(ofList: number, in: bytes, at: place, before: text.count) == starting)
            #expect(table.length(ofList: number, in: bytes, endingAt: place, from: 0) == ending)
            if starting > 0 { #expect(table.lists(at: place, of: bytes) >> number & 1 == 1) }
            if ending > 0 { #expect(table.lists(endingAt: place, of: bytes) >> number & 1 == 1) }
          }
        }
        for (number, list) in lists.enumerated() {
          let isIn = list.contains { word in
            stride(from: 0, to: text.count, by: 1).contains {
              text[$0...].starts(with: word) && text[$0] & 0xC0 != 0x80
            }
          }
          #expect(table.isIn(0..<text.count, of: bytes, list: number) == isIn)
        }
      }
    }
  }

  @Test(arguments: [Tongue.korean, .english, .chinese, .japanese])
  func noTopicalCueIsPassedOver(tongue: Tongue) {
    let language = [Tongue.korean: "ko", .english: "en", .chinese: "zh", .japanese: "ja"][tongue] ?? ""
    var found = 0
    EmbeddedFile.named("lexicons/\(language)/cues.tsv")?.forEachLine { line in
      for word in line.fields(3)[2].string.split(separator: "|").prefix(20) {
        let text = Array(("x " + word.lowercased() + " 9 ").utf8)
        text.withUnsafeBufferPointer { text in
          var marks: [Mark] = []
          tongue.cues.find(in: text, part: 0..<text.count, into: &marks)
          guard marks.contains(where: { CueSet.topical.contains($0.kind) }) else { return }
          found += 1
          #expect(tongue.cues.mayHoldTopical(text, part: 0..<text.count))
        }
      }
    }
    #expect(found > 20)
  }
}
