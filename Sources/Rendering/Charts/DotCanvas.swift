// A field of dots that are drawn as text: eight to a character of Braille, or one mark to a character.

/// Dots by column and row, each with the number of the line that set it last.
struct DotCanvas {
  let columns: Int
  let rows: Int
  /// -1 where there is none.
  private var dots: [Int8]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: -1, count: max(0, columns * rows))
  }

  subscript(column: Int, row: Int) -> Int {
    get { Int(dots[row * columns + column]) }
    set { dots[row * columns + column] = Int8(newValue) }
  }

  /// Draws a line: in each column from its lowest to its highest value, joined with the column before.
  mutating func draw(_ line: LineChart.Line, number: Int, days: DayAxis, values: ValueAxis) {
    func row(_ value: Double) -> Int { min(rows - 1, max(0, Int(values.place(value) * Double(rows - 1) + 0.5))) }
    var before: (column: Int, value: Double)?
    for (column, trace) in line.traces(days, columns: columns) {
      if let before {
        // Straight from the last value to the first of this column, one row range a column in between.
        let steps = column - before.column
        var last = row(before.value)
        for step in 1...steps {
          let value = before.value + (trace.first - before.value) * Double(step) / Double(steps)
          let here = row(value)
          let x = before.column + step
          // Half of the way belongs to the column before.
          let middle = (last + here) / 2
          fill(x - 1, last, middle, number)
          fill(x, middle, here, number)
          last = here
        }
      }
      fill(column, row(trace.high), row(trace.low), number)
      before = (column, trace.last)
    }
  }

  private mutating func fill(_ column: Int, _ from: Int, _ to: Int, _ number: Int) {
    for row in min(from, to)...max(from, to) { self[column, row] = number }
  }

  /// The character of a cell of 2 × 4 dots, and the line that most of its dots are of; nil where it is empty.
  func braille(_ cellColumn: Int, _ cellRow: Int) -> (character: Unicode.Scalar, line: Int)? {
    // Bits of the Braille patterns, by column and row (Unicode, chapter 21.1).
    let bits: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    var pattern: UInt32 = 0
    var counts: [Int: Int] = [:]
    for x in 0..<2 {
      for y in 0..<4 {
        let (column, row) = (cellColumn * 2 + x, cellRow * 4 + y)
        guard column < columns, row < rows, self[column, row] >= 0 else { continue }
        pattern |= bits[x][y]
        counts[self[column, row], default: 0] += 1
      }
    }
    guard pattern != 0, let scalar = Unicode.Scalar(0x2800 + pattern) else { return nil }
    let line = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    return (scalar, line)
  }
}
