// The program: its subcommands, in the order that `--help` shows them.
import ArgumentParser

@main
struct Invest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invest",
    abstract: "Sourced, comparable facts from news articles, rates, prices and filings."
  )
}
