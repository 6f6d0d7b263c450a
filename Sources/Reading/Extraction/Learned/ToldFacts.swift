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
  private var counts: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
  /// Whom they were about, and how often each.
  private var subjects: [(who: Actors.Who, count: UInt64)] = []

  /// How many facts of a kind there were, at most 3.
  func count(_ reading: UInt64) -> UInt64 {
    let count =
      switch reading {
      case 1: counts.1
      case 2: counts.2
      case 3: counts.3
      case 4: counts.4
      default: counts.0
      }
    return min(count, 3)
  }

  /// How many facts were about somebody, at most 3. O(number of companies that facts are about).
  func count(about who: Actors.Who) -> UInt64 { min(3, subjects.first { $0.who == who }?.count ?? 0) }

  /// Takes up what a quantity was judged to be.
  mutating func note(isMoney: Bool, _ reading: UInt64, about who: Actors.Who?, sentence: Int) {
    if isMoney { lastAmount = reading } else { lastPercent = reading }
    guard reading > 0, reading < 5, let who else { return }
    last = (reading, sentence)
    switch reading {
    case 1: counts.1 += 1
    case 2: counts.2 += 1
    case 3: counts.3 += 1
    default: counts.4 += 1
    }
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
