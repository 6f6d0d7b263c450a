import Vocabulary

/// A day as a cell writes it, before it is known which of two numbers is the month.
enum WrittenDay: Equatable {
  /// Year, month, day; there may be no such day.
  case ordered(year: Int, month: Int, day: Int)
  /// `first` and `second` are the day and the month in one order or the other. `isShort`: of three numbers of two digits,
  /// the first may also be the year and the last the day.
  case unordered(first: Int, second: Int, year: Int, isShort: Bool)

  /// The day, nil where there is none of that date.
  func day(_ order: DayOrder?) -> DayMeaning {
    switch self {
    case .ordered(let year, let month, let day):
      return Day(year: year, month: month, day: day).map { .day($0) } ?? .none
    case .unordered(let first, let second, let year, let isShort):
      if order == .yearFirst {
        guard isShort else { return .none }
        return Day(year: Self.full(first), month: second, day: year % 100).map { .day($0) } ?? .none
      }
      let dayFirst = Day(year: year, month: second, day: first)
      let monthFirst = Day(year: year, month: first, day: second)
      switch order {
      case .dayFirst: return dayFirst.map { .day($0) } ?? .none
      case .monthFirst: return monthFirst.map { .day($0) } ?? .none
      case .yearFirst, nil:
        guard let dayFirst else { return monthFirst.map { .day($0) } ?? .none }
        guard let monthFirst, monthFirst != dayFirst else { return .day(dayFirst) }
        return .either(dayFirst: dayFirst, monthFirst: monthFirst)
      }
    }
  }

  /// Two digits are a year from 1970 to 2069.
  fileprivate static func full(_ year: Int) -> Int { year + (year < 70 ? 2000 : 1900) }
}

/// What a written day means.
enum DayMeaning: Equatable {
  case day(Day)
  case either(dayFirst: Day, monthFirst: Day)
  /// There is no such day.
  case none
}

/// Reads days in all shapes that vendors write: ISO (with time and zone: the written day counts), 20250221, 02/21/2025,
/// 21.02.2025, Feb 21, 2025, 21-Feb-2025, 2025년 2월 21일, 114/02/21 (Taiwan), and seconds or fractions of them since 1970 (UTC).
enum DayText {
  /// The day of a cell without quotes; nil for what is no day.
  static func read(_ cell: UnsafeBufferPointer<UInt8>) -> WrittenDay? {
    var text = NumberText.trimmed(cell)
    if text.first == UInt8(ascii: "'") || text.first == UInt8(ascii: "\"") {
      text = NumberText.trimmed(UnsafeBufferPointer(rebasing: text[1...]))
    }
    guard text.count >= 6 else { return nil }
    if let iso = iso(text) { return iso }
    if let count = digitsOnly(text) { return count == 8 ? compact(text) : epoch(text, digits: count) }
    return spelled(text)
  }

  /// `2025-02-21`, anything behind a blank or T.
  private static func iso(_ text: UnsafeBufferPointer<UInt8>) -> WrittenDay? {
    guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(text, 0, 4), let month = number(text, 5, 7), let day = number(text, 8, 10),
      text.count == 10 || isBreak(text[10])
    else { return nil }
    return .ordered(year: year, month: month, day: day)
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "T") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ",")
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int? {
    var value = 0
    for place in from..<to {
      guard text[place].isDigit else { return nil }
      value = value * 10 + Int(text[place] - 0x30)
    }
    return value
  }

  /// How many digits the cell is made of, a fraction of zero left aside (`1704153600.0`); nil for other cells.
  private static func digitsOnly(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let digits = text.firstIndex { !$0.isDigit } ?? text.count
    guard digits >= 8 else { return nil }
    let rest = text[digits...]
    if rest.isEmpty { return digits }
    guard rest.first == UInt8(ascii: "."), rest.dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
    return digits
  }

  private static func compact(_ text: UnsafeBufferPointer<UInt8>) -> WrittenDay? {
    guard let year = number(text, 0, 4), let month = number(text, 4, 6), let day = number(text, 6, 8),
      (1600...2200).contains(year)
    else { return nil }
    return .ordered(year: year, month: month, day: day)
  }

  /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told by the number of digits.
  private static func epoch(_ text: UnsafeBufferPointer<UInt8>, digits: Int) -> WrittenDay? {
    let unit: Int
    switch digits {
    case 9, 10: unit = 1
    case 12, 13: unit = 1000
    case 15, 16: unit = 1_000_000
    case 18: unit = 1_000_000_000
    case 19: unit = 1_000_000_000
    // Year to second without marks: 20250221153000.
    case 14: return compact(UnsafeBufferPointer(rebasing: text[..<8]))
    default: return nil
    }
    guard let value = number(text, 0, min(digits, 18)) else { return nil }
    let seconds = digits == 19 ? value / 100_000_000 : value / unit
    let (year, month, day) = Day(number: Int32(truncatingIfNeeded: seconds / 86_400)).components
    return .ordered(year: year, month: month, day: day)
  }

  /// The numbers and month names of a cell in their order.
  private static func spelled(_ text: UnsafeBufferPointer<UInt8>) -> WrittenDay? {
    var numbers: [(value: Int, digits: Int)] = []
    var month: (value: Int, before: Int)?
    var place = 0
    var separator: UInt8 = 0
    while place < text.count, numbers.count + (month == nil ? 0 : 1) < 3 {
      let byte = text[place]
      if byte.isDigit {
        let start = place
        while place < text.count, text[place].isDigit { place += 1 }
        guard place - start <= 4, let value = number(text, start, place) else { return nil }
        numbers.append((value, place - start))
      } else if byte.isLetter || byte >= 0x80 {
        let start = place
        while place < text.count, text[place].isLetter || text[place] >= 0x80 { place += 1 }
        let word = text[start..<place]
        if let value = MonthNames.builtIn.month(word) {
          guard month == nil else { return nil }
          month = (value, numbers.count)
        } else if !isDayWord(word, afterNumber: !numbers.isEmpty) {
          return nil
        }
      } else if byte <= 0x20 || "-/.,'".utf8.contains(byte) {
        if byte > 0x20, separator == 0 { separator = byte }
        place += 1
      } else {
        return nil
      }
    }
    guard ends(text, place) else { return nil }
    if let month {
      guard numbers.count == 2 else { return nil }
      // The year has four digits, or stands last.
      let yearFirst = numbers[0].digits == 4
      let year = yearFirst ? numbers[0] : numbers[1]
      let day = yearFirst ? numbers[1] : numbers[0]
      guard day.digits <= 2, year.digits == 4 || year.digits == 2 else { return nil }
      return .ordered(year: full(year), month: month.value, day: day.value)
    }
    guard numbers.count == 3 else { return nil }
    if numbers[0].digits == 4 {
      guard numbers[1].digits <= 2, numbers[2].digits <= 2 else { return nil }
      return .ordered(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
    }
    // Years of the Republic of China, as Taiwan's exchange writes them: 114/02/21.
    if numbers[0].digits == 3, (60...250).contains(numbers[0].value), numbers[1].digits <= 2, numbers[2].digits <= 2 {
      return .ordered(year: numbers[0].value + 1911, month: numbers[1].value, day: numbers[2].value)
    }
    guard numbers[0].digits <= 2, numbers[1].digits <= 2, separator != 0,
      numbers[2].digits == 4 || numbers[2].digits == 2
    else { return nil }
    // 99/12/31 begins with its year, and so does 25년 2월 21일.
    if numbers[2].digits == 2, numbers[0].value > 31 {
      return .ordered(year: full(numbers[0]), month: numbers[1].value, day: numbers[2].value)
    }
    return .unordered(
      first: numbers[0].value, second: numbers[1].value, year: full(numbers[2]),
      isShort: numbers.allSatisfy { $0.digits == 2 })
  }

  private static func full(_ year: (value: Int, digits: Int)) -> Int {
    year.digits == 2 ? WrittenDay.full(year.value) : year.value
  }

  /// Words that stand between the numbers of a day: 년, 月, "de", "of", "th", and names of weekdays before the first.
  private static func isDayWord(_ word: Slice<UnsafeBufferPointer<UInt8>>, afterNumber: Bool) -> Bool {
    if !afterNumber { return word.count <= 12 }
    let text = String(decoding: word, as: UTF8.self).lowercased()
    return ["년", "월", "일", "年", "月", "日", "de", "of", "th", "st", "nd", "rd"].contains(text)
  }

  /// Whether what follows the third part is nothing, or a time, zone or weekday.
  private static func ends(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    if place >= text.count { return true }
    let rest = text[place...]
    if isBreak(text[place]) || text[place] == UInt8(ascii: ".") && rest.count == 1 { return true }
    for mark in ["일", "日"] where rest.starts(with: mark.utf8) {
      let next = place + mark.utf8.count
      return next >= text.count || isBreak(text[next])
    }
    return false
  }
}
