import Vocabulary

/// Finds calendar days in the ways that the heads of articles write them.
///
/// `2025-02-24`, `2025.2.24`, `2025. 2. 24.`, `2025/02/24`, `25/02/24 15:39`, `2025년 2월 24일`, `2025年2月24日`,
/// `令和7年2月24日`, `24 February 2025`, `Feb. 24, 2025`, `Mon, 24 Feb 2025`; `Feb. 24` and `2월 24일` without a year.
enum DayReader {
  /// A day as it stands in a text.
  struct Found {
    /// Nil where the text gives no year: see `month` and `dayOfMonth`.
    var day: Day?
    var month: Int
    var dayOfMonth: Int
    var range: Range<Int>
    /// Whether a time of day follows (`15:39`, `오후 3시`, `11.05 GMT`).
    var hasTime: Bool
  }

  /// The first whole day in a short text such as a metadata value.
  static func day(anywhereIn text: String) -> Day? {
    let bytes = Array(text.utf8.prefix(256))
    return bytes.withUnsafeBufferPointer { bytes in
      if bytes.count >= 8, bytes[..<8].allSatisfy(\.isDigit), bytes.count == 8 || !bytes[8].isDigit {
        return compact(bytes, 0)
      }
      return all(bytes, 0..<bytes.count, limit: 4).first { $0.day != nil }?.day
    }
  }

  /// The day that a file's name begins with or holds: `2025-02-24-title.md`, `20250224_title.txt`.
  static func day(ofFileName name: String) -> Day? {
    let bytes = Array(name.utf8.suffix(512))
    return bytes.withUnsafeBufferPointer { bytes in
      for place in bytes.indices where bytes[place].isDigit && (place == 0 || !bytes[place - 1].isDigit) {
        var stop = place
        while stop < bytes.count, bytes[stop].isDigit { stop += 1 }
        if stop - place == 8, let day = compact(bytes, place) { return day }
        guard stop - place == 4, stop + 5 < bytes.count, "-_.".utf8.contains(bytes[stop]) else { continue }
        guard let found = numeric(bytes, place, bytes.count), let day = found.day else { continue }
        if found.range.upperBound == bytes.count || !bytes[found.range.upperBound].isDigit { return day }
      }
      return nil
    }
  }

  /// Every day in a range that begins before a place, in order. O(range).
  static func all(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = 8, before end: Int = .max
  ) -> [Found] {
    var found: [Found] = []
    var place = range.lowerBound
    // No day is written without a digit.
    guard ByteWord.hasDigit(text, range) else { return found }
    let end = min(end, range.upperBound)
    while place < end, found.count < limit {
      let byte = text[place]
      var hit: Found?
      if byte.isDigit {
        if place == range.lowerBound || !(text[place - 1].isDigit || text[place - 1] == UInt8(ascii: ".")) {
          hit =
            numeric(text, place, range.upperBound) ?? east(text, place, range.upperBound)
            ?? dayFirst(text, place, range.upperBound)
        }
        if hit == nil {
          while place < range.upperBound, text[place].isDigit { place += 1 }
          continue
        }
      } else if byte.isLetter {
        if place == range.lowerBound || !text[place - 1].isLetter { hit = monthFirst(text, place, range.upperBound) }
        if hit == nil {
          place = ByteWord.letterEnd(text, place, range.upperBound)
          continue
        }
      } else if byte == 0xE4 || byte == 0xE6 {
        hit = era(text, place, range.upperBound)
      }
      guard var hit else {
        place += byte < 0xC0 ? 1 : TextClass.length(byte)
        continue
      }
      hit.hasTime = TimeOfDay.follows(text, hit.range.upperBound, range.upperBound)
      place = hit.range.upperBound
      found.append(hit)
    }
    return found
  }

  // MARK: - Shapes

  /// `2025-02-24`, `2025. 2. 24.`, `25/02/24`: year, month and day with the same mark between.
  private static func numeric(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Found? {
    var cursor = Cursor(text, start, end)
    guard let year = cursor.number(4), year.digits == 4 || year.digits == 2, let mark = cursor.byte(of: "-./_") else {
      return nil
    }
    if mark == UInt8(ascii: "."), year.digits == 4 { cursor.blanks() }
    guard let month = cursor.number(2), cursor.skip(mark) else {
      return nil
    }
    if mark == UInt8(ascii: "."), year.digits == 4 { cursor.blanks() }
    guard let day = cursor.number(2), !cursor.isAtDigit else { return nil }
    // Two-digit years are read in the shapes 25/02/24 and 25.02.24 only, and before a time only.
    if year.digits == 2 {
      guard month.digits == 2, day.digits == 2, mark != UInt8(ascii: "-"),
        TimeOfDay.follows(text, cursor.place, end)
      else { return nil }
    }
    let fullYear = year.digits == 2 ? 2000 + year.value : year.value
    guard (1900...2200).contains(fullYear), let value = Day(year: fullYear, month: month.value, day: day.value) else {
      return nil
    }
    if mark == UInt8(ascii: ".") { _ = cursor.skip(mark) }
    return Found(day: value, month: month.value, dayOfMonth: day.value, range: start..<cursor.place, hasTime: false)
  }

  /// `2025년 2월 24일`, `2025年2月24日`, `2월 24일`.
  private static func east(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Found? {
    var cursor = Cursor(text, start, end)
    guard let first = cursor.number(4) else { return nil }
    var year: Int?
    var month = first.value
    if cursor.skip("년") || cursor.skip("年") {
      guard first.digits == 4 else { return nil }
      year = first.value
      cursor.blanks()
      guard let number = cursor.number(2) else { return nil }
      month = number.value
    }
    guard cursor.skip("월") || cursor.skip("月") else { return nil }
    cursor.blanks()
    guard let day = cursor.number(2), cursor.skip("일") || cursor.skip("日") || cursor.skip("號") || cursor.skip("号")
    else { return nil }
    return found(year, month, day.value, start..<cursor.place)
  }

  /// `令和7年2月24日`, `民國114年2月24日`.
  private static func era(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Found? {
    var cursor = Cursor(text, start, end)
    let base: Int
    if cursor.skip("令和") {
      base = 2018
    } else if cursor.skip("民國") || cursor.skip("民国") {
      base = 1911
    } else {
      return nil
    }
    let year = cursor.skip("元") ? 1 : cursor.number(3)?.value
    guard let year, cursor.skip("年"), let month = cursor.number(2), cursor.skip("月"), let day = cursor.number(2),
      cursor.skip("日")
    else { return nil }
    return found(base + year, month.value, day.value, start..<cursor.place)
  }

  /// `24 February 2025`, `24th Feb., 2025`, `24 Feb`.
  private static func dayFirst(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Found? {
    var cursor = Cursor(text, start, end)
    guard let day = cursor.number(2) else { return nil }
    cursor.skipOrdinal()
    guard cursor.blanks() || cursor.skip(UInt8(ascii: "-")), let month = cursor.month() else { return nil }
    let stop = cursor.place
    _ = cursor.skip(UInt8(ascii: ".")) || cursor.skip(UInt8(ascii: ","))
    guard cursor.blanks() || cursor.skip(UInt8(ascii: "-")), let year = cursor.number(4), year.digits == 4 else {
      return found(nil, month, day.value, start..<stop)
    }
    return found(year.value, month, day.value, start..<cursor.place)
  }

  /// `February 24, 2025`, `Feb. 24th 2025`, `Feb. 24`.
  private static func monthFirst(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Found? {
    var cursor = Cursor(text, start, end)
    guard let month = cursor.month() else { return nil }
    _ = cursor.skip(UInt8(ascii: "."))
    guard cursor.blanks(), let day = cursor.number(2), !cursor.isAtDigit else { return nil }
    cursor.skipOrdinal()
    let stop = cursor.place
    let comma = cursor.skip(UInt8(ascii: ","))
    guard cursor.blanks() || comma, let year = cursor.number(4), year.digits == 4, !cursor.isAtDigit,
      (1900...2200).contains(year.value)
    else { return found(nil, month, day.value, start..<stop) }
    return found(year.value, month, day.value, start..<cursor.place)
  }

  private static func compact(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Day? {
    var value = 0
    for byte in text[start..<start + 8] { value = value * 10 + Int(byte - 0x30) }
    guard (1900...2200).contains(value / 10_000) else { return nil }
    return Day(year: value / 10_000, month: value / 100 % 100, day: value % 100)
  }

  private static func found(_ year: Int?, _ month: Int, _ day: Int, _ range: Range<Int>) -> Found? {
    if let year {
      guard let value = Day(year: year, month: month, day: day) else { return nil }
      return Found(day: value, month: month, dayOfMonth: day, range: range, hasTime: false)
    }
    guard Day(year: 2024, month: month, day: day) != nil else { return nil }
    return Found(day: nil, month: month, dayOfMonth: day, range: range, hasTime: false)
  }
}
