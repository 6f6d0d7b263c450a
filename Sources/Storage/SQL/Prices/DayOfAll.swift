// One day of all instruments: what each of them has on it is little, and finding it is much, so that two threads look.
import Dispatch
import Synchronization
import Vocabulary

/// Reads the bars of one day, some hundred instruments at a time. Used by one thread, which lets another one help.
final class DayOfAll {
  /// How many instruments are looked at before the first bar is handed over: few for a query that wants few rows.
  static let share = 512

  private let day: Int32
  /// By column of the table, from the third on: where its numbers go; nil where nobody reads them.
  private let columns: [PriceColumn?]
  private let readers: [DayReader]

  /// - Parameters:
  ///   - columns: those that are read, nil for the others, in the order of the table.
  ///   - rows: for each thread the blocks of a connection that it uses alone.
  init(_ day: Int32, _ columns: [PriceColumn?], _ rows: [BlockRows]) {
    self.day = day
    self.columns = columns
    readers = rows.map { DayReader($0, day, columns) }
  }

  /// Reads the bars of some instruments.
  ///
  /// - Parameters:
  ///   - instruments: at most `share` of them; those that have a bar of the day come first afterwards, in their order.
  ///   - numbers: for each column room for `PriceBlock.capacity` numbers, one column after the other.
  /// - Returns: how many have one.
  func read(
    _ instruments: inout [(id: Int64, symbol: UnsafeMutablePointer<CChar>?)], into numbers: UnsafeMutablePointer<Double>
  ) throws -> Int {
    let ids = instruments.map(\.id)
    let rest = Mutex(0..<ids.count)
    let failure = Mutex<(any Error)?>(nil)
    let shared = SharedMemory(numbers: numbers, readers: readers)
    return try withUnsafeTemporaryAllocation(of: Bool.self, capacity: ids.count) { found in
      found.initialize(repeating: false)
      let memory = shared.with(found)
      DispatchQueue.concurrentPerform(iterations: readers.count) { thread in
        while true {
          // The second one comes from the end, so that each reads parts of the file that lie side by side.
          let part = rest.withLock { rest in
            let part = thread == 0 ? rest.prefix(16) : rest.suffix(16)
            rest = thread == 0 ? part.upperBound..<rest.upperBound : rest.lowerBound..<part.lowerBound
            return part
          }
          if part.isEmpty || failure.withLock({ $0 != nil }) { return }
          do {
            for index in part {
              memory.found[index] = try memory.readers[thread].read(ids[index], at: index, into: memory.numbers)
            }
          } catch {
            failure.withLock { $0 = error }
          }
        }
      }
      if let failure = failure.withLock({ $0 }) { throw failure }
      var count = 0
      for index in ids.indices where found[index] {
        instruments[count] = instruments[index]
        for column in columns.indices where columns[column] != nil {
          numbers[column * PriceBlock.capacity + count] = numbers[column * PriceBlock.capacity + index]
        }
        count += 1
      }
      return count
    }
  }
}

/// What the threads write to, each at other places.
private struct SharedMemory: @unchecked Sendable {
  let numbers: UnsafeMutablePointer<Double>
  let readers: [DayReader]
  var found = UnsafeMutableBufferPointer<Bool>(start: nil, count: 0)

  func with(_ found: UnsafeMutableBufferPointer<Bool>) -> SharedMemory {
    SharedMemory(numbers: numbers, readers: readers, found: found)
  }
}

/// Looks one day up. Used by one thread at a time.
private final class DayReader {
  private let rows: BlockRows
  private let day: Int32
  private let columns: [PriceColumn?]
  private let days = UnsafeMutablePointer<Int32>.allocate(capacity: PriceBlock.capacity)
  private let block = UnsafeMutablePointer<Double>.allocate(capacity: PriceBlock.capacity)

  init(_ rows: BlockRows, _ day: Int32, _ columns: [PriceColumn?]) {
    self.rows = rows
    self.day = day
    self.columns = columns
  }

  deinit {
    days.deallocate()
    block.deallocate()
  }

  /// Reads the numbers of an instrument's bar; false where it has none.
  func read(_ instrument: Int64, at index: Int, into numbers: UnsafeMutablePointer<Double>) throws -> Bool {
    try rows.start(instrument, days: day...day)
    defer { rows.stop() }
    guard try rows.next() else { return false }
    let count = try rows.days(through: day, into: days)
    let place = PriceReader.index(days, count, day)
    guard place < count, days[place] == day else { return false }
    rows.part = place..<place + 1
    for (number, column) in columns.enumerated() {
      guard let column else { continue }
      try rows.column(column, into: block)
      numbers[number * PriceBlock.capacity + index] = block[place]
    }
    return true
  }
}
