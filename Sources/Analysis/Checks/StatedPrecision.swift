// How exactly a number is stated: the place of its last digit that means something.
public import Vocabulary

/// The precision of numbers as texts give them.
public enum StatedPrecision {
  /// The power of ten of the last digit of an amount that means something: 12 for 75 trillion (so it is right to within
  /// half a trillion), 8 for 52.4 billion.
  ///
  /// Zeros at the end fill up (380 billion is exact to ten billion, 74조8000억 to a tenth of a 조), but never beyond the
  /// second digit: 100조 is exact to ten 조. A last digit that the text gives with its unit (8조) is never doubted.
  ///
  /// - Parameter given: the power of ten of the last digit that the text writes, nil where that is not known.
  public static func lastDigit(of amount: DecimalNumber, given: Int? = nil) -> Int {
    var digits = amount.significand.magnitude
    if digits == 0 { return given ?? 0 }
    var zeros = 0
    while digits % 10 == 0 {
      digits /= 10
      zeros += 1
    }
    var count = 0
    while digits > 0 {
      digits /= 10
      count += 1
    }
    let last = zeros - amount.scale
    let first = last + count - 1
    guard let given else { return count == 1 ? first : last }
    return max(given, min(last, first - 1))
  }

  /// One unit of the last digit of a percentage: 1 for 68 %, 0.1 for 11.5 %.
  public static func step(of percent: DecimalNumber) -> Double { power(-percent.scale) }

  /// Ten to a whole power.
  public static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  /// The values that an amount may stand for: half a unit of its last digit to both sides, `about` at least 2.5 % of it;
  /// bounds are open to one side.
  public static func interval(_ low: DecimalNumber, _ high: DecimalNumber?, _ qualifier: Qualifier) -> ClosedRange<
    Double
  > {
    // How much of 60 billion is filled up is not known: sixty, to half a billion.
    let half = power(lastDigit(of: low, given: -38)) / 2
    let slack = qualifier == .about ? max(half, abs(low.double) * 0.025) : half
    switch qualifier {
    case .atLeast: return (low.double - slack)...Double.infinity
    case .atMost: return -Double.infinity...((high ?? low).double + slack)
    default:
      let top = (high ?? low).double + slack
      return min(low.double - slack, top)...top
    }
  }
}
