import Vocabulary

extension LexiconStorage {
  /// Puts a lexicon together from its files and from what a user adds.
  struct Builder {
    var bytes: [UInt8] = []
    var rows: [Row] = []
    var forms: FormList
    private var ids: [UInt64: Int32] = [:]
    private var parents: [(row: Int, parent: UInt64)] = []

    init(capacity: Int) {
      forms = FormList(capacity: capacity)
      bytes.reserveCapacity(capacity * 16)
      rows.reserveCapacity(1024)
      ids.reserveCapacity(1024)
    }

    init(base: LexiconStorage) {
      bytes = base.bytes
      rows = base.rows
      forms = base.table.list
      for (index, row) in rows.enumerated() {
        ids[Self.hash(bytes[Int(row.id.lowerBound)..<Int(row.id.upperBound)])] = Int32(index)
      }
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash
    }

    private mutating func keep(_ field: some Sequence<UInt8>) -> Range<UInt32> {
      let start = UInt32(bytes.count)
      bytes.append(contentsOf: field)
      return start..<UInt32(bytes.count)
    }

    mutating func readEntities(_ name: String) {
      guard let file = EmbeddedFile.named(name) else { return }
      file.forEachLine { line in
        // id, name, kind, country, parent, segment, symbols
        let field = line.fields(7)
        guard !field[0].isEmpty, let kind = EntityKind(rawValue: field[2].string) else { return }
        let index = Int32(rows.count)
        rows.append(
          Row(
            id: keep(field[0]), name: keep(field[1]), kind: kind, country: keep(field[3]), parent: -1, carrier: index,
            segment: keep(field[5]), isProvisional: false))
        ids[Self.hash(field[0])] = index
        if !field[4].isEmpty { parents.append((Int(index), Self.hash(field[4]))) }
        forms.add(field[1], value: index, language: FormLanguage.code("en"))
        var start = 0
        let symbols = field[6]
        for place in 0...symbols.count where place == symbols.count || symbols[place] == UInt8(ascii: " ") {
          if place > start {
            forms.add(
              UnsafeBufferPointer(rebasing: symbols[start..<place]), value: index, flags: AliasFlags.symbol.rawValue)
          }
          start = place + 1
        }
      }
      for (row, parent) in parents { rows[row].parent = ids[parent] ?? -1 }
    }

    mutating func readNames(_ name: String, language: UInt8) {
      guard let file = EmbeddedFile.named(name) else { return }
      file.forEachLine { line in
        // alias, entity id ("-" for a word that is no name), flags
        let field = line.fields(3)
        var flags: AliasFlags = []
        if !field[2].isEmpty {
          let text = field[2]
          if text.holds("weak") { flags.insert(.weak) }
          if text.holds("board") { flags.insert(.board) }
          if text.holds("person") { flags.insert(.person) }
          if text.holds("board") { flags.insert(.symbol) }
        }
        if field[1].count == 1, field[1][0] == UInt8(ascii: "-") {
          forms.add(field[0], value: -1, flags: AliasFlags.blocker.rawValue, language: language)
        } else if let row = ids[Self.hash(field[1])] {
          // The entity's own name already stands; a flagged alias of the same writing takes its place.
          forms.add(field[0], value: row, flags: flags.rawValue, language: language)
        }
      }
    }

    mutating func add(_ entity: Entity) {
      let index: Int32
      let known = ids[Self.hash(entity.id.utf8)]
      let row = Row(
        id: keep(entity.id.utf8), name: keep(entity.name.utf8), kind: entity.kind,
        country: keep((entity.country ?? "").utf8), parent: -1, carrier: known ?? Int32(rows.count),
        segment: known.map { rows[Int($0)].segment } ?? 0..<0, isProvisional: entity.isProvisional)
      if let known {
        index = known
        rows[Int(known)] = row
      } else {
        index = Int32(rows.count)
        rows.append(row)
        ids[Self.hash(entity.id.utf8)] = index
        var name = entity.name
        name.withUTF8 { forms.add($0, value: index, flags: AliasFlags.user.rawValue) }
      }
    }

    mutating func setParent(of entity: Entity) {
      guard let parent = entity.parentID, let row = ids[Self.hash(entity.id.utf8)] else { return }
      rows[Int(row)].parent = ids[Self.hash(parent.utf8)] ?? -1
    }

    mutating func add(_ alias: Alias) {
      guard let row = ids[Self.hash(alias.entityID.utf8)] else { return }
      var text = alias.text
      text.withUTF8 {
        forms.add(
          $0, value: row, flags: alias.origin == .user ? AliasFlags.user.rawValue : 0,
          language: FormLanguage.code(alias.language))
      }
    }

    /// Follows parents from units up to the entity that carries their facts.
    mutating func resolveCarriers() {
      for index in rows.indices {
        var at = index
        var steps = 0
        while rows[at].kind == .unit, rows[at].parent >= 0, steps < 8 {
          at = Int(rows[at].parent)
          steps += 1
        }
        rows[index].carrier = Int32(at)
      }
    }
  }
}
