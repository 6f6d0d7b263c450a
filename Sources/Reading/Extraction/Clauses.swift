/// The clause around a place of a sentence.
extension FactReading {
  /// The part of the sentence that belongs to the quantity at a mark: up to the neighbouring clauses with a quantity of
  /// the same kind of their own.
  func clause(of quantity: Int) -> Range<Int> {
    let mark = scene.marks[quantity]
    var low = scene.range.lowerBound
    var high = scene.range.upperBound
    // Back to the stop before, forward to the stop after.
    for other in scene.marks where other.kind == .stop {
      if other.end <= mark.start { low = max(low, Int(other.end)) }
      if other.start >= mark.end {
        high = min(high, Int(other.start))
        break
      }
    }
    return low..<max(low, high)
  }

  /// The narrower clause that a connective ("…했고", ", while", "，") sets apart, holding at least the quantity.
  func innerClause(of quantity: Int) -> Range<Int> {
    let mark = scene.marks[quantity]
    let outer = clause(of: quantity)
    var low = outer.lowerBound
    var high = outer.upperBound
    for other in scene.marks {
      let parts = other.kind == .clause || (other.kind == .comma && tongue == .chinese)
      guard parts else { continue }
      if other.end <= mark.start { low = max(low, Int(other.end)) }
      if other.start >= mark.end {
        high = min(high, Int(other.end))
        break
      }
    }
    return low..<max(low, high)
  }

  /// The shortest quote that holds the given places.
  func quote(_ ranges: Range<Int>?...) -> Range<Int> {
    var low = Int.max
    var high = 0
    for case .some(let range) in ranges {
      low = min(low, range.lowerBound)
      high = max(high, range.upperBound)
    }
    return low..<max(low, high)
  }

  /// The bytes of a mark.
  func range(_ mark: Mark) -> Range<Int> { Int(mark.start)..<Int(mark.end) }

  /// The bytes of a quantity with its qualifying words.
  func outer(_ mark: Mark) -> Range<Int> {
    mark.ref >= 0 && mark.kind != .entity ? mentions[Int(mark.ref)].outer : range(mark)
  }
}
