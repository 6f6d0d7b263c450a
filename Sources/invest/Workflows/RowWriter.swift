// Rows as they come from a query, on their way to standard output or the file of `-o`, in a bounded buffer.
import Rendering
import Vocabulary

/// Takes the columns, then the rows, of one result.
final class RowWriter {
  private let output: OutputOptions
  private let console: Console
  private let isForExcel: Bool
  private var stream: RowStream?
  private var pending: [[Cell]] = []
  private var count = 0
  private var isCut = false
  /// What went wrong while writing: it is thrown at the end, since rows come out of a call that cannot fail for it.
  private var failure: (any Error)?
  /// What writes batches while the next ones are made; whatever else is used here, is used when it waits.
  private var helper: RenderingThread?

  init(_ output: OutputOptions, on console: Console, isForExcel: Bool = false) {
    self.output = output
    self.console = console
    self.isForExcel = isForExcel
    console.colour = output.color
  }

  /// The columns, before any row. The file of `-o` is opened here: a query that does not compile leaves it alone.
  func begin(_ columns: [Column]) {
    attempt {
      try output.checkDestination(on: console)
      try console.redirect(to: output.output)
      stream = RowStream(
        columns: columns, as: output.chosenFormat, options: output.renderOptions(on: console, isForExcel: isForExcel))
    }
  }

  /// One more row; false when no more are wanted.
  func add(_ row: [Cell]) -> Bool {
    if let limit = output.limit, count == limit {
      isCut = true
      return false
    }
    count += 1
    pending.append(row)
    if pending.count >= 256 { attempt { try drain() } }
    return failure == nil && !console.out.isClosed
  }

  /// Whether rows can be taken in buffers.
  var takesBatches: Bool { output.limit == nil && [.csv, .tsv].contains(output.chosenFormat) }

  /// Many more rows; false when no more are wanted.
  func add(_ batch: CellBatch) -> Bool {
    count += batch.rowCount
    let isFirst = helper == nil
    let helper = helper ?? RenderingThread()
    self.helper = helper
    // A first one that is not full is written at once: most such results have no second.
    if isFirst, !batch.isFull {
      write(batch)
      return failure == nil && !console.out.isClosed
    }
    let box = UncheckedBox((self, batch))
    return helper.run {
      let (writer, batch) = box.value
      writer.write(batch)
      return writer.failure == nil && !writer.console.out.isClosed
    }
  }

  private func write(_ batch: CellBatch) {
    stream?.append(batch)
    attempt { try drain() }
  }

  /// Ends the output, and says what was left out.
  func finish() throws {
    wait()
    if failure == nil {
      attempt {
        try drain()
        stream?.finish()
        try drain()
      }
    }
    if let failure { throw failure }
    if let remark = stream?.remark { console.say(remark) }
    if isCut { console.say("there are more rows than the \(count) shown (--limit)") }
    if count == 0, console.outIsTerminal { console.say("no rows") }
  }

  /// Returns when all that was handed over is written. Whoever says something on the console meanwhile waits first: saying
  /// it writes out what the console holds of the output, which the other thread may be adding to.
  func settle() { helper?.wait() }

  /// Returns when nothing is written any more; whoever does not come to `finish` must call it.
  func wait() {
    helper?.wait()
    helper = nil
  }

  private func drain() throws {
    if !pending.isEmpty { stream?.append(pending) }
    pending.removeAll(keepingCapacity: true)
    if let failure = stream?.failure { throw failure }
    guard let bytes = stream?.bytes, !bytes.isEmpty else { return }
    if bytes.count < 1 << 14 {
      try console.out.write(bytes)
    } else {
      try bytes.withUnsafeBytes { try console.out.write(directly: $0) }
    }
    stream?.bytes.removeAll(keepingCapacity: true)
  }

  private func attempt(_ work: () throws -> Void) {
    do { try work() } catch { failure = failure ?? error }
  }
}
