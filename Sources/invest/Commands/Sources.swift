// `invest sources`: the documents and files that the store holds.
import ArgumentParser
import Storage
import Vocabulary

struct Sources: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List the documents and files that the store holds.",
    usage: "invest sources [options]",
    discussion: """
      EXAMPLES:
        invest sources
        invest sources --from 2025-02-01 --to 2025-02
        invest sources --kind article --format csv
      """)

  enum Kind: String, CaseIterable, ExpressibleByArgument { case article, prices, rates, filings, facts }

  @Option(help: "Only those of that kind.") var kind: Kind?

  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Time") var period: PeriodOptions
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    try NamedQueries(store: store, output: output, console: console).show(
      "list-sources",
      [
        "kind": Cell(kind?.rawValue), "as_of": Cell(asOf.day), "from": Cell(period.from), "to": Cell(period.to),
      ])
  }
}
