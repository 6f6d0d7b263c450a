// `invest help`: the pages of the manual about ideas, and the help of each command.
import ArgumentParser
import Glibc
import Storage
import Vocabulary

struct Help: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Explain a topic (\(HelpTopics.names.joined(separator: ", "))) or a command.",
    usage: "invest help [TOPIC|COMMAND…]",
    discussion: """
      EXAMPLES:
        invest help
        invest help money
        invest help entities add
        invest help --man > invest.1
      """)

  @Argument(
    help: ArgumentHelp(
      "A topic (\(HelpTopics.names.joined(separator: ", "))), or a command.", valueName: "topic|command"),
    completion: .list(HelpTopics.names + Invest.subcommandNames))
  var words: [String] = []

  @Flag(help: "Write the whole manual as a man page.") var man = false

  func validate() throws {
    if man, !words.isEmpty { throw ValidationError("--man is the whole manual: it takes no topic or command") }
  }

  func run(on console: Console) throws {
    if man { return try console.out.write(Array(ManualPage.text().utf8)) }
    let width = min(Environment.columns(of: STDOUT_FILENO), 100)
    if words.count == 1, let text = HelpTopics.text(words[0]) {
      // The pages' last line feed is the line's own.
      return try console.out.line(String(text.dropLast()))
    }
    guard let command = command() else {
      let all = HelpTopics.names + Invest.subcommandNames
      let near = words.first.flatMap { UsageError.suggestion(for: $0, among: all) }
      throw WrongUsage(
        "there is no topic or command \"\(words.joined(separator: " "))\"",
        help: near.map { "did you mean \"\($0)\"?" } ?? "topics: \(HelpTopics.names.joined(separator: ", "))")
    }
    try console.out.line(Invest.helpMessage(for: command, columns: width))
    if words.isEmpty {
      try console.out.line("\nTOPICS: \(HelpTopics.names.joined(separator: ", ")) (invest help TOPIC)")
    }
  }

  /// The command that the words name, subcommands included.
  private func command() -> (any ParsableCommand.Type)? {
    var command: any ParsableCommand.Type = Invest.self
    for word in words {
      let next = command.configuration.subcommands.first {
        ($0.configuration.commandName ?? $0._commandName) == word
      }
      guard let next else { return nil }
      command = next
    }
    return command
  }
}
