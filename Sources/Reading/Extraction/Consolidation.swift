import Vocabulary

/// Leaves out what only repeats another statement of the document with less precision.
extension FactReading {
  /// Takes rounded headlines ("6천억원대 투입" over 6천156억원) and single ends of a range that the text gives whole out of
  /// the statements.
  mutating func consolidate() {
    guard statements.count > 1 else { return }
    dropRoundedPercentages()
    dropPartsOfTotals()
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
          amount: amount, high: value.amountHigh, currency: value.currency, years: value.years,
          fiscalYear: value.fiscalYear, status: value.status, isHeadline: isHeadline))
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

  /// Takes what a headline rounds (涨近2%, ８％高, "5% 넘게 올라") over the figure of the text (1.96%, 7.6％高, 5.55%) out of
  /// the statements.
  private mutating func dropRoundedPercentages() {
    guard !headlines.isEmpty else { return }
    // What the text says of each company, ascending.
    var told: [Told: [Double]] = [:]
    for (index, statement) in statements.enumerated() where !headlines.contains(index) {
      if let one = Self.percentage(statement.value) { told[one.of, default: []].append(one.percent) }
    }
    guard !told.isEmpty else { return }
    told = told.mapValues { $0.sorted() }
    let all = statements
    let kept = all.indices.filter { index in
      guard headlines.contains(index), let one = Self.percentage(all[index].value), let others = told[one.of] else {
        return true
      }
      // Nothing is rounded by more than one.
      var place = others.firstAbove { $0 >= one.percent - 1.001 }
      while place < others.count, others[place] <= one.percent + 1.001 {
        if rounds(others[place], to: one.percent, isLoose: one.isLoose) { return false }
        place += 1
      }
      return true
    }
    guard kept.count < all.count else { return }
    headlines = Set(kept.indices.filter { headlines.contains(kept[$0]) })
    statements = kept.map { all[$0] }
  }

  /// Whether a percentage is another, cut or rounded: in Korean and English without decimals, the same of two equal ones;
  /// in Chinese and Japanese also by one of them, loosely where it says so.
  private func rounds(_ full: Double, to short: Double, isLoose: Bool) -> Bool {
    let isHan = tongue == .chinese || tongue == .japanese
    if full == short { return !isHan }
    guard (full < 0) == (short < 0) else { return false }
    if isHan {
      guard (short * 10).rounded() == short * 10 else { return false }
      if tongue == .japanese, short == short.rounded(), full.rounded(.towardZero) == short { return true }
      return abs(short - full) <= (short == short.rounded() ? 0.5 : 0.05) + (isLoose ? 0.5 : 0) + 1e-9
    }
    if tongue == .korean, short != short.rounded() {
      let tenths = (full * 10).rounded(.towardZero) / 10
      return (short * 10).rounded() == short * 10 && abs(short - tenths) < 1e-9 || abs(short - full) <= 0.05 + 1e-9
    }
    guard short == short.rounded(), abs(short) >= 2 else { return false }
    return full.rounded(.towardZero) == short || full.rounded() == short
  }

  /// Whose growth or move a percentage is.
  private struct Told: Hashable {
    var entity: String
    var isMove: Bool
  }

  private static func percentage(_ value: FactValue) -> (of: Told, percent: Double, isLoose: Bool)? {
    switch value {
    case .stockMove(let move):
      (Told(entity: move.entity.id, isMove: true), move.percent.double, move.qualifier != .exact)
    case .revenueGrowth(let growth):
      (Told(entity: growth.entity.id, isMove: false), growth.percent.double, growth.qualifier != .exact)
    default: nil
    }
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
    var fiscalYear: Int?
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
    // "$5bn in 2025 and $2bn to $5bn in 2026": of two years.
    let isOtherYear = one.fiscalYear != nil && fuller.fiscalYear != nil && one.fiscalYear != fuller.fiscalYear
    let agree = !isOtherYear && (one.years == nil || fuller.years == nil || one.years == fuller.years)
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

extension Array {
  /// The first place of ascending numbers where a condition holds that holds from there on.
  fileprivate func firstAbove(_ holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
