import Vocabulary

/// Whose part of a business it is that has grown, in Chinese, and what it is called.
extension FactReading {
  /// Whose part it is: the company that stands right before, that the sentence is about or told a growth of, or that the
  /// sentence before did.
  func owner(of part: ChinesePart, _ index: Int) -> Subject? {
    if let owner = part.owner { return found(owner) }
    let earlier = rulings.last { $0.reading == .growth }?.subject
    if let subject = subject(of: index, anchor: index), subject.mark >= 0,
      Int(scene.marks[subject.mark].end) <= part.name.lowerBound, isFirm(scene.marks[subject.mark])
    {
      // What no lexicon knows behind the one that grew may be but another part: 新能源技术220亿元.
      if let earlier, earlier.mark >= subject.mark || subject.who < 0 && earlier.who >= 0 { return earlier }
      if subject.who >= 0 || subject.range.map({ !isPartWord($0) }) ?? true { return subject }
    }
    if let earlier { return earlier }
    if sentence - revenueSentence <= (scene.block == .listItem ? 4 : 1), let lastSubject, lastSubject >= 0,
      case .revenueGrowth? = statements.last?.value
    {
      return Subject(who: lastSubject, range: nil, mark: -1)
    }
    return carried
  }

  /// Takes the name of a company off that stands before its part: 长河重工的南美业务, 长河重工前三季度造船收入.
  func owner(in name: inout Range<Int>) -> Int? {
    guard
      let at = scene.marks.firstIndex(where: {
        $0.kind == .entity && Int($0.start) == name.lowerBound && isFirm($0) && Int($0.end) <= name.upperBound
      })
    else { return nil }
    let mark = scene.marks[at]
    // A unit is a part by itself.
    if Int(mark.end) == name.upperBound { return who(mark) >= 0 && actors.kind(who(mark)) == .unit ? at : nil }
    var place = Int(mark.end)
    if scene.starts("的", at: place) { place += 3 }
    // Of names that no lexicon knows one may be the first half of the part's own.
    let low = place
    skipOpening(&place, before: name.upperBound)
    let isHalf = who(mark) < 0 && (place == Int(mark.end) || scene.starts(.joint, at: low))
    guard name.upperBound - place >= 6, !isHalf else { return nil }
    name = place..<name.upperBound
    return at
  }

  /// What a part is called in English.
  func segment(of part: ChinesePart) -> String {
    if let owner = part.owner, let segment = actors.segment(who(scene.marks[owner])) { return segment }
    for mark in scene.marks where part.name.contains(Int(mark.start)) {
      if mark.kind == .entity, let segment = actors.segment(who(mark)) { return segment }
      if mark.kind == .segment, value(mark) == "cloud" || value(mark) == "ai" { return value(mark) }
    }
    return namedPart("division", in: part.name)
  }
}

extension RevenueGrowthRule {
  /// States the growth of a part that a Chinese clause is about; false where it is about none.
  static func applyChinesePart(_ index: Int, _ reading: inout FactReading) -> Bool {
    guard !reading.isProportion(index), let part = reading.chinesePart(of: index),
      let percent = reading.signed(index, FactReading.Direction(isUp: part.isUp, mark: nil)),
      !reading.scene.has(.denial, in: reading.innerClause(of: index)), !isForecast(index, reading),
      let subject = reading.asCompany(reading.owner(of: part, index))
    else { return false }
    let mention = reading.mentions[Int(reading.scene.marks[index].ref)]
    let growth = RevenueGrowth(
      entity: reading.mention(subject.who, at: subject.range),
      segment: reading.segment(of: part), percent: percent, basis: reading.basis(of: index),
      period: reading.growthPeriod(of: index), qualifier: mention.qualifier)
    reading.scene.settle(index, as: 3)
    if let sum = part.sum, reading.scene.marks[sum].value == 0 { reading.scene.settle(sum, as: FactReading.closed) }
    reading.revenueTopic = true
    reading.revenueSentence = reading.sentence
    reading.rule(index, subject, isShared: true)
    reading.state(
      .revenueGrowth(growth), quote: reading.quote(part.name, mention.outer), qualifier: mention.qualifier,
      rule: "part-growth")
    return true
  }
}
