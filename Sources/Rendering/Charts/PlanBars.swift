// Plans of a comparison as bars: what each is a year, in one currency.
public import Vocabulary

extension BarChart {
  /// A bar for each capital expenditure plan of a comparison (its machine columns), in the order of the companies.
  /// Plans without an amount, a length or a rate have no bar and say so.
  public init(plansOf grid: Grid, companies: [Entity], scale: Scale) {
    let facts = grid.rows.map { ComparedFact($0, of: grid, sources: []) }
      .filter { $0.kind == "capex" && $0.status == "planned" }
    let order = companies.map(\.id)
    let sorted = facts.enumerated().sorted { left, right in
      let places = [left, right].map { order.firstIndex(of: $0.element.entity) ?? order.count }
      return (places[0], left.offset) < (places[1], right.offset)
    }.map(\.element)
    let currencies = Set(sorted.compactMap(\.inCurrency))
    let target = currencies.count == 1 ? currencies.first : nil
    func label(_ fact: ComparedFact) -> String {
      let year = fact.fiscalYear ?? fact.statedOn.map { "\($0.prefix(4))" }
      return fact.name + (year.map { " \($0)" } ?? "")
    }
    let labels = sorted.map(label)
    let bars = sorted.map { fact -> Bar in
      // Several plans of one company and year are told apart by when they were stated.
      let isRepeated = labels.count { $0 == label(fact) } > 1
      let label = label(fact) + (isRepeated ? fact.statedOn.map { ", stated \($0)" } ?? "" : "")
      let bound = fact.qualifier.flatMap { Bound(rawValue: $0) } ?? .exact
      guard let value = fact.inPerYear, let currency = fact.inCurrency ?? fact.currency else {
        let why = fact.amount == nil ? "amount unknown" : fact.perYear == nil ? "length unknown" : "no rate"
        return Bar(label: label, value: nil, text: why)
      }
      // The high end covers as many years as the low one.
      var high: DecimalNumber?
      if let amountHigh = fact.inAmountHigh, let years = fact.years, years.double > 0 {
        high = DecimalNumber(plain(amountHigh.double / years.double))
      }
      let words =
        scale.words(value, currency: currency) + (high.map { "–" + scale.words($0, currency: currency) } ?? "")
      return Bar(
        label: label, value: value.double, high: high?.double, bound: high == nil && bound == .range ? .exact : bound,
        text: "\(words) \(currency)")
    }
    self.init(
      title: "Planned capital expenditure a year", unit: target.map { "\($0) a year, by year of plan" } ?? "a year",
      bars: bars)
  }
}
