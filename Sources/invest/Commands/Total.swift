// `invest total`: converted totals, each announcement once.
import ArgumentParser
import Storage
import Vocabulary

struct Total: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "total",
    abstract: "Add up investments in one currency, each announcement once.",
    usage: "invest total [ENTITY…] [options]",
    discussion: """
      EXAMPLES:
        invest total
        invest total --by year --in KRW
        invest total --by currency --status spent
        invest total alibaba tencent --kind stake --in USD

      Superseded plans are left out. Of ranges the low end counts. What the sum holds and what it leaves out is said on \
      standard error; a missing exchange rate shows in the column "missing" and makes the exit code 2.
      """)

  enum Grouping: String, CaseIterable, ExpressibleByArgument { case entity, kind, year, currency }
  enum Kind: String, CaseIterable, ExpressibleByArgument { case capex, stake, all }
  enum Status: String, CaseIterable, ExpressibleByArgument { case planned, spent, all }

  @Argument(help: ArgumentHelp("Only these (names in any language, or tickers).", valueName: "entity"))
  var entities: [String] = []

  @Option(help: "What makes a group.") var by = Grouping.entity
  @Option(help: "Into one's own business, or into others.") var kind = Kind.capex
  @Option(help: "Plans, or money spent.") var status = Status.planned

  @OptionGroup(title: "Money") var money: MoneyOptions
  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Time") var period: PeriodOptions
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    let found = try NamedEntities.carriers(entities, in: store)
    let filter: [String: Cell] = [
      "kind": kind == .all ? .null : .text(kind.rawValue), "status": status == .all ? .null : .text(status.rawValue),
      "entities": NamedEntities.list(found), "as_of": Cell(asOf.day ?? (self.store.demo ? Demo.asOf : nil)),
      "from": Cell(period.from), "to": Cell(period.to),
    ]
    let queries = NamedQueries(store: store, output: output, console: console)
    let money: [String: Cell] = [
      "by": .text(by.rawValue), "in": Cell(self.money.target), "rate_on": Cell(self.money.rateOn),
    ]
    let grid = try queries.grid("total", filter.merging(money) { $1 })
    let total = Comparison(grid: grid)
    if !total.hasAmounts { try total.check(self.money.target, in: store) }
    try output.show(grid, on: console)
    try tellFilter(queries, filter)
    if total.isMissingSome { try tellGaps(queries, filter, in: total.target) }
  }

  /// What the sum is about, and how many facts it leaves out for which reason.
  private func tellFilter(_ queries: NamedQueries, _ filter: [String: Cell]) throws {
    let words = [status == .all ? nil : status.rawValue, kind == .all ? "investments" : kind.rawValue]
    var line = "total of \(words.compactMap { $0 }.joined(separator: " "))"
    let leftOut = try queries.grid("total-left-out", filter)
    let reasons = leftOut.rows.compactMap { row -> String? in
      guard case .text(let reason) = row[0], case .integer(let count) = row[1] else { return nil }
      return "\(count) \(reason)"
    }
    if !reasons.isEmpty { line += "; left out: \(reasons.joined(separator: ", "))" }
    queries.console.say(line)
  }

  /// Which rates are missing: the comparison of the same entities knows each fact with its pair and day.
  private func tellGaps(_ queries: NamedQueries, _ filter: [String: Cell], in target: Cell) throws {
    var parameters = filter
    parameters["kind"] = nil
    parameters["status"] = nil
    parameters["in"] = target
    parameters["rate_on"] = Cell(money.rateOn)
    parameters["metric"] = .text(kind == .all ? "capex,stakes" : kind == .capex ? "capex" : "stakes")
    let day = asOf.day ?? (store.demo ? Demo.asOf : nil)
    try Comparison(grid: queries.grid("compare", parameters))
      .tellGaps(queries, asOf: day, rateOn: money.rateOn, status: status == .all ? nil : status.rawValue)
  }
}
