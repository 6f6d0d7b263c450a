// What a page stands on, and what it lacks: exchange rates with their origin, sources, gaps.
import Vocabulary

extension Report {
  func writeRates(_ notes: NoteLinks, into page: inout Markup) {
    let columns = ["", "Rate", "Day", "Made of", "Declared by"].map { ReportColumn(name: $0) }
    let marks = Dictionary(notes.rates.map { (Self.head($0.text), $0.mark) }, uniquingKeysWith: { first, _ in first })
    page.table("Reference rates that amounts were converted at", id: "rates-table", columns) { page in
      page.element("tbody") { page in
        for rate in rates {
          let mark = marks["\(rate.words) on \(rate.day)"] ?? ""
          page.element("tr", ["id": mark.isEmpty ? "" : NoteLinks.place(mark)]) { page in
            page.element("td", ["class": "number"], words: mark)
            page.element("th", ["scope": "row"], words: rate.words)
            for cell in [rate.day, rate.legs, rate.origin] { page.element("td") { $0.prose(cell) } }
          }
        }
      }
    }
    // Marks that no rate of the table has: there was none, or it is named by the day of its statement.
    let shown = Set(rates.map { "\($0.words) on \($0.day)" })
    let others = notes.rates.filter { !shown.contains(Self.head($0.text)) }
    if others.isEmpty { return }
    page.element("ul", ["class": "plain"]) { page in
      for (mark, text) in others {
        page.element("li", ["id": NoteLinks.place(mark)], words: "\(mark)  \(text)")
      }
    }
  }

  /// `1 CNY = 196.961 KRW on 2025-02-24` of a footnote, without what follows.
  private static func head(_ note: String) -> String {
    let end = [": ", " (stated"].compactMap { mark in note.firstRange(of: mark)?.lowerBound }.min() ?? note.endIndex
    return String(note[..<end])
  }

  func writeSources(_ notes: NoteLinks, into page: inout Markup) {
    // Those that the comparison refers to first, by their letters.
    let order = sources.sorted { left, right in
      switch (notes.letters[left.id], notes.letters[right.id]) {
      case (let left?, let right?): (left.utf8.count, left) < (right.utf8.count, right)
      case (nil, nil): false
      case (let left, _): left != nil
      }
    }
    page.element("ul", ["class": "sources"]) { page in
      for source in order {
        let mark = notes.letters[source.id]
        page.element("li", ["id": mark.map(NoteLinks.place) ?? ""]) { page in
          page.element("span", ["class": "mark"], words: mark ?? "")
          page.element("span") { $0.source(source) }
        }
      }
      for (mark, text) in notes.tags {
        page.element("li", ["id": NoteLinks.place(mark)]) { page in
          page.element("span", ["class": "mark"], words: mark)
          page.element("span", words: text)
        }
      }
    }
  }

  /// What is missing, the checks that lack something among it.
  var allGaps: [Gap] {
    let options = RenderOptions(scale: scale)
    return gaps
      + findings(of: "unchecked").map { finding in
        Gap(
          words: finding.text(.factId) == nil ? finding.name : finding.claim(options),
          help: "cannot be checked: " + (finding.text(.help) ?? "no data"))
      }
  }

  func writeGaps(into page: inout Markup) {
    page.element("dl", ["class": "gaps"]) { page in
      var order: [String] = []
      var byHelp: [String: [String]] = [:]
      for gap in allGaps {
        if byHelp[gap.help] == nil { order.append(gap.help) }
        byHelp[gap.help, default: []].append(gap.words)
      }
      for help in order {
        page.element("div") { page in
          for words in byHelp[help] ?? [] { page.element("dt") { $0.prose(words) } }
          page.element("dd") { $0.prose(help) }
        }
      }
    }
  }
}
