// Rows that vectors read, between those that `FastLane` reads one by one.
import CDigits

/// Hands rows of one piece of a table to `invest_scan_rows` as long as that is of use.
struct VectorRows {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let buffer: BarBuffer
  private var lane = InvestLane()
  /// How many times it may read nothing before nobody asks any more.
  private var patience = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ buffer: BarBuffer, delimiter: UInt8) {
    self.bytes = bytes
    self.buffer = buffer
    lane.delimiter = delimiter
    lane.has_range = buffer.hasRange ? 1 : 0
    lane.days = buffer.days
    let columns = buffer.columns
    lane.values = (
      columns[0].values, columns[1].values, columns[2].values, columns[3].values, columns[4].values, columns[5].values
    )
  }

  /// Reads rows from a line on; returns the first line that is none of its. Adds the lines to `lines`.
  @inline(__always)
  mutating func run(
    from line: UnsafePointer<UInt8>, _ steps: [InvestStep], _ last: FastLane.LastSymbol, hasSymbols: Bool,
    lines: inout Int
  ) -> UnsafePointer<UInt8> {
    guard patience > 0, let base = bytes.baseAddress else { return line }
    let columns = buffer.columns
    func scale(_ slot: Int) -> UInt8 {
      columns[slot].isSimple ? UInt8(columns[slot].scale) : UInt8(INVEST_NOT_SIMPLE)
    }
    lane.scales = (scale(0), scale(1), scale(2), scale(3), scale(4), scale(5))
    let place = steps.withUnsafeBufferPointer { steps in
      last.withBytes { symbol in
        if hasSymbols, symbol.isEmpty { return line }
        lane.steps = steps.baseAddress
        lane.step_count = steps.count
        lane.symbol = symbol.baseAddress
        lane.symbol_length = symbol.count
        var rows = buffer.count
        let end = invest_scan_rows(&lane, base, bytes.count, base.distance(to: line), &rows, buffer.capacity)
        if rows == buffer.count { patience -= 1 } else { patience = 64 }
        lines += rows - buffer.count
        buffer.commit(upTo: rows)
        return base + end
      }
    }
    return place
  }
}
