import Testing

@testable import Reading

@Suite struct NameCountsTests {
  @Test func countsNamesOfTheLexiconAndNewOnesByThemselves() {
    var counts = NameCounts()
    #expect(counts[7] == 0)
    #expect(counts.add(7) == 1)
    #expect(counts.add(Actors.provisionalBase) == 1)
    #expect(counts.add(7) == 2)
    #expect(counts[7] == 2)
    #expect(counts[Actors.provisionalBase] == 1)
    #expect(counts[8] == 0)
  }

  @Test func nobodyKnownIsNeverNamedTwice() {
    var counts = NameCounts()
    #expect(counts.add(Actors.unknown) == 1)
    #expect(counts.add(Actors.unknown) == 1)
    #expect(counts[Actors.unknown] == 0)
    #expect(counts.most.first.count == 0)
  }

  @Test func manyNamesAreKeptApart() {
    var counts = NameCounts()
    for round in 1...3 {
      for who in Int32(0)..<500 where Int(who) % round == 0 { #expect(counts.add(who * 97) == named(who, round)) }
    }
    for who in Int32(0)..<500 { #expect(counts[who * 97] == named(who, 3)) }
  }

  /// In how many of the rounds so far somebody was named: in those that divide his number.
  private func named(_ who: Int32, _ rounds: Int) -> Int { (1...rounds).count { Int(who) % $0 == 0 } }

  @Test func theOneNamedMostComesFirstAndOfEqualsTheOneWithTheLowerNumber() {
    var counts = NameCounts()
    for who in [9, 5, 9, 3, 5] as [Actors.Who] { counts.add(who) }
    let (first, second) = counts.most
    #expect(first.who == 5 && first.count == 2)
    #expect(second.who == 9 && second.count == 2)
  }
}
