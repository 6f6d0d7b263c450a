import Glibc
import Testing
import Vocabulary

@testable import Storage

/// Large ingests that leave the log while nobody else is there.
@Suite struct DirectWritingTests {
  let folder = TemporaryFolder()

  private func bars(_ symbol: String, _ count: Int) -> [SampleBar] {
    (0..<count).map { SampleBar(symbol, Int32(15_000 + $0), cents: 1_000 + $0 * 37 % 901, volume: 1_000 + $0 % 77) }
  }

  private func mode(_ store: Store) throws -> String {
    try store.write { _, connection in try connection.text("PRAGMA journal_mode") } ?? ""
  }

  /// The mode in which a store is written while a large file of prices comes in.
  private func ingest(_ bars: [SampleBar], into store: Store, as name: String, _ run: ImportRun) throws -> String {
    var during = ""
    let file = IngestedFile(uri: name, sha256: name)
    _ = try store.ingestPrices(file: file, in: run, size: 64 << 20) { session in
      try session.add(BarBatch(bars))
      during = try session.journalMode()
    }
    return during
  }

  @Test func aloneItLeavesTheLogAndComesBack() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try store.ingest(bars("A", 3_000), as: "a.csv")
    #expect(try store.lines("select count(*) from prices") == ["3000"])
    let run = store.beginImport(command: "ingest", startedAt: "2025-04-01T00:00:00Z")
    #expect(try ingest(bars("A", 4_000) + bars("B", 5_000), into: store, as: "b.csv", run) == "delete")
    // Only the first of a run, so that readers get their turn.
    #expect(try ingest(bars("C", 10), into: store, as: "c.csv", run) == "wal")
    try store.finish(run)
    #expect(try mode(store) == "wal")
    #expect(
      try store.lines("select symbol, n from series_stats order by 1").joined(separator: " ") == "A|4000 B|5000 C|10")
    _ = try store.undo(run.id ?? 0)
    #expect(try store.lines("select count(*) from prices") == ["3000"])
    store.close()
    #expect(folder.names == ["invest.db"])
    #expect(Array(contents(of: path)[18...19]) == [2, 2])
  }

  @Test func besideAnotherConnectionItGoesThroughTheLog() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    let other = try Store.openForReading(at: path)
    let run = store.beginImport(command: "ingest", startedAt: "2025-04-01T00:00:00Z")
    #expect(try ingest(bars("A", 4_000), into: store, as: "a.csv", run) == "wal")
    try store.finish(run)
    #expect(try other.lines("select count(*) from prices") == ["4000"])
    other.close()
    let next = store.beginImport(command: "ingest", startedAt: "2025-04-02T00:00:00Z")
    #expect(try ingest(bars("B", 4_000), into: store, as: "b.csv", next) == "delete")
  }

  @Test func othersWaitUntilItIsDone() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    let seen = folder.file("seen")
    try store.writeDirectly { _, connection in
      // Another process: it waits for the lock and sees the whole file.
      let count = "select count(*) from settings where name like 'x%'"
      _ = run("(sqlite3 -cmd '.timeout 20000' '\(path)' \"\(count)\" > '\(seen)') > /dev/null 2>&1 &")
      for number in 0..<5 {
        usleep(20_000)
        try connection.execute("INSERT INTO settings VALUES ('x\(number)', '')")
      }
    }
    for _ in 0..<1_000 where contents(of: seen).isEmpty { usleep(10_000) }
    #expect(String(decoding: contents(of: seen), as: UTF8.self) == "5\n")
  }

  @Test func whatAKilledProgramLeavesIsTakenBackByAReader() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try store.ingest(bars("A", 3_000), as: "a.csv")
    let copy = folder.path + "/copy"
    struct Killed: Error {}
    #expect(throws: Diagnostic.self) {
      try store.writeDirectly { _, connection in
        // Pages reach the file, as they do when the cache is full.
        try connection.execute("PRAGMA cache_size = 1")
        try connection.execute("UPDATE instruments SET name = 'torn'")
        for number in 0..<2_000 {
          try connection.execute(
            "INSERT INTO settings VALUES ('x\(number)', '\(String(repeating: "가", count: 500))')")
        }
        _ = run("mkdir '\(copy)' && cp '\(folder.path)'/invest.db* '\(copy)/'")
        throw Killed()
      }
    }
    #expect(contents(of: copy + "/invest.db").count > contents(of: path).count + 1_000_000)
    #expect(contents(of: copy + "/invest.db-journal").count > 512)
    let reader = try Store.openForReading(at: copy + "/invest.db")
    #expect(try reader.lines("select count(*) from settings where name like 'x%'") == ["0"])
    #expect(try reader.lines("select count(*) from prices") == ["3000"])
    #expect(try reader.lines("select name is null from instruments") == ["1"])
    #expect(try reader.lines("pragma integrity_check") == ["ok"])
    reader.close()
    let next = try Store.openForWriting(at: copy + "/invest.db", builtIn: Examples.builtIn)
    #expect(try mode(next) == "wal")
    // The one that failed has taken everything back and has its log again.
    #expect(try mode(store) == "wal")
    #expect(try store.lines("select count(*) from settings where name like 'x%'") == ["0"])
    #expect(try store.lines("pragma integrity_check") == ["ok"])
  }
}

extension PriceSession {
  /// How the transaction that the session is part of is written.
  fileprivate func journalMode() throws -> String { try connection.text("PRAGMA journal_mode") ?? "" }
}
