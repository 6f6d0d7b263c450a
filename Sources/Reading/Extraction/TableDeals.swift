import Vocabulary

/// Which columns of a table say who buys a company or puts money into it, which one, and for how much.
///
///     | 買い手 | 対象 | 金額 | 時期 |
///     | 東レ   | 独X  | 3億ユーロ | 完了 |                東レ buys X
///     | Start-up | Round | Amount | Lead investor |
///     | Arvo     | B     | $40m   | Northzone     |     Northzone puts money into Arvo
struct DealColumns {
  private(set) var buyer: Int?
  private(set) var bought: Int?
  private(set) var price: Int?
  /// Whether a column names funding rounds: what the rows tell has happened.
  private(set) var tellsRounds = false

  init() {}

  init(_ cells: [Range<Int>], _ reading: borrowing FactReading) {
    let (words, text) = (reading.scene.words, reading.text)
    for (index, cell) in cells.enumerated() {
      if words.isIn(cell, of: text, .roundColumn) {
        tellsRounds = true
      } else if buyer == nil, words.isIn(cell, of: text, .buyerColumn), !words.isIn(cell, of: text, .noBuyerColumn) {
        buyer = index
      } else if bought == nil, words.isIn(cell, of: text, .boughtColumn) {
        bought = index
      } else if price == nil, words.isIn(cell, of: text, .priceColumn) {
        price = index
      }
    }
    // | 회사 | 라운드 | 금액 | 리드 |: a column of companies beside one of those who give.
    if bought == nil, let buyer, buyer > 0, let first = cells.first, words.isIn(first, of: text, .companyColumn) {
      bought = 0
    }
    // Elsewhere a target and a price alone are what analysts expect of shares, and who pays for what may be works.
    if !reading.tongue.isHeadFinal, buyer == nil || bought == nil { self = DealColumns() }
  }

  /// Whether rows may state purchases.
  var isComplete: Bool { price != nil && (buyer != nil || bought != nil) }
}

extension FactReading {
  /// Reads the row of a table of purchases or funding rounds; false where the table is none.
  mutating func readDealRow(_ cells: [Range<Int>], _ mention: Int, _ hit: Int) -> Bool {
    guard table.deals.isComplete, let price = table.deals.price, price < cells.count, price < table.columns.count
    else { return false }
    let first = firstMention(in: cells[price], from: mention)
    guard let (money, qualifier, restated) = cellMoney(cells[price], table.columns[price], first),
      let currency = money.currency ?? currency, money.low.significand > 0
    else { return true }
    let bought = table.deals.bought.flatMap { named(in: cells, at: $0, from: hit) }
    // | 買収先 | 金額 |: whom the text is about buys.
    let isOwn = table.deals.buyer == nil && table.deals.bought == 0
    var buyer = isOwn ? nil : named(in: cells, at: table.deals.buyer ?? 0, from: hit)
    if isOwn, let carried { buyer = (carried.who, nil) }
    guard let buyer, buyer.who != bought?.who else { return true }
    let isDone = table.deals.tellsRounds || cells.contains { scene.contains(.dealDone, in: $0) }
    let investment = Investment(
      entity: self.mention(buyer.who, at: buyer.range), kind: .stake, status: isDone ? .spent : .planned,
      amount: money.low, amountHigh: money.high, currency: currency, qualifier: qualifier,
      target: bought.map { targetMention(Subject(who: $0.who, range: $0.range, mark: -1)) })
    let last = max(cells[price].upperBound, table.deals.buyer.map { $0 < cells.count ? cells[$0].upperBound : 0 } ?? 0)
    state(
      .investment(investment), quote: cells[0].lowerBound..<last, qualifier: qualifier, restated: restated,
      rule: "table-row")
    return true
  }

  /// The company named in a cell, known or not.
  private mutating func named(
    in cells: [Range<Int>], at column: Int, from hit: Int
  ) -> (who: Actors.Who, range: Range<Int>?)? {
    guard column < cells.count else { return nil }
    let cell = cells[column]
    var next = hit
    while next < lexiconHits, Int(hits[next].start) < cell.upperBound {
      let mark = Mark(start: hits[next].start, end: hits[next].end, kind: .entity, value: 0, ref: Int32(next))
      if Int(hits[next].start) >= cell.lowerBound, canAct(mark), actors.carrierKind(hits[next].row) != .government {
        return (hits[next].row, hits[next].range)
      }
      next += 1
    }
    guard let name = ProvisionalNames.cell(withoutGloss(cell), of: self) else { return nil }
    return (actors.provisional(name), cell)
  }
}
