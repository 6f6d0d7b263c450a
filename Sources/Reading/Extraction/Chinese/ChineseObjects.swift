/// Objects that a description parts from their preposition or verb, and pronouns, in Chinese.
///
///     对参股公司芯瞳微增资5000万元            芯瞳微 is an object
///     参与墨西哥伙伴“米兹特卡”的现金增资      so is 米兹特卡
///     控股了秦羚乳业，后者去年收入下降7.7%    后者 is 秦羚乳业
extension FactReading {
  /// How far a description may reach back, in bytes.
  private static let descriptionReach = 54

  /// Whether what describes the name that begins at a place stands behind a preposition or a verb of acting on somebody.
  func isDescribedObject(_ start: Int) -> Bool {
    var stop = beforeQuote(start)
    let noun = scene.words.length(of: .describer, in: text, endingAt: stop, from: scene.range.lowerBound)
    guard noun > 0 else { return false }
    let low = max(scene.range.lowerBound, stop - Self.descriptionReach)
    // 投资机构红杉, 控股公司: a part of the noun.
    stop -= noun
    stop -= scene.words.length(of: .compoundVerb, in: text, endingAt: stop, from: low)
    while stop > low {
      let byte = text[stop - 1]
      if byte < 0x80 {
        guard TextClass.isASCIIWord(byte) else { return false }
        stop -= 1
        continue
      }
      guard TextClass.isHan(TextClass.scalarBefore(text, stop)) else { return false }
      if scene.ends(.objectVerb, at: stop) { return !scene.ends(.concerning, at: stop) }
      stop -= 3
    }
    return false
  }

  /// 1、比亚迪, 二、寒武纪: the number of an item stands before a name.
  func isEnumerated(_ start: Int) -> Bool {
    start - scene.range.lowerBound <= 12
      && !scene.marks.contains { $0.kind == .entity && Int($0.end) <= start }
  }

  /// Where a name begins with the quotation mark before it.
  func beforeQuote(_ start: Int) -> Int { scene.ends(.openQuote, at: start) ? start - 3 : start }

  /// Whether money goes to the name that begins at a place: 投资X, 向X, 对参股公司X, 给“X”.
  func isInvestee(_ start: Int) -> Bool {
    let stop = beforeQuote(start)
    if scene.ends(.concerning, at: stop) { return false }
    return scene.ends(.investeeLink, at: stop) || isDescribedObject(stop)
  }

  /// Whether the sentence begins with a word that stands for whom the text is about: 公司…, 去年公司…; not 公司X, where the
  /// word describes a name.
  var goesOnWithPronoun: Bool {
    guard scene.kinds.contains(.pronoun),
      let at = scene.marks.firstIndex(where: { $0.kind == .pronoun || $0.kind == .entity }),
      case let first = scene.marks[at], first.kind == .pronoun, Int(first.start) - scene.range.lowerBound < 36,
      !scene.starts(.theLatter, at: Int(first.start))
    else { return false }
    let end = Int(first.end)
    return !scene.marks[at...].contains {
      $0.kind == .entity && ($0.start == first.end || Int($0.start) == end + 3 && scene.starts(.openQuote, at: end))
    }
  }

  /// Whether a pronoun is 后者, and not one of a pair with 前者.
  func isLatter(_ pronoun: Int) -> Bool {
    scene.starts(.theLatter, at: Int(scene.marks[pronoun].start)) && !scene.contains("前者", in: scene.range)
  }

  /// Whom 后者 stands for: the name nearest before it, else the one that the sentences before named last.
  func latter(at pronoun: Int) -> Subject? {
    if let at = scene.marks[..<pronoun].lastIndex(where: { $0.kind == .entity && canAct($0) }) { return certain(at) }
    return recent.names.first.map { Subject(who: $0.who, range: nil, mark: -1, isCertain: true) }
  }

  /// X：公司以137亿元取得其控股权: 其 stands for the label, which is bought.
  func actsOnLabel(behind place: Int) -> Bool {
    var at = place
    while at + 3 <= scene.range.upperBound {
      if scene.starts("其", at: at), !scene.starts(.otherThanIts, at: at) { return true }
      at += TextClass.length(text[at])
    }
    return false
  }

  /// A name that a word of grammar tells to be the subject.
  func certain(_ index: Int) -> Subject {
    var subject = found(index)
    subject.isCertain = true
    return subject
  }

  /// 它同时是“星际之门”的股东: a name that only says what somebody is.
  func isDefinition(_ index: Int, _ start: Int) -> Bool {
    guard scene.ends(.isWhat, at: start), !endsWith(start, "的是") else { return false }
    let end = Int(scene.marks[index].end)
    return scene.starts(.ofWhat, at: end) || scene.starts(.closeQuote, at: end) && scene.starts("的", at: end + 3)
  }
}
