// Rates as digits for people: plain, without an exponent.
import Vocabulary

/// The shortest digits that read back as the same number, without an exponent: `7.5879`, `0.0000061`.
func plainDigits(_ value: Double) -> String {
  let text = value.description
  guard let number = DecimalNumber(text) else { return text }
  return number.description
}

/// The number rounded to so many significant digits, trailing zeros kept: `0.137930`, `196.961`, `1491.76`.
func significantDigits(_ value: Double, _ count: Int) -> String {
  guard value.isFinite, value != 0 else { return plainDigits(value) }
  guard let number = DecimalNumber(value.description) else { return value.description }
  var digits = Array(String(number.significand.magnitude).utf8)
  // The number is 0.digits × 10^point.
  var point = digits.count - number.scale
  if digits.count > count {
    let roundsUp = digits[count] >= UInt8(ascii: "5")
    digits.removeSubrange(count...)
    if roundsUp {
      var index = count - 1
      while index >= 0, digits[index] == UInt8(ascii: "9") {
        digits[index] = UInt8(ascii: "0")
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(UInt8(ascii: "1"), at: 0)
        digits.removeLast()
        point += 1
      }
    }
  }
  let zero = UInt8(ascii: "0")
  while digits.count < max(count, point) { digits.append(zero) }
  var out = value < 0 ? [UInt8(ascii: "-")] : []
  if point <= 0 {
    out += [zero, UInt8(ascii: ".")] + [UInt8](repeating: zero, count: -point) + digits
  } else {
    out += digits[..<point]
    if point < digits.count { out += [UInt8(ascii: ".")] + digits[point...] }
  }
  return String(decoding: out, as: UTF8.self)
}
