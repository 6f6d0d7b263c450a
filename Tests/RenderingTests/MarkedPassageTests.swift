import Testing

@testable import Rendering

/// A quote between the words around it.
struct MarkedPassageTests {
  private static func range(_ words: String, in text: String) -> Range<Int> {
    let (bytes, wanted) = (Array(text.utf8), Array(words.utf8))
    let start = (0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) } ?? 0
    return start..<start + wanted.count
  }

  private func passage(
    _ text: String, _ shown: String, _ quote: String, _ parts: [(String, MarkedPassage.Part)], isHTML: Bool = false
  ) -> MarkedPassage {
    MarkedPassage(
      Array(text.utf8), shown: Self.range(shown, in: text), quote: Self.range(quote, in: text),
      parts: parts.map { (Self.range($0.0, in: text), $0.1) }, isHTML: isHTML)
  }

  private static let text = "제목\n알리바바는 앞으로 3년간\n3천800억 위안을 투자한다. 끝."

  @Test func partsAreNamedInBrackets() {
    let marked = passage(
      Self.text, "알리바바는 앞으로 3년간\n3천800억 위안을 투자한다.", "3년간\n3천800억 위안을 투자한다",
      [("알리바바", .subject), ("3천800억 위안", .amount), ("앞으로 3년간", .period), ("3천", .subject)])
    #expect(marked.text(usesColour: false) == "[subject: 알리바바]는 앞으로 «[period: 3년간] [amount: 3천800억 위안]을 투자한다». …")
    #expect(MarkedPassage.legend(usesColour: false).isEmpty)
  }

  @Test func partsAreColouredOnATerminal() {
    let marked = passage(Self.text, "알리바바는 앞으로 3년간", "3년간", [("알리바바", .subject), ("3년간", .period)])
    #expect(
      marked.text(usesColour: true) == "\u{1B}[4;36m알리바바\u{1B}[0m는 앞으로 \u{1B}[1;4;32m3년간\u{1B}[0m")
    #expect(MarkedPassage.legend(usesColour: true).contains("subject"))
  }

  @Test func controlCharactersAreEscapedAndTagsLeftOut() {
    let text = "<p>a <b>big</b>\u{1B}[31m <i\nclass='x'>plan</i> 1 < 2 \u{202E}</p>"
    #expect(
      passage(text, text, "<b>big</b>", [], isHTML: true).text(usesColour: false)
        == "a «big»\\u{1B}[31m plan 1 < 2 \\u{202E}")
    #expect(passage("a\u{7}b", "a\u{7}b", "b", []).text(usesColour: false) == "a\\u{7}«b»")
  }

  @Test func aPassageOfHTMLStaysInItsBlockAndReadsItsReferences() {
    let text =
      "<title>Head &amp; line</title><p class=\"a\">R&amp;D of 5 &lt;units&gt;: <b>A&#38;B</b> plans &#x20AC;5&nbsp;bn &odd; more.</p><p>Next"
    #expect(
      passage(text, text, "plans &#x20AC;5&nbsp;bn", [("&#x20AC;5&nbsp;bn", .amount)], isHTML: true).text(
        usesColour: false)
        == "R&D of 5 <units>: A&B «plans [amount: €5 bn]» &odd; more.")
    // Without markup nothing of it is a reference.
    #expect(passage("a &amp; b", "a &amp; b", "b", []).text(usesColour: false) == "a &amp; «b»")
  }

  @Test func whatIsOutsideIsCut() {
    let marked = MarkedPassage(
      Array("abcdef".utf8), shown: 2..<99, quote: 0..<4, parts: [(0..<3, .amount), (5..<5, .period)])
    #expect(marked.text(usesColour: false) == "… «[amount: c]d»ef")
  }
}
