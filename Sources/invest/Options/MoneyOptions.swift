// The options about money that mean the same in every command.
import ArgumentParser
import Vocabulary

/// `--in` and `--rate-on`: into which currency to convert, at the rates of which day.
struct MoneyOptions: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Convert into that currency (default: the common one where all agree, else USD).", valueName: "currency"),
    transform: parseCurrency)
  var target: Currency?

  @Option(
    help: ArgumentHelp(
      "Convert at the rates of that day (default: the day each amount was stated).", valueName: "day"),
    transform: parseDay)
  var rateOn: Day?
}
