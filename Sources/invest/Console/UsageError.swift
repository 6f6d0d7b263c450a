// Wrong usage, told in the form of the house: what the argument parser found, in lower case and double quotes, with a
// suggestion for a mistyped subcommand, and the command's own help as the way on.
import ArgumentParser
import Vocabulary

enum UsageError {
  /// What to print for an error of the argument parser.
  static func diagnostic(for error: any Error, arguments: [String]) -> Diagnostic {
    let command = Invest.subcommand(among: arguments)
    if command == nil, let word = arguments.first(where: { !$0.hasPrefix("-") }) {
      let names = Invest.subcommandNames
      return Diagnostic(
        .error, "there is no command \"\(visible(word))\"",
        help: suggestion(for: word, among: names).map { "did you mean \"\($0)\"?" }
          ?? "invest --help lists the commands"
      )
    }
    let name = command.map { "invest \($0)" } ?? "invest"
    var message = Invest.message(for: error)
    if message.hasSuffix(".") { message.removeLast() }
    var help = "\(name) --help shows how it is used"
    if let cut = message.firstRange(of: ". Did you mean '") {
      let rest = message[cut.upperBound...].prefix { $0 != "'" }
      help = "did you mean \"\(rest)\"?"
      message = String(message[..<cut.lowerBound])
    }
    message = String(message.map { $0 == "'" ? "\"" : $0 })
    return Diagnostic(.error, message.prefix(1).lowercased() + visible(String(message.dropFirst())), help: help)
  }

  /// The name nearest to a mistyped one, nil where none is near.
  static func suggestion(for word: String, among names: [String]) -> String? {
    let near = names.map { (name: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
      .min { $0.distance < $1.distance }
    if let near, near.distance <= max(1, min(3, word.utf8.count / 2)) { return near.name }
    return names.first { word.utf8.count >= 3 && $0.hasPrefix(word) }
  }

  /// Edit distance (insert, delete, replace), O(n·m).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
