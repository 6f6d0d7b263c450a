import Vocabulary

/// What a text told so far, as judgements look back at it: a list goes on as it began, a price follows its purchase.
struct ToldFacts {
  /// The classes of words of the sentence before, and of the heading above.
  private(set) var before = CueSet(bits: 0)
  private(set) var heading = CueSet(bits: 0)
  /// What the last amount and the last percentage were (`Ruling.Reading.code`, 0 for no fact), 9 before the first.
  private(set) var lastAmount: UInt64 = 9
  private(set) var lastPercent: UInt64 = 9
  /// The last fact, and its sentence.
  private(set) var last: (reading: UInt64, sentence: Int) = (0, -9)
  /// How many facts of each kind there were, by their code.
  private var counts = [UInt64](repeating: 0, count: 5)
  /// Whom they were about, and how often each.
  private var subjects: [(who: Actors.Who, count: UInt64)] = []

  /// How many facts of a kind there were, at most 3.
  func count(_ reading: UInt64) -> UInt64 { min(counts[Int(reading)], 3) }

  /// How many facts were about somebody, at most 3. O(number of companies that facts are about).
  func count(about who: Actors.Who) -> UInt64 { min(3, subjects.first { $0.who == who }?.count ?? 0) }

  /// Takes up what a quantity was judged to be.
  mutating func note(isMoney: Bool, _ reading: UInt64, about who: Actors.Who?, sentence: Int) {
    if isMoney { lastAmount = reading } else { lastPercent = reading }
    guard reading > 0, reading < 5, let who else { return }
    last = (reading, sentence)
    counts[Int(reading)] += 1
    if let at = subjects.firstIndex(where: { $0.who == who }) {
      subjects[at].count += 1
    } else if subjects.count < 64 {
      subjects.append((who, 1))
    }
  }

  /// Takes up a sentence that has been read.
  mutating func note(_ kinds: CueSet, isHeading: Bool) {
    before = kinds
    if isHeading { heading = kinds }
  }
}

extension FactReading {
  /// Adds what the text told before: lists and tables go on as they began, and a fragment says the rest of the sentence
  /// before it.
  func addTold(before index: Int, to list: inout FeatureList) {
    let mark = scene.marks[index]
    let isMoney = mark.kind == .money
    let age = UInt64(min(6, max(0, sentence - told.last.sentence)))
    let lastLike = isMoney ? told.lastAmount : told.lastPercent
    let block = UInt64(blockCode)
    list.addShared(230, FeatureList.pack(told.last.reading, age))
    list.addShared(231, FeatureList.pack(lastLike, block))
    list.addShared(232, FeatureList.pack(told.count(isMoney ? 1 : 3), told.count(isMoney ? 2 : 4)))
    list.addShared(233, FeatureList.pack(lastLike, age, block))
    var bits = told.before.bits
    while bits != 0 {
      list.addShared(234, UInt64(bits.trailingZeroBitCount))
      bits &= bits &- 1
    }
    bits = told.heading.bits
    while bits != 0 {
      list.addShared(235, UInt64(bits.trailingZeroBitCount))
      bits &= bits &- 1
    }
    // A fragment: little stands before the figure, or behind it.
    let before = UInt64(min(4, (Int(mark.start) - scene.range.lowerBound) / 12))
    let behind = UInt64(min(4, (scene.range.upperBound - Int(mark.end)) / 12))
    list.addShared(236, FeatureList.pack(before, behind, block))
    let named = UInt64(min(3, scene.marks.reduce(0) { $0 + ($1.kind == .entity ? 1 : 0) }))
    list.addShared(237, FeatureList.pack(named, lastLike, told.last.reading, min(age, 2)))
  }
}
