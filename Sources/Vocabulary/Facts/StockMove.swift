/// A stated move of a share price or an index.
public struct StockMove: Sendable, Hashable {
  public var entity: EntityMention
  /// Signed percent: 68 for +68 %.
  public var percent: DecimalNumber
  public var window: MoveWindow
  public var qualifier: Qualifier

  public init(
    entity: EntityMention, percent: DecimalNumber, window: MoveWindow, qualifier: Qualifier = .exact
  ) {
    self.entity = entity
    self.percent = percent
    self.window = window
    self.qualifier = qualifier
  }
}

/// The stretch of time that a move covers.
public enum MoveWindow: String, Sendable, Hashable, CaseIterable {
  case day, week, month, quarter
  /// Since the last close of the previous year.
  case ytd
  case year, other
}
