import Vocabulary

/// Leaves out what only repeats another statement of the document with less precision.
extension FactReading {
  /// Takes rounded headlines ("6천억원대 투입" over 6천156억원) and single ends of a range that the text gives whole out of
  /// the statements.
  mutating func consolidate() {
    guard statements.count > 1 else { return }
    if !headlines.isEmpty { dropRoundedHeadlines() }
    // Only a range is fuller than its ends, and only a headline less precise than the text.
    let mayRepeat = !headlines.isEmpty || statements.contains { $0.value.investment?.amountHigh != nil }
    guard mayRepeat else { return }
    // Each way to be fuller once, whatever the number of statements: ranges, and what no headline says.
    var fuller: [Investment.Subject: Set<Precise>] = [:]
    for (index, statement) in statements.enumerated() {
      guard case .investment(let value) = statement.value, let amount = value.amount else { continue }
      let isHeadline = headlines.contains(index)
      if isHeadline, value.amountHigh == nil { continue }
      fuller[value.subject, default: []].insert(
        Precise(
          amount: amount, high: value.amountHigh, currency: value.currency, years: value.years, status: value.status,
          isHeadline: isHeadline))
    }
    let conversions = conversions()
    let headlines = headlines
    var index = -1
    statements.removeAll { statement in
      index += 1
      guard case .investment(let one) = statement.value else { return false }
      let isHeadline = headlines.contains(index)
      if Self.repeatsConversion(one, statement.citation, isHeadline: isHeadline, conversions) { return true }
      guard let precise = fuller[one.subject] else { return false }
      return precise.contains { Self.isRepetition(one, of: $0, isHeadline: isHeadline && !$0.isHeadline) }
    }
  }

  /// Takes out of the statements what a headline says of a percentage that the text gives exactly: "5% 넘게 올라" over 5.55%.
  private mutating func dropRoundedHeadlines() {
    var dropped: [Int] = []
    for index in headlines where index < statements.count {
      let isRepeated = statements.indices.contains { other in
        guard other != index, !headlines.contains(other) else { return false }
        switch (statements[index].value, statements[other].value) {
        case (.revenueGrowth(let one), .revenueGrowth(let full)):
          return one.entity.id == full.entity.id
            && rounds(full.percent, to: one.percent, isLoose: one.qualifier != .exact)
        case (.stockMove(let one), .stockMove(let full)):
          return one.entity.id == full.entity.id
            && rounds(full.percent, to: one.percent, isLoose: one.qualifier != .exact)
        default: return false
        }
      }
      if isRepeated { dropped.append(index) }
    }
    guard !dropped.isEmpty else { return }
    dropped.sort()
    for index in dropped.reversed() { statements.remove(at: index) }
    headlines = Set(
      headlines.filter { !dropped.contains($0) }.map { index in index - dropped.filter { $0 < index }.count })
  }

  /// Whether a percentage is another, cut or rounded: in Korean and English without decimals, the same of two equal ones;
  /// in Chinese and Japanese (涨近2% over 1.96%, 8%高 over 7.6%) also by one of them, loosely where it says so.
  private func rounds(_ full: DecimalNumber, to short: DecimalNumber, isLoose: Bool) -> Bool {
    let isHan = tongue == .chinese || tongue == .japanese
    if full == short { return !isHan }
    let (exact, round) = (full.double, short.double)
    guard (exact < 0) == (round < 0) else { return false }
    if isHan {
      guard (round * 10).rounded() == round * 10 else { return false }
      return abs(round - exact) <= (round == round.rounded() ? 0.5 : 0.05) + (isLoose ? 0.5 : 0)
    }
    guard round == round.rounded(), abs(round) >= 2 else { return false }
    return exact.rounded(.towardZero) == round || exact.rounded() == round
  }

  /// The conversions in brackets that investments state, by whose they are: for each currency the amounts, ascending.
  private func conversions() -> [String: [Currency: [DecimalNumber]]] {
    guard tongue != .english else { return [:] }
    var all: [String: [Currency: [DecimalNumber]]] = [:]
    for statement in statements {
      guard case .investment(let value) = statement.value else { continue }
      for money in statement.citation.restated {
        all[value.entity.id, default: [:]][money.currency, default: []].append(money.amount)
      }
    }
    return all.mapValues { $0.mapValues { $0.sorted() } }
  }

  /// Whether a statement gives only the conversion of what another one of the same entity gives in full: ２兆円投じ in a
  /// headline over 141億ドル（約２兆円）. Headlines may round it.
  private static func repeatsConversion(
    _ value: Investment, _ citation: Citation, isHeadline: Bool, _ conversions: [String: [Currency: [DecimalNumber]]]
  ) -> Bool {
    guard !conversions.isEmpty, let amount = value.amount, let currency = value.currency,
      let others = conversions[value.entity.id]?[currency], citation.restated.isEmpty
    else { return false }
    // The first that is not smaller.
    let place = others.firstAbove { $0 >= amount }
    if place < others.count, others[place] == amount { return true }
    guard isHeadline else { return false }
    let stated = amount.double
    var near = others.firstAbove { $0.double >= stated * 0.8 }
    while near < others.count, others[near].double <= stated * 1.2 {
      let ratio = stated / others[near].double
      if ratio > 0.9, ratio < 1.1 { return true }
      near += 1
    }
    return false
  }

  /// What makes a statement fuller than another of the same subject.
  private struct Precise: Hashable {
    var amount: DecimalNumber
    var high: DecimalNumber?
    var currency: Currency?
    var years: Double?
    var status: InvestmentStatus
    var isHeadline: Bool
  }

  private static func isRepetition(_ one: Investment, of fuller: Precise, isHeadline: Bool) -> Bool {
    // A headline in the reader's currency over a body in the original one.
    if isHeadline, one.currency != fuller.currency, one.years != nil, one.years == fuller.years, one.amount != nil {
      return true
    }
    // "$2B" in the headline of a text that says C$2 billion.
    if isHeadline, one.amount == fuller.amount, one.currency == .usd { return true }
    guard one.currency == fuller.currency, let amount = one.amount, one.amountHigh == nil else { return false }
    let agree = one.years == nil || fuller.years == nil || one.years == fuller.years
    if let high = fuller.high {
      return agree && (amount == fuller.amount || amount == high) && one.status == fuller.status
    }
    guard isHeadline, amount != fuller.amount else { return false }
    let ratio = amount.double / fuller.amount.double
    return agree && ratio > 0.9 && ratio < 1.1
  }
}

extension Investment {
  /// Whose money of which sort it is.
  fileprivate struct Subject: Hashable {
    var entity: String
    var kind: InvestmentKind
  }

  fileprivate var subject: Subject { Subject(entity: entity.id, kind: kind) }
}

extension [DecimalNumber] {
  /// The first place of ascending numbers where a condition holds that holds from there on.
  fileprivate func firstAbove(_ holds: (DecimalNumber) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
