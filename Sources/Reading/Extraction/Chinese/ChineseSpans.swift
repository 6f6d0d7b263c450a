import Vocabulary

/// What tells in Chinese whether a time said before an amount is still its own.
extension FactReading {
  /// For how many sentences a report's quarter, half or year holds: expenses that every report has are told far behind it.
  func reportReach(_ governor: Governor) -> Int {
    guard governor.mark >= 0 else { return 2 }
    switch tongue {
    case .chinese: return scene.starts(.periodicExpense, at: Int(scene.marks[governor.mark].start)) ? 16 : 2
    // 자본지출은 191억위안으로 1년 전의 2.2배다, 設備投資は386億元: a figure of the report.
    case .korean, .japanese:
      return governor.kind == .capex && !governor.isRight
        && scene.starts(.recurring, at: Int(scene.marks[governor.mark].start)) ? 10 : 2
    case .english: return 2
    }
  }

  /// 自2010年以来的投资总额: a sum since a year gone by covers no time of its own.
  func sinceLongAgo(_ amount: Mark, _ clause: Range<Int>) -> Bool {
    for mark in scene.marks.reversed() where mark.kind == .period && mark.end <= amount.start {
      guard Int(mark.start) >= clause.lowerBound, amount.start - mark.end <= 45 else { return false }
      guard scene.starts(.sinceAttached, at: Int(mark.end)) || scene.starts(.sinceAttached, at: Int(mark.end) - 6)
      else {
        return false
      }
      guard let period = period(mark), period.unit == .year, case .absolute? = period.year,
        scene.count(.comma, between: Int(mark.end), and: Int(amount.start)) == 0
      else { return false }
      return true
    }
    return false
  }

  /// ；8月全月，申通涨了7%，圆通涨11%: a time that heads the part behind a semicolon holds for all of it.
  func headStretch(of index: Int) -> MoveWindow? {
    let percent = scene.marks[index]
    guard let at = scene.marks[..<index].lastIndex(where: { $0.kind == .stop && scene.starts("；", at: Int($0.start)) }),
      case let stop = scene.marks[at],
      let comma = scene.marks[(at + 1)...].first(where: { $0.kind == .comma }), comma.end <= percent.start,
      comma.start - stop.end <= 30, scene.count(.entity, between: Int(stop.end), and: Int(comma.start)) == 0
    else { return nil }
    for mark in scene.marks[(at + 1)...].reversed() where mark.end <= comma.start {
      guard mark.kind == .window || mark.kind == .duration || mark.kind == .period else { continue }
      return stretch(said: mark)
    }
    return nil
  }

  /// 2021年动工的德国工厂累计投入18亿欧元: a time that only tells when something else was built or begun.
  func isOfWorkThen(_ time: Mark, _ amount: Mark) -> Bool {
    guard tongue == .chinese, time.kind == .period, time.end < amount.start else { return false }
    let low = Int(time.end)
    let verb = scene.words.length(of: .builtThen, in: text, at: low)
    return verb > 0 && scene.starts("的", at: low + verb)
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
