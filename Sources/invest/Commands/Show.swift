// `invest show`: one fact with every place that states it.
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Show: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one fact with every quote that states it.",
    usage: "invest show FACT [options]",
    discussion: """
      EXAMPLES:
        invest show 3
        invest show 3 --format json
        invest --demo show 1

      The numbers of facts are the column "id" of "invest list". Each quote stands between the sentences around it, with \
      the names of its parts: subject, amount, period; on a terminal in colour. As CSV or JSON, one row is one quote, with its place \
      in the document in bytes.
      """)

  @Argument(help: ArgumentHelp("The fact's number.", valueName: "fact")) var fact: Int64

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    let facts = try store.grid("show-fact", ["fact": .integer(fact)])
    guard let row = facts.rows.first else {
      throw Diagnostic(.error, "there is no fact \(fact)", help: "\"invest list\" shows all facts with their numbers")
    }
    let citations = try store.grid("list-citations", ["fact": .integer(fact)])
    guard output.chosenFormat == .table else { return try output.show(citations, on: console) }
    console.colour = output.color
    try console.redirect(to: output.output)
    let options = output.renderOptions(on: console)
    try console.out.write(
      render(FactSheet.properties(row, of: facts, scale: output.scale), as: .table, options: options))
    let decisions = try store.grid("show-decisions", ["fact": .integer(fact)])
    try console.out.write(FactSheet.decisions(decisions))
    let bodies = try store.grid("show-bodies", ["fact": .integer(fact)])
    let legend = MarkedPassage.legend(usesColour: options.usesColour)
    if !legend.isEmpty { try console.out.line("\n" + legend) }
    for citation in citations.rows {
      try console.out.write(
        FactSheet.quote(citation, of: citations, bodies: bodies, usesColour: options.usesColour))
    }
  }
}
