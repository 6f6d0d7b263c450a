import Vocabulary

/// Words near a Chinese amount that do not govern it.
extension Governor {
  /// 12亿欧元（一半成本由补贴覆盖）: what a Chinese bracket right behind an amount says of something else than its kind.
  static func isAside(_ cue: Mark, behind money: Mark, _ scene: Scene) -> Bool {
    guard scene.tongue == .chinese, cue.start > money.end, cue.start - money.end > 6, cue.start - money.end <= 60,
      scene.starts(.openBracket, at: Int(money.end))
    else { return false }
    switch cue.kind {
    case .neg, .cost, .revenue, .profit:
      let part = Int(money.end)..<Int(cue.start)
      return !scene.contains("）", in: part) && !scene.contains(")", in: part)
    default: return false
    }
  }

  /// 以每股35欧元、合计15亿欧元: what is said of a single thing, and has an amount of its own, says nothing of the next.
  static func isOfSingle(_ cue: Mark, before money: Mark, _ scene: Scene) -> Bool {
    guard scene.tongue == .chinese, cue.kind == .neg, cue.end <= money.start else { return false }
    return scene.starts(.perPiece, at: Int(cue.start))
      && scene.count(.money, between: Int(cue.end), and: Int(money.start)) > 0
  }
}
