/// A few values in memory of their own: the elements of an array in a class cost a check for overlapping uses each time.
///
/// For what was found last: each key has one slot, perhaps with others.
struct PlainSlots<Value>: ~Copyable {
  private let values: UnsafeMutablePointer<Value>
  private let count: Int

  /// - Parameter count: a power of two.
  init(_ count: Int, _ value: Value) {
    self.count = count
    values = .allocate(capacity: count)
    values.initialize(repeating: value, count: count)
  }

  deinit {
    values.deinitialize(count: count)
    values.deallocate()
  }

  /// The slot of a key.
  @inline(__always)
  func slot(of key: Int) -> UnsafeMutablePointer<Value> { values + (key & (count &- 1)) }
}
