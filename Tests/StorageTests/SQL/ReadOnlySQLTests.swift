import Testing
import Vocabulary

@testable import Storage

/// SQL of the user reads, and does nothing else.
@Suite struct ReadOnlySQLTests {
  @Test(arguments: [
    "drop table investments", "delete from facts", "insert into settings values ('a', 'b')",
    "update sources set title = 'x'", "create table x (a)", "create temp table x (a)", "create view v as select 1",
    "attach '/tmp/invest-other.db' as other", "detach main", "vacuum", "vacuum into '/tmp/invest-copy.db'",
    "pragma user_version = 7", "pragma journal_mode = delete", "pragma query_only = 0", "pragma writable_schema = 1",
    "pragma wal_checkpoint", "pragma optimize", "begin", "commit", "savepoint a", "reindex", "analyze",
    "select load_extension('x')", "create virtual table x using fts5(a)",
    "with a as (select 1) insert into settings select 'a', 'b'",
  ])
  func changesAreRefused(_ sql: String) throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    store.close()
    let before = folder.bytes("a.db")
    let reading = try Store.openForReading(at: path)
    do {
      _ = try reading.run(sql: sql)
      Issue.record("\(sql) was run")
    } catch {
      #expect(error.message.hasSuffix("this connection only reads"), "\(error.message)")
      #expect(error.help == "\"invest sql --write\" lets SQL change the store")
    }
    reading.close()
    #expect(folder.bytes("a.db") == before)
    #expect(folder.names == ["a.db"])
  }

  @Test(arguments: [
    ("select count(*) from investments", ["0"]), ("values (1), (2)", ["1", "2"]),
    ("with recursive n (i) as (select 1 union all select i + 1 from n where i < 3) select i from n", ["1", "2", "3"]),
    ("pragma user_version", ["\(StoreFile.currentVersion)"]),
    ("select user_version from pragma_user_version", ["\(StoreFile.currentVersion)"]),
    ("select name from pragma_table_info('facts')", ["id", "kind"]), ("select 1; -- and no more", ["1"]),
    ("pragma integrity_check", ["ok"]), ("select 1;;", ["1"]),
  ])
  func readingIsAllowed(_ sql: String, _ expected: [String]) throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    #expect(try store.lines(sql) == expected)
  }

  @Test func severalStatementsAreRefused() throws {
    let store = try Store.inMemory()
    #expect(
      throws: Diagnostic(
        .error, "there are several statements, one is run at a time",
        at: Diagnostic.Place(file: "sql", line: 2, column: 1, excerpt: "select 2"),
        help: "take out what follows the first \";\"; \"--write\" runs several in one transaction")
    ) { try store.run(sql: "select 1;\nselect 2") }
    #expect(throws: Diagnostic(.error, "there is no SQL to run")) { try store.run(sql: " -- nothing\n") }
  }

  @Test func errorsCarryTheirPlaceAndAHint() throws {
    let store = try Store.inMemory()
    #expect(
      throws: Diagnostic(
        .error, "no such column: amout",
        at: Diagnostic.Place(file: "sql", line: 2, column: 8, excerpt: "  '가', amout", length: 5),
        help: "did you mean \"amount\"?")
    ) { try store.run(sql: "select id,\n  '가', amout\nfrom investments") }
    #expect(
      throws: Diagnostic(
        .error, "no such table: investment",
        at: Diagnostic.Place(file: "q", line: 1, column: 15, excerpt: "select 1 from investment", length: 10),
        help: "did you mean \"investments\"?")
    ) { try store.run(sql: "select 1 from investment", name: "q") }
    #expect(
      throws: Diagnostic(
        .error, "near \"form\": syntax error",
        at: Diagnostic.Place(file: "sql", line: 1, column: 10, excerpt: "select * form facts", length: 4))
    ) { try store.run(sql: "select * form facts") }
  }

  @Test func parametersAreBoundByName() throws {
    let store = try Store.inMemory()
    #expect(try store.lines("select :a, $b, @a, :c is null", ["a": .integer(1), "b": .text("x")]) == ["1|x|1|1"])
    #expect(throws: Diagnostic(.error, "the SQL has no parameter \"d\"", help: "it has \"a\"")) {
      try store.run(sql: "select :a", parameters: ["d": .null])
    }
  }

  @Test func rowsAndTimeAreLimited() throws {
    let store = try Store.inMemory()
    let endless = "with recursive n (i) as (select 1 union all select i + 1 from n) select i from n"
    let result = try store.run(sql: endless, limits: SQLLimits(maxRows: 3))
    #expect(result.grid.lines == ["1", "2", "3"])
    #expect(result.isTruncated)
    #expect(try !store.run(sql: "values (1), (2), (3)", limits: SQLLimits(maxRows: 3)).isTruncated)
    var asked = 0
    let limits = SQLLimits(stopReason: "took longer than 1 s") {
      asked += 1
      return asked > 2
    }
    #expect(throws: Diagnostic(.error, "the SQL took longer than 1 s")) {
      try store.run(sql: "select count(*) from (\(endless))", limits: limits)
    }
    #expect(try store.lines("select 1") == ["1"])
  }

  @Test func columnsHaveTheirRoles() throws {
    let store = try Store.inMemory()
    let grid = try store.run(
      sql: """
        select i.id, amount, amount_high, amount as x, percent, i.stated_on, currency, i.qualifier, count(*) as n
        from investments i, revenue_growth
        """
    ).grid
    #expect(
      grid.columns.map(\.role) == [.code, .amount, .amount, .amount, .percent, .day, .code, .plain, .plain])
  }
}
