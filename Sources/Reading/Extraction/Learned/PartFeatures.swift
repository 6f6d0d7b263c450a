import Vocabulary

/// What the learned judgements see of the part of a business that a percentage may be of.
extension FactReading {
  /// The word for a part of a business that stands before a percentage: how near, and what is between.
  func addPart(before index: Int, ruled: UInt64, to list: inout FeatureList) {
    let part = rangeOfPart(before: index)
    addLabel(in: part, before: index, to: &list)
    list.addShared(299, FeatureList.pack(ruled, intro.isByParts ? 1 : 0, partHeading ? 1 : 0, UInt64(blockCode)))
    let words = lastParts(in: part)
    guard let word = words.narrow ?? words.broad else { return list.addShared(290, ruled) }
    let isBroad: UInt64 = words.narrow == nil ? 1 : 0
    let gap = UInt64(min(7, (part.upperBound - word.range.upperBound) / 10))
    var between: UInt64 = 0
    var behindName: UInt64 = 0
    for mark in scene.marks[..<index] where Int(mark.start) >= part.lowerBound {
      if Int(mark.start) < word.range.lowerBound {
        if mark.kind == .entity { behindName = 1 }
      } else if Int(mark.start) >= word.range.upperBound {
        switch mark.kind {
        case .entity: between |= 1
        case .revenue: between |= 2
        case .division: between |= 4
        case .comma, .clause: between |= 8
        case .money: between |= 16
        default: break
        }
      }
    }
    list.addShared(291, FeatureList.pack(ruled, isBroad, gap))
    list.addShared(292, FeatureList.pack(ruled, isBroad, between))
    list.addShared(293, FeatureList.pack(ruled, isBroad, between, behindName))
    list.add(294, FeatureList.pack(UInt64(word.line), isBroad))
    // What stands right behind it: は, 收入, "sales".
    let end = word.range.upperBound
    list.add(295, FeatureList.word(folded, end, min(part.upperBound, end + (tongue == .english ? 8 : 6))))
  }

  /// The word for revenue before a percentage, with what stands right before it: 饮料收入, "snack sales", 全社の売上高.
  private func addLabel(in part: Range<Int>, before index: Int, to list: inout FeatureList) {
    guard
      let label = scene.marks[..<index].last(where: { $0.kind == .revenue && Int($0.start) >= part.lowerBound })
    else { return list.addShared(296, 0) }
    let start = Int(label.start)
    list.add(296, FeatureList.word(folded, start, Int(label.end)))
    if start == part.lowerBound { return list.addShared(296, 1) }
    var low = start
    if tongue == .english || tongue == .korean {
      while low > part.lowerBound, folded[low - 1] <= 0x20 { low -= 1 }
      let end = low
      while low > part.lowerBound, folded[low - 1] > 0x20, end - low < 36 { low -= 1 }
      return list.add(297, FeatureList.word(folded, low, end))
    }
    low = max(part.lowerBound, start - 3)
    list.add(297, FeatureList.word(folded, low, start))
    list.add(298, FeatureList.word(folded, max(part.lowerBound, start - 6), start))
  }
}
