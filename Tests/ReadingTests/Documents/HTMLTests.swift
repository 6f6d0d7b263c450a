import Testing
import Vocabulary

@testable import Reading

@Suite struct HTMLTests {
  private static let page = """
    <!DOCTYPE html><html lang="en"><head><meta charset="euc-kr">
    <title>Maker to spend &euro;5bn | The Daily Grid</title>
    <meta property="og:site_name" content="Daily Grid">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2025-05-06T23:10:00Z"}</script>
    <script>var a = "<p>9 billion</p>";</script></head>
    <body class="has-sidebar"><nav><a href="/">Home</a> <a href="/m">Subscribe for 4.99</a></nav>
    <div class="page content-sidebar"><h1>Maker to spend &euro;5bn</h1>
    <p>The maker of caf&eacute; tables will invest
       &euro;5&nbsp;billion <b>over</b> three years, it said on Tuesday in a long statement that went on and on.</p>
    <p>AT&amp;T is not part of it, and neither is anybody else whose name might have been mentioned on this page today.</p>
    <table><caption>Plans, in millions</caption><tr><th>Firm</th><th>Sum</th></tr><tr><td>A</td><td>5</td></tr></table>
    <ul><li>Body item one</li><li>Body item two</li></ul>
    <figure><img src="x.jpg"><figcaption>A table. Photo: handout</figcaption></figure>
    <div class="related-news"><h3>More</h3><ul><li>Rival spends 7 billion</li></ul></div></div>
    <aside><p>Most read: 8 billion</p></aside><footer>&copy; 2025 Grid Ltd</footer></body></html>
    """

  @Test func articleApartFromThePage() throws {
    let blocks = try outline(Self.page, name: "page.html")
    #expect(
      blocks.filter { !$0.hasPrefix("furniture") } == [
        "title: Maker to spend €5bn",
        "paragraph: The maker of café tables will invest €5\u{A0}billion over three years, it said on Tuesday in a long statement that went on and on.",
        "paragraph: AT&T is not part of it, and neither is anybody else whose name might have been mentioned on this page today.",
        "heading: Plans, in millions", "tableHeader: Firm|Sum", "tableRow: A|5", "listItem: Body item one",
        "listItem: Body item two", "caption: A table. Photo: handout",
      ])
  }

  @Test func metadata() throws {
    let document = try ArticleReader.document(Array(Self.page.utf8), uri: "page.html", options: ReadingOptions())
    #expect(document.title == "Maker to spend €5bn")
    #expect(document.publisher == "Daily Grid")
    #expect(document.publishedOn?.description == "2025-05-06")
    #expect(document.language == "en")
  }

  @Test func everyRangeLeadsToItsBytesOfThePage() throws {
    let document = try ArticleReader.document(Array(Self.page.utf8), uri: "page.html", options: ReadingOptions())
    let place = try #require(
      document.text.withUnsafeBufferPointer { ByteSearch.first(of: Array("€5\u{A0}billion".utf8), in: $0, from: 0) })
    #expect(document.quote(place..<place + "€5\u{A0}billion".utf8.count) == "&euro;5&nbsp;billion")
    let name = try #require(
      document.text.withUnsafeBufferPointer { ByteSearch.first(of: Array("café".utf8), in: $0, from: 0) })
    #expect(document.quote(name..<name + 5) == "caf&eacute;")
    // Blanks of the source count as one, and lead to all of them.
    let blank = try #require(
      document.text.withUnsafeBufferPointer { ByteSearch.first(of: Array("invest €5".utf8), in: $0, from: 0) })
    #expect(document.quote(blank..<blank + "invest €5".utf8.count) == "invest\n   &euro;5")
  }

  @Test(arguments: [
    ("<meta property=\"article:published_time\" content=\"2025-09-24T09:12:00+01:00\">", "2025-09-24"),
    ("<meta name=\"pubdate\" content=\"20251226\">", "2025-12-26"),
    ("<meta name=\"date\" content=\"Mon, 24 Feb 2025 08:00:00 GMT\">", "2025-02-24"),
    ("<time datetime=\"2025-01-31T10:00\">31 Jan</time>", "2025-01-31"),
    ("<span itemprop=\"datePublished\" content=\"2025-03-02\"></span>", "2025-03-02"),
  ])
  func publicationDays(_ mark: String, _ day: String) throws {
    let page = "<html><body>\(mark)<h1>A headline of some length</h1><p>Text.</p></body></html>"
    let document = try ArticleReader.document(Array(page.utf8), uri: "page.html", options: ReadingOptions())
    #expect(document.publishedOn?.description == day)
  }

  @Test func brokenMarkupIsRead() throws {
    let blocks = try outline(
      "<html><body><h1>Head of all<p>One <b>two<p>Three</b> &unknown; &#x20AC; < 5 &amp; <table><tr><td>a<td>b</table>",
      name: "x.html")
    #expect(blocks.contains("paragraph: Three &unknown; € < 5 &"))
    #expect(blocks.contains("tableRow: a|b"))
  }

  /// Only the innermost row of tables within tables holds data; rows after the inner table are rows again.
  @Test func tablesWithinTables() throws {
    let depth = 50
    let page =
      "<html><body><h1>Head of all</h1>" + String(repeating: "<table><tr><td>a</td><td>", count: depth) + "x</td></tr>"
      + String(repeating: "<tr><td>c</td><td>d</td></tr></table></td></tr>", count: depth) + "<p>End</p>"
    let rows = try outline(page, name: "x.html").filter { $0.hasPrefix("table") }
    #expect(rows == ["tableRow: a|x"] + [String](repeating: "tableRow: c|d", count: depth))
  }

  @Test(arguments: [
    String(repeating: "<div>", count: 20_000),
    String(repeating: "<div>", count: 8000) + String(repeating: "</b>", count: 8000),
    "<a " + (0..<20_000).map { "x\($0)" }.joined(separator: " ") + ">t</a>", String(repeating: "<!--", count: 20_000),
    String(repeating: "&", count: 50_000), String(repeating: "<table><tr><td>", count: 5000),
    String(repeating: "<ul><li>", count: 10_000), String(repeating: "<", count: 50_000),
    String(repeating: "<table><tr><td>1", count: 30_000), String(repeating: "<b>a<br>", count: 30_000),
  ])
  func monstersEnd(_ page: String) throws {
    let article = try ArticleReader().read(Array(("<html>" + page).utf8), uri: "monster.html")
    #expect(article.statements.isEmpty)
  }
}
