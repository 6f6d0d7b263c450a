// Days between their numbers and the ten characters that SQL sees.
import Vocabulary

enum DayText {
  /// Writes `2025-02-24`, ten characters. Years have four digits: what `Day` can be made of has.
  static func write(_ number: Int32, to target: UnsafeMutablePointer<CChar>) {
    let (year, month, day) = Day(number: number).components
    @inline(__always) func digit(_ place: Int, _ value: Int) {
      target[place] = CChar(truncatingIfNeeded: 48 + value % 10)
    }
    digit(0, year / 1000)
    digit(1, year / 100)
    digit(2, year / 10)
    digit(3, year)
    target[4] = 45
    digit(5, month / 10)
    digit(6, month)
    target[7] = 45
    digit(8, day / 10)
    digit(9, day)
  }

  /// 0001-01-01 and 9999-12-31.
  static let range: ClosedRange<Int32> = -719_162...2_932_896

  /// The first day whose text is not before a text, in the order of bytes; nil where all are before it.
  ///
  /// Any text has one, since the texts of days are in the order of the days: `day >= '2025'` begins with 2025-01-01.
  static func first(notBefore text: UnsafeBufferPointer<UInt8>, orEqual: Bool) -> Int32? {
    if text.count == 10, let day = Day(iso: String(decoding: text, as: UTF8.self)) {
      return orEqual ? day.number : day.number + 1
    }
    var low = range.lowerBound
    var high = range.upperBound + 1
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 10) { word in
      guard let start = word.baseAddress else { return }
      while low < high {
        let middle = low + (high - low) / 2
        write(middle, to: start)
        let isBefore = UnsafeBufferPointer(start: start, count: 10).lazy.map { UInt8(bitPattern: $0) }
          .lexicographicallyPrecedes(text)
        // Only a day itself is equal to its text, and that was looked at above.
        if isBefore { low = middle + 1 } else { high = middle }
      }
    }
    return low > range.upperBound ? nil : low
  }
}
