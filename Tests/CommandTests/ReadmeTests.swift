// The README keeps its word: its sessions are played, and every command is in it and has a help that begins with examples.
import Foundation
import Testing

struct ReadmeTests {
  static let readme = (try? String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""

  /// The subcommands as the program's own help lists them, `entities add` as two words.
  static let commands: [String] = {
    let top = names(in: "invest --help")
    return top.flatMap { command in [command] + names(in: "invest help \(command)").map { "\(command) \($0)" } }
  }()

  @Test func everyCommandIsInTheReadme() {
    #expect(Self.commands.count > 10)
    for command in Self.commands where !command.contains(" ") {
      #expect(Self.readme.contains("invest \(command)"), "README.md does not name \(command)")
    }
  }

  @Test(arguments: commands)
  func everyHelpBeginsWithExamples(_ command: String) throws {
    let result = try Program.inFolder { try Program.run(shell: "invest \(command) --help", in: $0) }
    #expect(result.code == 0)
    #expect(result.err.isEmpty)
    let examples = result.out.range(of: "EXAMPLES:")
    let usage = result.out.range(of: "USAGE:")
    #expect(examples != nil, "the help of \(command) has no examples")
    if let examples, let usage { #expect(examples.lowerBound < usage.lowerBound) }
    for line in result.out.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  /// The blocks between ```console and ```: commands after "$ ", then what they print, both streams as a terminal
  /// shows them. With INVEST_UPDATE=1 the file is rewritten instead.
  @Test func sessionsInTheReadmeAreTrue() throws {
    let played = try Program.inFolder { folder in
      var lines: [String] = []
      var isInBlock = false
      for line in Self.readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        if line.hasPrefix("```") { isInBlock = line == "```console" }
        if !isInBlock || line.hasPrefix("```") {
          lines.append(line)
        } else if line.hasPrefix("$ ") {
          let result = try Program.run(shell: "{ \(line.dropFirst(2))\n} 2>&1", in: folder)
          lines.append(line)
          lines += result.out.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
      }
      return lines.joined(separator: "\n")
    }
    #expect(Self.readme.contains("```console\n$ invest"))
    if ProcessInfo.processInfo.environment["INVEST_UPDATE"] != nil {
      try played.write(to: Program.root.appendingPathComponent("README.md"), atomically: true, encoding: .utf8)
    } else {
      #expect(played == Self.readme, "README.md shows other output than the program")
    }
  }

  /// The names that a help lists under SUBCOMMANDS.
  private static func names(in shell: String) -> [String] {
    guard let result = try? Program.inFolder({ try Program.run(shell: shell, in: $0) }),
      let list = result.out.range(of: "SUBCOMMANDS:\n")
    else { return [] }
    let lines = result.out[list.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { !$0.isEmpty }.compactMap { line in
      guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
      return line.split(separator: " ").first.map { $0.split(separator: ",")[0] }.map(String.init)
    }
  }
}
