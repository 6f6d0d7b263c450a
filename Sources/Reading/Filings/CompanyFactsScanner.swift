import Vocabulary

/// Reads the shape of company facts: `{cik, entityName, facts: {taxonomy: {concept: {label, units: {unit: [value …]}}}}}`,
/// and that of one concept of one company (`{cik, taxonomy, tag, label, entityName, units}`). Keys in any order;
/// unknown ones are skipped.
struct CompanyFactsScanner {
  private var scanner: JSONScanner
  private let file: String
  private var facts = CompanyFacts(cik: 0, entityName: "")
  private var units = TextTable()
  private var forms = TextTable()
  private var fiscalPeriods = TextTable()
  private var accessions = TextTable()
  private var frames = TextTable()
  /// What is missing in single values.
  private(set) var rejected: [(offset: Int, message: String)] = []
  private var sawFacts = false

  init(_ scanner: JSONScanner, file: String) {
    self.scanner = scanner
    self.file = file
  }

  /// Reads a whole file.
  mutating func read() throws(JSONProblem) -> CompanyFacts {
    var taxonomy = "?"
    var tag: String?
    var label: String?
    var cik: Int?
    var name: String?
    var isFirst = true
    // The tag of a file of one concept may stand behind its values.
    let single = Int32(0)
    try scanner.expect(UInt8(ascii: "{"))
    while let key = try scanner.nextKey(&isFirst) {
      if scanner.matches(key, "cik") {
        cik = try number()
      } else if scanner.matches(key, "entityName") {
        name = try text()
      } else if scanner.matches(key, "facts") {
        try readTaxonomies()
        sawFacts = true
      } else if scanner.matches(key, "taxonomy") {
        taxonomy = try text() ?? "?"
      } else if scanner.matches(key, "tag") {
        tag = try text()
      } else if scanner.matches(key, "label") {
        label = try text()
      } else if scanner.matches(key, "units") {
        facts.concepts.append(CompanyFacts.Concept(taxonomy: "?", name: "?", label: nil))
        try readUnits(of: single)
        sawFacts = true
      } else if scanner.matches(key, "data") || scanner.matches(key, "ccp") {
        throw JSONProblem(
          message: "this is one concept of many companies (an SEC frame), not the facts of one company",
          offset: key.range.lowerBound - 1, help: "the SEC's companyfacts/CIK….json are read")
      } else {
        try scanner.skipValue()
      }
    }
    try scanner.expectEnd()
    guard sawFacts else { throw missing("facts") }
    guard let cik, cik > 0 else { throw missing("cik") }
    guard let name, !name.isEmpty else { throw missing("entityName") }
    if let tag, !facts.concepts.isEmpty {
      facts.concepts[0] = CompanyFacts.Concept(taxonomy: taxonomy, name: tag, label: label)
    } else if facts.concepts.first?.taxonomy == "?" {
      throw missing("tag")
    }
    facts.cik = cik
    facts.entityName = name
    facts.units = units.texts
    facts.forms = forms.texts
    facts.fiscalPeriods = fiscalPeriods.texts
    facts.accessions = accessions.texts
    facts.frames = frames.texts
    return facts
  }

  private func missing(_ key: String) -> JSONProblem {
    JSONProblem(
      message: "there is no \"\(key)\" in it: these are no company facts", offset: 0,
      help: "the SEC's companyfacts/CIK….json and company_tickers.json are read")
  }

  private mutating func text() throws(JSONProblem) -> String? {
    guard let text = try scanner.stringOrNull() else { return nil }
    return try scanner.decoded(text)
  }

  /// A whole number, with or without quotes.
  private mutating func number() throws(JSONProblem) -> Int? {
    let offset = scanner.place
    if scanner.peek() == UInt8(ascii: "\"") { return Int(try text() ?? "") }
    guard case .whole(let value) = try scanner.number() else {
      throw JSONProblem(message: "a whole number is expected here", offset: offset)
    }
    return Int(value)
  }

  // MARK: - Levels

  private mutating func readTaxonomies() throws(JSONProblem) {
    try scanner.expect(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try scanner.nextKey(&isFirst) {
      let taxonomy = try scanner.decoded(key)
      try scanner.expect(UInt8(ascii: "{"))
      var isFirstConcept = true
      while let concept = try scanner.nextKey(&isFirstConcept) {
        try readConcept(CompanyFacts.Concept(taxonomy: taxonomy, name: scanner.decoded(concept), label: nil))
      }
    }
  }

  private mutating func readConcept(_ concept: CompanyFacts.Concept) throws(JSONProblem) {
    let place = Int32(facts.concepts.count)
    facts.concepts.append(concept)
    try scanner.expect(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try scanner.nextKey(&isFirst) {
      if scanner.matches(key, "label") {
        facts.concepts[Int(place)].label = try text()
      } else if scanner.matches(key, "units") {
        try readUnits(of: place)
      } else {
        try scanner.skipValue()
      }
    }
  }

  private mutating func readUnits(of concept: Int32) throws(JSONProblem) {
    try scanner.expect(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try scanner.nextKey(&isFirst) {
      let unit = try units.place(of: key, in: scanner)
      try scanner.expect(UInt8(ascii: "["))
      var isFirstValue = true
      while try scanner.nextElement(&isFirstValue) { try readValue(concept, unit) }
    }
  }

  private mutating func readValue(_ concept: Int32, _ unit: Int32) throws(JSONProblem) {
    let offset = scanner.place
    try scanner.expect(UInt8(ascii: "{"))
    var value = CompanyFacts.Value(
      concept: concept, unit: unit, number: .whole(0), start: nil, end: Day(number: 0), fiscalYear: nil,
      fiscalPeriod: -1, form: -1, filed: nil, accession: -1, frame: -1)
    var number: ReportedNumber?
    var end: Day?
    let told = rejected.count
    var isFirst = true
    while let key = try scanner.nextKey(&isFirst) {
      if try scanner.takeNull() { continue }
      let length = key.range.count
      let first = length > 0 ? scanner.bytes[key.range.lowerBound] : 0
      switch (first, length) {
      case (UInt8(ascii: "v"), 3) where scanner.matches(key, "val"): number = try scanner.number()
      case (UInt8(ascii: "e"), 3) where scanner.matches(key, "end"): end = try readDay("end")
      case (UInt8(ascii: "s"), 5) where scanner.matches(key, "start"): value.start = try readDay("start")
      case (UInt8(ascii: "f"), 5) where scanner.matches(key, "filed"): value.filed = try readDay("filed")
      case (UInt8(ascii: "a"), 4) where scanner.matches(key, "accn"):
        value.accession = try accessions.place(of: scanner.string(), in: scanner)
      case (UInt8(ascii: "f"), 4) where scanner.matches(key, "form"):
        value.form = try forms.place(of: scanner.string(), in: scanner)
      case (UInt8(ascii: "f"), 2) where scanner.matches(key, "fp"):
        value.fiscalPeriod = try fiscalPeriods.place(of: scanner.string(), in: scanner)
      case (UInt8(ascii: "f"), 2) where scanner.matches(key, "fy"):
        if case .whole(let year) = try scanner.number() { value.fiscalYear = Int32(exactly: year) }
      case (UInt8(ascii: "f"), 5) where scanner.matches(key, "frame"):
        value.frame = try frames.place(of: scanner.string(), in: scanner)
      default: try scanner.skipValue()
      }
    }
    guard let number else { return rejected.append((offset, "a value of \(name(concept)) has no \"val\"")) }
    guard let end else {
      // A day that is none was told of where it stands.
      if told == rejected.count { rejected.append((offset, "a value of \(name(concept)) has no \"end\"")) }
      return
    }
    value.number = number
    value.end = end
    facts.values.append(value)
  }

  private func name(_ concept: Int32) -> String { facts.concepts[Int(concept)].name }

  private mutating func readDay(_ key: StaticString) throws(JSONProblem) -> Day? {
    let text = try scanner.string()
    if let day = scanner.day(text) { return day }
    rejected.append(
      (text.range.lowerBound, "\(key) \"\(try scanner.decoded(text))\" is not a day such as 2025-02-24"))
    return nil
  }
}
