// Between doubles and short decimals: which whole number over which power of ten a double is nearest to.
//
// After ALP ("Adaptive Lossless floating-Point compression", Afroozeh, Kuffó and Boncz 2023), with division in place of
// multiplication: a decimal of at most 15 digits and the double nearest to it belong to each other one to one, and one
// division of two exactly represented doubles is rounded correctly.
import Vocabulary

enum Decimals {
  /// Numbers of columns stay below this in size.
  static let limit: Int64 = 1_000_000_000_000_000
  /// The most digits after the decimal mark that are tried.
  static let maxScale = 18

  /// Powers of ten, exact as doubles.
  static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  static let wholePowers: [Int64] = (0...18).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 } }

  /// The scale of a whole column of doubles (the fewest digits after the decimal mark that say all of them) with its
  /// numbers; nil where one of them is no decimal of at most 15 digits. NaN becomes a gap.
  ///
  /// - Complexity: O(n), a division each.
  static func scale(
    of values: UnsafeBufferPointer<Double>, into numbers: UnsafeMutableBufferPointer<Int64>
  ) -> Int? {
    powers.withUnsafeBufferPointer { powers in
      var scale = 0
      var factor = powers[0]
      for index in 0..<values.count {
        let value = values[index]
        if value.isNaN {
          numbers[index] = ColumnCodec.missing
          continue
        }
        while true {
          let scaled = (value * factor).rounded(.toNearestOrEven)
          guard scaled.magnitude < Double(limit) else { return nil }
          if scaled / factor == value {
            numbers[index] = Int64(scaled)
            break
          }
          if scale == maxScale { return nil }
          rescale(numbers, 0..<index, by: 1)
          scale += 1
          factor = powers[scale]
        }
      }
      for index in 0..<values.count {
        let number = numbers[index]
        if number != ColumnCodec.missing, number.magnitude >= UInt64(limit) { return nil }
      }
      return scale
    }
  }

  /// Brings scaled whole numbers to the fewest digits after the decimal mark; false where one is too large. `isSmall`: it
  /// is known already that none is.
  static func shorten(_ numbers: UnsafeMutableBufferPointer<Int64>, scale: inout Int, isSmall: Bool = false) -> Bool {
    while scale > 0, numbers.allSatisfy({ $0 == ColumnCodec.missing || $0 % 10 == 0 }) {
      for index in 0..<numbers.count where numbers[index] != ColumnCodec.missing { numbers[index] /= 10 }
      scale -= 1
    }
    return isSmall || numbers.allSatisfy { $0 == ColumnCodec.missing || $0.magnitude < UInt64(limit) }
  }

  /// Multiplies by a power of ten; what grows too large becomes the limit, which later checks refuse.
  static func rescale(_ numbers: UnsafeMutableBufferPointer<Int64>, _ part: Range<Int>, by digits: Int) {
    let power = wholePowers[digits]
    for index in part where numbers[index] != ColumnCodec.missing {
      let (product, overflow) = numbers[index].multipliedReportingOverflow(by: power)
      numbers[index] = overflow || product.magnitude > UInt64(limit) ? limit : product
    }
  }

  /// The double nearest to a whole number over a power of ten.
  static func double(_ number: Int64, scale: Int) -> Double {
    if number == ColumnCodec.missing { return .nan }
    // One division rounds correctly where both sides are exact.
    if number.magnitude <= 1 << 53, scale < powers.count { return Double(number) / powers[scale] }
    return Double("\(number)e-\(scale)") ?? .nan
  }
}
