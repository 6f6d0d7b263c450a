// `invest check`: is it true? Stated moves, conversions, sources and filings against each other.
public import Analysis
public import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Check: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check what articles say against prices, exchange rates, filings and each other.",
    usage: "invest check [ENTITY…] [options]",
    discussion: """
      EXAMPLES:
        invest check
        invest check alibaba
        invest check --only conversions --only moves
        invest check --format json
        invest --demo check

      moves        "+68 % this year" against the closes of every listing of the company
      conversions  "380 billion yuan ($52.4 billion)" against the exchange rate of the day
      sources      figures of one thing that cannot both be right
      filings      spending against what was reported; plans as times the last reported year

      A figure holds within its own rounding: half a unit of the last digit that the text gives. The exit code is 1 \
      where something is wrong, 0 where all that can be checked holds; what cannot be checked names the file that would \
      allow it. "invest show FACT" shows a fact with its quotes.
      """)

  @Argument(help: ArgumentHelp("Names in any language, or tickers (default: all).", valueName: "entity"))
  var entities: [String] = []

  @Option(help: "What to check, again for each: moves, conversions, sources, filings (default: all).")
  var only: [CheckKind] = []

  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    let found = try NamedEntities.carriers(entities, in: store)
    let day = asOf.day ?? (self.store.demo ? Demo.asOf : nil)
    let kinds = Set(only.isEmpty ? CheckKind.allCases : only)
    let findings = try store.check(kinds, entities: found.map(\.id), asOf: day)
    let grid = CheckGrid.grid(findings)
    if output.chosenFormat == .table {
      console.colour = output.color
      try console.redirect(to: output.output)
      let report = CheckReport(grid, limit: output.limit, options: output.renderOptions(on: console))
      try console.out.write(report.text())
      if report.left > 0 { console.say("\(report.left) more are not shown: --limit \(output.limit ?? 0)") }
    } else {
      try output.show(grid, on: console)
    }
    summarise(findings, on: console)
  }

  private func summarise(_ findings: [CheckFinding], on console: Console) {
    var counts: [CheckVerdict: Int] = [:]
    for place in findings.indices { counts[findings[place].verdict, default: 0] += 1 }
    func count(_ verdict: CheckVerdict) -> Int { counts[verdict] ?? 0 }
    let judged = count(.wrong) + count(.close) + count(.holds)
    var words = ["\(judged) checked: \(count(.holds)) hold"]
    if count(.close) > 0 { words.append("\(count(.close)) nearly") }
    words.append("\(count(.wrong)) wrong")
    var line = words.joined(separator: ", ")
    if count(.noted) > 0 { line += "; \(count(.noted)) noted" }
    if count(.unchecked) > 0 { line += "; \(count(.unchecked)) cannot be checked" }
    console.say(line)
    if count(.wrong) > 0 { console.note(.wrong) }
  }
}

extension CheckKind: ExpressibleByArgument {}
