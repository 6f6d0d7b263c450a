import Vocabulary

/// Leaves out what only repeats another statement of the document with less precision.
extension FactReading {
  /// The statements without rounded headlines ("6천억원대 투입" over 6천156억원) and without single ends of a range that the
  /// text gives whole.
  func consolidated() -> [Statement] {
    guard statements.count > 1 else { return statements }
    // Only a range is fuller than its ends, and only a headline less precise than the text.
    let mayRepeat = !headlines.isEmpty || statements.contains { $0.value.investment?.amountHigh != nil }
    guard mayRepeat else { return statements }
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
    return statements.indices.filter { index in
      if repeatsConversion(index, conversions) { return false }
      guard case .investment(let one) = statements[index].value, let precise = fuller[one.subject] else { return true }
      let isHeadline = headlines.contains(index)
      return !precise.contains { isRepetition(one, of: $0, isHeadline: isHeadline && !$0.isHeadline) }
    }.map { statements[$0] }
  }

  /// The conversions in brackets that investments state, by whose they are.
  private func conversions() -> [String: [Money]] {
    guard tongue != .english else { return [:] }
    var all: [String: [Money]] = [:]
    for statement in statements {
      guard case .investment(let value) = statement.value, !statement.citation.restated.isEmpty else { continue }
      all[value.entity.id, default: []].append(contentsOf: statement.citation.restated)
    }
    return all
  }

  /// Whether a statement gives only the conversion of what another one of the same entity gives in full: ２兆円投じ in a
  /// headline over 141億ドル（約２兆円）. Headlines may round it.
  private func repeatsConversion(_ index: Int, _ conversions: [String: [Money]]) -> Bool {
    guard !conversions.isEmpty, case .investment(let value) = statements[index].value, let amount = value.amount,
      let others = conversions[value.entity.id], statements[index].citation.restated.isEmpty
    else { return false }
    return others.contains { other in
      guard other.currency == value.currency else { return false }
      if other.amount == amount { return true }
      let ratio = amount.double / other.amount.double
      return headlines.contains(index) && ratio > 0.9 && ratio < 1.1
    }
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

  private func isRepetition(_ one: Investment, of fuller: Precise, isHeadline: Bool) -> Bool {
    // A headline in the reader's currency over a body in the original one.
    if isHeadline, one.currency != fuller.currency, one.years != nil, one.years == fuller.years, one.amount != nil {
      return true
    }
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
