// A report as one page of HTML: no network, no script, light and dark, on screen and on paper.
import Vocabulary

extension Report {
  /// The page, as UTF-8. Linear in what it says.
  public func html() -> [UInt8] {
    let measures = Measures(
      comparedFacts(comparison, sources: comparedSources.map { $0.map { "source \($0)" } }), scale: scale,
      isASCII: false)
    let notes = NoteLinks(measures.footnotes, sources: sources)
    let sections = sections(measures, notes)
    var page = Markup()
    page.raw("<!DOCTYPE html>\n")
    page.element("html", ["lang": "en"]) { page in
      page.element("head") { head(&$0) }
      page.element("body") { page in
        page.link("#main", ["class": "skip"], words: "Skip to the comparison")
        page.raw("\n")
        header(&page, sections)
        page.element("main", ["id": "main"]) { page in
          for section in sections {
            page.element("section", ["id": section.id, "aria-labelledby": "\(section.id)-title"]) { page in
              page.element("h2", ["id": "\(section.id)-title"], words: section.title)
              page.raw("\n")
              section.write(&page)
            }
          }
        }
        page.element("footer") { page in
          page.element(
            "p",
            words: "Made by invest from the documents named above. Amounts in brackets and conversions are rounded for "
              + "reading; the store keeps every digit.")
        }
      }
    }
    return Array(page.text.utf8)
  }

  struct Section {
    var id: String
    var title: String
    var write: (inout Markup) -> Void
  }

  /// What the page has, in the order of reading; what has nothing to say is left out.
  private func sections(_ measures: Measures, _ notes: NoteLinks) -> [Section] {
    var sections = [
      Section(id: "comparison", title: "Side by side") { writeComparison(measures, notes, into: &$0) }
    ]
    if let prices {
      sections.append(Section(id: "prices", title: "Share prices") { writePrices(prices, into: &$0) })
    }
    if !filings.rows.isEmpty {
      sections.append(Section(id: "filings", title: "What was reported") { writeFilings(into: &$0) })
    }
    if !findings.rows.isEmpty {
      sections.append(Section(id: "checks", title: "Is it true?") { writeFindings(into: &$0) })
    }
    if !facts.isEmpty {
      sections.append(Section(id: "facts", title: "Every fact, in the words of its sources") { writeFacts(into: &$0) })
    }
    if !rates.isEmpty || !notes.rates.isEmpty {
      sections.append(Section(id: "rates", title: "Exchange rates") { writeRates(notes, into: &$0) })
    }
    if !sources.isEmpty || !notes.tags.isEmpty {
      sections.append(Section(id: "sources", title: "Sources") { writeSources(notes, into: &$0) })
    }
    if !allGaps.isEmpty {
      sections.append(Section(id: "gaps", title: "What is missing") { writeGaps(into: &$0) })
    }
    return sections
  }

  /// `Alibaba and ByteDance`.
  var title: String {
    let names = companies.map { shownSafely($0.name) }
    return names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  private func head(_ page: inout Markup) {
    page.raw(
      """

      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="generator" content="invest">

      """)
    page.element("title", words: "\(title): plans, prices and reports compared\(asOf.map { ", as of \($0)" } ?? "")")
    page.raw("<style>\n\(style)\n\(SVG.styles)\n</style>\n")
  }

  private func header(_ page: inout Markup, _ sections: [Section]) {
    page.element("header") { page in
      page.element("p", ["class": "kicker"], words: "invest report")
      page.element("h1", words: title)
      page.element("p", ["class": "deck"], words: deck)
      page.element("p", ["class": "dateline"], words: dateline)
      page.element("nav", ["aria-label": "Contents"]) { page in
        page.element("ul") { page in
          for section in sections {
            page.element("li") { $0.link("#\(section.id)", words: section.title) }
          }
        }
      }
    }
  }

  /// What is on the page, in a sentence.
  private var deck: String {
    var words = "\(counted(facts.count, "fact")) from \(counted(sources.count, "source"))"
    let verdicts = verdictCounts
    let judged = verdicts.holds + verdicts.close + verdicts.wrong
    if judged > 0 {
      words += "; of \(counted(judged, "figure")) that can be checked "
      words += verdicts.wrong == 0 ? "none is wrong" : "\(verdicts.wrong) \(verdicts.wrong == 1 ? "is" : "are") wrong"
      if verdicts.close > 0 { words += ", \(verdicts.close) nearly right" }
    }
    return words + "."
  }

  /// What the page knows, and in which currency it speaks.
  private var dateline: String {
    let newest = sources.compactMap(\.publishedOn).max()
    var words = asOf.map { "As known at the end of \($0)" } ?? "All that the store knows"
    if let newest { words += "; newest source of \(newest)" }
    if let target { words += ". Amounts also in \(target)" }
    return words + "."
  }

  /// The rows of a grid by company.
  func comparedFacts(_ grid: Grid, sources: [[String]] = []) -> [[ComparedFact]] {
    var places: [String: Int] = [:]
    for (place, company) in companies.enumerated() { places[company.id] = place }
    var facts: [[ComparedFact]] = companies.map { _ in [] }
    for (index, row) in grid.rows.enumerated() {
      let fact = ComparedFact(row, of: grid, sources: index < sources.count ? sources[index] : [])
      if let place = places[fact.entity] { facts[place].append(fact) }
    }
    return facts
  }
}

/// `1 fact`, `2 facts`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
