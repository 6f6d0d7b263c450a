import Glibc
import Testing
import Vocabulary

@testable import Storage

/// Several programs with one store, and a program that ends in the middle.
@Suite struct LockingTests {
  let folder = TemporaryFolder()

  @Test func aSecondWriterIsToldAndReadersGoOn() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn, waits: { $0 < 0.05 })
    try store.ingest(Examples.planArticle(Examples.mention("meta"), 60_000_000_000, uri: "meta.txt"))
    let dump = run("sqlite3 '\(path)' .dump")
    // Another process holds the lock until its input ends.
    let other = popen("sqlite3 '\(path)'", "w")
    fputs("begin immediate; insert into settings values ('a', 'b');\n.shell touch '\(folder.file("locked"))'\n", other)
    fflush(other)
    for _ in 0..<500 where !folder.names.contains("locked") { usleep(10_000) }
    #expect(folder.names.contains("locked"))
    #expect(
      throws: Diagnostic(
        .error, "cannot write \"\(path)\": another program is writing to it",
        help: "wait until that is done and run the command again; no file was stored in part")
    ) { try store.ingest(Examples.alibabaArticle()) }
    #expect(try Store.openForReading(at: path).lines("select count(*) from facts") == ["1"])
    pclose(other)
    #expect(run("sqlite3 '\(path)' .dump") == dump)
    try store.ingest(Examples.alibabaArticle())
    #expect(try store.lines("select count(*) from facts") == ["5"])
  }

  @Test func aProgramThatIsKilledLeavesWholeFilesOnly() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try store.ingest(Examples.planArticle(Examples.mention("meta"), 60_000_000_000, uri: "meta.txt"))
    let copy = folder.path + "/copy"
    // What a kill leaves: the files as they are in the middle of a transaction that has reached the log.
    struct Killed: Error {}
    #expect(throws: Diagnostic.self) {
      try store.write { _, connection in
        try connection.execute("PRAGMA cache_spill = 1; PRAGMA cache_size = 1")
        for number in 0..<2_000 {
          try connection.execute(
            "INSERT INTO sources (uri, sha256, kind, body) VALUES ('x', 'x\(number)', 'article', '\(String(repeating: "가", count: 500))')"
          )
        }
        _ = run("mkdir '\(copy)' && cp '\(folder.path)'/invest.db* '\(copy)/'")
        throw Killed()
      }
    }
    #expect(contents(of: copy + "/invest.db-wal").count > 1_000_000)
    let left = try Store.openForWriting(at: copy + "/invest.db", builtIn: Examples.builtIn)
    #expect(try left.lines("select uri from sources where kind = 'article'") == ["meta.txt"])
    #expect(try left.lines("pragma integrity_check") == ["ok"])
    try left.ingest(Examples.alibabaArticle())
    #expect(try left.lines("select count(*) from facts") == ["5"])
  }

  @Test func aProgramThatIsKilledWhileItMovesItsLogLeavesAStoreThatOpens() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    var article = Examples.alibabaArticle()
    article.body += String(repeating: "긴 글입니다. ", count: 20_000)
    try store.ingest(article)
    let copy = folder.path + "/copy"
    // The first page is there, with the number of pages that the file is to have; the last pages are not.
    _ = run(
      """
      mkdir '\(copy)' && cp '\(folder.path)'/invest.db* '\(copy)/' &&
      printf '\\377' | dd of='\(copy)/invest.db' bs=1 seek=30 count=1 conv=notrunc 2> /dev/null
      """)
    #expect(contents(of: copy + "/invest.db")[30] == 255)
    #expect(try Store.openForReading(at: copy + "/invest.db").lines("select count(*) from facts") == ["4"])
    let left = try Store.openForWriting(at: copy + "/invest.db", builtIn: Examples.builtIn)
    #expect(try left.lines("pragma integrity_check") == ["ok"])
  }

  @Test func aFullDiskChangesNothing() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    let pages = try store.lines("pragma page_count")[0]
    let dump = run("sqlite3 '\(path)' .dump")
    _ = try store.write { _, connection in try connection.integer("PRAGMA max_page_count = \(pages)") }
    var article = Examples.alibabaArticle()
    article.body += String(repeating: "긴 글입니다. ", count: 100_000)
    let run1 = store.beginImport(command: "ingest", startedAt: "2025-04-01T00:00:00Z")
    #expect(
      throws: Diagnostic(
        .error, "cannot write \"\(path)\": the disk is full",
        help: "no file was stored in part; make room and run the command again")
    ) { try store.ingest(article, file: IngestedFile(uri: "a", sha256: "a"), in: run1) }
    #expect(run1.id == nil)
    try store.finish(run1)
    store.close()
    #expect(run("sqlite3 '\(path)' .dump") == dump)
  }

  @Test func twoProgramsThatMakeTheSameStoreShareIt() throws {
    let path = folder.file("invest.db")
    let builtIn = BuiltInData(
      lexiconVersion: "1",
      entities: {
        // While this one is at it, another one is faster.
        if let other = try? Store.openForWriting(at: path, builtIn: Examples.builtIn) {
          _ = try? other.ingest(Examples.alibabaArticle())
        }
        return Examples.entities
      }, aliases: { Examples.aliases })
    let store = try Store.openForWriting(at: path, builtIn: builtIn)
    #expect(!store.isNew)
    #expect(try store.lines("select count(*) from facts") == ["4"])
    store.close()
    #expect(folder.names == ["invest.db"])
  }
}
