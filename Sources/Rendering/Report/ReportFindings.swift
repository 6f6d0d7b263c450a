// The verdicts of `check` on a page: what is wrong first, each with its figures and the facts it speaks of.
import Vocabulary

extension Report {
  /// How many findings have which verdict.
  var verdictCounts: (holds: Int, close: Int, wrong: Int, noted: Int, unchecked: Int) {
    guard let place = findings.index(of: "verdict") else { return (0, 0, 0, 0, 0) }
    func count(_ verdict: String) -> Int { findings.rows.count { $0[place] == .text(verdict) } }
    return (count("holds"), count("close"), count("wrong"), count("noted"), count("unchecked"))
  }

  /// The findings of a verdict, in the order of the store.
  func findings(of verdict: String) -> [Finding] {
    let columns = FindingColumns(findings.columns)
    return findings.rows.map { Finding($0, columns) }.filter { $0.text(.verdict) == verdict }
  }

  func writeFindings(into page: inout Markup) {
    let counts = verdictCounts
    var words = "\(counted(counts.holds + counts.close + counts.wrong, "figure")) checked: \(counts.holds) hold"
    if counts.close > 0 { words += ", \(counts.close) nearly" }
    words += ", \(counts.wrong) wrong."
    if counts.noted > 0 { words += " \(counts.noted) noted." }
    if counts.unchecked > 0 { words += " \(counts.unchecked) cannot be checked." }
    page.element("p", words: words)
    let known = Set(facts.map(\.id))
    for (verdict, title) in [
      ("wrong", "Wrong"), ("close", "Nearly right"), ("noted", "To be known"), ("holds", "Holds"),
    ] {
      let found = findings(of: verdict)
      if found.isEmpty { continue }
      page.element("h3", ["class": "verdict \(verdict)"]) { page in
        page.element("span", ["aria-hidden": "true"], words: Self.sign(verdict) + " ")
        page.words(title)
      }
      page.element("ul", ["class": "findings"]) { page in
        for finding in found {
          page.element("li") { page in write(finding, known, into: &page) }
        }
      }
    }
    if counts.unchecked > 0 {
      page.element("p", ["class": "note"]) { page in
        page.words("What cannot be checked stands under ")
        page.link("#gaps", words: "What is missing")
        page.words(".")
      }
    }
  }

  private func write(_ finding: Finding, _ known: Set<Int64>, into page: inout Markup) {
    let options = RenderOptions(scale: scale)
    page.element("p", ["class": "claim"]) { page in
      page.prose(finding.claim(options))
      for column in [FindingColumn.factId, .otherFactId] {
        guard let text = finding.text(column), let id = Int64(text), known.contains(id) else { continue }
        page.raw(" ")
        page.link("#fact-\(id)", ["class": "ref"], words: "fact\u{A0}\(id)")
      }
    }
    for line in finding.proof(options) { page.element("p", ["class": "evidence"]) { $0.prose(line) } }
  }

  private static func sign(_ verdict: String) -> String {
    switch verdict {
    case "wrong": "✕"
    case "close": "≈"
    case "holds": "✓"
    default: "•"
    }
  }
}
