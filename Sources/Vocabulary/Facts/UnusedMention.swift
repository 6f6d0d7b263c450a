/// An amount or a percentage of a document that became no fact, and why.
public struct UnusedMention: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case money, percent
  }

  public var kind: Kind
  /// The characters that state it.
  public var text: String
  /// Where they stand, in bytes of the body.
  public var bytes: Range<Int>
  public var reason: UnusedReason

  public init(kind: Kind, text: String, bytes: Range<Int>, reason: UnusedReason) {
    self.kind = kind
    self.text = text
    self.bytes = bytes
    self.reason = reason
  }
}

/// Why an amount or a percentage became no fact.
public enum UnusedReason: String, Sendable, Hashable, CaseIterable {
  case furniture, caption
  case noCue = "no_cue"
  case otherNoun = "other_noun"
  case revenue, profit, volume, capex, stake
  case tooSmall = "too_small"
  case noCurrency = "no_currency"
  case denied, hypothetical, forecast, aggregate, part, former, step
  case noSubject = "no_subject"
  case noTarget = "no_target"
  case percentagePoints = "percentage_points"
  case proportion, level
  case noDirection = "no_direction"
  case conversion, repeated, table

  /// The reason in words, to stand after what is explained.
  public var words: String {
    switch self {
    case .furniture: "stands beside the article: a menu, a byline, a list of other articles"
    case .caption: "stands in the caption of a picture"
    case .noCue: "no word near it says that money is invested, revenue grows or a price moves"
    case .otherNoun: "is said of something that is no investment: a loan, a fine, a price target, a market"
    case .revenue: "is revenue, not investment"
    case .profit: "is said of profit"
    case .volume: "is said of users, prices, volumes or rates"
    case .capex: "is said of spending, not of revenue or a price"
    case .stake: "is a share of a company"
    case .tooSmall: "is too small to be an investment: the price of a single thing"
    case .noCurrency: "has no currency"
    case .denied: "is denied"
    case .hypothetical: "is only supposed"
    case .forecast: "is a forecast of others"
    case .aggregate: "is the sum of several companies"
    case .part: "is part of a sum that is stated"
    case .former: "is an earlier figure"
    case .step: "is a difference between two figures"
    case .noSubject: "nobody is named whose it is"
    case .noTarget: "nobody is named who gets it"
    case .percentagePoints: "is in percentage points, no percentage"
    case .proportion: "is a share of something, no change"
    case .level: "is a level, no change"
    case .noDirection: "nothing is said to rise or fall by it"
    case .conversion: "converts the amount before it"
    case .repeated: "repeats, with less precision, what another place states"
    case .table: "stands in a table that is not about investment or revenue"
    }
  }
}
