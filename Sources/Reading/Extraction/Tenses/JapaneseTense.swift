import Vocabulary

/// The tense of a Japanese predicate, read from the hiragana behind its stem.
///
///     投じた, 投じたのは86億ドル                past
///     投じる, 投資する方針, 投資したい            ahead
///     投じて…建設した, 投じ、…建てる            the last verb of the chain decides
///     投資を決めた                           vowed
extension FactReading {
  func japaneseTense(of index: Int, _ governor: Governor) -> Aspect? {
    let money = scene.marks[index]
    let end = clauseEnd(of: index)
    // 年2000億円を投じており: year after year.
    if let rhythm = yearlyPrefix(money), rhythm.years == 1, governor.isRight { return .ahead }
    if governor.mark >= 0, !governor.isShared {
      let cue = scene.marks[governor.mark]
      if cue.start >= money.end { return japaneseTense(from: Int(cue.start), to: end) }
      // 投じた65億ドル, 投じたのは65億ドル: the attribute right before the amount.
      if money.start - cue.end <= 15, cue.kind == .invest || cue.kind == .acquire || cue.kind == .stake,
        let tense = japaneseTense(from: Int(cue.start), to: Int(money.start))
      {
        return tense
      }
      let next = scene.first(.money, after: index).map { Int(scene.marks[$0].start) }
      return japaneseTense(from: afterGloss(index), to: min(end, next ?? end))
    }
    return japaneseTense(from: afterGloss(index), to: end)
  }

  /// The first run of hiragana from a place on that decides, or a noun of planning.
  private func japaneseTense(from start: Int, to end: Int) -> Aspect? {
    var place = start
    while place < end {
      let scalar = TextClass.scalar3(text, place)
      guard TextClass.isHiragana(scalar) else {
        if TextClass.isHan(scalar) {
          if scene.starts(.planWord, at: place) { return .ahead }
          if scene.starts("済み", at: place) { return .past }
        }
        // An aside in brackets.
        if scalar == 0xFF08 {
          while place < end, TextClass.scalar3(text, place) != 0xFF09 { place += TextClass.length(text[place]) }
          guard place < end else { return nil }
        }
        place += TextClass.length(text[place])
        continue
      }
      let low = place
      while place < end, TextClass.isHiragana(TextClass.scalar3(text, place)) { place += 3 }
      if let tense = japaneseEnding(of: low..<place) { return tense }
    }
    return nil
  }

  /// What a run of hiragana says: the first verb ending in it.
  private func japaneseEnding(of run: Range<Int>) -> Aspect? {
    var place = run.lowerBound
    var before: UInt32 = run.lowerBound > 0 ? TextClass.scalarBefore(text, run.lowerBound) : 0
    while place < run.upperBound {
      let scalar = TextClass.scalar3(text, place)
      let next = place + 3 < run.upperBound ? TextClass.scalar3(text, place + 3) : 0
      if scalar == 0x305F || scalar == 0x3060 && (before == 0x3093 || before == 0x3044) {  // た, んだ, いだ
        if next == 0x3044 { return .ahead }  // したい
        let isStem =
          TextClass.isHiragana(before) ? Self.beforePast.contains(before) : Self.pastStems.contains(before)
        // Not いたす, たり, ため, たら.
        if isStem, !Self.notAfterPast.contains(next) || next == 0x3081 && place > run.lowerBound {
          return isVow(before: run.lowerBound) ? .vowed : .past
        }
      } else if Self.nonpast.contains(scalar), next == 0 || scene.starts(.quoting, at: place + 3) {
        if let tense = nonpast(run.lowerBound..<place + 3) { return tense }
      }
      before = scalar
      place += 3
    }
    // しており
    if scene.starts("ており", at: run.upperBound - 9), run.count >= 9 { return goesOn(run.lowerBound) }
    return nil
  }

  /// What a run that ends like a verb not in the past says: する, じる, ている; nil for による, という.
  private func nonpast(_ part: Range<Int>) -> Aspect? {
    if part.count >= 9, scene.starts("ている", at: part.upperBound - 9) || scene.starts("でいる", at: part.upperBound - 9) {
      return goesOn(part.lowerBound)
    }
    if scene.words.length(of: .noPredicate, in: text, endingAt: part.upperBound, from: part.lowerBound) > 0 {
      return nil
    }
    let isParticle = Self.particles.contains(TextClass.scalar3(text, part.lowerBound))
    if part.count == 3 {
      return !isParticle && TextClass.isHan(TextClass.scalarBefore(text, part.lowerBound)) ? .ahead : nil
    }
    return !isParticle || part.count >= 9 ? .ahead : nil
  }

  /// What ている says: a verb of building or planning goes on, others have come about (収めている, 費やしている).
  private func goesOn(_ stem: Int) -> Aspect {
    let isGoing = scene.marks.contains {
      ($0.kind == .build || $0.kind == .plan || $0.kind == .vow) && Int($0.start) < stem && Int($0.end) >= stem
    }
    return isGoing ? .ahead : .past
  }

  private func isVow(before place: Int) -> Bool {
    scene.marks.contains { $0.kind == .vow && Int($0.start) < place && Int($0.end) >= place }
  }

  /// What stands before た: し っ い え れ じ き め け て げ せ ね べ り ち び み ぜ で へ ん.
  private static let beforePast: Set<UInt32> = [
    0x3057, 0x3063, 0x3044, 0x3048, 0x308C, 0x3058, 0x304D, 0x3081, 0x3051, 0x3066, 0x3052, 0x305B, 0x306D, 0x3079,
    0x308A, 0x3061, 0x3073, 0x307F, 0x305C, 0x3067, 0x3078, 0x3093,
  ]
  /// Verbs of one character before た: 出 得 来 見 経.
  private static let pastStems: Set<UInt32> = [0x51FA, 0x5F97, 0x6765, 0x898B, 0x7D4C]
  /// し す せ り め ら だ.
  private static let notAfterPast: Set<UInt32> = [0x3057, 0x3059, 0x305B, 0x308A, 0x3081, 0x3089, 0x3060]
  /// る う く す つ む ぶ ぐ.
  private static let nonpast: Set<UInt32> = [0x308B, 0x3046, 0x304F, 0x3059, 0x3064, 0x3080, 0x3076, 0x3050]
  /// を に が は の で と も へ か.
  private static let particles: Set<UInt32> = [
    0x3092, 0x306B, 0x304C, 0x306F, 0x306E, 0x3067, 0x3068, 0x3082, 0x3078, 0x304B,
  ]
}
