// Means over the last so many values.

extension DailySeries {
  /// The mean of each value and the `length - 1` before it: one number for each value from the `length`th on.
  ///
  /// The running sum is compensated (Neumaier's variant of Kahan's summation), so that it does not drift. O(n).
  public func simpleMovingAverage(_ length: Int) -> DailySeries {
    guard length > 0, count >= length else { return DailySeries(days: [], values: []) }
    let means = [Double](unsafeUninitializedCapacity: count - length + 1) { means, initialized in
      values.withUnsafeBufferPointer { values in
        Self.rollingMeans(of: values, length: length) { index, mean in means.initializeElement(at: index, to: mean) }
      }
      initialized = count - length + 1
    }
    return DailySeries(days: Array(days[(length - 1)...]), values: means)
  }

  /// Calls `body` with each rolling mean; `values` has at least `length` numbers.
  @inline(__always)
  static func rollingMeans(
    of values: UnsafeBufferPointer<Double>, length: Int, _ body: (_ index: Int, _ mean: Double) -> Void
  ) {
    var sum = 0.0
    var lost = 0.0
    let weight = 1 / Double(length)
    @inline(__always) func add(_ value: Double) {
      let total = sum + value
      lost += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
      sum = total
    }
    for index in 0..<length { add(values[index]) }
    body(0, (sum + lost) * weight)
    for index in length..<values.count {
      add(values[index])
      add(-values[index - length])
      body(index - length + 1, (sum + lost) * weight)
    }
  }

  /// The exponential moving average with the weight 2 / (length + 1), begun with the mean of the first `length` values. O(n).
  public func exponentialMovingAverage(_ length: Int) -> DailySeries {
    guard length > 0, count >= length else { return DailySeries(days: [], values: []) }
    let weight = 2 / (Double(length) + 1)
    var mean = values[..<length].reduce(0, +) / Double(length)
    var means = [mean]
    means.reserveCapacity(count - length + 1)
    for value in values[length...] {
      mean += (value - mean) * weight
      means.append(mean)
    }
    return DailySeries(days: Array(days[(length - 1)...]), values: means)
  }
}
