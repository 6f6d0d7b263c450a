// Which store a command works on.
import ArgumentParser
import Vocabulary

/// `--db` and `--demo`.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The store (default: $INVEST_DB, else $XDG_DATA_HOME/invest/invest.db).", valueName: "path"),
    completion: .file(extensions: ["db"]))
  var path: String?

  @Flag(help: "Work on built-in sample articles, in memory; nothing is written.")
  var demo = false

  func validate() throws {
    if demo, path != nil { throw ValidationError("--demo has a store of its own: it does not go with --db") }
  }

  /// The path of the store: `--db`, else `INVEST_DB`, else the default place.
  func resolvedPath() throws -> String {
    if let path { return path }
    if let path = Environment.variable("INVEST_DB") { return path }
    guard let folder = Environment.dataFolder else {
      throw Diagnostic(.error, "there is no home folder to keep the store in", help: "--db PATH or INVEST_DB names it")
    }
    return folder + "/invest/invest.db"
  }
}
