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
    return list.indices.map { index in
      switch list[index] {
      case .alone(let at):
        let statement = statements[at]
        return DocumentFact(value: alone(statement), citations: [statement.citation])
      case .joined(let fact): return fact
      }
    }
  }

  /// The facts of one document without those that are statements as they stand: of a large document they weigh more than
  /// its text, and most statements of an article have nothing in common with any other.
  public struct List: Sendable {
    /// One fact.
    public enum Fact: Sendable {
      /// The index of the one statement that it is made of; its qualifier is its citation's.
      case alone(Int)
      /// What several statements state.
      case joined(DocumentFact)
    }

    /// What several statements state.
    private var joined: [DocumentFact] = []
    /// For each fact its one statement, or below zero the complement of its place in `joined`.
    private var entries: [Int32] = []
    private var kinds: [FactKind] = []

    /// Settles which statements state the same. O(n log n) in their number.
    public init(_ statements: [Statement]) {
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

    public subscript(index: Int) -> Fact {
      let entry = entries[index]
      return entry < 0 ? .joined(joined[Int(~entry)]) : .alone(Int(entry))
    }
  }

  /// The statements in the canonical order, which in one document is that of the text.
  private static func order(of statements: [Statement]) -> [Int] {
    let places = statements.map(\.citation.bytes)
    return places.indices.sorted { a, b in
      let (mine, theirs) = (places[a], places[b])
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
    // Without the whole statements, each of which would be copied.
    let glances = statements.indices.map {
      Glance(statements[$0].value, hasConversions: !statements[$0].citation.restated.isEmpty)
    }
    for index in glances.indices {
      for other in 0..<index where glances[index].mayMeet(glances[other]) {
        let (mine, theirs) = (statements[index], statements[other])
        guard isOneGroup(mine.value, theirs.value), Amounts(mine).meet(Amounts(theirs)) else { continue }
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

  /// Whether two statements are of one `IdentityGroup` within one document.
  private static func isOneGroup(_ one: FactValue, _ other: FactValue) -> Bool {
    switch (one, other) {
    case (.investment(let one), .investment(let other)):
      one.kind == other.kind && one.status == other.status && one.entity.id == other.entity.id
    case (.revenueGrowth(let one), .revenueGrowth(let other)):
      one.basis == other.basis && one.percent == other.percent && one.entity.id == other.entity.id
        && one.segment == other.segment
    case (.stockMove(let one), .stockMove(let other)):
      one.window == other.window && one.percent == other.percent && one.entity.id == other.entity.id
    case (.marketTicker(let one), .marketTicker(let other)): one.price == other.price
    default: false
    }
  }

  /// What tells at one look that two statements state different facts, as nearly all do.
  private struct Glance {
    /// A number that statements of one group share, and others seldom.
    var group: UInt64
    /// One that equal amounts of investments share, and whether there are conversions that may be equal instead.
    var amount: UInt64 = 0
    var hasConversions: Bool

    init(_ value: FactValue, hasConversions: Bool) {
      self.hasConversions = hasConversions
      let entity: String
      switch value {
      case .investment(let value):
        entity = value.entity.id
        group = (value.kind == .capex ? 0 : 2) | (value.status == .planned ? 0 : 1)
        if let low = value.amount {
          amount = UInt64(truncatingIfNeeded: low.significand) ^ UInt64(value.currency?.packedCode ?? 0) << 32
        }
      case .revenueGrowth(let value):
        entity = value.entity.id
        group = UInt64(truncatingIfNeeded: value.percent.significand) << 2
      case .stockMove(let value):
        entity = value.entity.id
        group = UInt64(truncatingIfNeeded: value.percent.significand) << 2
      case .marketTicker(let value):
        entity = ""
        group = UInt64(truncatingIfNeeded: value.price.significand) << 2
      }
      group = group &* 0x9E37_79B9_7F4A_7C15
      for byte in entity.utf8 { group = (group ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    @inline(__always)
    func mayMeet(_ other: Glance) -> Bool {
      group == other.group && (amount == other.amount || hasConversions || other.hasConversions)
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
