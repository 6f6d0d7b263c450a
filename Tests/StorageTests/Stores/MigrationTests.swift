import Testing
import Vocabulary

@testable import Storage

/// Older stores are brought up to date, or left as they are.
@Suite struct MigrationTests {
  static let version = StoreFile.currentVersion - 1
  let folder = TemporaryFolder()
  let path: String
  let problem: StoreProblem

  /// A store of the version before, which is said to lack the currency of instruments.
  init() throws {
    path = folder.file("invest.db")
    problem = StoreProblem(path: path)
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try store.ingest(Examples.alibabaArticle())
    _ = try store.runWriting(sql: "alter table instruments drop column currency; pragma user_version = \(Self.version)")
    store.close()
  }

  @Test func aCopyIsMadeAndTheStepsRun() throws {
    let before = folder.bytes("invest.db")
    let steps = [MigrationStep(from: Self.version, sql: "ALTER TABLE instruments ADD COLUMN currency TEXT")]
    #expect(try StoreFile(path).state(problem) == .older(Self.version))
    try Migration.bringUpToDate(path, problem, steps: steps)
    #expect(try StoreFile(path).state(problem) == .current)
    #expect(folder.mode("invest.db.bak") == 0o600)
    #expect(run("sqlite3 '\(path).bak' 'pragma user_version; select count(*) from facts'") == "\(Self.version)\n4\n")
    #expect(folder.bytes("invest.db.bak").count == before.count)
    let store = try Store.openForReading(at: path)
    #expect(try store.lines("select count(currency), (select count(*) from facts) from instruments") == ["0|4"])
  }

  @Test func anEarlierCopyIsKept() throws {
    folder.write("invest.db.bak", [1])
    try Migration.bringUpToDate(path, problem, steps: [MigrationStep(from: Self.version, sql: "SELECT 1")])
    #expect(folder.bytes("invest.db.bak") == [1])
    #expect(folder.names.contains("invest.db.bak2"))
  }

  @Test(arguments: [
    "ALTER TABLE instruments ADD COLUMN currency TEXT; SELECT nothing",
    // A step that would leave citations without their fact.
    "DELETE FROM facts WHERE kind = 'stock_move'",
  ])
  func aStepThatFailsChangesNothing(_ sql: String) throws {
    let dump = run("sqlite3 '\(path)' .dump")
    #expect(throws: Diagnostic.self) {
      try Migration.bringUpToDate(path, problem, steps: [MigrationStep(from: Self.version, sql: sql)])
    }
    #expect(run("sqlite3 '\(path)' .dump") == dump)
    #expect(folder.names == ["invest.db"])
  }

  @Test func aVersionThatNeverWasIsRefused() throws {
    _ = run("sqlite3 '\(path)' 'pragma user_version = 0'")
    do {
      _ = try Store.openForReading(at: path)
      Issue.record("it was opened")
    } catch {
      #expect(error.message == "\"\(path)\" has store version 0, which no released invest has made")
    }
    #expect(folder.names == ["invest.db"])
  }

  /// What a store is made of, ids and comments aside: columns, indexes, references, views and triggers.
  private static let shape = """
    select m.type, m.name, c.cid, c.name, c.type, c."notnull", c.dflt_value, c.pk from sqlite_schema m, pragma_table_xinfo(m.name) c
      where m.type in ('table', 'view') order by 2, 3;
    select m.name, i.name, i."unique", i.partial, x.name from sqlite_schema m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) x
      where m.type = 'table' order by 1, 2, x.seqno;
    select m.name, f."table", f."from", f."to", f.on_delete from sqlite_schema m, pragma_foreign_key_list(m.name) f
      where m.type = 'table' order by 1, 2, 3;
    select name, sql from sqlite_schema where type in ('view', 'trigger') order by 1;
    select name, strict, wr from pragma_table_list where schema = 'main' order by 1;
    """

  /// Every published version ends as what a new store is.
  @Test(arguments: 1..<StoreFile.currentVersion)
  func aMigratedStoreHasTheSchemaOfANewOne(_ version: Int32) throws {
    let schema = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Schemas/\(version).sql"
    let old = folder.file("old.db")
    _ = run("sqlite3 '\(old)' < '\(schema)'")
    try Migration.bringUpToDate(old, StoreProblem(path: old))
    folder.write("shape.sql", Array(Self.shape.utf8))
    let new = folder.file("new.db")
    try Store.openForWriting(at: new, builtIn: .none).close()
    let shapes = [old, new].map { run("sqlite3 '\($0)' < '\(folder.file("shape.sql"))'") }
    #expect(shapes[0] == shapes[1])
    #expect(shapes[0].contains("price_blocks"))
  }
}
