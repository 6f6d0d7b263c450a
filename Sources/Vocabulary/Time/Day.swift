/// A day of the proleptic Gregorian calendar, without time or zone.
///
/// Civil-from-days arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let number: Int32

  /// The day that many days after 1970-01-01.
  public init(number: Int32) { self.number = number }

  /// The day of a date; nil where there is no such date (2025-02-30) or the year is outside 1...9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2025-02-24` exactly; nil for any other shape and for days that do not exist.
  public init?(iso text: some StringProtocol) {
    if let day = text.utf8.withContiguousStorageIfAvailable({ Day(isoBytes: $0) }) {
      guard let day else { return nil }
      self = day
    } else {
      guard let day = Array(text.utf8).withUnsafeBufferPointer({ Day(isoBytes: $0) }) else { return nil }
      self = day
    }
  }

  /// The same from ASCII bytes.
  public init?(isoBytes bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    var isNumber = true
    func digit(_ place: Int) -> Int {
      let digit = bytes[place] &- UInt8(ascii: "0")
      isNumber = isNumber && digit < 10
      return Int(digit)
    }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = digit(8) * 10 + digit(9)
    guard isNumber else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  public var year: Int { components.year }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 + 1 }

  /// The day that many days later (earlier where negative).
  public func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }

  /// Days from another day to this one.
  public func days(since other: Day) -> Int { Int(number) - Int(other.number) }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The ISO 8601 form, `2025-02-24`.
  public var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else { return Self.long(year, month, day) }
    // A string of up to 15 bytes allocates nothing.
    return String(unsafeUninitializedCapacity: 10) { bytes in
      var place = 0
      func put(_ number: Int) {
        bytes[place] = UInt8(truncatingIfNeeded: 0x30 + number / 10)
        bytes[place + 1] = UInt8(truncatingIfNeeded: 0x30 + number % 10)
        place += 2
      }
      func putMark() {
        bytes[place] = UInt8(ascii: "-")
        place += 1
      }
      put(year / 100)
      put(year % 100)
      putMark()
      put(month)
      putMark()
      put(day)
      return place
    }
  }

  /// The same of days that no text holds: before the year 0 or after 9999.
  private static func long(_ year: Int, _ month: Int, _ day: Int) -> String {
    func pad(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }

  /// Days in a month (1...12) of a year.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
