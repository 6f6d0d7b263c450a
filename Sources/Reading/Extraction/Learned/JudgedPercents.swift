import Vocabulary

/// What is learned of a percentage: whether revenue or a share moved by it, whose and when.
extension FactReading {
  mutating func judgePercent(
    _ index: Int, _ ruling: Ruling?, _ list: inout FeatureList, _ model: LinearModel
  ) {
    let scores = model.pair(.percent, list)
    // In Japanese 増 and 減 right behind a percentage are said of business, never of a price.
    let isGrowth =
      scores.0 >= scores.1 || tongue == .japanese && isOfBusinessOnly(index)
      || tongue == .english && ruling == nil && isTalkOfRevenue && !scene.has(.window)
        && namedPart("division", before: index) != "division"
    guard max(scores.0, scores.1) > 0 else {
      if let ruling { withdraw(ruling) }
      return
    }
    let reading: Ruling.Reading = isGrowth ? .growth : .move
    let isConfirmed = ruling?.reading == reading
    guard let subject = subject(of: index, ruling: ruling, reading, model) else { return }
    let isKept = ruling.map { isSame(subject, $0.subject) } ?? false
    // What a rule says of the time of a move is as good as what is learned.
    if isConfirmed, isKept, !isGrowth { return }
    addFurtherFeatures(of: index, ruling: ruling, to: &list)
    var part = 0
    if isGrowth {
      part = model.best(.segment, list, over: isConfirmed ? ruling?.segment : nil)
      if isConfirmed, isKept, part == ruling?.segment || ruling?.segment == 0 && namesWhole(before: index) { return }
    }
    guard let percent = signedPercent(index, ruling) else { return }
    let mention = mentions[Int(scene.marks[index].ref)]
    let value: FactValue
    let ruled = ruling.map { statements[$0.statement].value }
    if isGrowth {
      var growth: RevenueGrowth
      if case .revenueGrowth(let known) = ruled {
        growth = known
        if !isKept { growth.entity = self.mention(subject.who, subject.range) }
        if part != ruling?.segment {
          growth.segment = quotedPart(before: index) ?? namedPart(segment(part, near: index), before: index)
        }
      } else {
        growth = RevenueGrowth(
          entity: self.mention(subject.who, subject.range), percent: percent, qualifier: mention.qualifier)
        growth.basis = basis(of: index)
        if tongue != .english { growth.period = growthPeriod(of: index) }
        growth.segment = quotedPart(before: index) ?? namedPart(segment(part, near: index), before: index)
      }
      value = .revenueGrowth(growth)
    } else {
      var move: StockMove
      if case .stockMove(let known) = ruled {
        move = known
        move.entity = self.mention(subject.who, subject.range)
      } else {
        move = StockMove(
          entity: self.mention(subject.who, subject.range), percent: percent, window: .day,
          qualifier: mention.qualifier)
        move.window = MoveWindow.allCases[model.best(.window, list, over: nil)]
      }
      value = .stockMove(move)
    }
    if isGrowth, tongue == .korean, part == 0, subject.who >= 0 { lastTotal = (subject.who, sentence) }
    if ruling == nil {
      if statements.suffix(200).contains(where: { isSame($0.value, value) }) { return }
      scene.settle(index, as: isGrowth ? 3 : 2)
      if isGrowth {
        growthSentence = sentence
        growthIsUp = percent.significand > 0
      }
    }
    if isGrowth, tongue == .chinese { revenueSentence = sentence }
    state(
      value, instead: ruling, about: subject, of: index, quote: quote(mention.outer, subject.range), restated: [],
      rule: isGrowth ? "learned-growth" : "learned-move")
  }

  /// Whether what stands behind a Japanese percentage is said of business and never of a price: 4.1％減, 2割増えた, or 6％落ちた in
  /// a sentence that goes on about revenue.
  private func isOfBusinessOnly(_ index: Int) -> Bool {
    let end = Int(scene.marks[index].end)
    if scene.starts(.growthVerb, at: scene.starts("の", at: end) ? end + 3 : end) { return true }
    // Xは6％落ちた in a sentence that goes on about revenue, with no word of trading.
    guard revenueTopic, !shareTopic, sentence - revenueSentence <= 1, !scene.has(.share),
      !scene.has(.trade), !scene.has(.window), !scene.has(.period), let verb = direction(of: index)?.mark
    else { return false }
    return scene.starts(.growthVerb, at: Int(scene.marks[verb].start))
      || scene.starts("落ち", at: Int(scene.marks[verb].start)) || scene.starts("縮", at: Int(scene.marks[verb].start))
  }

  /// The percentage with the sign that a rule gave it, or that the words around it say.
  private mutating func signedPercent(_ index: Int, _ ruling: Ruling?) -> DecimalNumber? {
    switch ruling.map({ statements[$0.statement].value }) {
    case .revenueGrowth(let growth): return growth.percent
    case .stockMove(let move): return move.percent
    default: break
    }
    if tongue == .english, let token = tokens.firstIndex(where: { $0.kind == .percent && Int($0.mark) == index }),
      let change = change(at: token)
    {
      return signed(index, Direction(isUp: change.isUp, mark: nil))
    }
    return direction(of: index).flatMap { signed(index, $0) }
  }

  /// A word for the part of the business that a judgement names.
  private func segment(_ part: Int, near index: Int) -> String {
    switch part {
    case 0: return partUnderHeading("total")
    case 1: return "cloud"
    case 2: return "ai"
    default:
      guard let near = scene.nearest(.segment, to: Int(scene.marks[index].start), within: 90, right: false),
        Ruling.code(ofSegment: value(scene.marks[near])) == 3
      else { return "division" }
      return value(scene.marks[near])
    }
  }

  /// Whether two statements of percentages say the same of the same company.
  private func isSame(_ one: FactValue, _ other: FactValue) -> Bool {
    switch (one, other) {
    case (.revenueGrowth(let a), .revenueGrowth(let b)):
      a.percent == b.percent && a.entity.id == b.entity.id && a.segment == b.segment
    case (.stockMove(let a), .stockMove(let b)): a.percent == b.percent && a.entity.id == b.entity.id
    default: false
    }
  }
}
