import Vocabulary

/// Leaves out what only repeats another statement of the document with less precision.
extension FactReading {
  /// The statements without rounded headlines ("6천억원대 투입" over 6천156억원) and without single ends of a range that the
  /// text gives whole.
  func consolidated() -> [Statement] {
    guard statements.count > 1 else { return statements }
    return statements.indices.filter { index in
      guard case .investment(let one) = statements[index].value else { return true }
      return !statements.indices.contains { other in
        guard other != index, case .investment(let fuller) = statements[other].value else { return false }
        return isRepetition(one, of: fuller, isHeadline: headlines.contains(index) && !headlines.contains(other))
      }
    }.map { statements[$0] }
  }

  private func isRepetition(_ one: Investment, of fuller: Investment, isHeadline: Bool) -> Bool {
    // A headline in the reader's currency over a body in the original one.
    if isHeadline, one.entity.id == fuller.entity.id, one.kind == fuller.kind, one.currency != fuller.currency,
      one.years != nil, one.years == fuller.years, one.amount != nil, fuller.amount != nil
    {
      return true
    }
    guard one.entity.id == fuller.entity.id, one.kind == fuller.kind, one.currency == fuller.currency,
      let amount = one.amount, let other = fuller.amount, one.amountHigh == nil
    else { return false }
    let agree = one.years == nil || fuller.years == nil || one.years == fuller.years
    if let high = fuller.amountHigh {
      return agree && (amount == other || amount == high) && one.status == fuller.status
    }
    guard isHeadline, amount != other else { return false }
    let ratio = amount.double / other.double
    return agree && ratio > 0.9 && ratio < 1.1
  }
}
