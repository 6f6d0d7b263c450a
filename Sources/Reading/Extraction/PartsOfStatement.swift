// Where the parts of a statement stand: the one place that says so, for all rules, from what they state.
import Vocabulary

extension FactReading {
  /// The places of subject, amount and period of a statement that a part of the text makes, as ranges of the document.
  func parts(of value: FactValue, in quote: Range<Int>) -> StatedParts {
    var parts = StatedParts()
    let amount = quantity(value, in: quote)
    var near = amount ?? quote
    parts.amount = amount.map { document.sourceRange($0) }
    if case .investment(let investment) = value {
      parts.period = period(of: investment, in: quote, near: near).map { document.sourceRange($0) }
      // Of a buyer and what it buys, the buyer stands first more often than not.
      if investment.target != nil { near = near.lowerBound..<near.lowerBound }
    } else {
      parts.period = statedPeriod(in: quote, near: near).map { document.sourceRange($0) }
    }
    parts.subject = subject(value, near: near).map { document.sourceRange($0) }
    return parts
  }

  /// The mention of the number that is stated; the nearest to the quote where it is mentioned twice.
  private func quantity(_ value: FactValue, in quote: Range<Int>) -> Range<Int>? {
    var best: Range<Int>?
    for mention in mentions {
      if mention.range.lowerBound >= scene.range.upperBound { break }
      guard mention.range.lowerBound >= scene.range.lowerBound, states(mention, value) else { continue }
      if mention.range.overlaps(quote) { return mention.outer }
      best = best ?? mention.outer
    }
    return best
  }

  private func states(_ mention: Mention, _ value: FactValue) -> Bool {
    switch (mention.value, value) {
    case (.money(let money), .investment(let investment)): money.low == investment.amount
    case (.percent(let percent), .revenueGrowth(let growth)):
      !percent.isPoints && percent.low.magnitude == growth.percent.magnitude
    case (.percent(let percent), .stockMove(let move)):
      !percent.isPoints && percent.low.magnitude == move.percent.magnitude
    default: false
    }
  }

  /// The words that say which years an investment covers.
  private func period(of investment: Investment, in quote: Range<Int>, near: Range<Int>) -> Range<Int>? {
    if let years = investment.years {
      let said = mentions.first { mention in
        guard case .duration(let duration) = mention.value, quote.overlaps(mention.range) else { return false }
        return duration.isRate || duration.years == years
      }
      if let said { return said.outer }
    }
    guard investment.years != nil || investment.fiscalYear != nil || investment.endsOn != nil else { return nil }
    return statedPeriod(in: quote, near: near)
  }

  /// The period in a quote that stands nearest to its amount.
  private func statedPeriod(in quote: Range<Int>, near: Range<Int>) -> Range<Int>? {
    var best: (range: Range<Int>, gap: Int)?
    for mention in mentions {
      if mention.range.lowerBound >= quote.upperBound { break }
      guard case .period = mention.value, quote.overlaps(mention.range), !mention.range.overlaps(near) else { continue }
      let gap =
        mention.range.upperBound <= near.lowerBound
        ? near.lowerBound - mention.range.upperBound : mention.range.lowerBound - near.upperBound
      if gap < best?.gap ?? .max { best = (mention.outer, gap) }
    }
    return best?.range
  }

  /// The name of whom the statement is about, where the sentence itself names it: the one nearest to the number.
  private func subject(_ value: FactValue, near: Range<Int>) -> Range<Int>? {
    let name: String
    switch value {
    case .investment(let investment): name = investment.entity.mention
    case .revenueGrowth(let growth): name = growth.entity.mention
    case .stockMove(let move): name = move.entity.mention
    case .marketTicker: return nil
    }
    let wanted = Array(name.utf8)
    guard let first = wanted.first, scene.range.count >= wanted.count else { return nil }
    var best: (range: Range<Int>, gap: Int)?
    var place = scene.range.lowerBound
    while place + wanted.count <= scene.range.upperBound {
      defer { place += 1 }
      guard text[place] == first else { continue }
      var length = 1
      while length < wanted.count, text[place + length] == wanted[length] { length += 1 }
      guard length == wanted.count else { continue }
      let range = place..<place + length
      let gap =
        range.upperBound <= near.lowerBound
        ? near.lowerBound - range.upperBound : abs(range.lowerBound - near.lowerBound)
      if gap < best?.gap ?? .max { best = (range, gap) }
    }
    return best?.range
  }
}
