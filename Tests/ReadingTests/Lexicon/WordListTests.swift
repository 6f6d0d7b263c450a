import Testing

@testable import Reading

/// `words.tsv` and the names of its lists in `WordList` go together.
struct WordListTests {
  static let files = ["lexicons/words.tsv"] + ["ko", "en", "zh", "ja"].map { "lexicons/\($0)/words.tsv" }

  static func lines(_ file: String) -> [(name: String, words: [String])] {
    var lines: [(String, [String])] = []
    EmbeddedFile.named(file)?.forEachLine { line in
      let fields = line.fields(2)
      let words = fields[1].string.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      lines.append((fields[0].string, words))
    }
    return lines
  }

  @Test(arguments: files)
  func everyLineNamesAList(_ file: String) {
    let names = Set(WordList.allCases.map { "\($0)" })
    let lines = Self.lines(file)
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(names.contains(line.name), "\(line.name) is no case of WordList")
      #expect(Set(line.words).count == line.words.count, "\(line.name) has a word twice")
      #expect(!line.words.contains(""), "\(line.name) has an empty word")
    }
    #expect(Set(lines.map(\.name)).count == lines.count, "a list has two lines")
  }

  @Test func everyListHasWords() {
    let named = Set(Self.files.flatMap { Self.lines($0).map(\.name) })
    for list in WordList.allCases { #expect(named.contains("\(list)"), "\(list) has no line in any words.tsv") }
  }

  @Test func aTextIsAskedWithTheWordsOfItsLanguageAndThoseForAll() {
    let text = Array("회사는 했다 ▼5% 가운데 ".utf8)
    text.withUnsafeBufferPointer { text in
      let scene = Scene(text: text, tongue: .korean, range: 0..<text.count)
      #expect(scene.starts(.resolve, at: 10))
      #expect(!Scene(text: text, tongue: .japanese, range: 0..<text.count).starts(.resolve, at: 10))
      #expect(!scene.starts(.resolve, at: 11))
      #expect(scene.starts(.downSign, at: 17))
      #expect(scene.ends(.downSign, at: 20))
      #expect(!scene.ends(.downSign, at: 19))
      #expect(scene.contains(.downSign, in: 3..<20))
      #expect(!scene.contains(.downSign, in: 3..<19))
      #expect(scene.starts(.wholeOf, at: 22))
      #expect(!scene.starts(.wholeOf, at: text.count))
      #expect(!scene.starts(.wholeOf, at: text.count - 1))
    }
  }

  @Test func wordsStandWholeAlsoAtTheEndOfAText() {
    let text = Array("a Pty KGaA".utf8)
    text.withUnsafeBufferPointer { text in
      #expect(WordTable.english.holds(6..<10, of: text, .legalForm))
      #expect(!WordTable.english.holds(6..<9, of: text, .legalForm))
      #expect(WordTable.english.holds(2..<5, of: text, .legalForm))
      #expect(WordTable.english.length(of: .legalForm, in: text, endingAt: 10, from: 0) == 4)
      #expect(WordTable.english.length(of: .legalForm, in: text, endingAt: 10, from: 7) == 0)
    }
  }
}
