// `extract --explain` for people: a line for each amount and percentage that became no fact, in its sentence.
import Reading
import Rendering
import Vocabulary

enum ExplanationSheet {
  static func text(_ article: ReadArticle, usesColour: Bool) -> String {
    let body = Array(article.body.utf8)
    let facts = DocumentFacts.merged(article.statements)
    var lines = [
      "\(visible(article.uri)): \(counted(facts.count, "fact")), \(article.unused.count) of its amounts and percentages unused"
    ]
    for fact in facts { lines.append("  = \(visible(factWords(fact.value)))") }
    var line = 1
    var passed = 0
    for mention in article.unused {
      // In the order of the text: each line end is looked at once.
      if mention.bytes.lowerBound < passed { (line, passed) = (1, 0) }
      line += body[passed..<mention.bytes.lowerBound].count { $0 == 0x0A }
      passed = mention.bytes.lowerBound
      lines.append("  \(line): \"\(visible(mention.text))\" \(mention.reason.words)")
      let passage = MarkedPassage(
        body, shown: Passage.around(mention.bytes, in: body), quote: mention.bytes, parts: [],
        isHTML: body.first { $0 > 0x20 } == UInt8(ascii: "<"))
      lines.append("      \(passage.text(usesColour: usesColour))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
