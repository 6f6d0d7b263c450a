import Testing

@testable import Reading

/// Whom the sentences before named.
struct RecentNamesTests {
  /// The last six, each once, the last one first, as a list that is searched and rebuilt has them.
  @Test func theLastSixInOrder() {
    var recent = RecentNames()
    var plain: [(who: Actors.Who, sentence: Int)] = []
    var state: UInt32 = 7
    for sentence in 0..<500 {
      state = state &* 1_664_525 &+ 1_013_904_223
      let who = Actors.Who(state >> 16) % 9
      recent.note(who, sentence: sentence, isFirst: true, isShortLine: false)
      plain.removeAll { $0.who == who }
      plain = Array(([(who, sentence)] + plain).prefix(6))
      #expect(recent.names.map(\.who) == plain.map(\.who))
      #expect(recent.names.map(\.sentence) == plain.map(\.sentence))
    }
  }

  @Test func howLongAgo() {
    var recent = RecentNames()
    recent.note(3, sentence: 10, isFirst: true, isShortLine: true)
    recent.note(4, sentence: 11, isFirst: true, isShortLine: false)
    recent.note(5, sentence: 11, isFirst: false, isShortLine: true)
    #expect(recent.age(of: 3, at: 12) == 2)
    #expect(recent.age(of: 5, at: 11) == 0)
    #expect(recent.age(of: 3, at: 100) == 6)
    #expect(recent.age(of: 6, at: 12) == 7)
    #expect(recent.section == 3)
    #expect(recent.firstOfParagraph == 3)
    #expect(recent.firstOfSentence == 4)
  }
}
