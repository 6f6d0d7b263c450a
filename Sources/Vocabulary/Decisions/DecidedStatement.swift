// What a decision of the user's is about, and which statements fall under it: a pure function of the two.

/// A statement that a decision was made on, without ids, so that it is known again after any later reading.
public struct DecidedStatement: Sendable, Hashable {
  public var value: FactValue
  /// The day of the source.
  public var day: Day?
  /// A name of the source's content, as in `SourceStamp.key`.
  public var source: String
  /// Whether the amount stood in the brackets of another: then only statements of that very amount fall under it.
  public var isConversion: Bool

  public init(value: FactValue, day: Day?, source: String, isConversion: Bool = false) {
    self.value = value
    self.day = day
    self.source = source
    self.isConversion = isConversion
  }

  /// Whether a statement states what this one states: the same number of the same subject, and nothing that they both say
  /// differs. Days count where they tell facts apart; within one source they do not, since the user may date it anew.
  ///
  /// It depends on these two statements only, never on what else a store holds: so decisions hold in any order of ingest.
  public func covers(_ other: SourcedStatement) -> Bool {
    switch (value, other.statement.value) {
    case (.investment(let mine), .investment(let theirs)):
      return mine.entity.id == theirs.entity.id && mine.kind == theirs.kind && mine.status == theirs.status
        && agree(mine, theirs, StatedAmount.restated(by: other.statement))
    case (.revenueGrowth(let mine), .revenueGrowth(let theirs)):
      guard mine.entity.id == theirs.entity.id, mine.segment == theirs.segment, mine.percent == theirs.percent,
        mine.basis == theirs.basis
      else { return false }
      if let period = mine.period, let other = theirs.period { return period == other }
      return isNear(other.source, within: FactIdentity.growthWindow)
    case (.stockMove(let mine), .stockMove(let theirs)):
      return mine.entity.id == theirs.entity.id && mine.percent == theirs.percent && mine.window == theirs.window
        && isNear(other.source, within: 0)
    case (.marketTicker(let mine), .marketTicker(let theirs)):
      guard mine.price == theirs.price, isNear(other.source, within: 0) else { return false }
      if let symbol = mine.symbol, let other = theirs.symbol { return symbol == other }
      return mine.name.lowercased() == theirs.name.lowercased()
    default: return false
    }
  }

  /// Whether two investments of one subject can be one announcement; `restated` are the amounts in the other's brackets.
  private func agree(_ mine: Investment, _ theirs: Investment, _ restated: [StatedAmount]) -> Bool {
    guard let amount = StatedAmount(mine) else {
      // Without an amount, only the very same is the same.
      return theirs.amount == nil && mine.target?.id == theirs.target?.id && mine.years == theirs.years
        && mine.fiscalYear == theirs.fiscalYear
    }
    guard StatedAmount(theirs) == amount || !isConversion && restated.contains(amount) else { return false }
    return IdentityPartition.agree(mine.target?.id, theirs.target?.id)
      && IdentityPartition.agree(mine.years, theirs.years)
      && IdentityPartition.agree(mine.fiscalYear, theirs.fiscalYear)
  }

  private func isNear(_ other: SourceStamp, within days: Int) -> Bool {
    if other.key == source { return true }
    guard let day, let theirs = other.day else { return day == nil && other.day == nil }
    return abs(Int(day.number) - Int(theirs.number)) <= days
  }
}
