import Testing
import Vocabulary

@testable import Rendering

/// Reports as pages: what a document says arrives as words, whatever it says.
@Suite struct ReportTests {
  static let company = Entity(id: "evil", name: "Evil <b>& Co</b> \"x\"", kind: .company)

  static func page(title: String? = "A", uri: String = "a.txt", language: String? = "ko") -> String {
    var report = Report(
      companies: [company], comparison: Grid(columns: []), filings: Grid(columns: []),
      findings: Grid(columns: []), style: "body{}")
    report.sources = [
      .init(id: 7, publishedOn: "2025-02-24", publisher: "P", title: title, language: language, uri: uri)
    ]
    let entity = EntityMention(id: "evil", name: "Evil", mention: "Evil", isProvisional: false)
    var fact = Report.Fact(
      id: 3,
      value: .investment(
        Investment(
          entity: entity, kind: .capex, status: .planned, amount: DecimalNumber("380000000000"),
          currency: Currency("CNY"),
          qualifier: .atLeast, years: 3)), entityID: "evil", statedOn: "2025-02-24")
    let body = Array("먼저. Evil will <i>invest</i> 380 billion & more. Then.".utf8)
    let text = String(decoding: body, as: UTF8.self)
    func range(_ words: String) -> Range<Int> {
      guard let found = text.firstRange(of: words) else { return 0..<0 }
      return found.lowerBound.utf16Offset(in: text)..<found.upperBound.utf16Offset(in: text)
    }
    let shift = "먼저".utf8.count - "먼저".utf16.count
    func bytes(_ words: String) -> Range<Int> { range(words).lowerBound + shift..<range(words).upperBound + shift }
    fact.quotes = [
      .init(
        sourceID: 7, words: "invest",
        passage: MarkedPassage(
          body, shown: 0..<body.count, quote: bytes("Evil will <i>invest</i> 380 billion & more"),
          parts: [(bytes("380 billion"), .amount)]), remark: "at least")
    ]
    report.facts = [fact]
    return String(decoding: report.html(), as: UTF8.self)
  }

  @Test func nothingOfADocumentIsMarkup() {
    let page = Self.page(title: "<script>alert('1')</script>\u{202E} \"q\" & more", uri: "javascript:alert(1)")
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\\u{202E} &quot;q&quot; &amp; more"))
    #expect(!page.contains("href=\"javascript"))
    #expect(page.contains("Evil &lt;b&gt;&amp; Co&lt;/b&gt; &quot;x&quot;"))
    #expect(!page.contains("\u{202E}"))
  }

  @Test func aQuoteStandsBetweenItsNeighboursWithItsAmountMarked() {
    let page = Self.page()
    #expect(
      page.contains(
        "먼저. <span class=\"said\">Evil will &lt;i&gt;invest&lt;/i&gt; </span><mark>380 billion</mark>"
          + "<span class=\"said\"> &amp; more</span>. Then."))
    #expect(page.contains("<blockquote lang=\"ko\" dir=\"auto\">"))
    #expect(page.contains("<cite lang=\"ko\"><bdi>A</bdi></cite>"))
    #expect(page.contains("Evil: planned capex of at least 380 bn CNY, 3 years"))
  }

  @Test(arguments: [
    ("https://example.org/a?b=1&c=2", true), ("http://example.org", true), ("a/b.txt", false), ("javascript:1", false),
    ("data:text/html,x", false), ("//example.org", false),
  ])
  func onlyTheWebIsLinked(_ uri: String, _ isLink: Bool) {
    let page = Self.page(uri: uri)
    #expect(page.contains("href=\"\(markupEscaped(uri))\"") == isLink)
    #expect(page.contains(isLink ? ">example.org</a>" : "<bdi>\(uri)</bdi>"))
  }

  @Test func whatIsNoCharacterIsReplaced() {
    let scalars: [UInt32] = [0x61, 0xFFFE, 0x62, 0xFDD0, 0x63, 0x1FFFF]
    let text = String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
    #expect(markupEscaped(text) == "a\u{FFFD}b\u{FFFD}c\u{FFFD}")
    #expect(markupEscaped("한 👍 é") == "한 👍 é")
  }

  @Test func sectionsWithoutContentAreLeftOut() {
    let page = Self.page()
    for id in ["prices", "filings", "checks", "rates", "gaps"] {
      #expect(!page.contains("<section id=\"\(id)\""), "\(id)")
    }
    for id in ["comparison", "facts", "sources"] { #expect(page.contains("<section id=\"\(id)\""), "\(id)") }
    // Every link of the contents has its place.
    for link in page.ranges(of: /href="#([a-z0-9-]+)"/) {
      let target = page[link].dropFirst(7).dropLast()
      #expect(page.contains("id=\"\(target)\""), "\(target)")
    }
  }

  @Test func columnsOfYears() {
    let chart = ColumnChart(
      title: "T", unit: "USD a year", categories: ["2023", "2024"],
      series: [
        .init(name: "A", values: [10e9, nil], texts: ["10 bn USD", nil], isPale: [false, false]),
        .init(name: "B & C", values: [4e9, 5e9], texts: ["4 bn USD", "5 bn USD"], isPale: [true, false]),
      ])
    let svg = chart.inlineSVG(id: "x", width: 400, height: 200, style: "wide")
    #expect(svg.contains("A: 2023 10 bn USD; B &amp; C: 2023 4 bn USD, 2024 5 bn USD"))
    #expect(svg.contains(">10 bn</text>") && svg.contains(">2024</text>"))
    // Three columns and two fields of the key.
    #expect(svg.ranges(of: "<rect").count == 5)
    #expect(svg.ranges(of: "fill-opacity").count == 1)
    #expect(svg.contains("role=\"img\" aria-labelledby=\"x-title x-desc\""))
    #expect(!svg.contains("nan") && !svg.contains("inf") && !svg.contains("<style"))
  }
}
