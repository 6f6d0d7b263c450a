/// What tells in Chinese whether a time said before an amount is still its own.
extension FactReading {
  /// For how many sentences a report's quarter, half or year holds: expenses that every report has are told far behind it.
  func reportReach(_ governor: Governor) -> Int {
    tongue == .chinese && governor.mark >= 0
      && scene.starts(.periodicExpense, at: Int(scene.marks[governor.mark].start)) ? 16 : 2
  }

  /// 6个月烧掉9.3亿元建装置，总预算约26亿元: a time bound to the amount before is none of a whole behind it.
  func isOfPartBefore(_ time: Mark, _ amount: Mark) -> Bool {
    let (low, high) = (Int(time.end), Int(amount.start))
    guard scene.count(.money, between: low, and: high) > 0,
      let comma = scene.marks.last(where: {
        $0.kind == .comma && Int($0.start) >= low && Int($0.end) <= high && !scene.starts("、", at: Int($0.start))
      })
    else { return false }
    return scene.contains(.wholeSum, in: Int(comma.end)..<max(Int(comma.end), high))
  }
}
