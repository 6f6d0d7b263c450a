// The options about time that mean the same in every command.
import ArgumentParser
import Vocabulary

/// `--as-of`: the world as it was known on a day.
struct AsOfOption: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Only what was published by that day (inclusive).", valueName: "day"),
    transform: parseLastDay)
  var day: Day?
}

/// `--from` and `--to`, both inclusive.
struct PeriodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("From that day on (inclusive); 2025-02 and 2025 name their first day.", valueName: "day"),
    transform: parseFirstDay)
  var from: Day?

  @Option(
    help: ArgumentHelp("Up to that day (inclusive); 2025-02 and 2025 name their last day.", valueName: "day"),
    transform: parseLastDay)
  var to: Day?

  func validate() throws {
    if let from, let to, to < from {
      throw ValidationError("--from \(from) is after --to \(to)")
    }
  }
}
