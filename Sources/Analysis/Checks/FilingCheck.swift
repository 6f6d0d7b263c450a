// Does what texts say of spending fit what the company reported?
public import Vocabulary

/// Spending or a plan beside the reported capital expenditure that it is to be held against, both in one currency.
public struct StatedSpending: Sendable {
  public var factID: Int64
  public var entityID: String
  public var entityName: String
  /// A plan a year, or what was spent in the year.
  public var amount: DecimalNumber
  public var amountHigh: DecimalNumber?
  public var currency: Currency
  public var qualifier: Qualifier
  public var isPlan: Bool
  public var statedOn: Day?
  /// The amount in the currency of the report, nil where there is no rate.
  public var inReported: Double?
  public var reported: DecimalNumber
  public var reportedCurrency: Currency
  /// The year of the report.
  public var year: Int
  /// Tag, period, form and day of filing in words.
  public var filing: String

  public init(
    factID: Int64, entityID: String, entityName: String, amount: DecimalNumber, amountHigh: DecimalNumber? = nil,
    currency: Currency, qualifier: Qualifier, isPlan: Bool, statedOn: Day?, inReported: Double?,
    reported: DecimalNumber, reportedCurrency: Currency, year: Int, filing: String
  ) {
    self.factID = factID
    self.entityID = entityID
    self.entityName = entityName
    self.amount = amount
    self.amountHigh = amountHigh
    self.currency = currency
    self.qualifier = qualifier
    self.isPlan = isPlan
    self.statedOn = statedOn
    self.inReported = inReported
    self.reported = reported
    self.reportedCurrency = reportedCurrency
    self.year = year
    self.filing = filing
  }
}

/// Holds spending against filings.
///
/// A plan is neither right nor wrong: how many times the last reported year it is a year is noted. What is said to have
/// been spent in a year holds within half a unit of its last digit (as about: 2.5 %); it is close within a tenth, since
/// companies count leases and land differently; else it is wrong.
public enum FilingCheck {
  public static func check(_ stated: StatedSpending) -> CheckFinding {
    var claim = CheckFinding.Claim(
      amount: stated.amount, high: stated.amountHigh, currency: stated.currency, against: stated.reported,
      otherCurrency: stated.reportedCurrency, qualifier: stated.qualifier)
    claim.about = stated.isPlan ? "plan per year, against \(stated.year)" : "spent in \(stated.year)"
    var finding = CheckFinding(
      .filings, .unchecked, entityID: stated.entityID, entityName: stated.entityName, factID: stated.factID,
      statedOn: stated.statedOn, claim: claim)
    finding.data = stated.filing
    guard let amount = stated.inReported else {
      finding.help =
        "no rate from \(stated.currency) to \(stated.reportedCurrency): ingest a file of rates that has one"
      return finding
    }
    let reported = stated.reported.double
    if stated.isPlan {
      finding.verdict = .noted
      finding.measured = reported == 0 ? nil : amount / reported
      return finding
    }
    let range = StatedPrecision.interval(stated.amount, stated.amountHigh, stated.qualifier)
    let scale = stated.amount.double == 0 ? 1 : amount / stated.amount.double
    finding.measured = reported
    finding.difference = amount - reported
    finding.tolerance = StatedPrecision.power(StatedPrecision.lastDigit(of: stated.amount)) / 2 * scale
    let isInside = range.lowerBound * scale <= reported && reported <= range.upperBound * scale
    finding.verdict = isInside ? .holds : abs(amount - reported) <= abs(reported) / 10 ? .close : .wrong
    return finding
  }
}
