// What companies reported: columns by year, then every figure with tag, period, form and day of filing.
import Vocabulary

extension Report {
  func writeFilings(into page: inout Markup) {
    let companies = comparedFacts(filings)
    let chart = ColumnChart(reportedBy: zip(self.companies.map(\.name), companies).map { ($0, $1) }, scale: scale)
    if let chart {
      page.figure(chart.title, unit: chart.unit, notes: chart.notes) { page in
        page.raw(chart.inlineSVG(id: "filings-wide", width: 860, height: 320, style: "wide"))
        page.raw(chart.inlineSVG(id: "filings-narrow", width: 350, height: 260, style: "narrow"))
      } table: { page in
        let columns =
          [ReportColumn(name: "Year")] + chart.series.map { ReportColumn(name: $0.name, isNumber: true) }
        page.table("\(chart.title), \(chart.unit)", id: "filings-figures", columns) { page in
          page.element("tbody") { page in
            for (place, year) in chart.categories.enumerated().reversed() {
              page.row([year] + chart.series.map { $0.texts[place] ?? "–" }, columns)
            }
          }
        }
      }
    }
    for facts in companies {
      guard let name = facts.first?.name else { continue }
      writeFilings(of: name, facts, into: &page)
    }
  }

  private func writeFilings(of name: String, _ facts: [ComparedFact], into page: inout Markup) {
    let isConverted = facts.contains { $0.isConverted && $0.status == "reported" }
    var columns = [ReportColumn(name: "Year"), ReportColumn(name: "Reported", isNumber: true)]
    if isConverted { columns.append(ReportColumn(name: "Converted", isNumber: true)) }
    columns += ["Period", "Form, filed"].map { ReportColumn(name: $0) } + [ReportColumn(name: "Tag", isCode: true)]
    page.table(
      "\(name): capital expenditure as reported", id: "filings-\(facts.first?.entity ?? "")", columns
    ) { page in
      page.element("tbody") { page in
        for fact in facts {
          var cells = [fact.fiscalYear ?? "?", money(fact.amount, fact.currency)]
          if isConverted { cells.append(fact.isConverted ? money(fact.inAmount, fact.inCurrency) : "") }
          cells.append("\(fact.periodStart ?? "?") to \(fact.periodEnd ?? "?")")
          cells.append("\(fact.form ?? "?"), \(fact.filedOn ?? "?")")
          var tag = fact.tag ?? "?"
          if fact.covers == "part" { tag += ", covers a part only" }
          if fact.status == "translated" { tag += ", translated in the filing" }
          cells.append(tag)
          page.row(cells, columns)
        }
      }
    }
  }

  private func money(_ amount: DecimalNumber?, _ currency: String?) -> String {
    guard let amount, let currency else { return "no rate" }
    return "\(scale.words(amount, currency: currency)) \(currency)"
  }
}

extension ColumnChart {
  /// Reported figures by year, in the currency that all have; nil where they have none in common, or no year.
  init?(reportedBy companies: [(name: String, facts: [ComparedFact])], scale: Scale) {
    let reported = companies.map { company in
      (name: company.name, facts: company.facts.filter { $0.status == "reported" && $0.inAmount != nil })
    }.filter { !$0.facts.isEmpty }
    let currencies = Set(reported.flatMap { $0.facts.compactMap(\.inCurrency) })
    let years = Set(reported.flatMap { $0.facts.compactMap { $0.fiscalYear.flatMap { Int($0) } } })
    guard currencies.count == 1, let currency = currencies.first, let first = years.min(), let last = years.max() else {
      return nil
    }
    // At most twelve years: the table below has all.
    let shown = Array(max(first, last - 11)...last)
    let series = reported.map { company -> ColumnChart.Series in
      var values: [Double?] = []
      var texts: [String?] = []
      var isPart: [Bool] = []
      for year in shown {
        let fact = company.facts.first { $0.fiscalYear == "\(year)" }
        values.append(fact?.inAmount?.double)
        texts.append(fact.flatMap { $0.inAmount }.map { "\(scale.words($0, currency: currency)) \(currency)" })
        isPart.append(fact?.covers == "part")
      }
      return ColumnChart.Series(name: company.name, values: values, texts: texts, isPale: isPart)
    }
    var notes = ["Years by the end of their period. Converted at the rate of that day."]
    if reported.allSatisfy({ $0.facts.allSatisfy { !$0.isConverted } }) {
      notes = ["Years by the end of their period."]
    }
    if series.contains(where: { $0.isPale.contains(true) }) {
      notes.append("Pale columns: the tag covers a part of capital expenditure only.")
    }
    if first < shown[0] { notes.append("The table has the years from \(first) on.") }
    self.init(
      title: "Reported capital expenditure", unit: "\(currency) a year", categories: shown.map { "\($0)" },
      series: series, notes: notes)
  }
}
