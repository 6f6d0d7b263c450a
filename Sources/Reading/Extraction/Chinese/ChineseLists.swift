import Vocabulary

/// Lists of names with an amount each behind one word that says what the amounts are, in Chinese.
///
///     工商银行投入285亿元；农业银行以249亿元紧随其后；建设银行244亿元。中国银行为238亿元
extension FactReading {
  /// The name that heads a line of a Chinese table written with blanks: 联电　　约15亿美元.
  func rowLabel() -> Subject? {
    if tongue == .japanese { return japaneseRowLabel() }
    guard tongue == .chinese, let first = scene.marks.firstIndex(where: { $0.kind == .entity }),
      case let mark = scene.marks[first], Int(mark.start) - scene.range.lowerBound <= 6, canAct(mark),
      case let end = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound),
      scene.starts("　", at: end) || scene.starts("  ", at: end) || scene.starts("\t", at: end)
    else { return nil }
    return found(first)
  }

  /// The year that the headline over such lines names, for a line that names no time: 晶圆厂2026年资本开支一览.
  func announcedYear() -> Coverage? {
    guard let year = intro.year, rowLabel() != nil else { return nil }
    return Coverage(years: 1, fiscalYear: year, isPast: published.map { year < $0.year } ?? false)
  }

  /// Capital spending, where a name stands right before an amount, a sum of that kind was stated shortly before in the
  /// same paragraph, and nothing by the amount says otherwise.
  func listed(_ index: Int) -> Governor? {
    guard tongue == .chinese, sentence - capexSentence <= 1, capexSentence >= blockSentence else { return nil }
    let money = scene.marks[index]
    guard let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity && $0.end <= money.start }),
      case let name = scene.marks[at], canAct(name), actors.carrierKind(who(name)) == .company
    else { return nil }
    let start = outer(money).lowerBound
    let end = Int(name.end)
    guard end <= start, start - end <= 9,
      end == start || scene.words.length(of: .listLink, in: text, at: end) == start - end,
      Int(name.start) == scene.range.lowerBound || scene.ends(.clauseMark, at: Int(name.start))
        || scene.ends(.withWhom, at: Int(name.start)) || endsWith(Int(name.start), "和")
    else { return nil }
    for mark in scene.marks where mark.start >= money.end && mark.start - money.end <= 12 {
      switch mark.kind {
      case .neg, .revenue, .profit, .share, .volume, .stake, .round, .acquire: return nil
      case .comma, .stop, .clause: return Governor(kind: .capex, mark: -1, weight: 0.02, isRight: false)
      default: break
      }
    }
    return Governor(kind: .capex, mark: -1, weight: 0.02, isRight: false)
  }
}
