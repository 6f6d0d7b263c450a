import Vocabulary

/// Verbs of one character that hand over the amount right behind them, in Chinese.
///
///     长江存储出104亿元，湖北长晟出103亿元       出 alone, behind a name
///     丁磊五年里花近百亿元                        花, behind a time
///     恒川在智驾上要花30亿元                      花, behind what it is for
///
/// They are parts of too many words to be cues: only between an amount and a name, a time, an adverb or a comma they are verbs.
extension FactReading {
  func handedOver(_ index: Int) -> Governor? {
    guard tongue == .chinese else { return nil }
    let low = scene.range.lowerBound
    var place = outer(scene.marks[index]).lowerBound
    let verb = scene.words.length(of: .handsOver, in: text, endingAt: place, from: low)
    guard verb > 0 else { return nil }
    place -= verb
    while true {
      let adverb = scene.words.length(of: .modalAhead, in: text, endingAt: place, from: low)
      guard adverb > 0 else { break }
      place -= adverb
    }
    guard
      scene.ends(.clauseHead, at: place) || scene.ends(.locativeEnd, at: place)
        || scene.marks.contains(where: { mark in
          switch mark.kind {
          case .entity: Int(mark.end) == place && canAct(mark)
          case .pronoun, .window, .span: Int(mark.end) == place
          case .period, .duration: Int(mark.end) == place || outer(mark).upperBound == place
          default: false
          }
        })
    else { return nil }
    return Governor(kind: .invest, mark: -1, weight: 0.05, isRight: false)
  }

  /// The verb of buying of an amount behind 以 or 用, however far behind it in its clause, or at the head of the next one:
  /// 用8亿元把旁边的一栋园区买下, 以1.7亿美元，取得X全部股权.
  func paidWith(_ index: Int) -> Governor? {
    guard tongue == .chinese, scene.ends(.payingWith, at: outer(scene.marks[index]).lowerBound) else { return nil }
    var commas = 0
    for (at, mark) in scene.marks.enumerated() where at > index {
      switch mark.kind {
      case .acquire:
        return Governor(kind: .acquire, mark: at, weight: 0.05, isRight: true)
      case .comma:
        if scene.starts(.listComma, at: Int(mark.start)) { continue }
        commas += 1
        let isNext = scene.marks[(at + 1)...].contains {
          $0.kind == .acquire && Int($0.start) - Int(mark.end) <= 6
        }
        guard commas == 1, isNext else { return nil }
      case .stop, .revenue, .profit, .neg, .percent: return nil
      default: break
      }
    }
    return nil
  }

  /// Whether an amount buys land, a building or machines: money put into one's own business.
  func buysDurables(_ index: Int) -> Bool {
    if tongue == .korean { return buysKoreanDurables(index) }
    guard tongue == .chinese else { return false }
    let part = bare(clauseOf: index)
    guard scene.has(.acquire, in: part) || scene.contains(.purchase, in: part), !scene.has(.stake, in: part) else {
      return false
    }
    return scene.contains(.durables, in: part)
  }

  /// Whether the word that speaks against an amount is that of a purchase of such things.
  func isOrderOfDurables(_ index: Int, _ governor: Governor) -> Bool {
    tongue == .chinese && scene.starts(.purchase, at: Int(scene.marks[governor.mark].start)) && buysDurables(index)
  }

  /// The part of a sentence between the commas around an amount.
  private func bare(clauseOf index: Int) -> Range<Int> {
    var (low, high) = (scene.range.lowerBound, scene.range.upperBound)
    let mark = scene.marks[index]
    for other in scene.marks where other.kind == .comma || other.kind == .stop {
      if scene.starts(.listComma, at: Int(other.start)) { continue }
      if other.end <= mark.start { low = max(low, Int(other.end)) }
      if other.start >= mark.end {
        high = Int(other.start)
        break
      }
    }
    return low..<max(low, high)
  }
}
