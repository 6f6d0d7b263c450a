// `invest entities merge`: what is said of one entity counts for another from now on.
import ArgumentParser
import Storage
import Vocabulary

struct EntitiesMerge: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Let what is said of one entity count for another.",
    usage: "invest entities merge ENTITY INTO [options]",
    discussion: """
      EXAMPLES:
        invest entities merge zhipu-huazhang zhipu-ai
        invest entities merge "Ali Cloud Intelligence" alibaba --yes

      The first one's names and facts go to the second, those of later articles too.
      """)

  @Argument(help: ArgumentHelp("The entity that is no longer one of its own.", valueName: "entity")) var name: String
  @Argument(help: ArgumentHelp("The entity that takes its facts.", valueName: "into")) var other: String

  @Flag(help: "Say what would be merged, and merge nothing.") var dryRun = false
  @Flag(help: "Do not ask.") var yes = false

  @OptionGroup(title: "Store") var store: StoreOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.changing(store)
    let entity = try store.entity(named: name).named
    let target = try store.entity(named: other).named
    let words = "\(visible(entity.name)) (\(entity.id)) into \(visible(target.name)) (\(target.id))"
    if dryRun { return try console.out.line("would merge \(words)") }
    try console.confirm("Merge \(words)?", assumed: yes)
    let facts = try store.merge(entity.id, into: target.id)
    try console.out.line("merged \(words): \(counted(facts, "fact")) moved")
  }
}
