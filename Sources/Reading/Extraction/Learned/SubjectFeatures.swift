import Vocabulary

/// Who may be the subject of a quantity: every name of the sentence, and those that the text is about.
struct SubjectCandidate {
  var subject: FactReading.Subject
  /// Who carries its facts.
  var carrier: Actors.Who
  /// From where it is known, besides the sentence.
  var sources: Sources

  struct Sources: OptionSet {
    let rawValue: UInt64

    static let sentence = Sources(rawValue: 1)
    static let focus = Sources(rawValue: 2)
    static let title = Sources(rawValue: 4)
    static let heading = Sources(rawValue: 8)
    static let mostNamed = Sources(rawValue: 16)
    static let last = Sources(rawValue: 32)
    static let price = Sources(rawValue: 64)
    static let ruled = Sources(rawValue: 128)
    static let label = Sources(rawValue: 256)
    static let recent = Sources(rawValue: 512)
    static let earlier = Sources(rawValue: 1024)
    static let section = Sources(rawValue: 2048)
    static let paragraph = Sources(rawValue: 4096)
    static let previous = Sources(rawValue: 8192)
  }
}

extension FactReading {
  /// What all candidates for the subject of a quantity have in common.
  struct SubjectQuestion {
    /// The index of the mark of the quantity, and of its unit.
    var quantity: Int
    var unit: Int
    /// 1 capex, 2 stake, 3 growth, 4 move.
    var fact: UInt64
    /// How many candidates the sentence names, and whether a rule has chosen one.
    var named = 0
    var isRuled = false
    /// The word that says what the quantity is.
    var lead: (word: UInt64, kind: UInt64)
  }

  /// Fills in the candidates for the subject of a quantity, at most sixteen of the sentence; these first, in its order.
  func findSubjects(of index: Int, ruling: Ruling?, into all: inout [SubjectCandidate]) {
    all.removeAll(keepingCapacity: true)
    let isMove = scene.marks[index].kind == .percent
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && all.count < 16 {
      guard canAct(mark) || isMove && actors.carrierKind(who(mark)) == .index else { continue }
      all.append(SubjectCandidate(subject: found(at), carrier: actors.carrier(who(mark)), sources: .sentence))
    }
    note(focus, .focus, in: &all)
    note(headingActor, .heading, in: &all)
    note(titleActor, .title, in: &all)
    note(mostNamed, .mostNamed, in: &all)
    note(lastSubject, .last, in: &all)
    note(recent.section, .section, in: &all)
    note(recent.firstOfParagraph, .paragraph, in: &all)
    note(recent.firstOfSentence, .previous, in: &all)
    for (at, name) in recent.names.enumerated() { note(name.who, at < 2 ? .recent : .earlier, in: &all) }
    if isMove { note(priceFocus, .price, in: &all) }
    if let label = labelled(before: index) { note(label.who, .label, in: &all) }
    guard let ruling else { return }
    // A name that only the rule knows by its place.
    if ruling.subject.who == Actors.unknown {
      all.append(SubjectCandidate(subject: ruling.subject, carrier: Actors.unknown, sources: .ruled))
    } else {
      let carrier = actors.carrier(ruling.subject.who)
      let exact = all.firstIndex { $0.subject.range == ruling.subject.range && $0.subject.who == ruling.subject.who }
      if let exact {
        all[exact].sources.insert(.ruled)
      } else if let first = all.firstIndex(where: { $0.carrier == carrier }) {
        all[first].sources.insert(.ruled)
      } else {
        all.append(SubjectCandidate(subject: ruling.subject, carrier: carrier, sources: [.ruled, .sentence]))
      }
    }
  }

  @inline(__always)
  private func note(_ who: Actors.Who?, _ source: SubjectCandidate.Sources, in all: inout [SubjectCandidate]) {
    guard let who, who != Actors.unknown else { return }
    let carrier = actors.carrier(who)
    var isKnown = false
    all.withUnsafeMutableBufferPointer { all in
      for at in all.indices where all[at].carrier == carrier {
        all[at].sources.insert(source)
        isKnown = true
      }
    }
    if !isKnown {
      all.append(
        SubjectCandidate(subject: Subject(who: who, range: nil, mark: -1), carrier: carrier, sources: source))
    }
  }

  /// What the candidates for the subject of a quantity have in common.
  func question(
    of index: Int, fact: UInt64, _ lead: (word: UInt64, kind: UInt64), _ all: [SubjectCandidate]
  ) -> SubjectQuestion {
    var question = SubjectQuestion(quantity: index, unit: units.index(of: index) ?? -9, fact: fact, lead: lead)
    for candidate in all {
      if candidate.subject.mark >= 0 { question.named += 1 }
      if candidate.sources.contains(.ruled) { question.isRuled = true }
    }
    return question
  }

  /// Adds what speaks for or against a candidate.
  func addFeatures(of candidate: SubjectCandidate, _ question: SubjectQuestion, to list: inout FeatureList) {
    let sources = candidate.sources.rawValue
    let isHere = candidate.subject.mark >= 0
    let here: UInt64 = isHere ? 1 : 0
    let (fact, named) = (question.fact, question.named)
    list.addShared(300, sources)
    var bits = sources
    while bits != 0 {
      list.addShared(302, FeatureList.pack(UInt64(bits.trailingZeroBitCount), fact))
      bits &= bits &- 1
    }
    let rank: UInt64 = question.isRuled ? candidate.sources.contains(.ruled) ? 2 : 1 : 0
    let standing = FeatureList.pack(rank, UInt64(min(named, 5)))
    let kind = entityCode(candidate.subject.who)
    list.addShared(305, FeatureList.pack(kind, fact))
    list.addShared(306, FeatureList.pack(kind, here))
    let age = candidate.carrier == Actors.unknown ? 7 : recent.age(of: candidate.carrier, at: sentence)
    list.addShared(341, FeatureList.pack(age, here))
    list.addShared(342, FeatureList.pack(age, here, UInt64(min(named, 3)), fact))
    // At the head of its part, in the title, last named.
    let heads = SubjectCandidate.Sources([.section, .heading, .title, .paragraph, .previous, .focus]).rawValue
    list.addShared(345, FeatureList.pack(sources & heads, standing))
    addStanding(of: candidate, fact, rank: rank, named: named, here: here, to: &list)
    guard isHere else {
      list.add(346, FeatureList.join(question.lead.word, FeatureList.pack(UInt64(min(named, 2)), rank)))
      return
    }
    let own = scene.marks[question.quantity]
    let mark = scene.marks[candidate.subject.mark]
    let isLeft = mark.end <= own.start
    let (low, high) = isLeft ? (Int(mark.end), Int(own.start)) : (Int(own.end), Int(mark.start))
    let gap = max(0, high - low)
    let bucket: UInt64 = gap <= 3 ? 0 : gap <= 9 ? 1 : gap <= 20 ? 2 : gap <= 45 ? 3 : gap <= 90 ? 4 : 5
    let side: UInt64 = isLeft ? 0 : 1
    var (names, commas, clauses, quantities, order): (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    var cues = CueSet(bits: 0)
    scene.marks.withUnsafeBufferPointer { marks in
      var at = 0
      while at < marks.count {
        let other = marks[at]
        at &+= 1
        if other.kind == .entity, at <= candidate.subject.mark { order &+= 1 }
        guard Int(other.start) >= low, Int(other.start) < high else { continue }
        if other.kind == .entity { names &+= 1 }
        if other.kind == .comma { commas &+= 1 }
        if other.kind == .clause { clauses &+= 1 }
        if other.kind == own.kind { quantities &+= 1 }
        if Int(other.end) <= high, !cues.contains(other.kind) {
          cues.insert(other.kind)
          list.add(320, FeatureList.pack(UInt64(other.kind.rawValue), side))
        }
      }
    }
    let others = min(names, 3)
    let moneys = min(quantities, 2)
    let rankHere = min(order, 3)
    list.addShared(311, FeatureList.pack(FeatureList.pack(side, others, bucket), fact))
    list.addShared(312, FeatureList.pack(side, min(commas, 2), min(clauses, 2), moneys, others))
    list.addShared(313, FeatureList.pack(side, moneys))
    list.addShared(315, FeatureList.pack(side, rankHere, others))
    let role = UInt64(hits[Int(mark.ref)].role.rawValue)
    list.add(317, FeatureList.pack(role, side, fact))
    list.addShared(354, FeatureList.pack(question.lead.kind, side, rankHere, fact))
    // The words right before and behind the name.
    guard let unit = units.index(of: candidate.subject.mark) else { return }
    units.units.withUnsafeBufferPointer { words in
      func hash(_ at: Int) -> UInt64 { at < 0 ? 1 : at >= words.count ? 2 : words[at].hash }
      let (before, behind) = (hash(unit - 1), hash(unit + 1))
      list.add(331, before)
      list.add(332, FeatureList.join(behind, hash(unit + 2)))
      list.add(335, FeatureList.join(behind, FeatureList.pack(fact, side)))
      list.add(336, FeatureList.join(before, FeatureList.pack(fact, side)))
      list.add(339, FeatureList.join(behind, hash(question.unit - 1)))
      list.add(350, FeatureList.join(question.lead.word, FeatureList.pack(side, rankHere, fact)))
      list.add(351, FeatureList.join(question.lead.word, behind))
      list.add(352, FeatureList.join(hash(question.unit + 1), FeatureList.pack(side, rankHere, fact)))
      list.add(353, FeatureList.join(hash(words.count - 2), behind))
    }
  }

  /// Adds how much the text is about a candidate: how often it names him, and how many of its facts are his.
  private func addStanding(
    of candidate: SubjectCandidate, _ fact: UInt64, rank: UInt64, named: Int, here: UInt64, to list: inout FeatureList
  ) {
    let isKnown = candidate.carrier != Actors.unknown
    let count = isKnown ? nameCounts[candidate.carrier] : 0
    let most = mostNamed.map { nameCounts[$0] } ?? 0
    let times: UInt64 = count <= 2 ? UInt64(max(0, count)) : count <= 4 ? 3 : count <= 8 ? 4 : 5
    let share = UInt64(min(15, max(0, count) * 16 / max(1, most)))
    let told = isKnown ? told.count(about: candidate.carrier) : 0
    list.addShared(360, FeatureList.pack(fact, here, times))
    list.addShared(361, FeatureList.pack(fact, here, share / 3, rank))
    list.addShared(362, FeatureList.pack(fact, here, told, rank))
    list.addShared(363, FeatureList.pack(fact, told, times, here))
    list.addShared(364, FeatureList.pack(FeatureList.pack(fact, here, rank), UInt64(min(named, 3)), share / 4, told))
    let isUnderHeading: UInt64 = candidate.sources.contains(.heading) ? 1 : 0
    list.addShared(365, FeatureList.pack(fact, isDominated ? 1 : 0, isUnderHeading, here))
  }

  private func entityCode(_ who: Actors.Who) -> UInt64 {
    if who == Actors.unknown { return 9 }
    if who < 0 { return 8 }
    switch actors.carrierKind(who) {
    case .company: return actors.kind(who) == .unit ? 1 : 0
    case .unit: return 2
    case .government: return 3
    case .fund: return 4
    case .index: return 5
    case .crypto, .currency, .commodity: return 6
    }
  }
}
