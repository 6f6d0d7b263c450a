/// Numerals of the digits 0-9, ASCII or full-width: `3,800`, `52.4`, `.75`, `1.111,11`, `12,34,567.89`, `６，５４４`.
///
/// What is written with more marks than a number has (`1.2.3`, `10:30`, `192.168.0.1`) is read to its end and called a chain.
extension Scanner {
  /// What stands at a digit.
  struct Digits {
    var value: ExactNumber
    var end: Int
    /// Digits before the decimal mark.
    var count: Int
    /// Has separators or a decimal mark.
    var isMarked: Bool
    /// A version, a time of day, an address: no number.
    var isChain: Bool
  }

  /// Reads the digits at a place (or a point before digits); nil where there are none. Linear in what it reads.
  func digits(at start: Int) -> Digits? {
    var place = start
    var value = ExactNumber.zero
    let count = run(&place, &value)
    var isMarked = false
    var groups = 0
    if count == 0 {
      let point = decimalMark(place)
      guard point > 0, isDigit(place + point) else { return nil }
    }
    if count > 0, count <= 3 {
      while true {
        let comma = groupMark(place)
        guard comma > 0 else { break }
        let size = groupSize(place + comma)
        guard size == 3 || size == 2 && isIndian(place + comma) else { break }
        place += comma
        _ = run(&place, &value)
        groups += 1
        isMarked = true
      }
      if groups == 0, let european = european(start: place, value: value) { return european }
    }
    let point = decimalMark(place)
    if point > 0, isDigit(place + point) {
      place += point
      isMarked = true
      var fraction = ExactNumber.zero
      let before = place
      let digits = run(&place, &fraction)
      if before < place {
        value.scale(by: digits)
        value.add(fraction)
        value.scale += digits
        if value.scale > 38 { value.overflows = true }
      }
      if decimalMark(place) > 0, isDigit(place + decimalMark(place)) { return chain(place, value, count) }
    } else if groups == 0, count > 0, byte(place) == 0x2C, groupSize(place + 1) == 2, byte(place + 3) != 0x2C {
      // A decimal comma with two digits: 39,95.
      place += 1
      _ = run(&place, &value)
      value.scale += 2
      isMarked = true
    }
    if byte(place) == 0x3A, isDigit(place + 1) { return chain(place, value, count) }
    return Digits(value: value, end: place, count: count, isMarked: isMarked, isChain: false)
  }

  /// Reads digits on, and gives their count.
  private func run(_ place: inout Int, _ value: inout ExactNumber) -> Int {
    var count = 0
    var small: UInt64 = 0
    while place < high, count < 18, text[place] &- 0x30 < 10 {
      small = small &* 10 &+ UInt64(text[place] &- 0x30)
      count &+= 1
      place &+= 1
    }
    while true {
      let (digit, width) = self.digit(place)
      guard digit >= 0 else { break }
      if count < 18 {
        small = small * 10 + UInt64(digit)
      } else {
        if count == 18 {
          value.scale(by: 18)
          value.add(ExactNumber(Int128(small)))
        }
        if !value.overflows {
          value.scale(by: 1)
          value.add(ExactNumber(Int128(digit)))
        }
      }
      count += 1
      place += width
    }
    if count > 0, count <= 18 {
      if value.significand != 0 {
        value.scale(by: count)
        value.add(ExactNumber(Int128(small)))
      } else {
        value.significand = Int128(small)
      }
    }
    return count
  }

  /// The length of a separator of thousands at a place: "," and "，", in Japanese also "、".
  private func groupMark(_ place: Int) -> Int {
    let first = byte(place)
    if first == 0x2C { return 1 }
    if first == 0xEF, byte(place + 1) == 0xBC, byte(place + 2) == 0x8C { return 3 }
    if first == 0xE3, language == .ja, byte(place + 1) == 0x80, byte(place + 2) == 0x81 { return 3 }
    return 0
  }

  /// The length of a decimal point at a place.
  private func decimalMark(_ place: Int) -> Int {
    let first = byte(place)
    if first == 0x2E { return 1 }
    if first == 0xEF, byte(place + 1) == 0xBC, byte(place + 2) == 0x8E { return 3 }
    if first == 0xE3, language == .ja, isMiddlePoint(place) { return 3 }
    return 0
  }

  /// Whether a middle dot is a decimal point (０・８％): one digit or more behind it, then something that is counted in decimals.
  private func isMiddlePoint(_ place: Int) -> Bool {
    guard has("・", at: place) else { return false }
    var next = place + 3
    var count = 0
    while count < 4, isDigit(next) {
      next += digit(next).width
      count += 1
    }
    guard count > 0, count < 4 else { return false }
    if numeralCode(next).code >= NumeralCode.wan, numeralCode(next).code <= NumeralCode.jing { return true }
    return (["%", "％", "パーセント", "ポイント", "倍", "ドル", "ユーロ", "円", "割"] as [StaticString]).contains { has($0, at: next) }
  }

  /// How many digits stand at a place, counted up to 4.
  func groupSize(_ place: Int) -> Int {
    var place = place
    for count in 0..<4 {
      let (value, width) = digit(place)
      if value < 0 { return count }
      place += width
    }
    return 4
  }

  /// Whether the groups from a place on are of two digits and end with one of three: 12,34,567.
  private func isIndian(_ place: Int) -> Bool {
    var place = place
    for _ in 0..<6 {
      let size = groupSize(place)
      if size == 3 { return true }
      guard size == 2, byte(place + 2) == 0x2C else { return false }
      place += 3
    }
    return false
  }

  /// `1.837,32` and `1.000.000`: points between thousands.
  private func european(start: Int, value: ExactNumber) -> Digits? {
    var place = start
    var value = value
    var groups = 0
    while byte(place) == 0x2E, groupSize(place + 1) == 3 {
      place += 1
      _ = run(&place, &value)
      groups += 1
    }
    if groups >= 1, byte(place) == 0x2C, groupSize(place + 1) <= 2, groupSize(place + 1) > 0 {
      place += 1
      let digits = run(&place, &value)
      value.scale += digits
      return Digits(value: value, end: place, count: 3, isMarked: true, isChain: false)
    }
    if groups >= 2, byte(place) != 0x2E || !isDigit(place + 1) {
      return Digits(value: value, end: place, count: 3, isMarked: true, isChain: false)
    }
    return nil
  }

  /// Reads the rest of a version, an address, a time of day.
  private func chain(_ start: Int, _ value: ExactNumber, _ count: Int) -> Digits {
    var place = start
    while place < high {
      if isDigit(place) {
        place += digit(place).width
      } else if byte(place) == 0x2E || byte(place) == 0x3A, isDigit(place + 1) {
        place += 1
      } else {
        break
      }
    }
    return Digits(value: value, end: place, count: count, isMarked: true, isChain: true)
  }
}
