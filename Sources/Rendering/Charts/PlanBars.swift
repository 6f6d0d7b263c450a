// Plans of a comparison as bars: what each is a year, in one currency.
public import Vocabulary

extension BarChart {
  /// A bar for each capital expenditure plan of a comparison (its machine columns), in the order of the companies.
  /// Plans without an amount, a length or a rate have no bar and say so.
  ///
  /// - Parameter limit: at most so many plans of each company, the newest; how many are left out is a note.
  public init(plansOf grid: Grid, companies: [Entity], scale: Scale, limit: Int? = nil) {
    let facts = grid.rows.map { ComparedFact($0, of: grid, sources: []) }
      .filter { $0.kind == "capex" && $0.status == "planned" }
    let order = companies.map(\.id)
    func year(_ fact: ComparedFact) -> String? { fact.fiscalYear ?? fact.statedOn.map { "\($0.prefix(4))" } }
    let all = facts.enumerated().sorted { left, right in
      let places = [left, right].map { order.firstIndex(of: $0.element.entity) ?? order.count }
      let years = [left, right].map { year($0.element) ?? "" }
      return (places[0], years[0], left.offset) < (places[1], years[1], right.offset)
    }.map(\.element)
    let sorted = Self.newest(limit, of: all)
    let currencies = Set(sorted.compactMap(\.inCurrency))
    let target = currencies.count == 1 ? currencies.first : nil
    func label(_ fact: ComparedFact) -> String {
      fact.name + (year(fact).map { " \($0)" } ?? "")
    }
    var labels: [String: Int] = [:]
    for fact in sorted { labels[label(fact), default: 0] += 1 }
    let bars = sorted.map { fact -> Bar in
      // Several plans of one company and year are told apart by when they were stated.
      let isRepeated = labels[label(fact), default: 0] > 1
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
    if sorted.count < all.count {
      notes.append("\(counted(all.count - sorted.count, "older plan")) not drawn.")
    }
  }

  /// The last plans of each company; they stand together, the newest last.
  private static func newest(_ limit: Int?, of facts: [ComparedFact]) -> [ComparedFact] {
    guard let limit else { return facts }
    var left: [String: Int] = [:]
    for fact in facts { left[fact.entity, default: 0] += 1 }
    return facts.filter { fact in
      left[fact.entity, default: 0] -= 1
      return left[fact.entity, default: 0] < limit
    }
  }
}
