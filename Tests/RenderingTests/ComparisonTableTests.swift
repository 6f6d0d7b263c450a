// The side-by-side view: what it shows, that it fits, and that nothing is lost.
import Testing
import Vocabulary

@testable import Rendering

private let columns = [
  "entity", "name", "kind", "status", "amount", "amount_high", "currency", "qualifier", "years", "per_year",
  "fiscal_year",
  "stated_on", "in_currency", "in_amount", "in_amount_high", "in_per_year", "rate", "rate_day", "rate_legs", "sources",
  "segment", "percent", "basis", "window", "target",
]

/// A row from the columns that matter to it.
private func row(_ cells: [String: Cell]) -> [Cell] { columns.map { cells[$0] ?? .null } }

private let legs: Cell = .text("EUR/KRW 1494.52 2025-02-24 ÷ EUR/CNY 7.5879 2025-02-24")

private let plans = Grid(
  columns: columns.map { Column($0) },
  rows: [
    row([
      "entity": .text("alibaba"), "name": .text("알리바바"), "kind": .text("capex"), "status": .text("planned"),
      "amount": .integer(380_000_000_000), "currency": .text("CNY"), "qualifier": .text("at_least"), "years": .real(3),
      "per_year": .real(126_666_666_666.666_67), "stated_on": .text("2025-02-24"), "in_currency": .text("KRW"),
      "in_amount": .real(74_845_161_375_347.58), "in_per_year": .real(24_948_387_125_115.86),
      "rate": .real(196.960_950_987_756_8),
      "rate_day": .text("2025-02-24"), "rate_legs": legs, "sources": .integer(3),
    ]),
    row([
      "entity": .text("bytedance"), "name": .text("ByteDance"), "kind": .text("capex"), "status": .text("planned"),
      "amount": .integer(150_000_000_000), "amount_high": .integer(160_000_000_000), "currency": .text("CNY"),
      "qualifier": .text("range"), "years": .real(1), "per_year": .integer(150_000_000_000),
      "fiscal_year": .integer(2025),
      "stated_on": .text("2025-02-23"), "in_currency": .text("KRW"), "sources": .integer(1),
    ]),
    row([
      "entity": .text("alibaba"), "name": .text("알리바바"), "kind": .text("stake"), "status": .text("spent"),
      "target": .text("Moonshot"), "in_currency": .text("KRW"), "sources": .integer(1),
    ]),
    row([
      "entity": .text("alibaba"), "name": .text("알리바바"), "kind": .text("growth"), "percent": .integer(11),
      "basis": .text("yoy"),
      "segment": .text("cloud"), "qualifier": .text("about"), "stated_on": .text("2025-02-24"), "sources": .integer(2),
    ]),
    row([
      "entity": .text("bytedance"), "name": .text("ByteDance"), "kind": .text("move"), "percent": .real(-1.25),
      "window": .text("ytd"),
      "qualifier": .text("exact"), "sources": .integer(1),
    ]),
  ])

private func text(_ table: ComparisonTable) -> String { String(decoding: table.text(), as: UTF8.self) }

@Suite struct ComparisonTableTests {
  @Test func companiesAreColumns() {
    #expect(
      text(ComparisonTable(plans)) == """
                         알리바바               ByteDance
        ------------------------------------------------------
        planned capex    at least 380 bn CNY    150–160 bn CNY
          period         3 years                2025
          per year       126.7 bn CNY           150 bn CNY
          in KRW         74.85 tn KRW [1]       no rate [2]
          per year, KRW  24.95 tn KRW
          stated on      2025-02-24             2025-02-23
          sources        3                      1

        spent stake      Moonshot
                         1 source

        revenue, cloud   about +11% yoy
                         2025-02-24, 2 sources

        shares, ytd                             -1.25%
                                                1 source

        [1] 1 CNY = 196.961 KRW on 2025-02-24: EUR/KRW 1494.52 2025-02-24 ÷ EUR/CNY
            7.5879 2025-02-24
        [2] no rate from CNY to KRW on 2025-02-23 or in the days before

        """)
  }

  @Test func sourcesAreFootnotesWhereTheyAreKnown() {
    let table = ComparisonTable(
      plans, sources: [["first", "second", "third"], ["second"], [], [], []], options: RenderOptions(isASCII: true))
    #expect(text(table).contains("  sources        3 [a b c]              1 [b]\n"))
    #expect(text(table).hasSuffix("[a] first\n[b] second\n[c] third\n"))
    #expect(text(table).contains("150-160 bn CNY"))
  }

  @Test func companiesComeInTheOrderAskedAndKeepTheirColumnsWithoutFacts() {
    let asked = [("tencent", "Tencent"), ("bytedance", "ByteDance"), ("alibaba", "Alibaba")]
      .map { Entity(id: $0.0, name: $0.1, kind: .company) }
    let lines = text(ComparisonTable(plans, companies: asked)).split(separator: "\n")
    #expect(lines[0] == "                 Tencent  ByteDance       Alibaba")
  }

  @Test func amountsInTheCurrencyAskedForNeedNoConversion() {
    var grid = plans
    for index in grid.rows.indices { grid.rows[index][12] = .text("CNY") }
    #expect(!text(ComparisonTable(grid)).contains("in CNY"))
  }

  @Test(arguments: [40, 60, 80, 200])
  func fitsTheTerminal(width: Int) {
    var grid = plans
    for (id, name) in [("samsung", "삼성전자주식회사"), ("tsmc", "台灣積體電路製造"), ("softbank", "ソフトバンクグループ")] {
      for row in plans.rows.prefix(1) {
        var row = row
        row[0] = .text(id)
        row[1] = .text(name)
        grid.rows.append(row)
      }
    }
    let all = text(ComparisonTable(grid, options: RenderOptions(terminalWidth: width)))
    let widths = all.split(separator: "\n").map { displayWidth(String($0)) }
    #expect(widths.max() ?? 0 <= width)
    for name in ["알리바바", "ByteDance", "삼성전자주식회사", "台灣積體電路製造", "ソフトバンクグループ"] {
      #expect(all.contains(name), "\(name)")
    }
  }

  @Test func markdown() {
    let text = String(decoding: ComparisonTable(plans).markdown(), as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "|                    | 알리바바                                | ByteDance          |")
    #expect(lines[2] == "| **planned capex**  | at least 380 bn CNY                     | 150–160 bn CNY     |")
    #expect(lines[5] == "| in KRW             | 74.85 tn KRW [1]                        | no rate [2]        |")
    #expect(lines[10].hasPrefix("| **revenue, cloud** | about +11% yoy<br>2025-02-24, 2 sources | "))
    #expect(lines.suffix(2)[lines.count - 1] == "- [2] no rate from CNY to KRW on 2025-02-23 or in the days before")
  }

  @Test func nothingToCompareIsAnEmptyView() {
    let table = ComparisonTable(Grid(columns: plans.columns), companies: [Entity(id: "a", name: "A", kind: .company)])
    #expect(text(table) == "  A\n")
  }
}
