import Synchronization
import Vocabulary

/// What stands behind a `Lexicon`: rows of entities over one byte array, and the table of their written forms.
final class LexiconStorage: Sendable {
  struct Row: Sendable {
    var id: Range<UInt32>
    var name: Range<UInt32>
    var kind: EntityKind
    var country: Range<UInt32>
    /// The entity that owns this one, -1 for none.
    var parent: Int32
    /// The entity that carries the facts: the nearest that is no unit, itself included.
    var carrier: Int32
    /// The part of the business that a unit is (`cloud`), empty where not said.
    var segment: Range<UInt32>
    var isProvisional: Bool
  }

  /// What is special about an alias.
  struct AliasFlags: OptionSet, Sendable {
    let rawValue: UInt8
    /// Also a common word, place or person: counts only where the context speaks of a company.
    static let weak = AliasFlags(rawValue: 1)
    /// A ticker: counts in brackets, after an exchange's name and on boards.
    static let symbol = AliasFlags(rawValue: 2)
    /// Added by the user.
    static let user = AliasFlags(rawValue: 4)
    /// Not an entity: a longer word that would be mistaken for one.
    static let blocker = AliasFlags(rawValue: 8)
    /// A person who stands for the entity.
    static let person = AliasFlags(rawValue: 16)
    /// The name of a row on a quote board, and for look-up: never a name in running text.
    static let board = AliasFlags(rawValue: 32)
  }

  let bytes: [UInt8]
  let rows: [Row]
  private let byShape = Mutex(NamesByShape())
  /// Of each row by itself what reading asks for at every name: who carries its facts, and of which kind it is.
  let carriers: [Int32]
  let kinds: [EntityKind]
  let table: FormTable
  /// For each row the first form that is a ticker of it, -1 for none.
  private let symbols: [Int32]

  convenience init(embedded: Void) {
    var builder = Builder(capacity: 16384)
    builder.readEntities(LexiconFiles.entities)
    for language in LexiconFiles.languages {
      builder.readNames(LexiconFiles.names(language), language: FormLanguage.code(language))
    }
    self.init(builder: builder)
  }

  convenience init(base: LexiconStorage, entities: [Entity], aliases: [Alias]) {
    var builder = Builder(base: base)
    for entity in entities { builder.add(entity) }
    for entity in entities { builder.setParent(of: entity) }
    for alias in aliases { builder.add(alias) }
    self.init(builder: builder)
  }

  private init(builder: consuming Builder) {
    builder.resolveCarriers()
    self.bytes = builder.bytes
    self.rows = builder.rows
    self.carriers = builder.rows.map(\.carrier)
    self.kinds = builder.rows.map(\.kind)
    let table = FormTable(builder.forms)
    self.table = table
    var symbols = [Int32](repeating: -1, count: builder.rows.count)
    for (index, form) in builder.forms.forms.enumerated()
    where form.value >= 0 && AliasFlags(rawValue: form.flags).contains(.symbol) && symbols[Int(form.value)] < 0 {
      symbols[Int(form.value)] = Int32(index)
    }
    self.symbols = symbols
  }

  func string(_ range: Range<UInt32>) -> String {
    String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  func entity(_ index: Int) -> Entity {
    let row = rows[index]
    return Entity(
      id: string(row.id), name: string(row.name), kind: row.kind,
      country: row.country.isEmpty ? nil : string(row.country),
      parentID: row.parent < 0 ? nil : string(rows[Int(row.parent)].id), isProvisional: row.isProvisional)
  }

  /// Whether a row is a group of companies, as its id says.
  func isGroup(_ index: Int) -> Bool {
    let id = rows[index].id
    return id.count > 6 && bytes[Int(id.upperBound) - 6..<Int(id.upperBound)].elementsEqual("-group".utf8)
  }

  /// The mention of a row's carrier.
  func mention(_ index: Int, as written: String) -> EntityMention {
    let row = rows[Int(rows[index].carrier)]
    return EntityMention(
      id: string(row.id), name: string(row.name), mention: written, isProvisional: row.isProvisional)
  }

  /// The first ticker of a row.
  func firstSymbol(ofRow row: Int) -> String? {
    guard symbols[row] >= 0 else { return nil }
    let form = table.list.forms[Int(symbols[row])]
    let start = Int(form.start)
    return String(decoding: table.list.bytes[start..<start + Int(form.length)], as: UTF8.self)
  }

  func index(ofID id: String) -> Int? {
    let wanted = Array(id.utf8)
    return rows.firstIndex { row in
      row.id.count == wanted.count
        && bytes[Int(row.id.lowerBound)..<Int(row.id.upperBound)].elementsEqual(wanted)
    }
  }

  /// The row that a name as a whole stands for: byte for byte, else without regard to ASCII case, tickers included.
  /// Linear in the lexicon for the first names, then in the names that begin, end and are as long as this one.
  func row(exactly name: [UInt8]) -> Int? {
    guard let first = name.first, let last = name.last else { return nil }
    let shape = NameShape(count: name.count, first: first, last: last)
    let near = byShape.withLock { $0.places(like: shape, in: table.list) }
    guard let near else { return row(exactly: name, among: table.list.forms) }
    return row(exactly: name, among: near.lazy.map { self.table.list.forms[Int($0)] })
  }

  private func row(exactly name: [UInt8], among forms: some Sequence<FormTable.Form>) -> Int? {
    var folded: Int?
    for form in forms where Int(form.length) == name.count && form.value >= 0 {
      let start = Int(form.start)
      var same = true
      var alike = true
      for offset in 0..<name.count {
        let a = table.list.bytes[start + offset]
        let b = name[offset]
        if a != b {
          same = false
          if (a | 0x20) != (b | 0x20) || !TextClass.isASCIIWord(a) {
            alike = false
            break
          }
        }
      }
      if same { return Int(form.value) }
      if alike && folded == nil { folded = Int(form.value) }
    }
    return folded
  }

  func aliases() -> [Alias] {
    table.list.forms.compactMap { form in
      guard form.value >= 0 else { return nil }
      let flags = AliasFlags(rawValue: form.flags)
      let start = Int(form.start)
      return Alias(
        text: String(decoding: table.list.bytes[start..<start + Int(form.length)], as: UTF8.self),
        language: flags.contains(.symbol) ? nil : FormLanguage.name(form.language),
        entityID: string(rows[Int(form.value)].id), origin: flags.contains(.user) ? .user : .lexicon)
    }
  }
}
