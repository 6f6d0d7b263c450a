import Glibc
import Testing
import Vocabulary

@testable import Storage

/// Not in the module of the C library: it changes whose rights one thread has with files.
@_silgen_name("setfsuid") private func setUserOfThread(_ id: uid_t) -> Int32
@_silgen_name("setfsgid") private func setGroupOfThread(_ id: gid_t) -> Int32

/// What the store does to files: its own, others', and those it may not touch.
@Suite struct StoreFileTests {
  let folder = TemporaryFolder()

  @Test func aNewStoreIsForItsOwnerOnly() throws {
    let path = folder.file("a/b/invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    #expect(store.isNew)
    #expect(try store.lines("select count(*) from entities") == ["\(Examples.entities.count)"])
    store.close()
    #expect(folder.mode("a/b/invest.db") == 0o600)
    #expect(folder.mode("a/b") == 0o700)
    #expect(run("ls -A '\(folder.path)/a/b'") == "invest.db\n")
    #expect(
      run("sqlite3 '\(path)' 'pragma journal_mode; pragma application_id; pragma user_version'")
        == "wal\n1231976052\n\(StoreFile.currentVersion)\n")
    let again = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    #expect(!again.isNew)
  }

  @Test func theSchemaSetsWhatTheProgramChecks() throws {
    let store = try Store.inMemory()
    #expect(try store.lines("pragma application_id") == ["\(StoreFile.applicationID)"])
    #expect(try store.lines("pragma user_version") == ["\(StoreFile.currentVersion)"])
    #expect(
      try store.lines("select name from pragma_table_list where not strict and type = 'table'") == [
        "sqlite_schema", "sqlite_temp_schema",
      ])
  }

  @Test func readingNeverMakesAStore() {
    let path = folder.file("none.db")
    #expect(
      throws: Diagnostic(.error, "there is no store at \"\(path)\"", help: "\"invest ingest FILE…\" makes one")
    ) { try Store.openForReading(at: path) }
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [
    ("text", "create", "is not a store: it is not an SQLite database"),
    ("foreign", "create table x (a)", "is not a store: it is another program's SQLite database"),
    (
      "newer",
      "pragma application_id = 1231976052; pragma user_version = \(StoreFile.currentVersion + 1); create table x (a)",
      "was made by a newer invest (store version \(StoreFile.currentVersion + 1), this program knows \(StoreFile.currentVersion))"
    ),
  ])
  func otherFilesAreRefusedAndLeftAlone(_ name: String, _ sql: String, _ message: String) throws {
    let path = folder.file(name)
    if name == "text" {
      folder.write(
        name,
        Array("a text of more than a hundred bytes, which is no database at all: it says so itself, twice over".utf8))
    } else {
      _ = run("sqlite3 '\(path)' '\(sql)'")
    }
    let before = folder.bytes(name)
    for open in [{ try Store.openForReading(at: path) }, { try Store.openForWriting(at: path, builtIn: .none) }] {
      do {
        _ = try open()
        Issue.record("\(name) was opened")
      } catch {
        #expect((error as? Diagnostic)?.message == "\"\(path)\" \(message)")
        #expect((error as? Diagnostic)?.help != nil)
      }
    }
    #expect(folder.bytes(name) == before)
    #expect(folder.names == [name])
  }

  @Test func anEmptyFileBecomesAStoreWhenWritten() throws {
    folder.write("empty.db", [])
    let path = folder.file("empty.db")
    #expect(throws: Diagnostic.self) { try Store.openForReading(at: path) }
    #expect(folder.bytes("empty.db").isEmpty)
    #expect(try Store.openForWriting(at: path, builtIn: .none).isNew)
  }

  @Test func aFolderIsNoStore() {
    #expect(throws: Diagnostic(.error, "cannot open \"\(folder.path)\": it is a folder")) {
      try Store.openForWriting(at: folder.path, builtIn: .none)
    }
  }

  /// An empty file is replaced by a new store; a device, which has no size either, must never be.
  @Test func aDeviceIsNoStore() {
    let path = folder.file("pipe")
    _ = run("mkfifo '\(path)'")
    for open in [{ try Store.openForReading(at: path) }, { try Store.openForWriting(at: path, builtIn: .none) }] {
      #expect(throws: Diagnostic(.error, "cannot open \"\(path)\": it is a device or a pipe")) { try open() }
    }
    #expect(run("test -p '\(path)' && echo yes") == "yes\n")
  }

  @Test func linksAreFollowed() throws {
    let path = folder.file("link.db")
    _ = run("mkdir '\(folder.file("real"))'; ln -s real/invest.db '\(path)'")
    #expect(
      throws: Diagnostic(.error, "cannot make \"\(path)\": a symbolic link of that name leads nowhere")
    ) { try Store.openForWriting(at: path, builtIn: .none) }
    try Store.openForWriting(at: folder.file("real/invest.db"), builtIn: Examples.builtIn).close()
    try Store.openForWriting(at: path, builtIn: Examples.builtIn).ingest(Examples.alibabaArticle())
    let store = try Store.openForReading(at: path)
    #expect(try store.lines("select count(*) from facts") == ["4"])
    store.close()
    #expect(run("ls '\(folder.file("real"))'") == "invest.db\n")
    #expect(folder.names == ["link.db", "real"])
  }

  @Test func oddNamesAreNames() throws {
    for name in ["file:x?mode=memory", "100%.db", "위안 #1.db", ":memory:"] {
      let path = folder.file(name)
      try Store.openForWriting(at: path, builtIn: .none).ingest(Examples.alibabaArticle())
      #expect(try Store.openForReading(at: path).lines("select count(*) from facts") == ["4"])
      #expect(folder.names.contains(name))
    }
  }

  @Test func aReadOnlyFolderIsRead() throws {
    let path = folder.file("invest?.db")
    try Store.openForWriting(at: path, builtIn: Examples.builtIn).ingest(Examples.alibabaArticle())
    _ = run("chmod 444 '\(path)'; chmod 555 '\(folder.path)'")
    asNobody {
      #expect(throws: Never.self) {
        let store = try Store.openForReading(at: path)
        #expect(try store.lines("select count(*) from facts") == ["4"])
        store.close()
      }
      let names = (try? Store.openForWriting(at: path, builtIn: .none))
        .flatMap { store in try? store.addAlias("x", language: nil, to: "alibaba") }
      #expect(names == nil)
      #expect(throws: Diagnostic.self) {
        try Store.openForWriting(at: folder.file("new.db"), builtIn: .none)
      }
    }
    #expect(folder.names == ["invest?.db"])
  }

  @Test func aReadOnlyFileIsRead() throws {
    let path = folder.file("invest.db")
    try Store.openForWriting(at: path, builtIn: Examples.builtIn).ingest(Examples.alibabaArticle())
    _ = run("chmod 444 '\(path)'; chmod 777 '\(folder.path)'")
    asNobody {
      #expect(throws: Never.self) {
        let store = try Store.openForReading(at: path)
        #expect(try store.lines("select count(*) from facts") == ["4"])
        store.close()
      }
      do throws(Diagnostic) {
        let store = try Store.openForWriting(at: path, builtIn: .none)
        _ = try store.addAlias("x", language: nil, to: "alibaba")
        Issue.record("a read-only file was written")
      } catch {
        #expect(error.message.hasSuffix("the file or its folder is read-only"), "\(error.message)")
      }
    }
  }

  @Test func damageIsReported() throws {
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try store.ingest(Examples.alibabaArticle())
    store.close()
    var bytes = folder.bytes("invest.db")
    for index in 4096..<bytes.count { bytes[index] = 0xAA }
    folder.write("invest.db", bytes)
    do {
      _ = try Store.openForReading(at: path).run(sql: "select * from investments join entities on 1")
      Issue.record("a damaged store was read")
    } catch {
      #expect(error.message.hasPrefix("\"\(path)\" is damaged: "))
      #expect(error.help == "put a copy back, or make the store again from the articles")
    }
  }

  /// Runs as a user without rights, where the tests run as root. Counts for this thread only.
  private func asNobody(_ body: () -> Void) {
    _ = setGroupOfThread(65534)
    _ = setUserOfThread(65534)
    defer {
      _ = setUserOfThread(getuid())
      _ = setGroupOfThread(getgid())
    }
    body()
  }
}
