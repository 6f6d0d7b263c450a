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

  /// Capital spending or a stake, where a name stands right before an amount, with a year at most between, a sum of that kind
  /// was stated shortly before in the same paragraph, and nothing by the amount says otherwise:
  /// 谷歌今年资本开支850亿美元，亚马逊今年1180亿美元; 财政部认缴600亿元，国开金融360亿元.
  func listed(_ index: Int) -> Governor? {
    let told = max(capexSentence, stakeSentence)
    guard tongue == .chinese, sentence - told <= 1, told >= blockSentence, told >= revenueSentence else { return nil }
    let money = scene.marks[index]
    guard let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity && $0.end <= money.start }),
      case let name = scene.marks[at], canAct(name), actors.carrierKind(who(name)) != .government,
      isBeside(at, outer(money).lowerBound),
      Int(name.start) == scene.range.lowerBound || scene.ends(.clauseMark, at: Int(name.start))
        || scene.ends(.withWhom, at: Int(name.start)) || endsWith(Int(name.start), "和") || headsClause(at)
    else { return nil }
    let kind: Cue = stakeSentence > capexSentence ? .stake : .capex
    for mark in scene.marks where mark.start >= money.end && mark.start - money.end <= 12 {
      switch mark.kind {
      case .neg, .revenue, .profit, .share, .volume, .stake, .round, .acquire: return nil
      case .comma, .stop, .clause: return Governor(kind: kind, mark: -1, weight: 0.02, isRight: false)
      default: break
      }
    }
    return Governor(kind: kind, mark: -1, weight: 0.02, isRight: false)
  }

  /// Whether nothing but times and words that link a figure stands between a name and the amount of an item.
  private func isBeside(_ name: Int, _ start: Int) -> Bool {
    let end = Int(scene.marks[name].end)
    guard end <= start, start - end <= 45 else { return false }
    var place = end
    while place < start {
      let link = scene.words.length(of: .listLink, in: text, at: place)
      if link > 0 {
        place += link
      } else if let time = scene.marks.first(where: {
        ($0.kind == .period || $0.kind == .duration || $0.kind == .window) && Int($0.start) == place
      }) {
        place = max(Int(time.end), outer(time).upperBound)
      } else {
        return false
      }
    }
    return place == start
  }
}
