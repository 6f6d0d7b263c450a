import Vocabulary

/// The names of entities in a text without a document around it, as `recognize` lists them.
///
/// Names that are also common words count where they are written as names are: with a capital, or with the particle of a
/// subject. In a document the extraction decides by the whole of it.
public struct EntityNames: Sendable {
  private let lexicon: Lexicon

  public init(lexicon: Lexicon = .builtIn()) { self.lexicon = lexicon }

  /// The names of a text, in its order.
  public func recognize(_ text: [UInt8], language: String? = nil) -> [RecognizedMention] {
    var counter = CodePointCounter()
    return hits(in: text, language: language).map { hit in
      RecognizedMention(
        kind: "entity", text: String(decoding: text[hit.range], as: UTF8.self),
        start: counter.count(in: text, to: hit.range.lowerBound), bytes: hit.range, value: nil, low: nil, high: nil,
        currency: nil, seconds: nil, period: nil, qualifier: .exact, rule: "name", restates: nil, entity: id(of: hit))
    }
  }

  func hits(in text: [UInt8], language: String?) -> [EntityHit] {
    let matcher = EntityMatcher(lexicon: lexicon, language: language)
    var hits: [EntityHit] = []
    text.withUnsafeBufferPointer { text in
      matcher.find(in: text, part: 0..<text.count, into: &hits)
      hits.removeAll { hit in
        hit.flags.contains(.weak) && !TextClass.isUpper(text[hit.range.lowerBound]) && !hit.role.isSubject
      }
    }
    return hits
  }

  func id(of hit: EntityHit) -> String { lexicon.storage.entity(Int(hit.row)).id }
}
