import Testing

@testable import Reading

/// The sentences around a quote.
struct PassageTests {
  private func around(_ quote: String, in text: String) -> String {
    let (bytes, wanted) = (Array(text.utf8), Array(quote.utf8))
    let start = (0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) } ?? 0
    let range = Passage.around(start..<start + wanted.count, in: bytes)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  @Test func oneSentenceBeforeAndOneAfter() {
    let text = "A title\n\nOne is here. Two is here. Three says 5 bn. Four is here. Five is here.\nSix."
    #expect(around("5 bn", in: text) == "Two is here. Three says 5 bn. Four is here.")
    #expect(around("One", in: text) == "One is here. Two is here.")
    #expect(around("Six", in: text) == "Six.")
    #expect(around("here. Three", in: text) == "One is here. Two is here. Three says 5 bn. Four is here.")
  }

  @Test func wrappedLinesBelongTogether() {
    let text =
      "Alibaba said on Monday that it would invest at least 380\nbillion yuan in cloud computing. It is much.\nShort.\n"
    #expect(
      around("380", in: text)
        == "Alibaba said on Monday that it would invest at least 380\nbillion yuan in cloud computing. It is much.")
  }

  @Test func itReachesNotTooFarAndCutsNoCharacter() {
    let long = String(repeating: "가", count: 1000)
    let text = long + "3조" + long
    let shown = around("3조", in: text)
    #expect(shown.utf8.count <= 804 && shown.utf8.count > 790)
    #expect(!shown.contains("\u{FFFD}"))
    #expect(Passage.around(5..<9, in: [1, 2]).isEmpty)
  }
}
