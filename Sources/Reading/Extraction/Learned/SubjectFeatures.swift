import Vocabulary

/// Who may be the subject of a quantity: every name of the sentence, and those that the text is about.
struct SubjectCandidate {
  var subject: FactReading.Subject
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
  /// The candidates for the subject of a quantity, at most sixteen; those of the sentence first, in its order.
  func subjectCandidates(of index: Int, ruling: Ruling?) -> [SubjectCandidate] {
    var all: [SubjectCandidate] = []
    let isMove = scene.marks[index].kind == .percent
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && all.count < 16 {
      guard canAct(mark) || isMove && actors.carrierKind(who(mark)) == .index else { continue }
      all.append(SubjectCandidate(subject: found(at), sources: .sentence))
    }
    func note(_ who: Actors.Who?, _ source: SubjectCandidate.Sources) {
      guard let who, who != Actors.unknown else { return }
      var isKnown = false
      for at in all.indices where actors.same(all[at].subject.who, who) {
        all[at].sources.insert(source)
        isKnown = true
      }
      if !isKnown {
        all.append(SubjectCandidate(subject: Subject(who: who, range: nil, mark: -1), sources: source))
      }
    }
    note(focus, .focus)
    note(headingActor, .heading)
    note(titleActor, .title)
    note(mostNamed, .mostNamed)
    note(lastSubject, .last)
    note(recent.section, .section)
    note(recent.firstOfParagraph, .paragraph)
    note(recent.firstOfSentence, .previous)
    for name in recent.names.prefix(2) { note(name.who, .recent) }
    for name in recent.names.dropFirst(2) { note(name.who, .earlier) }
    if isMove { note(priceFocus, .price) }
    if let label = labelled(before: index) { note(label.who, .label) }
    if let ruling {
      // A name that only the rule knows by its place.
      if ruling.subject.who == Actors.unknown {
        all.append(SubjectCandidate(subject: ruling.subject, sources: .ruled))
      } else {
        let exact = all.firstIndex { $0.subject.range == ruling.subject.range && $0.subject.who == ruling.subject.who }
        if let exact {
          all[exact].sources.insert(.ruled)
        } else if let first = all.firstIndex(where: { actors.same($0.subject.who, ruling.subject.who) }) {
          all[first].sources.insert(.ruled)
        } else {
          all.append(SubjectCandidate(subject: ruling.subject, sources: [.ruled, .sentence]))
        }
      }
    }
    return all
  }

  /// Adds what speaks for or against a candidate. `fact` is what the quantity is: 1 capex, 2 stake, 3 growth, 4 move.
  func addFeatures(
    of candidate: SubjectCandidate, among all: [SubjectCandidate], for index: Int, fact: UInt64,
    to list: inout FeatureList
  ) {
    let sources = candidate.sources.rawValue
    let isHere = candidate.subject.mark >= 0
    let here: UInt64 = isHere ? 1 : 0
    list.addShared(300, sources)
    list.addShared(301, FeatureList.pack(sources, fact))
    for bit in 0..<14 where sources >> UInt64(bit) & 1 != 0 {
      list.addShared(302, FeatureList.pack(UInt64(bit), fact))
      list.addShared(303, FeatureList.pack(UInt64(bit), here))
    }
    let hasRuling = all.contains { $0.sources.contains(.ruled) }
    let named = all.reduce(0) { $0 + ($1.subject.mark >= 0 ? 1 : 0) }
    let isRuled = candidate.sources.contains(.ruled)
    let rank: UInt64 = hasRuling ? isRuled ? 2 : 1 : 0
    let standing = FeatureList.pack(rank, UInt64(min(named, 5)))
    for _ in 0..<3 { list.addShared(304, FeatureList.pack(standing, here)) }
    let kind = entityCode(candidate.subject.who)
    list.addShared(305, FeatureList.pack(kind, fact))
    list.addShared(306, FeatureList.pack(kind, here))
    let count = candidate.subject.who == Actors.unknown ? 0 : nameCounts[actors.carrier(candidate.subject.who)]
    list.addShared(307, FeatureList.pack(UInt64(min(count, 6)), here))
    list.addShared(308, FeatureList.pack(UInt64(blockNumber), sources))
    let age =
      candidate.subject.who == Actors.unknown ? 7 : recent.age(of: actors.carrier(candidate.subject.who), at: sentence)
    list.addShared(341, FeatureList.pack(age, here))
    list.addShared(342, FeatureList.pack(age, here, UInt64(min(named, 3)), fact))
    // The kinds of source by themselves: at the head of its part, in the title, last named.
    let heads = SubjectCandidate.Sources([.section, .heading, .title, .paragraph, .previous, .focus]).rawValue
    list.addShared(343, FeatureList.pack(sources & heads, here))
    list.addShared(344, FeatureList.pack(sources & heads, UInt64(min(named, 3)), fact))
    list.addShared(345, FeatureList.pack(sources & heads, standing))
    let own = scene.marks[index]
    guard isHere else {
      list.addShared(309, FeatureList.pack(UInt64(min(named, 3)), UInt64(governorSide(index)), fact))
      return
    }
    let mark = scene.marks[candidate.subject.mark]
    let isLeft = mark.end <= own.start
    let (low, high) = isLeft ? (Int(mark.end), Int(own.start)) : (Int(own.end), Int(mark.start))
    let gap = max(0, high - low)
    let bucket: UInt64 = gap <= 3 ? 0 : gap <= 9 ? 1 : gap <= 20 ? 2 : gap <= 45 ? 3 : gap <= 90 ? 4 : 5
    let side: UInt64 = isLeft ? 0 : 1
    let names = scene.count(.entity, between: low, and: max(low, high))
    let others = UInt64(min(names, 3))
    let place = FeatureList.pack(side, others, bucket)
    list.addShared(310, place)
    list.addShared(311, FeatureList.pack(place, fact))
    let commas = UInt64(min(2, scene.count(.comma, between: low, and: max(low, high))))
    let clauses = UInt64(min(2, scene.count(.clause, between: low, and: max(low, high))))
    let moneys = UInt64(min(2, scene.count(own.kind, between: low, and: max(low, high))))
    list.addShared(312, FeatureList.pack(side, commas, clauses, moneys, others))
    list.addShared(313, FeatureList.pack(side, moneys))
    let order = scene.marks[..<candidate.subject.mark].reduce(0) { $0 + ($1.kind == .entity ? 1 : 0) }
    list.addShared(314, FeatureList.pack(UInt64(min(order, 3)), fact))
    list.addShared(315, FeatureList.pack(side, UInt64(min(order, 3)), others))
    let isFirst = Int(mark.start) - scene.range.lowerBound < 4
    let first: UInt64 = isFirst ? 1 : 0
    list.addShared(316, FeatureList.pack(first, fact))
    let role = hits[Int(mark.ref)].role
    list.add(317, FeatureList.pack(UInt64(role.rawValue), side, fact))
    list.add(318, FeatureList.pack(UInt64(role.rawValue), others, side))
    var cues = CueSet(bits: 0)
    for cue in scene.marks where Int(cue.start) >= low && Int(cue.end) <= high && !cues.contains(cue.kind) {
      cues.insert(cue.kind)
      list.add(320, FeatureList.pack(UInt64(cue.kind.rawValue), side))
      list.add(321, FeatureList.pack(UInt64(cue.kind.rawValue), side, fact))
    }
    // The words right before and behind the name.
    guard let unit = units.index(of: candidate.subject.mark) else { return }
    let words = units.units
    func hash(_ at: Int) -> UInt64 { at < 0 ? 1 : at >= words.count ? 2 : words[at].hash }
    list.add(330, hash(unit + 1))
    list.add(331, hash(unit - 1))
    list.add(332, FeatureList.join(hash(unit + 1), hash(unit + 2)))
    list.add(333, FeatureList.join(hash(unit - 2), hash(unit - 1)))
    list.add(334, FeatureList.join(hash(unit - 1), hash(unit + 1)))
    list.add(335, FeatureList.join(hash(unit + 1), FeatureList.pack(fact, side)))
    list.add(336, FeatureList.join(hash(unit - 1), FeatureList.pack(fact, side)))
    list.add(337, FeatureList.join(FeatureList.join(hash(unit + 1), hash(unit + 2)), hash(unit + 3)))
    if let quantity = units.index(of: index) {
      list.add(338, FeatureList.join(hash(unit + 1), hash(quantity + 1)))
      list.add(339, FeatureList.join(hash(unit + 1), hash(quantity - 1)))
    }
    // The next name, which may be the real one.
    if unit + 2 < words.count, words[unit + 1].mark >= 0 || words[unit + 2].mark >= 0 {
      list.addShared(340, side)
    }
  }

  private func governorSide(_ index: Int) -> Int {
    scene.marks.contains { $0.kind == .invest && $0.start > scene.marks[index].start } ? 1 : 0
  }

  private var blockNumber: Int {
    switch scene.block {
    case .title, .heading: 1
    case .listItem: 2
    default: 0
    }
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
