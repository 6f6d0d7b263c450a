// The decisions of a store in memory, found by what they are about.
import Vocabulary

/// All decisions, oldest first.
struct DecisionBook {
  struct Entry {
    var id: Int64
    var kind: DecisionKind
    var statements: [DecidedStatement]
    var changes: [FieldChange]
  }

  /// What statements and decisions on them have in common.
  private enum Key: Hashable {
    case subject(String)
    case price(DecimalNumber)

    init(_ value: FactValue) {
      switch value {
      case .investment(let value): self = .subject(value.entity.id)
      case .revenueGrowth(let value): self = .subject(value.entity.id)
      case .stockMove(let value): self = .subject(value.entity.id)
      case .marketTicker(let value): self = .price(value.price)
      }
    }
  }

  private var entries: [Entry] = []
  private var places: [Key: [Int]] = [:]

  /// Reads all decisions; nil where there are none, which costs one look.
  init?(_ loader: StatementLoader) throws(SQLiteFailure) {
    let connection = loader.connection
    let decisions = try connection.cached("SELECT id, kind FROM decisions ORDER BY id")
    while try decisions.step() {
      guard let kind = decisions.text(1).flatMap(DecisionKind.init(rawValue:)) else { continue }
      entries.append(Entry(id: decisions.integer(0), kind: kind, statements: [], changes: []))
    }
    decisions.reset()
    if entries.isEmpty { return nil }
    let place = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].id, $0) })
    for row in try loader.all(connection.cached(Self.statements)) {
      guard let index = place[row.id] else { continue }
      let (value, source) = (row.sourced.statement.value, row.sourced.source)
      entries[index].statements.append(
        DecidedStatement(
          value: value, day: source.day, source: source.key,
          isConversion: row.sourced.statement.citation.bytes.lowerBound == 1))
      let key = Key(value)
      if places[key]?.last != index { places[key, default: []].append(index) }
    }
    let changes = try connection.cached("SELECT decision_id, field, value, name FROM decided_changes ORDER BY 1, 2")
    while try changes.step() {
      guard let index = place[changes.integer(0)], let field = changes.text(1) else { continue }
      entries[index].changes.append(FieldChange(field, changes.cell(2), name: changes.text(3)))
    }
    changes.reset()
  }

  /// The decisions that a statement, as read, falls under, oldest first.
  func decisions(on statement: SourcedStatement) -> [Entry] {
    guard let candidates = places[Key(statement.statement.value)] else { return [] }
    return candidates.map { entries[$0] }.filter { $0.statements.contains { $0.covers(statement) } }
  }

  /// Rows of `decided_statements` in the columns of `LoadedStatement`, the decision's id in place of the citation's, whether
  /// it is a conversion in place of the first byte.
  private static let statements = """
    SELECT decision_id, 0, 0, '', kind, entity_id, target_id, investment_kind, status, amount, amount_high, currency,
      years, fiscal_year, NULL, NULL, NULL, 0, segment, percent, basis, period, window, name, symbol, price, 'exact', NULL,
      NULL, 0, is_conversion, is_conversion, stated_on, NULL, source_key
    FROM decided_statements ORDER BY decision_id, position
    """
}
