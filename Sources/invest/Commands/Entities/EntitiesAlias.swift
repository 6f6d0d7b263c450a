// `invest entities alias`: one more way to write an entity's name.
import ArgumentParser
import Storage
import Vocabulary

struct EntitiesAlias: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Add another way to write an entity's name.",
    usage: "invest entities alias ENTITY ALIAS… [options]",
    discussion: """
      EXAMPLES:
        invest entities alias alibaba "Ali Group"
        invest entities alias bytedance 바댄 --lang ko
      """)

  @Argument(help: ArgumentHelp("A name it has already, a ticker, or its id.", valueName: "entity")) var name: String
  @Argument(help: ArgumentHelp("The new names.", valueName: "alias")) var aliases: [String]

  @Option(name: .customLong("lang"), help: "The language of the new names: ko, en, zh, ja (default: any).")
  var language: Recognize.Language?

  @Flag(help: "Say what would be added, and add nothing.") var dryRun = false

  @OptionGroup(title: "Store") var store: StoreOptions

  func run(on console: Console) throws {
    let store = try dryRun ? StoreDoor.reading(store) : StoreDoor.adding(store, on: console)
    let entity = try store.entity(named: name).named
    for alias in aliases {
      let words = "\"\(visible(alias))\" for \(visible(entity.name)) (\(entity.id))"
      if dryRun {
        try console.out.line("would add \(words)")
      } else {
        let isNew = try store.addAlias(alias, language: language?.rawValue, to: entity.id)
        try console.out.line(isNew ? "added \(words)" : "unchanged: \(words)")
      }
    }
    if !dryRun { console.say("they count in the next \"invest ingest\"") }
  }
}
