import Vocabulary

/// What may say how long an amount of money is for: nothing, what a rule found, and every time that the sentence names.
struct SpanCandidate {
  var coverage: Coverage
  /// The mark that says so, -1 where none does.
  var mark: Int
  var isRuled: Bool
  /// The time of the sentence before.
  var isCarried = false
}

extension FactReading {
  /// The candidates for the years that an amount covers; the first one is none.
  func spanCandidates(of index: Int, ruled: Coverage?) -> [SpanCandidate] {
    var all = [SpanCandidate(coverage: Coverage(), mark: -1, isRuled: ruled != nil && ruled?.years == nil)]
    if let ruled, ruled.years != nil { all.append(SpanCandidate(coverage: ruled, mark: -1, isRuled: true)) }
    for (at, mark) in scene.marks.enumerated() where all.count < 10 {
      guard mark.kind == .duration || mark.kind == .period || mark.kind == .number || mark.kind == .span,
        var coverage = statedSpan(at), coverage.years != nil
      else { continue }
      if isOfWorkThen(mark, scene.marks[index]) { continue }
      coverage.range = Int(mark.start)..<Int(mark.end)
      all.append(SpanCandidate(coverage: coverage, mark: at, isRuled: false))
    }
    if let reportSpan, sentence - reportSpan.sentence <= 3, reportSpan.coverage.years != nil {
      var coverage = reportSpan.coverage
      coverage.range = nil
      all.append(SpanCandidate(coverage: coverage, mark: -1, isRuled: false, isCarried: true))
    }
    return all
  }

  /// Adds what speaks for or against a candidate. `isSpent` is the status of the amount.
  func addFeatures(
    of candidate: SpanCandidate, among all: [SpanCandidate], for index: Int, isSpent: Bool,
    to list: inout FeatureList
  ) {
    let years = candidate.coverage.years
    let code: UInt64 = years.map { $0 == 0.25 ? 1 : $0 == 0.5 ? 2 : $0 == 1 ? 3 : $0 > 1 ? 4 : 5 } ?? 0
    let rule = all.first(where: \.isRuled)?.coverage.years
    let agrees: UInt64 = !all.contains(where: \.isRuled) ? 2 : rule == years ? 1 : 0
    let spent: UInt64 = isSpent ? 1 : 0
    let what = FeatureList.pack(code, agrees, spent)
    list.addShared(400, what)
    list.addShared(402, FeatureList.pack(UInt64(min(all.count, 5)), what))
    let past: UInt64 = candidate.coverage.isPast ? 1 : 0
    list.addShared(404, FeatureList.pack(past, what))
    guard let unit = units.index(of: index) else { return }
    let words = units.units
    func hash(_ at: Int) -> UInt64 { at < 0 ? 1 : at >= words.count ? 2 : words[at].hash }
    // Whether the sentence before named it.
    if candidate.isCarried { list.addShared(405, what) }
    // What stands around the amount, with what the candidate says.
    for step in 1...3 {
      list.add(410 + UInt32(step), FeatureList.join(hash(unit + step), code))
      list.add(420 + UInt32(step), FeatureList.join(hash(unit - step), code))
    }
    list.add(424, FeatureList.join(hash(words.count - 2), code))
    var seen = CueSet(bits: 0)
    for mark in scene.marks where !seen.contains(mark.kind) {
      seen.insert(mark.kind)
      list.add(425, FeatureList.pack(UInt64(mark.kind.rawValue), code))
    }
    guard candidate.mark >= 0 else { return }
    let own = scene.marks[index]
    let mark = scene.marks[candidate.mark]
    let isLeft = mark.end <= own.start
    let (low, high) = isLeft ? (Int(mark.end), Int(own.start)) : (Int(own.end), Int(mark.start))
    let gap = max(0, high - low)
    let bucket: UInt64 = gap <= 3 ? 0 : gap <= 9 ? 1 : gap <= 20 ? 2 : gap <= 45 ? 3 : gap <= 90 ? 4 : 5
    let side: UInt64 = isLeft ? 0 : 1
    let moneys = UInt64(min(2, scene.count(.money, between: low, and: max(low, high))))
    let commas = UInt64(min(2, scene.count(.comma, between: low, and: max(low, high))))
    let clauses = UInt64(min(2, scene.count(.clause, between: low, and: max(low, high))))
    let kind = UInt64(mark.kind.rawValue)
    let place = FeatureList.pack(side, bucket)
    list.addShared(431, FeatureList.pack(place, what))
    let between = FeatureList.pack(side, moneys, commas, clauses)
    list.addShared(432, between)
    list.addShared(433, FeatureList.pack(between, kind, code))
    var cues = CueSet(bits: 0)
    for cue in scene.marks where Int(cue.start) >= low && Int(cue.end) <= high && !cues.contains(cue.kind) {
      cues.insert(cue.kind)
      list.add(435, FeatureList.pack(UInt64(cue.kind.rawValue), side, code))
    }
    if let at = units.index(of: candidate.mark) {
      list.add(440, hash(at + 1))
      list.add(441, hash(at - 1))
      list.add(444, FeatureList.join(hash(at + 1), FeatureList.pack(code, side)))
      list.add(445, FeatureList.join(hash(at - 1), FeatureList.pack(code, side)))
    }
  }
}
