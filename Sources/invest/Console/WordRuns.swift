// Thousands of file names on one command line (`invest extract articles/*.txt`). The parser's time grows with the square
// of their number, so a long run of them travels through it as one word, joined by NUL, which no real argument holds.

enum WordRuns {
  /// From how many names on they are joined.
  static let threshold = 64

  /// The arguments of a command that takes files, with long runs of plain words joined. The first word of a run stays
  /// as it is: it may be the value of the option before it.
  static func joined(_ arguments: [String]) -> [String] {
    guard arguments.count > threshold, let command = arguments.first, ["ingest", "extract"].contains(command) else {
      return arguments
    }
    var result = [command]
    var rest = arguments.dropFirst()
    while let word = rest.first {
      let run = rest.prefix { !$0.hasPrefix("-") }
      if run.count > threshold {
        result += [word, run.dropFirst().joined(separator: "\0")]
        rest = rest.dropFirst(run.count)
      } else {
        let taken = max(1, run.count)
        result += rest.prefix(taken)
        rest = rest.dropFirst(taken)
      }
    }
    return result
  }

  /// The words as the user gave them.
  static func split(_ words: [String]) -> [String] {
    words.flatMap { word in
      word.utf8.contains(0) ? word.split(separator: "\0", omittingEmptySubsequences: false).map(String.init) : [word]
    }
  }
}
