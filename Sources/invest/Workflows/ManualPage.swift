// The manual as one page for man(1), made of what the program says of itself.
import ArgumentParser
import Storage

/// The man page: every command's help and every topic.
enum ManualPage {
  /// The page in the macros of man(7).
  static func text() -> String {
    var page = Page()
    page.lines.append(".TH INVEST 1 \"\" \"invest \(Invest.configuration.version)\" \"User Commands\"")
    page.section("NAME")
    page.paragraph("invest - \(Invest.configuration.abstract)")
    page.section("SYNOPSIS")
    page.paragraph("invest COMMAND [options]")
    page.section("DESCRIPTION")
    page.verbatim(Invest.configuration.discussion)
    for command in Invest.configuration.subcommands { page.command(command, path: "invest") }
    for topic in HelpTopics.names {
      page.section(topic.uppercased())
      page.verbatim(HelpTopics.text(topic) ?? "")
    }
    page.section("EXIT STATUS")
    page.verbatim(
      """
      0    done; an empty answer is an answer
      1    failed, or a check found something wrong
      2    done, but some input was rejected or a value is missing
      64   wrong usage
      130  interrupted
      """)
    page.section("FILES")
    page.verbatim(
      """
      $XDG_DATA_HOME/invest/invest.db, else ~/.local/share/invest/invest.db
          the store, unless --db or INVEST_DB name another file
      """)
    page.section("ENVIRONMENT")
    page.verbatim(
      """
      INVEST_DB  the store to use
      NO_COLOR   no colour, as --color never
      TMPDIR     where workbooks are put together and archives unpacked
      """)
    return page.lines.joined(separator: "\n") + "\n"
  }

  private struct Page {
    var lines: [String] = []

    mutating func section(_ title: String) { lines.append(".SH \(Self.escaped(title))") }

    mutating func paragraph(_ text: String) { lines.append(Self.escaped(text)) }

    /// A command's help under its name, then that of its subcommands.
    mutating func command(_ command: any ParsableCommand.Type, path: String) {
      let name = "\(path) \(command.configuration.commandName ?? command._commandName)"
      section(name)
      verbatim(Invest.helpMessage(for: command, includeHidden: false, columns: 78))
      for part in command.configuration.subcommands { self.command(part, path: name) }
    }

    /// Lines that are not to be filled.
    mutating func verbatim(_ text: String) {
      lines.append(".nf")
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) { lines.append(Self.escaped(line)) }
      lines.append(".fi")
    }

    /// A character by its number, which every roff understands, whatever it takes its input's encoding for.
    private static func named(_ character: Character) -> String {
      character.unicodeScalars.map { scalar in
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\[u\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)]"
      }.joined()
    }

    /// Text in which no character is an instruction.
    private static func escaped(_ text: some StringProtocol) -> String {
      var result = ""
      for character in text {
        switch character {
        case "\\": result += "\\e"
        case "-": result += "\\-"
        case ".", "'": result += result.isEmpty ? "\\&\(character)" : String(character)
        default: result += character.isASCII ? String(character) : named(character)
        }
      }
      return result
    }
  }
}
