/// Every rule that reads facts out of a sentence, in the order in which they look at it.
///
/// A rule is handed a sentence with its marks and adds statements to the reading. Rules do not compete for the same
/// amount: each decides by the word that governs it, and only the first that takes an amount states it.
enum ExtractionRules {
  struct Rule: Sendable {
    let name: StaticString
    /// What a sentence must have one of for the rule to look at it at all.
    let needs: CueSet
    let apply: @Sendable (inout FactReading) -> Void
  }

  /// Order matters where an amount could be read twice: rounds and acquisitions first, then plain investment.
  static let all: [Rule] = [
    EnglishMoneyRule.rule,
    FundingRoundRule.rule,
    AcquisitionRule.rule,
    CapitalSpendingRule.rule,
    UnpricedStakeRule.rule,
    EnglishPercentRule.rule,
    ShareMoveRule.rule,
    RevenueGrowthRule.rule,
  ]
}
