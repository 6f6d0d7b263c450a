// What the identity of facts looks at: a statement together with the source that makes it, and the canonical order
// of such statements. Facts are a pure function of a set of these; no order of arrival enters anywhere.

/// What must be known of a source to weigh what it states.
public struct SourceStamp: Sendable, Hashable {
  /// When the world could read it, nil where unknown.
  public var day: Day?
  /// Who says so, nil exactly where the day is nil.
  public var dayFrom: PublishedFrom?
  /// A name of the source's content (the first digits of its SHA-256), so that ties do not depend on arrival.
  public var key: String

  public init(day: Day? = nil, dayFrom: PublishedFrom? = nil, key: String = "") {
    self.day = day
    self.dayFrom = day == nil ? nil : dayFrom ?? .document
    self.key = key
  }

  /// How far the day is to be trusted: 0 given by the document itself, 1 by the user, 2 unknown.
  public var trust: Int {
    switch dayFrom {
    case .document: 0
    case .option: 1
    case nil: 2
    }
  }

  /// Whether this source is asked before another: by trust in its day, then by the day.
  public func precedes(_ other: SourceStamp) -> Bool {
    if trust != other.trust { return trust < other.trust }
    return (day?.number ?? 0) < (other.day?.number ?? 0)
  }
}

/// A statement and the source that makes it.
public struct SourcedStatement: Sendable, Hashable {
  public var statement: Statement
  public var source: SourceStamp

  public init(_ statement: Statement, source: SourceStamp = SourceStamp()) {
    self.statement = statement
    self.source = source
  }

  /// The canonical order: trust in the source's day, the day, the source's key, the place in the text.
  public func isOrderedBefore(_ other: SourcedStatement) -> Bool {
    if source.precedes(other.source) { return true }
    if other.source.precedes(source) { return false }
    if source.key != other.source.key { return source.key < other.source.key }
    let (mine, theirs) = (statement.citation.bytes, other.statement.citation.bytes)
    if mine.lowerBound != theirs.lowerBound { return mine.lowerBound < theirs.lowerBound }
    return mine.upperBound < theirs.upperBound
  }
}

/// One fact made of the statements that state it.
public struct DerivedFact: Sendable {
  /// The fact with its fields derived from all of its statements.
  public var value: FactValue
  /// The earliest known day of its sources.
  public var statedOn: Day?
  /// Its statements as positions in the list that was given, in canonical order. Never empty.
  public var members: [Int]
  /// The first of its members whose text says that the figure revises an earlier one.
  public var revision: Int?
}
