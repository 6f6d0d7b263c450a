// The rows of a comparison: for every plan what was announced, its period, what that is a year, converted, and said by whom.
import Vocabulary

/// One row of the view: a label, and a cell for each company (lines; empty where the company has nothing to show).
struct Measure {
  let label: String
  var cells: [[String]]
  /// True for the first row of a block, which is set apart.
  let isHeading: Bool
}

/// Builds the rows from the facts of the companies.
struct Measures {
  private let scale: Scale
  private let isASCII: Bool
  private(set) var rows: [Measure] = []
  private(set) var footnotes = Footnotes()

  init(_ companies: [[ComparedFact]], scale: Scale, isASCII: Bool) {
    self.scale = scale
    self.isASCII = isASCII
    let kinds: [(kind: String, status: String)] = [
      ("capex", "planned"), ("capex", "spent"), ("stake", "planned"), ("stake", "spent"),
    ]
    for (kind, status) in kinds {
      let facts = companies.map { $0.filter { $0.kind == kind && $0.status == status } }
      if kind == "capex" {
        addPlans(facts, label: "\(status) capex")
      } else {
        addStakes(facts, label: "\(status) stake")
      }
    }
    addFilings(companies)
    addChanges(companies, kind: "growth") { "revenue, \($0.segment ?? "total")" }
    addChanges(companies, kind: "move") { "shares, \($0.window ?? "other")" }
  }

  /// A block for the first plan of each company, one for the second, and so on.
  private mutating func addPlans(_ facts: [[ComparedFact]], label: String) {
    for place in 0..<(facts.map(\.count).max() ?? 0) {
      let plans = facts.map { place < $0.count ? $0[place] : nil }
      add(label, isHeading: true, plans) { view, fact in view.announced(fact) }
      add("  for", plans) { _, fact in fact.purpose }
      add("  period", plans) { _, fact in Self.period(fact) }
      add("  per year", plans) { view, fact in
        guard let perYear = fact.perYear, let currency = fact.currency else { return "unknown" }
        return view.money(perYear, currency)
      }
      if let target = plans.compactMap({ $0?.inCurrency }).first, plans.contains(where: { $0?.isConverted ?? false }) {
        add("  in \(target)", plans) { view, fact in
          guard fact.isConverted else { return fact.amount.map { view.money($0, target, high: fact.amountHigh) } }
          guard let amount = fact.inAmount else { return "no rate " + view.footnotes.rateMark(fact) }
          return view.money(amount, target, high: fact.inAmountHigh) + " " + view.footnotes.rateMark(fact)
        }
        add("  per year, \(target)", plans) { view, fact in fact.inPerYear.map { view.money($0, target) } }
      }
      add("  vs reported", plans) { view, fact in view.ratio(fact) }
      add("  stated on", plans) { _, fact in fact.statedOn ?? "unknown" }
      add("  sources", plans) { view, fact in view.sources(fact) }
    }
  }

  /// One row for the first stake of each company, and so on: into whom, how much, when.
  private mutating func addStakes(_ facts: [[ComparedFact]], label: String) {
    for place in 0..<(facts.map(\.count).max() ?? 0) {
      let stakes = facts.map { place < $0.count ? $0[place] : nil }
      add(label, isHeading: place == 0, stakes) { view, fact in
        var lines = [fact.target ?? "target unknown"]
        if fact.amount != nil { lines.append(view.announced(fact)) }
        if fact.isConverted, let amount = fact.inAmount, let target = fact.inCurrency {
          lines.append("= " + view.money(amount, target, high: fact.inAmountHigh) + " " + view.footnotes.rateMark(fact))
        } else if fact.isConverted {
          lines.append("no rate " + view.footnotes.rateMark(fact))
        }
        lines.append(view.said(fact))
        return lines.joined(separator: "\n")
      }
    }
  }

  /// A row for each year, newest first: what was reported, for which period, in which filing.
  private mutating func addFilings(_ companies: [[ComparedFact]]) {
    let filings = companies.map { $0.filter { $0.kind == "filing" } }
    let years = Set(filings.joined().compactMap(\.fiscalYear)).sorted(by: >)
    for year in years {
      let places = filings.map { company in
        company.count { $0.fiscalYear == year && $0.status == "reported" }
      }
      for place in 0..<(places.max() ?? 0) {
        let facts = filings.map { company -> ComparedFact? in
          let reported = company.filter { $0.fiscalYear == year && $0.status == "reported" }
          return place < reported.count ? reported[place] : nil
        }
        let translations = filings.map { $0.filter { $0.fiscalYear == year && $0.status == "translated" } }
        add("reported capex \(year)", isHeading: year == years.first && place == 0, facts) { view, fact in
          let company = facts.firstIndex { $0?.entity == fact.entity } ?? 0
          return view.filing(fact, translations: translations[company].filter { $0.periodEnd == fact.periodEnd })
        }
      }
    }
  }

  /// A row for each segment or window, with all that each company has of it.
  private mutating func addChanges(_ companies: [[ComparedFact]], kind: String, label: (ComparedFact) -> String) {
    var labels: [String] = []
    for fact in companies.joined() where fact.kind == kind && !labels.contains(label(fact)) {
      labels.append(label(fact))
    }
    for (index, text) in labels.enumerated() {
      let facts = companies.map { $0.filter { $0.kind == kind && label($0) == text } }
      for place in 0..<(facts.map(\.count).max() ?? 0) {
        let changes = facts.map { place < $0.count ? $0[place] : nil }
        add(text, isHeading: index == 0 && place == 0, changes) { view, fact in
          guard let percent = fact.percent else { return nil }
          let sign = percent > .zero ? "+" : ""
          let basis = fact.basis.map { " " + $0 } ?? ""
          return view.qualified(fact.qualifier, "\(sign)\(percent)%") + basis + "\n" + view.said(fact)
        }
      }
    }
  }

  private mutating func add(
    _ label: String, isHeading: Bool = false, _ facts: [ComparedFact?],
    _ text: (inout Measures, ComparedFact) -> String?
  ) {
    let cells = facts.map { fact -> [String] in
      guard let fact, let text = text(&self, fact) else { return [] }
      return text.split(separator: "\n").map(String.init)
    }
    if cells.allSatisfy(\.isEmpty) { return }
    rows.append(Measure(label: label, cells: cells, isHeading: isHeading))
  }
}

extension Measures {
  /// `at least 380 bn CNY`, `60–65 bn USD`, `amount unknown`.
  private func announced(_ fact: ComparedFact) -> String {
    guard let amount = fact.amount, let currency = fact.currency else { return "amount unknown" }
    return qualified(fact.qualifier, money(amount, currency, high: fact.amountHigh))
  }

  /// `9.447 bn USD [a]`, its year, its filing, its conversion, and what the filing itself gives in another currency.
  private mutating func filing(_ fact: ComparedFact, translations: [ComparedFact]) -> String {
    guard let amount = fact.amount, let currency = fact.currency else { return "amount unknown" }
    var lines = ["\(money(amount, currency)) \(footnotes.tagMark(fact))"]
    if fact.isConverted, let amount = fact.inAmount, let target = fact.inCurrency {
      lines.append("= " + money(amount, target) + " " + footnotes.rateMark(fact))
    } else if fact.isConverted {
      lines.append("no rate " + footnotes.rateMark(fact))
    }
    for translation in translations {
      guard let amount = translation.amount, let currency = translation.currency else { continue }
      lines.append("translated in the filing: \(money(amount, currency))")
    }
    lines.append("\(fact.periodStart ?? "?") to \(fact.periodEnd ?? "?")")
    lines.append("\(fact.form ?? "?") filed \(fact.filedOn ?? "?")")
    return lines.joined(separator: "\n")
  }

  /// `5.1× the 24.66 bn CNY of 2020 [d]`.
  private mutating func ratio(_ fact: ComparedFact) -> String? {
    guard let ratio = fact.ratio, let reported = fact.reported, let currency = fact.reportedCurrency else { return nil }
    let times = "\(ratio.rounded(toSignificantDigits: 2))\(isASCII ? "x" : "×")"
    return "\(times) the \(money(reported, currency)) of \(fact.reportedYear ?? "?") \(footnotes.tagMark(fact))\n"
      + "year to \(fact.periodEnd ?? "?"), \(fact.form ?? "?") filed \(fact.filedOn ?? "?")"
  }

  private func qualified(_ qualifier: String?, _ text: String) -> String {
    switch qualifier {
    case "about": "about \(text)"
    case "at_least": "at least \(text)"
    case "at_most": "at most \(text)"
    default: text
    }
  }

  private func money(_ amount: DecimalNumber, _ currency: String, high: DecimalNumber? = nil) -> String {
    let words = scale.words(amount, currency: currency)
    guard let high else { return "\(words) \(currency)" }
    let highWords = scale.words(high, currency: currency)
    // 60 bn to 65 bn is written 60–65 bn.
    let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
    let lowCut = words.lastIndex(where: isDigit).map { words.index(after: $0) } ?? words.endIndex
    let highCut = highWords.lastIndex(where: isDigit).map { highWords.index(after: $0) } ?? highWords.endIndex
    let low = words[lowCut...] == highWords[highCut...] ? String(words[..<lowCut]) : words
    return "\(low)\(isASCII ? "-" : "–")\(highWords) \(currency)"
  }

  /// `3 years`, `2025`, `half a year of 2025`, `unknown`.
  private static func period(_ fact: ComparedFact) -> String {
    let year = fact.fiscalYear
    guard let years = fact.years else { return year ?? "unknown" }
    switch years.description {
    case "1": return year ?? "1 year"
    case "0.25": return year.map { "a quarter of \($0)" } ?? "a quarter"
    case "0.5": return year.map { "half of \($0)" } ?? "half a year"
    default:
      let span = "\(years.rounded(toPlaces: 2)) years"
      return year.map { "\(span), \($0)" } ?? span
    }
  }

  private mutating func sources(_ fact: ComparedFact) -> String {
    let marks = footnotes.sourceMarks(fact)
    return marks.isEmpty ? "\(fact.sources)" : "\(fact.sources) \(marks)"
  }

  /// `2025-02-24, 3 sources`.
  private mutating func said(_ fact: ComparedFact) -> String {
    let marks = footnotes.sourceMarks(fact)
    let count = fact.sources == 1 ? "1 source" : "\(fact.sources) sources"
    return (fact.statedOn.map { "\($0), " } ?? "") + count + (marks.isEmpty ? "" : " " + marks)
  }
}
