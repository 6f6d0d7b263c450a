// One row of `compare`'s grid as a value: what the side-by-side view is made of.
import Vocabulary

/// A fact of one company with its conversion, read from the columns of the grid by their names.
struct ComparedFact {
  let entity: String
  let name: String
  let kind: String
  let status: String?
  let amount: DecimalNumber?
  let amountHigh: DecimalNumber?
  let currency: String?
  let qualifier: String?
  let years: DecimalNumber?
  let perYear: DecimalNumber?
  let fiscalYear: String?
  let statedOn: String?
  /// The day whose rate was asked for: that of the statement, unless the user named one.
  let convertOn: String?
  let inCurrency: String?
  let inAmount: DecimalNumber?
  let inAmountHigh: DecimalNumber?
  let inPerYear: DecimalNumber?
  let rate: DecimalNumber?
  let rateDay: String?
  let rateLegs: String?
  let sources: Int
  let segment: String?
  let percent: DecimalNumber?
  let basis: String?
  let window: String?
  let target: String?
  let purpose: String?
  /// Filings: where and when the figure was reported. Plans: the same of the year that they are measured against.
  let tag: String?
  let note: String?
  let covers: String?
  let periodStart: String?
  let periodEnd: String?
  let form: String?
  let filedOn: String?
  /// How many times the last reported year a plan is, a year; with that year and what was reported.
  let ratio: DecimalNumber?
  let reportedYear: String?
  let reported: DecimalNumber?
  let reportedCurrency: String?
  /// The sources in words, in the order in which they are to be listed; empty where the caller gave none.
  let citedSources: [String]

  /// A row of the grid; columns that are not there read as null.
  init(_ row: [Cell], of grid: Grid, sources: [String]) {
    func cell(_ name: String) -> Cell { grid.index(of: name).map { row[$0] } ?? .null }
    func text(_ name: String) -> String? {
      switch cell(name) {
      case .text(let text): shownSafely(text)
      case .integer(let value): String(value)
      case .real(let value): plain(value)
      case .null, .blob: nil
      }
    }
    func number(_ name: String) -> DecimalNumber? {
      switch cell(name) {
      case .integer(let value): DecimalNumber(Int(value))
      case .real(let value): DecimalNumber(plain(value))
      case .text(let text): DecimalNumber(text)
      case .null, .blob: nil
      }
    }
    entity = text("entity") ?? ""
    name = text("name") ?? entity
    kind = text("kind") ?? ""
    status = text("status")
    amount = number("amount")
    amountHigh = number("amount_high")
    currency = text("currency")
    qualifier = text("qualifier")
    years = number("years")
    perYear = number("per_year")
    fiscalYear = text("fiscal_year")
    statedOn = text("stated_on")
    convertOn = grid.index(of: "convert_on") == nil ? statedOn : text("convert_on")
    inCurrency = text("in_currency")
    inAmount = number("in_amount")
    inAmountHigh = number("in_amount_high")
    inPerYear = number("in_per_year")
    rate = number("rate")
    rateDay = text("rate_day")
    rateLegs = text("rate_legs")
    self.sources = number("sources").flatMap(\.int64).map(Int.init) ?? sources.count
    segment = text("segment")
    percent = number("percent")
    basis = text("basis")
    window = text("window")
    target = text("target_name") ?? text("target")
    purpose = text("purpose")
    tag = text("tag")
    note = text("note")
    covers = text("covers")
    periodStart = text("period_start")
    periodEnd = text("period_end")
    form = text("form")
    filedOn = text("filed_on")
    ratio = number("ratio")
    reportedYear = text("reported_year")
    reported = number("reported")
    reportedCurrency = text("reported_currency")
    citedSources = sources.map { shownSafely($0) }
  }

  /// Whether the amount needed a conversion.
  var isConverted: Bool { amount != nil && currency != nil && inCurrency != nil && currency != inCurrency }
}
