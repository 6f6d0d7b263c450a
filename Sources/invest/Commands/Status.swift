// `invest status`: where the store is and what it holds.
import ArgumentParser
import Storage
import Vocabulary

struct Status: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show where the store is and what it holds.",
    usage: "invest status [options]",
    discussion: """
      EXAMPLES:
        invest status
        invest status --format json
      """)

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let opened = try StoreDoor.reading(store)
    let queries = NamedQueries(store: opened, output: output, console: console)
    var grid = try queries.grid("status")
    grid.rows.insert([.text("store"), .text(opened.path ?? "in memory (--demo)")], at: 0)
    try output.show(grid, on: console)
  }
}
