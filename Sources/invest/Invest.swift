// The program: its subcommands, in the order that `--help` shows them.
import ArgumentParser

@main
struct Invest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invest",
    abstract: "Sourced, comparable facts from news articles in one SQLite file.",
    usage: "invest COMMAND [options]",
    discussion: """
      EXAMPLES:
        invest ingest articles/*.txt                read articles into the store
        invest compare alibaba bytedance --in KRW   plans side by side, per year
        invest total --by entity --in USD           converted totals
        invest sql "select * from investments"      any question, read-only
        invest --demo compare alibaba bytedance     all of it, without files
      """,
    version: "0.1.0",
    subcommands: [
      Ingest.self, Extract.self, Recognize.self, Compare.self, Check.self, MakeReport.self, Total.self, List.self,
      Show.self,
      Reject.self, Edit.self, Add.self,
      Prices.self, Series.self, Convert.self,
      SQL.self, Query.self, Export.self, Sources.self,
      Entities.self, Imports.self, Undo.self, Status.self, Help.self,
    ]
  )

  static func main() { Run.main(Array(CommandLine.arguments.dropFirst())) }

  /// The names of all subcommands.
  static let subcommandNames = configuration.subcommands.map { $0.configuration.commandName ?? $0._commandName }

  /// The subcommand of a name, where it has no subcommands of its own.
  static func leaf(_ name: String) -> (any ParsableCommand.Type)? {
    guard let place = subcommandNames.firstIndex(of: name) else { return nil }
    let type = configuration.subcommands[place]
    return type.configuration.subcommands.isEmpty ? type : nil
  }

  /// The subcommand that the arguments name, nil where the first word is none.
  static func subcommand(among arguments: [String]) -> String? {
    guard let word = arguments.first(where: { !$0.hasPrefix("-") }) else { return nil }
    return subcommandNames.first { $0 == word }
  }
}
