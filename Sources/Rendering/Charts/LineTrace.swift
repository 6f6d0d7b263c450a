// A line of many days on few columns: for every column from where to where it goes.

/// What a line does within one column: it comes in at `first`, leaves at `last`, and reaches `low` and `high`.
struct ColumnTrace: Equatable {
  var first: Double
  var last: Double
  var low: Double
  var high: Double
}

extension LineChart.Line {
  /// The columns that the line has values in, in order. O(values).
  func traces(_ axis: DayAxis, columns: Int) -> [(column: Int, trace: ColumnTrace)] {
    var traces: [(column: Int, trace: ColumnTrace)] = []
    for (day, value) in zip(days, values) {
      let column = min(columns - 1, max(0, Int(axis.place(day) * Double(columns - 1) + 0.5)))
      if let last = traces.last, last.column == column {
        traces[traces.count - 1].trace.last = value
        traces[traces.count - 1].trace.low = min(last.trace.low, value)
        traces[traces.count - 1].trace.high = max(last.trace.high, value)
      } else {
        traces.append((column, ColumnTrace(first: value, last: value, low: value, high: value)))
      }
    }
    return traces
  }
}
