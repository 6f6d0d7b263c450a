import Testing
import Vocabulary

@testable import Reading

/// The blocks of a document as lines: kind, then text; cells divided by bars.
func outline(_ text: String, name: String = "a.txt") throws -> [String] {
  let document = try ArticleReader.document(Array(text.utf8), uri: name, options: ReadingOptions())
  return document.blocks.map { block in
    let words =
      block.isTable
      ? document.cells(of: block).map { document.string($0) }.joined(separator: "|") : document.string(block.range)
    return "\(block.kind): \(words)"
  }
}

@Suite struct DocumentTests {
  @Test func plainTextIsOneBlockALine() throws {
    let blocks = try outline("Headline of the day\n\nFirst paragraph, short.\n  • one\n  • two\n-----\nLast line\n")
    #expect(
      blocks == [
        "title: Headline of the day", "paragraph: First paragraph, short.", "listItem: one", "listItem: two",
        "paragraph: Last line",
      ])
  }

  @Test func lineBreaksOfAllKindsCount() throws {
    #expect(try outline("A headline here\r\nb two words\rc three\u{2028}d four").count == 4)
  }

  @Test func wrappedLinesAreJoined() throws {
    let text = """
      Company to spend more

      The company said on Monday that it would spend forty
      billion dollars on new data centers over the coming
      three years, more than it had spent in the ten years
      before that, and that most of the money would go to
      chips.

      A second paragraph that is wrapped in the same way so
      that nobody doubts it.
      """
    let blocks = try outline(text)
    #expect(blocks.count == 3)
    #expect(blocks[1].contains("spend forty billion dollars on"))
    let document = try ArticleReader.document(Array(text.utf8), uri: "a.txt", options: ReadingOptions())
    let range = document.blocks[1].range
    #expect(document.quote(range).contains("spend forty\nbillion"))
  }

  @Test func markdownLosesItsMarks() throws {
    let text = """
      ---
      title: "A plan: 50 trillion won"
      date: 2025-03-01
      lang: en
      ---

      ## What *is* new?
      It will put **at least RMB380 billion ($52.4 billion)** into [the cloud](https://a.b/c_d) &amp; AI.<br>
      - first `item` with \\$5
      - second ![picture 3 billion](x.png)item<!-- 4 billion -->

      | Company | Sum |
      |:--|--:|
      | A \\| B | **5** |
      | C | 6 |

      ```python
      print("7 billion")
      ```
      """
    let blocks = try outline(text, name: "plan.txt")
    #expect(
      blocks == [
        "title: A plan: 50 trillion won", "heading: What is new?",
        "paragraph: It will put at least RMB380 billion ($52.4 billion) into the cloud & AI.",
        "listItem: first item with $5", "listItem: second item", "tableHeader: Company|Sum", "tableRow: A | B|5",
        "tableRow: C|6", "furniture: print(\"7 billion\")",
      ])
    let document = try ArticleReader.document(Array(text.utf8), uri: "plan.txt", options: ReadingOptions())
    #expect(document.publishedOn?.description == "2025-03-01")
    #expect(document.language == "en")
    // The quote has the marks, since it is a span of the file.
    let paragraph = try #require(document.blocks.first { $0.kind == .paragraph })
    #expect(document.quote(paragraph.range).hasPrefix("It will put **at least RMB380 billion"))
  }

  @Test(arguments: ["*", "_", "[", "[a](b", "|", "<", "&", "1% ", "`", "\\", "▲", "\u{1100}\u{1161}"])
  func repeatedMarksEnd(_ mark: String) throws {
    let text = String(repeating: mark, count: 200_000)
    for name in ["a.txt", "a.md"] {
      _ = try ArticleReader.document(Array(text.utf8), uri: name, options: ReadingOptions())
    }
  }

  @Test func tabsMakeTables() throws {
    let blocks = try outline("A headline of a page\n\n회사\t금액\n삼성전자\t50조 원\nLG\t 3조 원\n\nOne\ttab alone\n")
    #expect(
      blocks == [
        "title: A headline of a page", "tableHeader: 회사|금액", "tableRow: 삼성전자|50조 원", "tableRow: LG|3조 원",
        "paragraph: One\ttab alone",
      ])
  }

  @Test func oneTableMakesMarkdown() throws {
    #expect(try outline("Plans of the year\n\n| A | B |\n|---|---|\n| 1 | 2 |\n").last == "tableRow: 1|2")
  }

  @Test func frontMatterThatIsNoYAMLIsReadByLines() throws {
    let text = "---\ntitle: Foo: bar [x\ndate: '2025-04-05'\n---\n\nText goes here.\n"
    let document = try ArticleReader.document(Array(text.utf8), uri: "a.md", options: ReadingOptions())
    #expect(document.title == "Foo: bar [x")
    #expect(document.publishedOn?.description == "2025-04-05")
  }

  @Test func aRuleAtTheTopIsNoFrontMatter() throws {
    #expect(try outline("---\nJust a line\n---\nand another\n").contains { $0.contains("Just a line") })
  }

  @Test func charactersThatAreNoMarksStay() throws {
    let blocks = try outline("# A headline\n\n5*3 and snake_case_name, R&D, a < b, AT&T [sic] (5 bn)\n", name: "a.md")
    #expect(blocks[1] == "paragraph: 5*3 and snake_case_name, R&D, a < b, AT&T [sic] (5 bn)")
  }

  @Test(arguments: [
    "", "\n\n", "   ", "---", "|", "```", "- ", "#", "<", "<html", "&", "\u{FEFF}", "▲", "%", "1%", "[", "![](",
  ])
  func tinyInputsAreRead(_ text: String) throws {
    for name in ["a.txt", "a.md", "a.html"] {
      let article = try ArticleReader().read(Array(text.utf8), uri: name)
      #expect(article.statements.isEmpty)
    }
  }
}
