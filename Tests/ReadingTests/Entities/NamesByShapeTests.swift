import Testing

@testable import Reading

/// Names looked up as a whole: first one by one among all forms, then by their shape.
struct NamesByShapeTests {
  @Test func manyLookUpsFindWhatFewDo() {
    let names = ["Alibaba", "ALIBABA", "aLiBaBa", "알리바바", "阿里巴巴", "Nvidia", "NVIDIA", "nobody at all", "", "x"]
    let storage = Lexicon.builtIn().storage
    let fresh = LexiconStorage(base: storage, entities: [], aliases: [])
    let first = names.map { fresh.row(exactly: Array($0.utf8)) }
    #expect(first.prefix(7).allSatisfy { $0 != nil })
    #expect(first.suffix(3).allSatisfy { $0 == nil })
    for _ in 0..<20 { #expect(names.map { fresh.row(exactly: Array($0.utf8)) } == first) }
  }
}
