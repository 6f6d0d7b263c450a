// Is "3800억 위안(약 75조 원)" the day's exchange rate?
public import Vocabulary

/// An amount with the conversion that its text gives in brackets.
public struct StatedConversion: Sendable {
  public var factID: Int64
  public var entityID: String
  public var entityName: String
  public var amount: DecimalNumber
  public var amountHigh: DecimalNumber?
  public var currency: Currency
  public var qualifier: Qualifier
  public var restated: DecimalNumber
  public var restatedCurrency: Currency
  /// The power of ten of the last digit that the text gives of the conversion, nil where that was not kept.
  public var restatedPower: Int?
  /// The day of the text, nil where it has none.
  public var statedOn: Day?
  public var uri: String

  public init(
    factID: Int64, entityID: String, entityName: String, amount: DecimalNumber, amountHigh: DecimalNumber? = nil,
    currency: Currency, qualifier: Qualifier = .exact, restated: DecimalNumber, restatedCurrency: Currency,
    restatedPower: Int? = nil, statedOn: Day?, uri: String
  ) {
    self.factID = factID
    self.entityID = entityID
    self.entityName = entityName
    self.amount = amount
    self.amountHigh = amountHigh
    self.currency = currency
    self.qualifier = qualifier
    self.restated = restated
    self.restatedCurrency = restatedCurrency
    self.restatedPower = restatedPower
    self.statedOn = statedOn
    self.uri = uri
  }
}

/// Checks conversions in brackets.
///
/// The rule: the amount at the day's rate, against the amount in brackets.
/// - It **holds** within half a unit of the last digit that the brackets give. Where the amount itself is qualified
///   (about, at least, at most), half a unit of its own last digit comes on top, since nobody knows what was converted.
/// - It holds too at the rate of one of the seven days before, which is then named: texts are written before the fixing.
/// - It is **close** up to one percent beyond that: rates of a day differ by the hour and by who publishes them.
/// - Else it is **wrong**.
public enum ConversionCheck {
  /// How much further off than rounding explains is not wrong yet: a hundredth.
  public static let slack = 0.01

  /// - Throws: what the source of the rates throws.
  public static func check(_ stated: StatedConversion, rates: ExchangeRates, asOf: Day? = nil) throws -> CheckFinding {
    let claim = CheckFinding.Claim(
      amount: stated.amount, high: stated.amountHigh, currency: stated.currency, against: stated.restated,
      otherCurrency: stated.restatedCurrency, qualifier: stated.qualifier)
    var finding = CheckFinding(
      .conversions, .unchecked, entityID: stated.entityID, entityName: stated.entityName, factID: stated.factID,
      statedOn: stated.statedOn, claim: claim)
    finding.uri = stated.uri
    guard let day = stated.statedOn else {
      finding.help = "the text has no day: ingest it again with --published DAY"
      return finding
    }
    switch try rates.rate(from: stated.currency, to: stated.restatedCurrency, on: day, asOf: asOf) {
    case .failure(let gap):
      finding.help = "\(gap.words): \(gap.help)"
    case .success(let rate):
      var used = rate
      var judgement = judge(stated, at: rate)
      if judgement.verdict != .holds, let other = try dayBefore(stated, day, rates, asOf) {
        let off = words(judgement.difference, of: judgement.measured)
        finding.also = ["at the rate of the day itself it is off by \(off)"]
        (used, judgement) = (other, judge(stated, at: other))
      }
      finding.verdict = judgement.verdict
      finding.measured = judgement.measured
      finding.difference = judgement.difference
      finding.tolerance = judgement.tolerance
      finding.data = "\(used.words): \(used.legWords)"
    }
    return finding
  }

  private struct Judgement {
    var verdict: CheckVerdict
    var measured: Double
    var difference: Double
    var tolerance: Double
  }

  private static func judge(_ stated: StatedConversion, at rate: ConversionRate) -> Judgement {
    let low = rate.convert(stated.amount)
    // A range that is given once in brackets may be given by either end, or between them.
    let high = max(low, stated.amountHigh.map { rate.convert($0) } ?? low)
    let restated = stated.restated.double
    let measured = min(max(restated, low), high)
    var tolerance =
      StatedPrecision.power(StatedPrecision.lastDigit(of: stated.restated, given: stated.restatedPower)) / 2
    if stated.qualifier != .exact, stated.qualifier != .range {
      tolerance += StatedPrecision.power(StatedPrecision.lastDigit(of: stated.amount, given: -38)) / 2 * rate.value
    }
    let difference = restated - measured
    let holds = abs(difference) <= tolerance * (1 + 1e-9)
    let isClose = abs(difference) <= tolerance + slack * abs(measured)
    return Judgement(
      verdict: holds ? .holds : isClose ? .close : .wrong, measured: measured, difference: difference,
      tolerance: tolerance)
  }

  /// The rate of one of the seven days before at which it holds: texts are written before the day's rate is fixed.
  private static func dayBefore(
    _ stated: StatedConversion, _ day: Day, _ rates: ExchangeRates, _ asOf: Day?
  ) throws -> ConversionRate? {
    for back in 1...ExchangeRates.maximumAge {
      if case .success(let rate) = try rates.rate(
        from: stated.currency, to: stated.restatedCurrency, on: day.advanced(by: -back), asOf: asOf),
        judge(stated, at: rate).verdict == .holds
      {
        return rate
      }
    }
    return nil
  }

  /// `+1.3%`.
  private static func words(_ difference: Double, of whole: Double) -> String {
    guard whole != 0 else { return "?" }
    return signedPercent(difference / whole * 100, places: 2)
  }
}
