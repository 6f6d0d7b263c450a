// Every fact of a page with the words that state it: the quote between its neighbours, in its own language, its amount
// marked, and who said it where and when.
import Vocabulary

extension Report {
  func writeFacts(into page: inout Markup) {
    let documents = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    page.element("p", ["class": "note"]) { page in
      page.words("The quote stands out between the sentences around it; ")
      page.element("mark", words: "amounts")
      page.words(" are marked.")
    }
    for company in companies {
      let own = facts.filter { $0.entityID == company.id }
      if own.isEmpty { continue }
      page.element("h3", words: company.name)
      page.raw("\n")
      for fact in own {
        page.element("article", ["class": "fact", "id": "fact-\(fact.id)", "aria-labelledby": "fact-\(fact.id)-title"])
        {
          page in
          write(fact, of: company, documents, into: &page)
        }
      }
    }
  }

  private func write(_ fact: Fact, of company: Entity, _ documents: [Int64: Source], into page: inout Markup) {
    let words = factWords(fact.value, scale: scale)
    // The company stands above.
    let prefix = "\(company.name): "
    let title = words.hasPrefix(prefix) ? String(words.dropFirst(prefix.count)) : words
    page.element(
      "h4", ["id": "fact-\(fact.id)-title"], words: title.prefix(1).uppercased() + title.dropFirst())
    let count = Set(fact.quotes.map(\.sourceID)).count
    let notes = [
      fact.statedOn.map { "stated on \($0)" } ?? "no day known", counted(count, "source"), "fact \(fact.id)",
    ]
    page.element("p", ["class": "meta"], words: (notes + fact.notes).joined(separator: " · "))
    for quote in fact.quotes {
      page.element("figure", ["class": "quote"]) { page in
        let source = documents[quote.sourceID]
        page.element(
          "blockquote", ["lang": source?.language ?? "", "dir": "auto"]
        ) { page in
          page.element("p") { page in write(quote, into: &page) }
        }
        page.element("figcaption") { page in
          if let source { page.source(source) }
          if !quote.remark.isEmpty { page.element("span", ["class": "remark"], words: " (\(quote.remark))") }
        }
      }
    }
  }

  private func write(_ quote: Quote, into page: inout Markup) {
    guard let passage = quote.passage else {
      page.element("span", ["class": "said"], words: quote.words)
      return
    }
    let cut = passage.isCut
    if cut.before { page.words("… ") }
    for piece in passage.pieces where !piece.words.isEmpty {
      switch (piece.part, piece.isQuote) {
      case (.amount, _): page.element("mark", words: piece.words)
      case (_, true): page.element("span", ["class": "said"], words: piece.words)
      case (_, false): page.words(piece.words)
      }
    }
    if cut.behind { page.words(" …") }
  }
}

extension Markup {
  /// A document in words: publisher, title, day, and where it is.
  mutating func source(_ source: Report.Source) {
    if let publisher = source.publisher {
      element("span", ["class": "publisher"]) { page in page.element("bdi", words: publisher) }
      words(", ")
    }
    if let title = source.title {
      element("cite", ["lang": source.language ?? ""]) { page in page.element("bdi", words: title) }
      words(", ")
    }
    if let day = source.publishedOn {
      element("time", ["datetime": day], words: day)
    } else {
      words("undated")
    }
    words(". ")
    if Markup.isSafe(source.uri), !source.uri.hasPrefix("#") {
      link(source.uri, ["rel": "noreferrer"], words: Markup.host(source.uri))
    } else {
      element("span", ["class": "file"]) { page in page.element("bdi", words: source.uri) }
    }
  }

  /// `example.org` of `https://example.org/a/b`.
  private static func host(_ address: String) -> String {
    let parts = address.split(separator: "/", omittingEmptySubsequences: true)
    return parts.count > 1 ? String(parts[1]) : address
  }
}
