import Vocabulary

/// The learned judgements on a sentence, after the rules have read it: which of their statements to doubt, whom and
/// which years a figure is about, and which figures the rules passed over are facts all the same.
extension FactReading {
  /// Looks at every amount and percentage that may be a fact.
  mutating func judge() {
    rulings.sort { $0.statement < $1.statement }
    if examples != nil || model != nil {
      var isTakenApart = false
      var list = FeatureList(rooms.quantity, tongue)
      for index in scene.marks.indices {
        let kind = scene.marks[index].kind
        guard kind == .money || kind == .percent else { continue }
        judge(index, &list, &isTakenApart)
        let ruling = rulings.first { $0.mark == index }
        told.note(
          isMoney: kind == .money, ruling?.reading.code ?? 0, about: ruling.map { actors.carrier($0.subject.who) },
          sentence: sentence)
      }
    }
    for ruling in rulings { lastSubject = ruling.subject.who }
  }

  private mutating func judge(_ index: Int, _ list: inout FeatureList, _ isTakenApart: inout Bool) {
    let kind = scene.marks[index].kind
    let ruling = rulings.first { $0.mark == index }
    guard ruling != nil ? ruling?.isShared != true || examples != nil : isOpen(index) else { return }
    list.removeAll()
    addFirstFeatures(of: index, ruling: ruling, to: &list)
    let first = list.count
    if examples == nil, let model, isSettled(index, ruling, list, model) { return }
    if !isTakenApart {
      units.read(scene, folded)
      isTakenApart = true
    }
    addFeatures(of: index, ruling: ruling, to: &list)
    if examples != nil { noteExample(index, ruling, list, first: first) }
    guard let model, ruling?.isShared != true else { return }
    if kind == .money {
      judgeAmount(index, ruling, &list, model)
    } else {
      judgePercent(index, ruling, &list, model)
    }
  }

  /// Whether the first features say all that there is to say: no rule took the quantity and it is no fact, or it is a
  /// percentage and what its rule says of it needs no second look.
  private func isSettled(
    _ index: Int, _ ruling: Ruling?, _ list: borrowing FeatureList, _ model: LinearModel
  ) -> Bool {
    let isMoney = scene.marks[index].kind == .money
    guard let ruling else {
      let question: LinearModel.Question = isMoney ? .openAmount : .openPercent
      return model.score(question, list) < model.margin(question)
    }
    if isMoney || ruling.reading == .growth && (scene.has(.segment) || scene.has(.division)) { return false }
    guard standsAlone(ruling) else { return false }
    return model.score(.closedPercent, list) >= model.margin(.closedPercent)
  }

  /// Whether a quantity that no rule took may still be a fact.
  private func isOpen(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    guard mark.value == 0 else { return false }
    let mention = mentions[Int(mark.ref)]
    switch mention.value {
    case .money(let money):
      guard isFree(index), money.currency ?? currency != nil, money.low.significand > 0 else { return false }
      // A round that waits for its leader.
      if let pendingRound, pendingRound.range == mention.outer { return false }
      return true
    case .percent(let percent): return !percent.isPoints && percent.high == nil && percent.low.significand != 0
    default: return false
    }
  }

  /// Whether a rule's choice of the subject stands without a look at others: a known name, and the only one in the
  /// sentence, or of moves and growths one of many.
  func standsAlone(_ ruling: Ruling) -> Bool {
    guard ruling.subject.mark >= 0, ruling.subject.who >= 0 else { return false }
    var named = 0
    for mark in scene.marks where mark.kind == .entity {
      if canAct(mark) || actors.carrierKind(who(mark)) == .index { named += 1 }
    }
    return named == 1 || named > 2 && (ruling.reading == .growth || ruling.reading == .move)
  }

  /// The subject of a quantity, as the best of the candidates.
  mutating func subject(
    of index: Int, ruling: Ruling?, _ reading: Ruling.Reading, _ model: LinearModel
  ) -> Subject? {
    if let ruling, standsAlone(ruling) || isTakenUp(ruling, at: index) { return ruling.subject }
    if ruling == nil, let subject = subjectOfPronoun(at: index) { return subject }
    // The room for the candidates is taken out while they are looked at.
    var candidates: [SubjectCandidate] = []
    swap(&candidates, &self.candidates)
    defer { swap(&candidates, &self.candidates) }
    findSubjects(of: index, ruling: ruling, into: &candidates)
    guard candidates.count > 1 else { return candidates.first?.subject }
    let question = question(of: index, fact: reading.code, lead, candidates)
    var own = FeatureList(rooms.candidate, tongue)
    var best = 0
    var bestScore = Int32.min
    var ruledScore = Int32.min / 2
    let hasTopic =
      tongue == .japanese && reading != .move && candidates.contains { isNamedAsSubject($0, before: index) }
    for at in candidates.indices {
      if tongue == .japanese, !candidates[at].sources.contains(.ruled) {
        if hasTopic, isOnlyReached(candidates[at], before: index) { continue }
        // Xへの買い付けは80億円: X is bought.
        if reading == .stake, case let mark = candidates[at].subject.mark, mark >= 0, isBought(mark) || sells(mark) {
          continue
        }
      }
      own.removeAll()
      addFeatures(of: candidates[at], question, to: &own)
      let score = model.score(.subject, own)
      if candidates[at].sources.contains(.ruled) { ruledScore = max(ruledScore, score) }
      if score > bestScore {
        bestScore = score
        best = at
      }
    }
    if let ruling, bestScore &- ruledScore < model.margin(.subject) || isIntroduced(ruling.subject, candidates[best]) {
      return ruling.subject
    }
    // Of two that the sentence does not name, the one that a Korean text names far more than any other.
    if let ruling, tongue == .korean, ruling.subject.mark < 0, candidates[best].subject.mark < 0, isDominated,
      let mostNamed, actors.same(ruling.subject.who, mostNamed)
    {
      return ruling.subject
    }
    return candidates[best].subject
  }

  /// Whether a Korean sentence shortly before took up whom a rule carries over, and the other one does not act here:
  /// 한미반도체는 다르다. 인천에 300억원을 들인다. What grammar tells so stands before what was learned.
  private func isIntroduced(_ subject: Subject, _ other: SubjectCandidate) -> Bool {
    guard tongue == .korean, subject.mark < 0, let introduced, actors.same(introduced.who, subject.who) else {
      return false
    }
    if other.subject.mark < 0 { return sentence - introduced.sentence <= 1 }
    let role = hits[Int(scene.marks[other.subject.mark].ref)].role
    return sentence - introduced.sentence <= 3 && (role == .at || role == .object || role == .possessive)
  }

  func isSame(_ one: Subject, _ other: Subject) -> Bool {
    one.who == Actors.unknown || other.who == Actors.unknown
      ? one.who == other.who && one.range == other.range : actors.same(one.who, other.who)
  }

  /// Takes a rule's statement back.
  mutating func withdraw(_ ruling: Ruling) {
    statements.remove(at: ruling.statement)
    // Statements of one sentence are all headlines or none.
    headlines.remove(statements.count)
    for at in rulings.indices where rulings[at].statement > ruling.statement { rulings[at].statement -= 1 }
    rulings.removeAll { $0.mark == ruling.mark }
  }

  /// States a value in place of what a rule stated, or as a new statement.
  mutating func state(
    _ value: FactValue, instead ruling: Ruling?, about subject: Subject, of index: Int, quote: Range<Int>,
    restated: [Money], rule: String
  ) {
    guard let ruling else {
      self.rule(index, subject)
      state(
        value, quote: quote, qualifier: mentions[Int(scene.marks[index].ref)].qualifier, restated: restated, rule: rule)
      return
    }
    guard statements[ruling.statement].value != value else { return }
    let low = min(quote.lowerBound, ruling.quote.lowerBound)
    let range = low..<max(quote.upperBound, ruling.quote.upperBound)
    let known = statements[ruling.statement].citation
    var citation = Citation(
      quote: document.quote(range), bytes: document.sourceRange(range), qualifier: known.qualifier,
      restated: known.restated, rule: known.rule, parts: isForStore ? parts(of: value, in: range) : StatedParts())
    citation.restatedPowers = known.restatedPowers
    statements[ruling.statement] = Statement(value: value, citation: citation)
    for at in rulings.indices where rulings[at].mark == index { rulings[at].subject = subject }
  }

  /// What an actor is called, wherever he is named.
  func mention(_ who: Actors.Who, _ range: Range<Int>?) -> EntityMention {
    if who == Actors.unknown, let range {
      let name = string(range)
      return EntityMention(id: Slug.of(name), name: name, mention: name, isProvisional: true)
    }
    return mention(who, at: range)
  }

  /// What a rule said of the time that an amount covers.
  func coverage(ruled ruling: Ruling) -> Coverage? {
    guard case .investment(let value) = statements[ruling.statement].value else { return nil }
    return Coverage(
      years: value.years, fiscalYear: value.fiscalYear, startsOn: value.startsOn, endsOn: value.endsOn,
      isPast: value.status == .spent)
  }
}
