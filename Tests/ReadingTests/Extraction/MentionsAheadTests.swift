import Testing

@testable import Reading

struct MentionsAheadTests {
  /// Paragraphs with amounts, percentages, conversions and none of them, more than are looked at together.
  @Test(arguments: [1, 3, 40, 400])
  func quantitiesFoundAheadAreThoseOfEachBlock(count: Int) throws {
    let paragraphs = (0..<count).map { number in
      switch number % 4 {
      case 0: "Orvel will spend RMB\(number + 2) billion ($\(number + 1).4 billion) on two plants by 2027."
      case 1: "The company makes bearings, and has done so for long."
      case 2: "Its shares rose \(number)% in March, after $3 million, or about 2.8 million euros, was paid back."
      default: "# Plans"
      }
    }
    let text = paragraphs.joined(separator: "\n\n")
    let document = try ArticleReader.document(Array(text.utf8), uri: "plans.md", options: ReadingOptions())
    var converted = 0
    document.text.withUnsafeBufferPointer { text in
      var ahead = MentionsAhead(in: text, of: document)
      var taken: [Mention] = []
      for index in document.blocks.indices where document.blocks[index].statesFacts {
        var own: [Mention] = []
        Recognizer().find(
          in: text, part: document.blocks[index].range, language: document.language, into: &own)
        ahead.take(index, into: &taken)
        #expect(taken == own)
        converted += taken.count { $0.restates != nil }
      }
    }
    #expect(converted > 0)
  }
}
