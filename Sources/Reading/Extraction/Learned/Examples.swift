import Vocabulary

/// What judgements are learned from: each quantity with its features, the candidates for its subject and its time with
/// theirs, and what the rules made of it, as one line of JSON. `Tests/Corpus/teaching` reads them beside the gold facts.
extension FactReading {
  mutating func noteExample(_ index: Int, _ ruling: Ruling?, _ list: borrowing FeatureList, first: Int) {
    let mention = mentions[Int(scene.marks[index].ref)]
    var line = "{"
    let bytes = document.sourceRange(mention.range)
    line += "\"at\":[\(bytes.lowerBound),\(bytes.upperBound)],\"block\":\"\(scene.block)\""
    line += ",\"features\":\(Array(list.hashes)),\"first\":\(first)"
    var further = FeatureList(rooms.candidate, tongue)
    addFurtherFeatures(of: index, ruling: ruling, to: &further)
    line += ",\"further\":\(Array(further.hashes))"
    switch mention.value {
    case .money(let money):
      line += ",\"head\":\"amount\",\"amount\":\(money.low.double)"
      if let high = money.high { line += ",\"high\":\(high.double)" }
      line += ",\"currency\":\"\((money.currency ?? currency)?.code ?? "")\""
    case .percent(let percent):
      line += ",\"head\":\"percent\",\"percent\":\(percent.low.double)"
      if let direction = direction(of: index) { line += ",\"up\":\(direction.isUp)" }
    default: return
    }
    if let ruling {
      line += ",\"rule\":" + ruled(statements[ruling.statement].value, isShared: ruling.isShared)
    }
    var candidates: [SubjectCandidate] = []
    findSubjects(of: index, ruling: ruling, into: &candidates)
    var own = FeatureList(rooms.candidate, tongue)
    let facts: ClosedRange<UInt64> = scene.marks[index].kind == .money ? 1...2 : 3...4
    line += ",\"subjects\":["
    for (at, candidate) in candidates.enumerated() {
      if at > 0 { line += "," }
      let mention = self.mention(candidate.subject.who, candidate.subject.range)
      line += "{\"names\":[\(Self.quoted(mention.id)),\(Self.quoted(mention.name)),\(Self.quoted(mention.mention))]"
      line += ",\"here\":\(candidate.subject.mark >= 0),\"ruled\":\(candidate.sources.contains(.ruled))"
      line += ",\"features\":{"
      for fact in facts {
        own.removeAll()
        addFeatures(of: candidate, question(of: index, fact: fact, lead, candidates), to: &own)
        line += "\(fact == facts.lowerBound ? "" : ",")\"\(fact)\":\(Array(own.hashes))"
      }
      line += "}}"
    }
    line += "]"
    if scene.marks[index].kind == .money {
      let spans = spanCandidates(of: index, ruled: ruling.flatMap { coverage(ruled: $0) })
      line += ",\"spans\":["
      for (at, span) in spans.enumerated() {
        if at > 0 { line += "," }
        line += "{\"years\":\(span.coverage.years.map { "\($0)" } ?? "null"),\"ruled\":\(span.isRuled),\"features\":{"
        for isSpent in [false, true] {
          own.removeAll()
          addFeatures(of: span, among: spans, for: index, isSpent: isSpent, to: &own)
          line += "\(isSpent ? ",\"1s\"" : "\"1p\""):\(Array(own.hashes))"
        }
        line += "}}"
      }
      line += "]"
    }
    examples?.append(line + "}")
  }

  /// The characters of the document with their features, and the names that are known.
  mutating func noteNameExamples() {
    var tagger = NameTagger(text, tongue)
    for block in document.blocks where block.statesFacts {
      tagger.take(block.range)
      var line =
        "{\"head\":\"names\",\"lang\":\"\(document.language ?? "")\",\"text\":\(Self.quoted(string(block.range)))"
      line +=
        ",\"units\":\(tagger.units.map { [Int($0.start) - block.range.lowerBound, Int($0.end) - block.range.lowerBound] })"
      var known: [String] = []
      for hit in hits where Int(hit.start) >= block.range.lowerBound && Int(hit.end) <= block.range.upperBound {
        guard hit.row >= 0 else { continue }
        let kind = actors.carrierKind(hit.row)
        let isFirm = (kind == .company || kind == .fund) && !hit.flags.contains(.weak)
        let low = Int(hit.start) - block.range.lowerBound
        known.append("[\(low),\(Int(hit.end) - block.range.lowerBound),\(isFirm ? 1 : 0)]")
      }
      line += ",\"known\":[\(known.joined(separator: ","))],\"features\":["
      for at in tagger.units.indices {
        if at > 0 { line += "," }
        line += "\(tagger.features(of: at))"
      }
      examples?.append(line + "]}")
    }
  }

  /// A run of capitals of an English document with its features.
  mutating func noteExample(ofRun run: Range<Int>, _ list: borrowing FeatureList) {
    let line = "{\"head\":\"run\",\"name\":\(Self.quoted(string(run))),\"features\":\(Array(list.hashes))}"
    examples?.append(line)
  }

  private func ruled(_ value: FactValue, isShared: Bool) -> String {
    switch value {
    case .investment(let value):
      "{\"kind\":\"\(value.kind)\",\"status\":\"\(value.status)\",\"years\":\(value.years.map { "\($0)" } ?? "null"),"
        + "\"shared\":\(isShared)}"
    case .revenueGrowth(let value): "{\"kind\":\"growth\",\"segment\":\(Self.quoted(value.segment))}"
    case .stockMove(let value): "{\"kind\":\"move\",\"window\":\"\(value.window.rawValue)\",\"shared\":\(isShared)}"
    case .marketTicker: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
