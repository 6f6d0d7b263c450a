// Round numbers along an axis of values.
import Vocabulary

/// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten.
struct ValueAxis: Equatable {
  let low: Double
  let high: Double
  let ticks: [Double]
  /// The ticks as words, all with the same digits after the decimal mark.
  let labels: [String]

  /// An axis that holds all the values, with about so many ticks.
  init(_ values: ClosedRange<Double>, about count: Int) {
    var (low, high) = (values.lowerBound, values.upperBound)
    if high - low <= 0 {
      // One value stands in the middle.
      let room = low == 0 ? 1 : low.magnitude / 10
      (low, high) = (low - room, high + room)
    }
    let rough = (high - low) / Double(max(1, count))
    var power = 1.0
    var places = 0
    while power > rough, places < 15 {
      power /= 10
      places += 1
    }
    while power * 10 <= rough { power *= 10 }
    let factors = [1, 2, 2.5, 5, 10]
    let factor = factors.first { $0 * power >= rough } ?? 10
    let step = factor * power
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.up)
    self.low = first * step
    self.high = last * step
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    let digits = factor == 10 ? max(0, places - 1) : factor == 2.5 ? (power >= 10 ? 0 : max(1, places + 1)) : places
    labels = ticks.map { fixed($0, places: power >= 10 ? 0 : digits) }
  }

  /// Where a value lies, 0 at the top and 1 at the bottom.
  func place(_ value: Double) -> Double { (high - value) / (high - low) }
}

/// A number with so many digits after the decimal mark, in groups of three.
func fixed(_ value: Double, places: Int) -> String {
  guard let number = DecimalNumber(plain(value))?.rounded(toPlaces: places) else { return plain(value) }
  let text = grouped(number)
  let shown = text.split(separator: ".", maxSplits: 1).count > 1 ? text.split(separator: ".")[1].utf8.count : 0
  guard places > shown else { return text }
  return text + (shown == 0 ? "." : "") + String(repeating: "0", count: places - shown)
}
