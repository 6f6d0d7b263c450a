// `invest entities show`: one entity with its parent, its parts and its names.
import ArgumentParser
import Storage
import Vocabulary

struct EntitiesShow: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one entity with its parent, its parts and its names.",
    usage: "invest entities show ENTITY [options]",
    discussion: """
      EXAMPLES:
        invest entities show alibaba
        invest entities show 阿里巴巴
      """)

  @Argument(help: ArgumentHelp("A name in any language, a ticker, or an id.", valueName: "entity")) var name: String

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    let entity = try store.entity(named: name)
    let queries = NamedQueries(store: store, output: output, console: console)
    try queries.show("show-entity", ["entity": .text(entity.named.id)])
    if entity.carrier.id != entity.named.id {
      console.say("what is said of \(visible(entity.named.name)) counts for \(visible(entity.carrier.name))")
    }
  }
}
