import Testing

@testable import Reading

/// Features as numbers.
struct FeatureListTests {
  private func hashes(_ tongue: Tongue, room: Int = 64, _ fill: (inout FeatureList) -> Void) -> [UInt32] {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: room) { buffer in
      var list = FeatureList(buffer, tongue)
      fill(&list)
      return Array(list.hashes)
    }
  }

  @Test func theSameThingIsTheSameNumber() {
    let one = hashes(.korean) { $0.add(7, 12345) }
    #expect(one == hashes(.korean) { $0.add(7, 12345) })
    #expect(one != hashes(.korean) { $0.add(7, 12346) })
    #expect(one != hashes(.korean) { $0.add(8, 12345) })
    #expect(one == [FeatureList.hash(7, 12345, UInt64(Tongue.korean.rawValue) + 1)])
  }

  @Test func languagesLearnByThemselves() {
    let all = [Tongue.korean, .english, .chinese, .japanese].map { tongue in hashes(tongue) { $0.add(7, 1) } }
    #expect(Set(all).count == 4)
  }

  @Test func whatIsSharedMeansTheSameInAllLanguages() {
    let all = [Tongue.korean, .english, .chinese, .japanese].map { tongue in hashes(tongue) { $0.addShared(7, 1) } }
    #expect(Set(all).count == 1)
    #expect(all[0] != hashes(.korean) { $0.add(7, 1) })
    #expect(all[0] != hashes(.korean) { $0.addShared(7, 2) })
  }

  @Test(arguments: [0, 1, 5])
  func whatDoesNotFitIsLeftOut(room: Int) {
    let found = hashes(.chinese, room: room) { list in
      for value in 0..<20 { list.addShared(3, UInt64(value)) }
    }
    #expect(found.count == room)
    #expect(found == Array(hashes(.chinese) { for value in 0..<20 { $0.addShared(3, UInt64(value)) } }.prefix(room)))
  }

  @Test func orderMatters() {
    #expect(FeatureList.pack(1, 2) != FeatureList.pack(2, 1))
    #expect(FeatureList.pack(0, 1) != FeatureList.pack(1, 0))
    #expect(FeatureList.join(1, 2) != FeatureList.join(2, 1))
    let text = Array("abcab".utf8)
    text.withUnsafeBufferPointer { text in
      #expect(FeatureList.hash(text, 0, 2) == FeatureList.hash(text, 3, 5))
      #expect(FeatureList.hash(text, 0, 2) != FeatureList.hash(text, 1, 3))
    }
  }
}
