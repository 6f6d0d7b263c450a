// `invest imports`: the runs of ingest, which `undo` takes back.
import ArgumentParser
import Storage

struct Imports: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "imports",
    abstract: "List the runs of ingest, newest first.",
    usage: "invest imports [options]",
    discussion: """
      EXAMPLES:
        invest imports
        invest imports --limit 5
      """)

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    try NamedQueries(store: store, output: output, console: console).show("list-imports")
  }
}
