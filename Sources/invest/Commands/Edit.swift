// `invest edit`: what a fact says in truth.
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Edit: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Set fields of a fact, now and after any later reading.",
    usage: "invest edit FACT FIELD=VALUE… [options]",
    discussion: """
      EXAMPLES:
        invest edit 3 amount="3천800억 위안" --why "misread: the article says 3,800억"
        invest edit 3 entity=바이트댄스 status=spent
        invest edit 3 years= fiscal_year=2025 --dry-run

      Fields are named as in "invest extract"; an amount may be written as articles write it, and an empty value says \
      that nothing is known. What the fact's sources say is set for all of them, and for others that repeat it. The \
      quotes stay as they are. "invest undo" takes an edit back.
      """)

  @Argument(help: ArgumentHelp("Number of the fact, the column \"id\" of \"invest list\".", valueName: "fact"))
  var fact: Int64

  @Argument(help: ArgumentHelp("What to set.", valueName: "field=value")) var fields: [String]

  @OptionGroup var reason: DecisionOptions
  @OptionGroup(title: "Store") var store: StoreOptions

  func run(on console: Console) throws {
    let deciding = try DecidingWorkflow(reason, store, console)
    let changes = try deciding.changes(fields, of: fact)
    let report = try deciding.decide(Decision(.edit, changes: changes, why: reason.why), on: [fact])
    guard let edited = report.facts.first else { return }
    try console.out.line("\(deciding.verb("edited", "edit")) fact \(edited.id): \(visible(factWords(edited.before)))")
    for (id, value) in edited.after {
      let number = id == edited.id ? "it says now" : "it is fact \(id) now"
      try console.out.line("  \(number): \(visible(factWords(value)))")
    }
    deciding.close(report)
  }
}
