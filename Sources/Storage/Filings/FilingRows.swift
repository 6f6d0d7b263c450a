// The rows of `filings`: written once however many files hold them, and taken back file by file.
import Vocabulary

enum FilingRows {
  /// Writes the row of the file. `newest`: the newest day of filing in it, which is the state of the file.
  static func writeSource(
    _ file: IngestedFile, title: String?, newest: Day?, importID: Int64, in connection: Connection
  ) throws(SQLiteFailure) -> Int64 {
    let insert = try connection.prepare(
      """
      INSERT INTO sources (uri, sha256, kind, title, publisher, published_on, published_from, import_id)
      VALUES (?, ?, 'filings', ?, 'SEC', ?, ?, ?) RETURNING id
      """)
    insert.bind(file.uri, 1)
    insert.bind(file.sha256, 2)
    insert.bind(title, 3)
    insert.bind(newest?.description, 4)
    insert.bind(newest.map { _ in "document" }, 5)
    insert.bind(importID, 6)
    _ = try insert.step()
    return insert.integer(0)
  }

  /// Writes the values of a file; returns how many no other file holds. Linear in the rows of the company.
  static func write(
    _ facts: CompanyFacts, of entityID: String, sourceID: Int64, in connection: Connection
  ) throws(SQLiteFailure) -> Int {
    var known = try KnownFilings(of: entityID, facts, in: connection)
    let writer = try FilingWriter(facts, of: entityID, sourceID: sourceID, in: connection)
    let holders = try FilingHolders(facts, sourceID: sourceID, in: connection)
    var added = 0
    for value in facts.values {
      if let row = known.take(value) {
        try holders.add(value, to: row)
      } else {
        try writer.write(value)
        added += 1
      }
    }
    return added
  }

  /// Takes a file's hold from its values; those that no other file holds go. Returns how many went.
  static func remove(
    source: Int64, touched: inout TouchedFacts, in connection: Connection
  ) throws(SQLiteFailure) -> Int {
    let select = try connection.prepare(
      """
      SELECT entity_id FROM filings WHERE source_id = ?1
      UNION
      SELECT entity_id FROM aliases WHERE source_id = ?1
      """)
    select.bind(source, 1)
    while try select.step() {
      if let entity = select.text(0) { touched.lose(entity) }
    }
    // Of the other holders the file of the newest state takes the row over.
    try connection.execute(
      """
      DELETE FROM filing_holders WHERE source_id = \(source);
      CREATE TEMP TABLE heirs AS
        SELECT filing_id, source_id, label, fiscal_year, fiscal_period, frame
        FROM (
          SELECT h.*, row_number() OVER (PARTITION BY h.filing_id ORDER BY s.published_on DESC, s.id DESC) AS place
          FROM filing_holders AS h
          JOIN sources AS s ON s.id = h.source_id
          JOIN filings AS f ON f.id = h.filing_id
          WHERE f.source_id = \(source)
        )
        WHERE place = 1;
      UPDATE filings SET
        source_id = heirs.source_id, label = heirs.label, fiscal_year = heirs.fiscal_year,
        fiscal_period = heirs.fiscal_period, frame = heirs.frame
      FROM heirs
      WHERE heirs.filing_id = filings.id;
      DELETE FROM filing_holders WHERE (filing_id, source_id) IN (SELECT filing_id, source_id FROM heirs);
      DROP TABLE heirs;
      DELETE FROM aliases WHERE source_id = \(source);
      DELETE FROM filings WHERE source_id = \(source);
      """)
    return Int(try connection.integer("SELECT changes()") ?? 0)
  }

  /// Lets the filings of one entity count for another.
  static func pass(from entityID: String, to otherID: String, in connection: Connection) throws(SQLiteFailure) {
    let update = try connection.prepare("UPDATE filings SET entity_id = ? WHERE entity_id = ?")
    update.bind(otherID, 1)
    update.bind(entityID, 2)
    try update.run()
  }
}

/// Inserts new rows. Texts that repeat are bound from the lists of the file.
private struct FilingWriter {
  private let facts: CompanyFacts
  private let insert: PreparedStatement

  init(
    _ facts: CompanyFacts, of entityID: String, sourceID: Int64, in connection: Connection
  ) throws(SQLiteFailure) {
    self.facts = facts
    self.insert = try connection.prepare(
      """
      INSERT INTO filings (entity_id, source_id, taxonomy, concept, label, unit, value, period_start, period_end,
        fiscal_year, fiscal_period, form, filed_on, accession, frame)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insert.bind(entityID, 1)
    insert.bind(sourceID, 2)
  }

  func write(_ value: CompanyFacts.Value) throws(SQLiteFailure) {
    let concept = facts.concepts[Int(value.concept)]
    insert.bind(concept.taxonomy, 3)
    insert.bind(concept.name, 4)
    insert.bind(concept.label, 5)
    insert.bind(facts.units[Int(value.unit)], 6)
    insert.bind(value.number.cell, 7)
    insert.bind(value.start?.description, 8)
    insert.bind(value.end.description, 9)
    insert.bind(value.fiscalYear.map(Int64.init), 10)
    insert.bind(facts.fiscalPeriod(of: value), 11)
    insert.bind(facts.form(of: value), 12)
    insert.bind(value.filed?.description, 13)
    insert.bind(facts.accession(of: value), 14)
    insert.bind(facts.frame(of: value), 15)
    try insert.run()
  }
}

/// Notes that a file holds a row that is there; the file of the newest state has the say.
private struct FilingHolders {
  private let facts: CompanyFacts
  private let insert: PreparedStatement
  private let demote: PreparedStatement
  private let promote: PreparedStatement
  private let sourceID: Int64
  private let newest: String?

  init(_ facts: CompanyFacts, sourceID: Int64, in connection: Connection) throws(SQLiteFailure) {
    self.facts = facts
    self.sourceID = sourceID
    self.newest = facts.newestFiling?.description
    self.insert = try connection.prepare(
      """
      INSERT INTO filing_holders (filing_id, source_id, label, fiscal_year, fiscal_period, frame)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """)
    self.demote = try connection.prepare(
      """
      INSERT INTO filing_holders (filing_id, source_id, label, fiscal_year, fiscal_period, frame)
      SELECT id, source_id, label, fiscal_year, fiscal_period, frame FROM filings WHERE id = ? ON CONFLICT DO NOTHING
      """)
    self.promote = try connection.prepare(
      """
      UPDATE filings SET label = ?3, fiscal_year = ?4, fiscal_period = ?5, frame = ?6, source_id = ?2 WHERE id = ?1
      """)
  }

  func add(_ value: CompanyFacts.Value, to row: KnownFilings.Row) throws(SQLiteFailure) {
    let hasTheSay = (newest ?? "") >= (row.state ?? "")
    if hasTheSay {
      demote.bind(row.id, 1)
      try demote.run()
    }
    let statement = hasTheSay ? promote : insert
    statement.bind(row.id, 1)
    statement.bind(sourceID, 2)
    statement.bind(facts.concepts[Int(value.concept)].label, 3)
    statement.bind(value.fiscalYear.map(Int64.init), 4)
    statement.bind(facts.fiscalPeriod(of: value), 5)
    statement.bind(facts.frame(of: value), 6)
    try statement.run()
  }
}

extension CompanyFacts {
  func fiscalPeriod(of value: Value) -> String? {
    value.fiscalPeriod < 0 ? nil : fiscalPeriods[Int(value.fiscalPeriod)]
  }

  func form(of value: Value) -> String? { value.form < 0 ? nil : forms[Int(value.form)] }

  func accession(of value: Value) -> String? { value.accession < 0 ? nil : accessions[Int(value.accession)] }

  func frame(of value: Value) -> String? { value.frame < 0 ? nil : frames[Int(value.frame)] }
}

extension ReportedNumber {
  var cell: Cell {
    switch self {
    case .whole(let value): .integer(value)
    case .real(let value): .real(value)
    }
  }
}
