// The prices of a page: lines from one day on, and the last closes of the months.
import Vocabulary

extension Report {
  func writePrices(_ prices: PriceTable, into page: inout Markup) {
    let chart = prices.chart
    page.figure(chart.title, unit: chart.unit, notes: chart.notes) { page in
      page.raw(chart.inlineSVG(id: "prices-wide", width: 860, height: 400, style: "wide"))
      page.raw(chart.inlineSVG(id: "prices-narrow", width: 350, height: 300, style: "narrow"))
    } table: { page in
      let columns =
        [ReportColumn(name: "Month")] + chart.lines.map { ReportColumn(name: $0.name, isNumber: true) }
      page.table("Last closes of each month", id: "prices-table", columns) { page in
        page.element("tbody") { page in
          for (month, closes) in prices.months { page.row([month] + closes, columns) }
        }
      }
    }
    let columns = [ReportColumn(name: "Series"), ReportColumn(name: "Last close and change")]
    page.table("Over the time shown", id: "prices-change", columns) { page in
      page.element("tbody") { page in
        for line in chart.lines { page.row([line.name, line.detail], columns) }
      }
    }
  }
}
