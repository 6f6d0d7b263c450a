// Why the user decides something.
import ArgumentParser

/// `--why` and `--dry-run`.
struct DecisionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why, kept with the decision.", valueName: "text")) var why: String?
  @Flag(help: "Say what would change, and change nothing.") var dryRun = false
}
