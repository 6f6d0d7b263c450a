// A transcript: shell commands with what they print and how they end, in one folder, from top to bottom.
//
//     # a comment
//     << articles/one.txt        a file to make; its lines follow up to a line with >> alone
//     Alibaba plans …
//     >>
//     $ invest ingest articles   a command for the shell
//     > articles/one.txt …       a line on standard output
//     2> error: …                a line on standard error
//     = 2                        the exit code where it is not 0
//
// In an expected line `***` stands for any text; a line that is `...` alone stands for any number of lines.
import Foundation

struct Transcript {
  struct Step {
    var line: Int
    var command: String
    var out: [String] = []
    var err: [String] = []
    var code: Int32 = 0
  }

  struct File {
    var name: String
    var text: String
    /// How many steps stand before it.
    var step: Int
  }

  private(set) var steps: [Step] = []
  private(set) var files: [File] = []

  init(_ text: String) {
    var open: (name: String, lines: [String])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let file = open {
        if line == ">>" {
          files.append(File(name: file.name, text: file.lines.joined(separator: "\n") + "\n", step: steps.count))
          open = nil
        } else {
          open = (file.name, file.lines + [String(line)])
        }
      } else if let name = Transcript.rest(of: line, after: "<< ") {
        open = (name, [])
      } else if let command = Transcript.rest(of: line, after: "$ ") {
        steps.append(Step(line: index + 1, command: command))
      } else if !steps.isEmpty {
        let last = steps.count - 1
        if let out = Transcript.rest(of: line, after: "> ") {
          steps[last].out.append(out)
        } else if line == ">" {
          steps[last].out.append("")
        } else if let err = Transcript.rest(of: line, after: "2> ") {
          steps[last].err.append(err)
        } else if line == "2>" {
          steps[last].err.append("")
        } else if let code = Transcript.rest(of: line, after: "= ") {
          steps[last].code = Int32(code) ?? -1
        }
      }
    }
  }

  private static func rest(of line: Substring, after mark: String) -> String? {
    line.hasPrefix(mark) ? String(line.dropFirst(mark.count)) : nil
  }

  /// Runs all steps; what was not as expected, one text a step.
  func mismatches(in folder: URL) throws -> [String] {
    var mismatches: [String] = []
    try play(in: folder) { step, result in
      let out = Transcript.lines(result.out)
      let err = Transcript.lines(result.err)
      if Transcript.matches(step.out, out), Transcript.matches(step.err, err), step.code == result.code { return }
      mismatches.append(
        """
        line \(step.line): $ \(step.command)
        expected:
        \(Transcript.text(step.out, step.err, step.code))
        got:
        \(Transcript.text(out, err, result.code))
        """)
    }
    return mismatches
  }

  /// The text of a transcript with what its commands print now in place of what was expected.
  static func updated(_ text: String, in folder: URL) throws -> String {
    var actual: [Int: String] = [:]
    try Transcript(text).play(in: folder) { step, result in
      // What stands there already stays where it fits: it may hold patterns.
      let (out, err) = (lines(result.out), lines(result.err))
      actual[step.line] = Transcript.text(
        matches(step.out, out) ? step.out : out, matches(step.err, err) ? step.err : err, result.code, plain: true)
    }
    var updated: [String] = []
    var isInFile = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("<< ") { isInFile = true }
      let isExpectation =
        !isInFile && (line.hasPrefix("> ") || line == ">" || line.hasPrefix("2>") || line.hasPrefix("= "))
      if !isExpectation { updated.append(String(line)) }
      if line == ">>" { isInFile = false }
      if let text = actual[index + 1], !text.isEmpty { updated.append(text) }
    }
    return updated.joined(separator: "\n")
  }

  private func play(in folder: URL, _ check: (Step, Program.Result) -> Void) throws {
    for (index, step) in steps.enumerated() {
      for file in files where file.step == index {
        let url = folder.appendingPathComponent(file.name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
      }
      check(step, try Program.run(shell: step.command, in: folder))
    }
  }

  private static func lines(_ text: String) -> [String] {
    // By bytes: "\r\n" is one Character and would hide the line end.
    var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(Substring($0)) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func text(_ out: [String], _ err: [String], _ code: Int32, plain: Bool = false) -> String {
    let lines =
      out.map { $0.isEmpty ? ">" : "> " + $0 } + err.map { $0.isEmpty ? "2>" : "2> " + $0 }
      + (code == 0 ? [] : ["= \(code)"])
    return lines.map { plain ? $0 : "  " + $0 }.joined(separator: "\n")
  }

  private static func matches(_ expected: [String], _ actual: [String]) -> Bool {
    guard let first = expected.first else { return actual.isEmpty }
    let rest = Array(expected.dropFirst())
    if first == "..." { return (0...actual.count).contains { matches(rest, Array(actual[$0...])) } }
    guard let line = actual.first, matches(first, line) else { return false }
    return matches(rest, Array(actual.dropFirst()))
  }

  private static func matches(_ pattern: String, _ line: String) -> Bool {
    let parts = pattern.components(separatedBy: "***")
    guard parts.count > 1 else { return pattern == line }
    guard line.hasPrefix(parts[0]), line.hasSuffix(parts[parts.count - 1]) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts.dropFirst() {
      guard let range = part.isEmpty ? rest.startIndex..<rest.startIndex : rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
