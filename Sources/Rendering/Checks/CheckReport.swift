// `check` for people: what is wrong first, each finding with its figures and the data behind it; what cannot be checked
// last, by the file that would allow it.
import Dispatch
import Synchronization
public import Vocabulary

/// The findings of `check` as text.
public struct CheckReport: Sendable {
  private let findings: [Finding]
  private let options: RenderOptions
  /// How many findings `limit` leaves out.
  public let left: Int

  /// - Parameter grid: the columns of `check`'s machine output.
  public init(_ grid: Grid, limit: Int? = nil, options: RenderOptions = RenderOptions()) {
    let order = ["wrong", "close", "noted", "holds", "unchecked"]
    let columns = FindingColumns(grid.columns)
    let all = Dictionary(grouping: grid.rows.map { Finding($0, columns) }) { $0.text(.verdict) ?? "" }
    // What is of one verdict keeps its order.
    let sorted = order.flatMap { all[$0] ?? [] }
    findings = Array(sorted.prefix(limit ?? sorted.count))
    left = sorted.count - findings.count
    self.options = options
  }

  /// The report.
  public func text() -> [UInt8] {
    var out: [UInt8] = []
    let unchecked = findings.filter { $0.text(.verdict) == "unchecked" }
    writeChecked(findings.filter { $0.text(.verdict) != "unchecked" }, into: &out)
    var reasons: [String] = []
    var claims: [String: [String]] = [:]
    /// Reasons that hold for whole companies: their names alone go on one line, claims on one each.
    var ofCompanies: Set<String> = []
    for finding in unchecked {
      let help = finding.text(.help) ?? "no data"
      if claims[help] == nil { reasons.append(help) }
      if finding.text(.factId) == nil { ofCompanies.insert(help) }
      claims[help, default: []].append(finding.text(.factId) == nil ? finding.name : finding.claim(options))
    }
    if !reasons.isEmpty {
      if !out.isEmpty { out.append(UInt8(ascii: "\n")) }
      out.append(text: "cannot be checked\n")
    }
    for reason in reasons {
      writeWrapped(reason, first: "  ", rest: "    ", into: &out)
      let said = claims[reason] ?? []
      if ofCompanies.contains(reason) {
        writeWrapped(said.joined(separator: ", "), first: "    ", rest: "    ", into: &out)
      } else {
        for claim in said { writeWrapped(claim, first: "    ", rest: "      ", into: &out) }
      }
    }
    return out
  }

  /// Writes findings with their evidence; of many the second half beside the first.
  private func writeChecked(_ findings: [Finding], into out: inout [UInt8]) {
    let middle = findings.count < 1000 ? findings.count : findings.count / 2
    let later = Mutex<[UInt8]>([])
    let group = DispatchGroup()
    if middle < findings.count {
      DispatchQueue.global().async(group: group) {
        let text = checked(findings[middle...])
        later.withLock { $0 = text }
      }
    }
    out += checked(findings[..<middle])
    group.wait()
    later.withLock { out += $0 }
  }

  private func checked(_ findings: ArraySlice<Finding>) -> [UInt8] {
    var out: [UInt8] = []
    for finding in findings {
      let verdict = finding.text(.verdict) ?? ""
      write(Self.word(verdict), finding.claim(options), colour: Self.colour(verdict), into: &out)
      for line in finding.evidence(options) { write("", line, into: &out) }
    }
    return out
  }

  private static let margin = 8
  private static let blank = String(repeating: " ", count: margin)

  private static func word(_ verdict: String) -> String { verdict == "close" ? "nearly" : verdict }

  private static func colour(_ verdict: String) -> String? {
    switch verdict {
    case "wrong": "\u{1B}[31m"
    case "close": "\u{1B}[33m"
    case "holds": "\u{1B}[32m"
    default: nil
    }
  }

  private func write(_ label: String, _ text: String, colour: String? = nil, into out: inout [UInt8]) {
    let padded = label + String(repeating: " ", count: max(0, Self.margin - label.utf8.count))
    let first = label.isEmpty ? Self.blank : padded
    if let colour, options.usesColour {
      append(
        wrapped: text, columns: width - Self.margin, first: "\(colour)\(first)\u{1B}[0m", rest: Self.blank, to: &out)
    } else {
      writeWrapped(text, first: first, rest: Self.blank, into: &out)
    }
  }

  private var width: Int { max(40, options.terminalWidth ?? 80) }

  private func writeWrapped(_ text: String, first: String, rest: String, into out: inout [UInt8]) {
    append(wrapped: text, columns: width - rest.utf8.count, first: first, rest: rest, to: &out)
  }
}
