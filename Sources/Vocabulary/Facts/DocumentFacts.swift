/// One fact as one document states it, with all the places that do.
public struct DocumentFact: Sendable, Hashable {
  public var value: FactValue
  /// The place that says most comes first: the original amount with its conversion before a headline.
  public var citations: [Citation]

  public init(value: FactValue, citations: [Citation]) {
    self.value = value
    self.citations = citations
  }

  /// The conversions that the document gives for the amount, each once, in the order of the citations.
  public var restated: [Money] { Self.once(citations.lazy.flatMap(\.restated)) }

  /// Amounts in their order, each once. Quadratic in their number, which is one or two.
  public static func once(_ amounts: some Sequence<Money>) -> [Money] {
    var all: [Money] = []
    for money in amounts where !all.contains(money) { all.append(money) }
    return all
  }
}

/// The facts of one document: each once, however often the text repeats it.
public enum DocumentFacts {
  /// The facts that the statements of one document make, in the order in which the text first states them.
  public static func merged(_ statements: [Statement]) -> [DocumentFact] {
    let list = List(statements)
    return list.indices.map { list[$0] }
  }

  /// The facts of one document, each made when it is asked for: those of a large document weigh more than its text.
  ///
  /// Most statements of an article have nothing in common with any other, and are facts as they stand.
  public struct List: Sendable {
    private let statements: [Statement]
    /// What several statements state.
    private var joined: [DocumentFact] = []
    /// For each fact its one statement, or below zero the complement of its place in `joined`.
    private var entries: [Int32] = []
    private var kinds: [FactKind] = []

    /// Settles which statements state the same. O(n log n) in their number.
    public init(_ statements: [Statement]) {
      self.statements = statements
      if statements.isEmpty { return }
      let shared = DocumentFacts.shared(statements)
      let members = statements.indices.filter { shared[$0] }
      // By statement: 0 for one that adds to another, its own or its fact's entry plus one.
      var first = [Int32](repeating: 0, count: statements.count)
      for index in statements.indices where !shared[index] { first[index] = Int32(index) + 1 }
      let facts = members.isEmpty ? [] : FactIdentity.facts(of: members.map { SourcedStatement(statements[$0]) })
      joined.reserveCapacity(facts.count)
      for fact in facts {
        let own = fact.members.map { members[$0] }
        let weighed = own.map { (weight: DocumentFacts.weight(statements[$0], of: fact.value), index: $0) }
        let best = weighed.sorted { a, b in
          a.weight != b.weight ? a.weight > b.weight : a.index < b.index
        }
        joined.append(DocumentFact(value: fact.value, citations: best.map { statements[$0.index].citation }))
        first[own[0]] = -Int32(joined.count)
      }
      entries.reserveCapacity(statements.count - members.count + joined.count)
      for index in DocumentFacts.order(of: statements) where first[index] != 0 {
        entries.append(first[index] > 0 ? first[index] - 1 : first[index])
        kinds.append(statements[index].value.kind)
      }
    }

    public var indices: Range<Int> { 0..<entries.count }

    /// Of which kind a fact is.
    public func kind(at index: Int) -> FactKind { kinds[index] }

    /// The one statement that a fact is made of, nil where several say the same. Its qualifier is its citation's.
    public func statement(at index: Int) -> Statement? {
      let entry = entries[index]
      return entry < 0 ? nil : statements[Int(entry)]
    }

    public subscript(index: Int) -> DocumentFact {
      let entry = entries[index]
      if entry < 0 { return joined[Int(~entry)] }
      let statement = statements[Int(entry)]
      return DocumentFact(value: DocumentFacts.alone(statement), citations: [statement.citation])
    }
  }

  /// The statements in the canonical order, which in one document is that of the text.
  private static func order(of statements: [Statement]) -> [Int] {
    statements.indices.sorted { a, b in
      let (mine, theirs) = (statements[a].citation.bytes, statements[b].citation.bytes)
      if mine.lowerBound != theirs.lowerBound { return mine.lowerBound < theirs.lowerBound }
      if mine.upperBound != theirs.upperBound { return mine.upperBound < theirs.upperBound }
      return a < b
    }
  }

  /// Which statements may state the same as another one. Few are compared in pairs, many by their groups.
  private static func shared(_ statements: [Statement]) -> [Bool] {
    var shared = [Bool](repeating: false, count: statements.count)
    if statements.count > 64 {
      // Equal hashes that are no equal groups do no harm: whoever looks closer tells them apart.
      var hashes = statements.indices.map { index in
        var hasher = Hasher()
        hasher.combine(IdentityGroup(SourcedStatement(statements[index])))
        return (hash: hasher.finalize(), index: index)
      }
      hashes.sort { $0.hash < $1.hash }
      for place in hashes.indices.dropFirst() where hashes[place].hash == hashes[place - 1].hash {
        shared[hashes[place].index] = true
        shared[hashes[place - 1].index] = true
      }
      return shared
    }
    let groups = statements.map { Group($0.value) }
    let keys = groups.map(\.key)
    let amounts = statements.map(Amounts.init)
    for index in keys.indices {
      for other in 0..<index
      where keys[index] == keys[other] && groups[index] == groups[other] && amounts[index].meet(amounts[other]) {
        shared[index] = true
        shared[other] = true
      }
    }
    return shared
  }

  /// The amounts that a statement of an investment gives: its own, and what stands in brackets for it.
  ///
  /// Statements become one fact only where they share one of these, or are linked by others that do; such without an
  /// amount only with their like.
  private struct Amounts {
    var isInvestment = false
    var own: StatedAmount?
    var restated: [StatedAmount] = []

    init(_ statement: Statement) {
      guard case .investment(let value) = statement.value else { return }
      isInvestment = true
      own = StatedAmount(value)
      if !statement.citation.restated.isEmpty { restated = StatedAmount.restated(by: statement) }
    }

    /// Whether two statements of one group share an amount, or do not go by amounts.
    func meet(_ other: Amounts) -> Bool {
      guard isInvestment, let mine = own, let theirs = other.own else { return !isInvestment || own == other.own }
      return mine == theirs || restated.contains(theirs) || other.restated.contains(mine)
        || restated.contains(where: other.restated.contains)
    }
  }

  /// What statements of one `IdentityGroup` have in common within one document, quick to compare.
  private struct Group {
    var kind: FactKind
    /// Kind and status, or basis, or window.
    var detail: UInt8 = 0
    var number = DecimalNumber.zero
    var entity = ""
    var segment = ""

    init(_ value: FactValue) {
      kind = value.kind
      switch value {
      case .investment(let value):
        detail = (value.kind == .capex ? 0 : 2) | (value.status == .planned ? 0 : 1)
        entity = value.entity.id
      case .revenueGrowth(let value):
        detail = value.basis == .yearOnYear ? 0 : 1
        number = value.percent
        entity = value.entity.id
        segment = value.segment
      case .stockMove(let value):
        detail = UInt8(MoveWindow.allCases.firstIndex(of: value.window) ?? 0)
        number = value.percent
        entity = value.entity.id
      case .marketTicker(let value): number = value.price
      }
    }

    /// A number that equal groups share, and others seldom.
    var key: UInt64 {
      var key = UInt64(truncatingIfNeeded: number.significand) &* 31 &+ UInt64(detail)
      for byte in entity.utf8 { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return key
    }

    @inline(__always)
    static func == (one: Group, other: Group) -> Bool {
      one.kind == other.kind && one.detail == other.detail && one.number == other.number
        && one.entity == other.entity && one.segment == other.segment
    }
  }

  /// What a statement says that no other shares: its own value, qualified as its place is.
  private static func alone(_ statement: Statement) -> FactValue {
    switch statement.value {
    case .investment(var value):
      value.qualifier = statement.citation.qualifier
      return .investment(value)
    case .revenueGrowth(var value):
      value.qualifier = statement.citation.qualifier
      return .revenueGrowth(value)
    case .stockMove(var value):
      value.qualifier = statement.citation.qualifier
      return .stockMove(value)
    case .marketTicker: return statement.value
    }
  }

  /// How much of the fact a statement says by itself.
  private static func weight(_ statement: Statement, of fact: FactValue) -> Int {
    switch (statement.value, fact) {
    case (.investment(let stated), .investment(let value)):
      let isOriginal = stated.amount == value.amount && stated.currency == value.currency
      let details: [Bool] = [
        stated.years != nil, stated.fiscalYear != nil, stated.target != nil, stated.purpose != nil,
        stated.startsOn != nil, stated.endsOn != nil, stated.qualifier == value.qualifier,
      ]
      return (isOriginal ? 100 : 0) + (statement.citation.restated.isEmpty ? 0 : 50) + details.count { $0 }
    case (.revenueGrowth(let stated), .revenueGrowth(let value)):
      return (stated.period == nil ? 0 : 2) + (stated.qualifier == value.qualifier ? 1 : 0)
    case (.stockMove(let stated), .stockMove(let value)):
      return stated.qualifier == value.qualifier ? 1 : 0
    case (.marketTicker(let stated), .marketTicker):
      return (stated.symbol == nil ? 0 : 1) + (stated.changePercent == nil ? 0 : 1) + (stated.currency == nil ? 0 : 1)
    default:
      return 0
    }
  }
}
