// `invest reject`: facts that are none, left out from now on.
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Reject: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Leave out facts that are wrong, now and after any later reading.",
    usage: "invest reject FACT… [options]",
    discussion: """
      EXAMPLES:
        invest reject 3 --why "a forecast of analysts, no plan"
        invest reject 3 7 12
        invest reject 3 --dry-run

      The announcement is rejected, not one place: other articles that state the same do not bring it back, nor does \
      "invest ingest --again". "invest list --rejected" shows what is rejected, "invest undo" takes it back.
      """)

  @Argument(help: ArgumentHelp("Numbers of facts, the column \"id\" of \"invest list\".", valueName: "fact"))
  var facts: [Int64]

  @OptionGroup var reason: DecisionOptions
  @OptionGroup(title: "Store") var store: StoreOptions

  func run(on console: Console) throws {
    var given: Set<Int64> = []
    let facts = facts.filter { given.insert($0).inserted }
    let deciding = try DecidingWorkflow(reason, store, console)
    let report = try deciding.decide(Decision(.reject, why: reason.why), on: facts)
    for fact in report.facts {
      let places = "\(counted(fact.citations, "place")) in \(counted(fact.sources, "source"))"
      try console.out.line(
        "\(deciding.verb("rejected", "reject")) fact \(fact.id): \(visible(factWords(fact.before))) (\(places))")
    }
    deciding.close(report)
  }
}
