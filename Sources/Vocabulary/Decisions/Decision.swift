/// What a user decides about a fact.
public enum DecisionKind: String, Sendable, Hashable, CaseIterable {
  /// It is none, or it is wrong: it is left out, wherever it is stated.
  case reject
  /// It says something else: fields are set.
  case edit
}

/// One field that an edit sets.
public struct FieldChange: Sendable, Equatable {
  /// The column of the fact's table: `amount`, `entity_id`.
  public var field: String
  /// The new value, null where it is not known.
  public var value: Cell
  /// The name of an entity that the store does not know yet.
  public var name: String?

  public init(_ field: String, _ value: Cell, name: String? = nil) {
    self.field = field
    self.value = value
    self.name = name
  }
}

/// A decision as the user makes it.
public struct Decision: Sendable, Equatable {
  public var kind: DecisionKind
  /// What an edit sets; empty for others.
  public var changes: [FieldChange]
  public var why: String?
  /// The name that the user has on the machine.
  public var by: String?

  public init(_ kind: DecisionKind, changes: [FieldChange] = [], why: String? = nil, by: String? = nil) {
    self.kind = kind
    self.changes = changes
    self.why = why
    self.by = by
  }
}
