import Vocabulary

/// Who acts in a document: names of the lexicon by their row, names that no lexicon holds by a place in the text.
///
/// A `Who` is a row of the lexicon, or below `provisionalBase` a name kept here.
struct Actors {
  typealias Who = Int32

  static let provisionalBase: Int32 = -2
  /// A name that only its place in the text tells.
  static let unknown = Int32.min

  let storage: LexiconStorage
  /// Names that no lexicon holds, as written.
  private(set) var names: [String] = []
  /// Where each of them stands.
  private var places: [String: Int] = [:]
  /// Entities that the document has named by a writing of their own, a bit for each row.
  private var strong: [UInt64] = []
  /// Those of the names kept here that are of indices of shares.
  private var indices: Set<Who> = []
  private let called = CalledNames()

  init(storage: LexiconStorage) { self.storage = storage }

  /// The entity that carries the facts of a row; provisional ones carry their own.
  func carrier(_ who: Who) -> Who { who >= 0 ? storage.carriers[Int(who)] : who }

  func kind(_ who: Who) -> EntityKind {
    who >= 0 ? storage.kinds[Int(who)] : !indices.isEmpty && indices.contains(who) ? .index : .company
  }

  func carrierKind(_ who: Who) -> EntityKind { kind(carrier(who)) }

  /// Whether the lexicon knows a name whose home is the country of two letters.
  func isAtHome(_ who: Who, _ first: UInt8, _ second: UInt8) -> Bool {
    guard who >= 0, case let country = storage.rows[Int(who)].country, country.count == 2 else { return false }
    return storage.bytes[Int(country.lowerBound)] == first && storage.bytes[Int(country.lowerBound) + 1] == second
  }

  /// Whether one of the two carries the facts of the other.
  func same(_ a: Who, _ b: Who) -> Bool { carrier(a) == carrier(b) }

  /// Whether `a` stands above `b` in the tree of owners.
  func owns(_ a: Who, _ b: Who) -> Bool {
    guard a >= 0, b >= 0 else { return false }
    var at = carrier(b)
    var steps = 0
    while at >= 0, steps < 8 {
      if at == carrier(a) { return true }
      at = storage.rows[Int(at)].parent
      steps += 1
    }
    return false
  }

  /// The segment that a unit is, nil for others.
  func segment(_ who: Who) -> String? {
    guard who >= 0 else { return nil }
    let row = storage.rows[Int(who)]
    return row.kind == .unit && !row.segment.isEmpty ? storage.string(row.segment) : nil
  }

  /// Whether a name is a division, product or brand whose facts somebody else carries.
  func isPart(_ who: Who) -> Bool { who >= 0 && storage.rows[Int(who)].kind == .unit && carrier(who) != who }

  mutating func noteStrong(_ who: Who) {
    guard who >= 0 else { return }
    if strong.isEmpty { strong = [UInt64](repeating: 0, count: storage.rows.count / 64 + 1) }
    let row = Int(carrier(who))
    if row >= 0 { strong[row >> 6] |= 1 << UInt64(row & 63) }
  }

  /// Whether the document has named the entity that carries the facts of a row by a writing of its own.
  func isStrong(_ who: Who) -> Bool {
    let row = Int(carrier(who))
    return row >= 0 && row >> 6 < strong.count && strong[row >> 6] >> UInt64(row & 63) & 1 != 0
  }

  /// A name that no lexicon holds.
  mutating func provisional(_ name: String) -> Who {
    let index = places[name] ?? names.count
    if index == names.count {
      names.append(name)
      places[name] = index
    }
    return Self.provisionalBase - Int32(index)
  }

  /// The name of an index that no lexicon holds: 航運指數.
  mutating func provisionalIndex(_ name: String) -> Who {
    let who = provisional(name)
    indices.insert(who)
    return who
  }

  /// Calls a name that no lexicon holds by another way that the text writes it.
  mutating func rename(_ who: Who, _ name: String) {
    let index = Int(Self.provisionalBase - who)
    names[index] = name
    if places[name] == nil { places[name] = index }
  }

  /// The entity that carries the facts of an actor, as a part of the text names him.
  func mention(_ who: Who, as written: UnsafeBufferPointer<UInt8>) -> EntityMention {
    if let known = called[who, written] { return known }
    let mention = mention(who, as: String(decoding: written, as: UTF8.self))
    called[who, written] = mention
    return mention
  }

  private func mention(_ who: Who, as written: String) -> EntityMention {
    if who >= 0 { return storage.mention(Int(who), as: written) }
    let name = names[Int(Self.provisionalBase - who)]
    return EntityMention(id: Slug.of(name), name: name, mention: written, isProvisional: true)
  }
}

/// What the actors of a document were called last: nearly always what they are called again, and then nothing is made anew.
private final class CalledNames {
  private struct Slot {
    var who = Actors.unknown
    var mention: EntityMention?
  }

  private let slots = PlainSlots(64, Slot())

  subscript(who: Actors.Who, written: UnsafeBufferPointer<UInt8>) -> EntityMention? {
    get {
      let slot = slots.slot(of: Int(who))
      guard slot.pointee.who == who, let mention = slot.pointee.mention else { return nil }
      let isSame = mention.mention.utf8.withContiguousStorageIfAvailable { known in
        known.count == written.count && known.elementsEqual(written)
      }
      return isSame == true ? mention : nil
    }
    set { slots.slot(of: Int(who)).pointee = Slot(who: who, mention: newValue) }
  }
}

/// Slugs of names that no lexicon holds.
enum Slug {
  /// Lower-case ASCII words joined by `-`; other scripts stay as written, blanks become `-`.
  static func of(_ name: String) -> String {
    var slug: [UInt8] = []
    for byte in name.utf8 {
      if TextClass.isASCIIWord(byte) {
        slug.append(TextClass.isUpper(byte) ? byte | 0x20 : byte)
      } else if byte >= 0x80 {
        slug.append(byte)
      } else if byte == UInt8(ascii: "&") {
        if slug.last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
        slug.append(contentsOf: "and-".utf8)
      } else if byte != UInt8(ascii: "'"), let last = slug.last, last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
    }
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }
}
