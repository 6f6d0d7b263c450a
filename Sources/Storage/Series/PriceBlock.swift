// One row of `price_blocks`: up to 1,024 consecutive bars of one instrument, encoded column by column.
import Vocabulary

/// An encoded run of bars. Which instrument and source it is of is the row's business.
public struct PriceBlock: Sendable, Hashable {
  /// How many bars a block holds at most.
  public static let capacity = 1024

  /// Days since 1970-01-01.
  public let firstDay: Int32
  public let lastDay: Int32
  public let count: Int
  let days: [UInt8]
  /// By the raw value of `PriceColumn`; nil as in the table.
  let columns: [[UInt8]?]
}

/// The keys of `price_blocks`: the instrument and the first day in one number, so that an instrument's blocks lie side
/// by side in the order of their days.
enum BlockKey {
  /// Days from 0000-03-01 to 1970-01-01: with it all days of the calendar that `Day` knows are positive.
  static let dayOffset: Int64 = 719_468
  static let dayBits: Int64 = 22

  static func key(_ instrument: Int64, _ day: Int32) -> Int64 { instrument << dayBits + clamped(day) }

  /// The keys of an instrument's blocks that begin on or before a day.
  static func keys(_ instrument: Int64, through day: Int32 = .max) -> ClosedRange<Int64> {
    let first = instrument << dayBits
    return first...max(first, first + clamped(day))
  }

  static func firstDay(_ key: Int64) -> Int32 {
    Int32(truncatingIfNeeded: key & (1 << dayBits - 1) - dayOffset)
  }

  private static func clamped(_ day: Int32) -> Int64 { min(max(Int64(day) + dayOffset, 0), 1 << dayBits - 1) }
}
