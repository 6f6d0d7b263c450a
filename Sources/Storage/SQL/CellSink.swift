// Where a cell of one of the program's tables goes: to SQLite's machine, or past it straight into a batch of rows.
import GRDBSQLite
import Vocabulary

/// Takes one cell at a time.
protocol CellSink {
  func null()
  func put(_ value: Int64)
  /// NaN is NULL, as it is to SQLite.
  func put(_ value: Double)
  /// A text that ends with a zero and stays where it is.
  func put(_ word: UnsafePointer<CChar>)
}

/// The answer to a call of SQLite's.
struct ContextSink: CellSink {
  let context: OpaquePointer?

  // What is not answered is NULL.
  @inline(__always)
  func null() {}

  @inline(__always)
  func put(_ value: Int64) { sqlite3_result_int64(context, value) }

  @inline(__always)
  func put(_ value: Double) { sqlite3_result_double(context, value) }

  @inline(__always)
  func put(_ word: UnsafePointer<CChar>) { sqlite3_result_text(context, word, -1, nil) }
}

/// The next cell of a batch.
struct BatchSink: CellSink {
  let batch: CellBatch.Writer

  @inline(__always)
  func null() { batch.appendNull() }

  @inline(__always)
  func put(_ value: Int64) { batch.append(value) }

  @inline(__always)
  func put(_ value: Double) { if value == value { batch.append(value) } else { batch.appendNull() } }

  @inline(__always)
  func put(_ word: UnsafePointer<CChar>) {
    var count = 0
    while word[count] != 0 { count &+= 1 }
    word.withMemoryRebound(to: UInt8.self, capacity: count) {
      batch.append(.text, bytes: UnsafeBufferPointer(start: $0, count: count))
    }
  }
}
