// Which values of a company are in the store already, by what tells values apart.
import Vocabulary

/// The rows of a company in the order of their ids; equal ones are matched one to one, so that a file which says a value
/// twice has it twice.
struct KnownFilings {
  struct Row {
    let id: Int64
    /// The newest day of filing in the file that the row belongs to.
    let state: String?
  }

  private struct Key: Hashable {
    var concept: Int32
    var unit: Int32
    var accession: Int32
    var form: Int32
    var start: Day?
    var end: Day
    var filed: Day?
    var number: ReportedNumber
  }

  private var rows: [Key: [Row]] = [:]

  /// Reads the rows of a company that have a concept and unit of these facts. O(rows).
  init(of entityID: String, _ facts: CompanyFacts, in connection: Connection) throws(SQLiteFailure) {
    let any = try connection.prepare("SELECT 1 FROM filings WHERE entity_id = ? LIMIT 1")
    any.bind(entityID, 1)
    guard try any.step() else { return }
    let concepts = Dictionary(
      facts.concepts.enumerated().map { ("\($1.taxonomy):\($1.name)", Int32($0)) },
      uniquingKeysWith: { first, _ in first })
    let units = Self.places(facts.units)
    let forms = Self.places(facts.forms)
    let accessions = Self.places(facts.accessions)
    let select = try connection.prepare(
      """
      SELECT f.id, f.taxonomy || ':' || f.concept, f.unit, f.form, f.accession, f.period_start, f.period_end, f.filed_on,
        f.value, s.published_on
      FROM filings AS f LEFT JOIN sources AS s ON s.id = f.source_id
      WHERE f.entity_id = ?
      ORDER BY f.id DESC
      """)
    select.bind(entityID, 1)
    while try select.step() {
      guard let concept = select.text(1).flatMap({ concepts[$0] }), let unit = select.text(2).flatMap({ units[$0] }),
        let form = Self.place(select.text(3), forms), let accession = Self.place(select.text(4), accessions),
        let end = select.day(6)
      else { continue }
      let number: ReportedNumber
      switch select.cell(8) {
      case .integer(let value): number = .whole(value)
      case .real(let value): number = .real(value)
      default: continue
      }
      let key = Key(
        concept: concept, unit: unit, accession: accession, form: form, start: select.day(5), end: end,
        filed: select.day(7), number: number)
      rows[key, default: []].append(Row(id: select.integer(0), state: select.text(9)))
    }
  }

  /// The first row of this value that was not taken yet.
  mutating func take(_ value: CompanyFacts.Value) -> Row? {
    if rows.isEmpty { return nil }
    let key = Key(
      concept: value.concept, unit: value.unit, accession: value.accession, form: value.form, start: value.start,
      end: value.end, filed: value.filed, number: value.number)
    return rows[key]?.popLast()
  }

  private static func places(_ texts: [String]) -> [String: Int32] {
    Dictionary(texts.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// -1 for no text, nil for one that the facts do not have.
  private static func place(_ text: String?, _ places: [String: Int32]) -> Int32? {
    guard let text else { return -1 }
    return places[text]
  }
}
