// The stated moves of share prices, and the closes that they are held against.
import Analysis
import Vocabulary

extension Store {
  /// Checks every stated move. The bars of an instrument are read once, for the days that its moves need.
  func checkMoves(_ scope: CheckScope) throws -> [CheckFinding] {
    let connection = try reader()
    let moves = try MoveRows.read(scope, in: connection)
    if moves.isEmpty { return [] }
    var findings = [CheckFinding?](repeating: nil, count: moves.count)
    let byEntity = Dictionary(grouping: moves.indices) { moves[$0].entityID }
    let listed = try MoveRows.listings(among: try instruments(), in: connection)
    let tickers = try connection.prepare(
      """
      SELECT alias FROM aliases
      WHERE entity_id = ? AND language IS NULL AND alias NOT GLOB 'CIK[0-9]*' ORDER BY source_id IS NOT NULL, id LIMIT 4
      """)
    let prices = try priceReader(columns: [.close, .adjClose, .open, .high, .low, .volume])
    var bars = PriceSeries()
    for (entity, places) in byEntity {
      var symbols: [String] = []
      tickers.bind(entity, 1)
      while try tickers.step() { if let symbol = tickers.text(0) { symbols.append(symbol) } }
      tickers.reset()
      let days = places.compactMap { moves[$0].statedOn?.number }
      var listings: [ListingCloses] = []
      if let first = days.min(), let last = days.max() {
        // A calendar year before the year of the text is the furthest that a move goes back.
        let needed = (first - 800)...min(last, scope.asOf?.number ?? last)
        for instrument in listed[entity] ?? [] where needed.lowerBound <= needed.upperBound {
          try prices.read(instrument, days: needed, into: &bars)
          if bars.days.isEmpty, let all = try extent(of: instrument) {
            // So that the word of help can say which days there are.
            try prices.read(instrument, days: all.upperBound...all.upperBound, into: &bars)
          }
          listings.append(
            ListingCloses(
              symbol: instrument.symbol, closes: bars.closes(),
              adjusted: bars.adjClose.isEmpty ? nil : bars.closes(.adjusted), isAdjusted: instrument.isAdjusted))
        }
      }
      for place in places {
        findings[place] = MoveCheck.check(moves[place], listings: listings, tickers: symbols)
      }
    }
    return findings.compactMap { $0 }
  }
}

enum MoveRows {
  static func read(_ scope: CheckScope, in connection: Connection) throws(SQLiteFailure) -> [StatedMove] {
    let select = try connection.prepare(
      """
      SELECT m.id, m.entity_id, e.name, m.percent, m.window, m.qualifier, m.stated_on,
        (
          SELECT o.uri FROM citations AS c JOIN sources AS o ON o.id = c.source_id
          WHERE c.fact_id = m.id ORDER BY c.precedence, c.source_id LIMIT 1
        )
      FROM stock_moves AS m JOIN entities AS e ON e.id = m.entity_id
      WHERE ?1 IS NULL OR m.stated_on <= ?1
      ORDER BY m.stated_on IS NULL, m.stated_on, m.id
      """)
    select.bind(scope.asOf?.description, 1)
    var found: [StatedMove] = []
    while try select.step() {
      guard let entity = select.text(1), scope.contains(entity), let percent = select.number(3) else { continue }
      var move = StatedMove(
        factID: select.integer(0), entityID: entity, entityName: select.text(2) ?? entity, percent: percent,
        window: select.text(4).flatMap(MoveWindow.init(rawValue:)) ?? .other,
        qualifier: select.text(5).flatMap(Qualifier.init(rawValue:)) ?? .exact, statedOn: select.day(6))
      move.uri = select.text(7)
      found.append(move)
    }
    return found
  }

  /// The instruments of each entity: those that say whose they are, and those whose symbol is a ticker by now.
  static func listings(
    among instruments: [Instrument], in connection: Connection
  ) throws(SQLiteFailure) -> [String: [Instrument]] {
    var listed: [String: [Instrument]] = [:]
    let owner = try connection.prepare("SELECT DISTINCT entity_id FROM aliases WHERE folded = ?")
    for instrument in instruments {
      if let entity = instrument.entityID {
        listed[entity, default: []].append(instrument)
        continue
      }
      owner.bind(foldedName(instrument.symbol), 1)
      while try owner.step() {
        if let entity = owner.text(0) { listed[entity, default: []].append(instrument) }
      }
      owner.reset()
    }
    return listed
  }
}
