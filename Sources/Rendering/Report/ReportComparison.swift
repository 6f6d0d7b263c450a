// The comparison of a page: plans a year as bars, then companies as columns and measures as rows.
import Vocabulary

extension Report {
  func writeComparison(_ measures: Measures, _ notes: NoteLinks, into page: inout Markup) {
    if let plans, !plans.bars.isEmpty { writePlans(plans, into: &page) }
    guard !measures.rows.isEmpty else {
      page.element("p", words: "The store has no plans, growth or share moves of \(title).")
      return
    }
    page.table(
      "Plans, growth and share moves of \(title)", id: "comparison-table", isCaptionHidden: plans == nil,
      [ReportColumn(name: "")] + companies.map { ReportColumn(name: $0.name) }
    ) { page in
      for block in blocks(measures.rows) {
        page.element("tbody") { page in
          for row in block { write(row, notes, into: &page) }
        }
      }
    }
    page.element("p", ["class": "note"]) { page in
      page.words("Numbers behind amounts lead to the exchange rate, letters to the sources.")
    }
  }

  /// Rows that belong together: a page is never cut between them.
  private func blocks(_ rows: [Measure]) -> [[Measure]] {
    var blocks: [[Measure]] = []
    for row in rows {
      if row.isHeading || blocks.isEmpty { blocks.append([]) }
      blocks[blocks.count - 1].append(row)
    }
    return blocks
  }

  private func write(_ row: Measure, _ notes: NoteLinks, into page: inout Markup) {
    let isPart = row.label.first == " "
    page.element("tr", ["class": isPart ? "" : "first"]) { page in
      page.element("th", ["scope": "row"], words: String(row.label.drop { $0 == " " }))
      for lines in row.cells {
        page.element("td") { page in
          for (index, line) in lines.enumerated() {
            if index > 0 { page.raw("<br>") }
            if index == 0, !isPart {
              page.element("b") { page in notes.write(line, into: &page) }
            } else {
              notes.write(line, into: &page)
            }
          }
        }
      }
    }
  }

  private func writePlans(_ chart: BarChart, into page: inout Markup) {
    page.figure(chart.title, unit: chart.unit, notes: (chart.key.map { [$0] } ?? []) + chart.notes) { page in
      page.raw(chart.inlineSVG(id: "plans-wide", width: 860, style: "wide"))
      page.raw(chart.inlineSVG(id: "plans-narrow", width: 350, style: "narrow"))
    } table: { page in
      let columns = [
        ReportColumn(name: "Plan"), ReportColumn(name: "A year", isNumber: true), ReportColumn(name: "Said as"),
      ]
      page.table("\(chart.title), \(chart.unit)", id: "plans-table", columns) { page in
        page.element("tbody") { page in
          for bar in chart.bars { page.row([bar.label, bar.text, bar.bound.words ?? "exactly"], columns) }
        }
      }
    }
  }
}

extension Markup {
  /// A chart with its title above, its notes below, and its figures as a table for whoever wants to read them.
  mutating func figure(
    _ title: String, unit: String, notes: [String], chart: (inout Markup) -> Void, table: (inout Markup) -> Void
  ) {
    element("figure", ["class": "chart"]) { page in
      page.element("figcaption") { page in
        page.element("h3", words: title)
        page.element("p", ["class": "unit"], words: unit)
      }
      chart(&page)
      for note in notes { page.element("p", ["class": "note"], words: note) }
      page.element("details") { page in
        page.element("summary", words: "The figures as a table")
        table(&page)
      }
    }
  }
}
