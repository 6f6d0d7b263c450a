// Do sources agree where they speak of one thing?
public import Vocabulary

/// A figure that a fact gives of something.
public struct StatedFigure: Sendable {
  public var factID: Int64
  public var entityID: String
  public var entityName: String
  /// Figures of one key speak of one thing.
  public var key: String
  /// What they speak of, in words.
  public var about: String
  public var low: DecimalNumber
  public var high: DecimalNumber?
  /// Nil for percentages.
  public var currency: Currency?
  public var qualifier: Qualifier
  public var statedOn: Day?

  public init(
    factID: Int64, entityID: String, entityName: String, key: String, about: String, low: DecimalNumber,
    high: DecimalNumber? = nil, currency: Currency? = nil, qualifier: Qualifier = .exact, statedOn: Day? = nil
  ) {
    self.factID = factID
    self.entityID = entityID
    self.entityName = entityName
    self.key = key
    self.about = about
    self.low = low
    self.high = high
    self.currency = currency
    self.qualifier = qualifier
    self.statedOn = statedOn
  }
}

/// Finds figures of one thing that cannot both be right.
///
/// Two figures agree where the values that they may stand for (half a unit of the last digit, bounds open to one side)
/// overlap. Each is held against the first that was stated, so that n figures give at most n - 1 findings.
public enum FigureCheck {
  /// - Parameter figures: in the order in which they were stated; those of one key need not stand together.
  /// - Complexity: O(figures).
  public static func check(_ figures: [StatedFigure]) -> [CheckFinding] {
    /// Where the first figure of each key stands.
    var first: [String: Int] = Dictionary(minimumCapacity: figures.count)
    var findings: [CheckFinding] = []
    for (place, figure) in figures.enumerated() {
      guard let known = first[figure.key] else {
        first[figure.key] = place
        continue
      }
      let earlier = figures[known]
      let claim = claim(earlier, against: figure)
      let one = interval(earlier)
      let other = interval(figure)
      if one.overlaps(other) {
        if figure.low == earlier.low { continue }
      }
      var finding = CheckFinding(
        .sources, one.overlaps(other) ? .holds : .wrong, entityID: figure.entityID, entityName: figure.entityName,
        factID: earlier.factID, statedOn: earlier.statedOn, claim: claim)
      finding.otherFactID = figure.factID
      finding.measured = figure.low.double
      finding.difference = earlier.low.double - figure.low.double
      finding.data =
        "fact \(earlier.factID), stated \(earlier.statedOn?.description ?? "on an unknown day"), against fact "
        + "\(figure.factID), stated \(figure.statedOn?.description ?? "on an unknown day")"
      findings.append(finding)
    }
    return findings
  }

  private static func claim(_ earlier: StatedFigure, against figure: StatedFigure) -> CheckFinding.Claim {
    var claim = CheckFinding.Claim(qualifier: figure.qualifier)
    if let currency = figure.currency {
      claim = CheckFinding.Claim(
        amount: earlier.low, high: earlier.high, currency: currency, against: figure.low, otherCurrency: currency,
        qualifier: figure.qualifier)
    } else {
      claim.percent = earlier.low
      claim.otherPercent = figure.low
    }
    claim.about = figure.about
    return claim
  }

  private static func interval(_ figure: StatedFigure) -> ClosedRange<Double> {
    if figure.currency != nil { return StatedPrecision.interval(figure.low, figure.high, figure.qualifier) }
    let half = StatedPrecision.step(of: figure.low) * (figure.qualifier == .about ? 1 : 0.5)
    switch figure.qualifier {
    case .atLeast: return (figure.low.double - half)...Double.infinity
    case .atMost: return -Double.infinity...(figure.low.double + half)
    default: return (figure.low.double - half)...(figure.low.double + half)
    }
  }
}
