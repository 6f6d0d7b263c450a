import Testing
import Vocabulary

@testable import Storage

/// Older stores are brought up to date, or left as they are.
@Suite struct MigrationTests {
  let folder = TemporaryFolder()
  let path: String
  let problem: StoreProblem

  /// A store of a version 0 that never was: it lacks the currency of instruments.
  init() throws {
    path = folder.file("invest.db")
    problem = StoreProblem(path: path)
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try store.ingest(Examples.alibabaArticle())
    _ = try store.runWriting(sql: "alter table instruments drop column currency; pragma user_version = 0")
    store.close()
  }

  @Test func aCopyIsMadeAndTheStepsRun() throws {
    let before = folder.bytes("invest.db")
    let steps = [MigrationStep(from: 0, sql: "ALTER TABLE instruments ADD COLUMN currency TEXT")]
    #expect(try StoreFile(path).state(problem) == .older(0))
    try Migration.bringUpToDate(path, problem, steps: steps)
    #expect(try StoreFile(path).state(problem) == .current)
    #expect(folder.mode("invest.db.bak") == 0o600)
    #expect(run("sqlite3 '\(path).bak' 'pragma user_version; select count(*) from facts'") == "0\n4\n")
    #expect(folder.bytes("invest.db.bak").count == before.count)
    let store = try Store.openForReading(at: path)
    #expect(try store.lines("select count(currency), (select count(*) from facts) from instruments") == ["0|4"])
  }

  @Test func anEarlierCopyIsKept() throws {
    folder.write("invest.db.bak", [1])
    try Migration.bringUpToDate(path, problem, steps: [MigrationStep(from: 0, sql: "SELECT 1")])
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
      try Migration.bringUpToDate(path, problem, steps: [MigrationStep(from: 0, sql: sql)])
    }
    #expect(run("sqlite3 '\(path)' .dump") == dump)
    #expect(folder.names == ["invest.db"])
  }

  @Test func aVersionThatNeverWasIsRefused() throws {
    do {
      _ = try Store.openForReading(at: path)
      Issue.record("it was opened")
    } catch {
      #expect(error.message == "\"\(path)\" has store version 0, which no released invest has made")
    }
    #expect(folder.names == ["invest.db"])
  }
}
