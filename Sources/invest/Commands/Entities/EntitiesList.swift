// `invest entities list`: all entities by name, with the number of their facts.
import ArgumentParser
import Storage
import Vocabulary

struct EntitiesList: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List entities by name, with the number of their facts.",
    usage: "invest entities list [options]",
    discussion: """
      EXAMPLES:
        invest entities list --with-facts
        invest entities list --provisional
        invest entities list --kind fund --format csv
      """)

  @Option(help: "Only those of that kind.") var kind: EntityKind?
  @Flag(help: "Only those that the store holds facts about.") var withFacts = false
  @Flag(help: "Only those that no lexicon knows: their names were read in articles.") var provisional = false

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    try NamedQueries(store: store, output: output, console: console).show(
      "list-entities",
      [
        "kind": Cell(kind?.rawValue), "with_facts": withFacts ? .integer(1) : .null,
        "provisional": provisional ? .integer(1) : .null,
      ])
  }
}
