// The options about series of prices that `prices` and `series` share.
public import Analysis
public import ArgumentParser
import Vocabulary

extension PriceBasis: ExpressibleByArgument {}
extension GapRule: ExpressibleByArgument {}

/// `--in` and `--basis`.
struct SeriesOptions: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Convert each day's prices into that currency at the rate of the day.", valueName: "currency"),
    transform: parseCurrency)
  var target: Currency?

  @Option(help: "Which closes: as traded, or adjusted for splits and dividends where the file gives them.")
  var basis = PriceBasis.close
}

/// Reads a length of at least one.
func parseLength(_ text: String) throws -> Int {
  if let length = Int(text), (1...100_000).contains(length) { return length }
  throw BadValue(description: "a whole number of days from 1 up is expected")
}
