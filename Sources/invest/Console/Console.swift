// Where a command's words go: data to standard output (or the file of `-o`), talk to standard error, and what the
// run comes to in the end.
import Glibc
import Vocabulary

/// What a command talks through. Made once a run.
final class Console {
  /// Data: standard output, or the file of `-o`.
  private(set) var out = Output(descriptor: STDOUT_FILENO, name: "standard output")
  private var file: OutputFile?
  private let err = Output(descriptor: STDERR_FILENO, name: "standard error")
  /// What `--color` says.
  var colour = Colour.Wish.auto
  /// How the run ended so far; the worst news wins.
  private(set) var outcome = Outcome.done

  /// Exit codes of runs that did not fail outright.
  enum Outcome: Int32, Comparable {
    case done = 0
    /// Done, but some input was rejected or some value is missing.
    case incomplete = 2
    /// A check found something wrong.
    case wrong = 1

    static func < (left: Outcome, right: Outcome) -> Bool { left.severity < right.severity }
    private var severity: Int { self == .done ? 0 : self == .incomplete ? 1 : 2 }
  }

  /// Whether data goes to a terminal.
  var outIsTerminal: Bool { file == nil && Environment.isTerminal(STDOUT_FILENO) }
  var errIsTerminal: Bool { Environment.isTerminal(STDERR_FILENO) }

  /// Whether a question can be asked: both the question and the answer need a terminal.
  var canAsk: Bool { Environment.isTerminal(STDIN_FILENO) && errIsTerminal }

  /// Sends the data to a file from now on; `-` and nil are standard output.
  func redirect(to path: String?) throws {
    guard let path, path != "-" else { return }
    let file = try OutputFile(path)
    self.file = file
    out = file.output
  }

  /// Writes what is waiting; after this the file of `-o` is there, or untouched where the run failed.
  func finish(succeeded: Bool) throws {
    if let file {
      try file.finish(succeeded: succeeded)
    } else {
      try out.flush()
    }
  }

  /// Notes that the run is worth less than it was.
  func note(_ outcome: Outcome) { self.outcome = max(self.outcome, outcome) }

  /// One line of talk, below the data written before. Where even that cannot be written there is nobody to tell.
  func say(_ line: String) {
    if !out.isClosed { try? out.flush() }
    try? err.line(line)
    try? err.flush()
  }

  /// Replaces the line of progress; an empty text takes it away. For terminals only.
  func showProgress(_ text: String) {
    try? err.write("\r\u{1B}[K" + text)
    try? err.flush()
  }

  /// One diagnostic in the form of the house.
  func report(_ diagnostic: Diagnostic) {
    // Data written before belongs above the message where both go to one terminal.
    try? out.flush()
    try? err.write(diagnostic.rendered(coloured: Colour.wanted(on: STDERR_FILENO, wish: colour)))
    try? err.flush()
  }

  /// Asks a question and returns the line that answers it, without blanks around; nil at the end of the input.
  func answer(_ question: String) -> String? {
    try? out.flush()
    try? err.write(question)
    try? err.flush()
    guard let line = readLine() else { return nil }
    return String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Asks for a yes. `assumed` is `--yes`; without a terminal and without it the answer is an error, never a wait.
  func confirm(_ question: String, assumed: Bool) throws {
    if assumed { return }
    guard canAsk else {
      throw Diagnostic(.error, "\(question) Nobody can be asked without a terminal", help: "--yes says yes beforehand")
    }
    try out.flush()
    try? err.write("\(question) [y/N] ")
    try? err.flush()
    guard let answer = readLine()?.lowercased(), answer == "y" || answer == "yes" else {
      throw Diagnostic(.error, "stopped: nothing was changed")
    }
  }
}
