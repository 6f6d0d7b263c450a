// The store: one SQLite file (or one in memory) of sourced facts, and the door to everything done with it.
import GRDB
import GRDBSQLite
import Glibc
public import Vocabulary

/// An open store. Used by one thread at a time.
///
/// Reading goes through a connection that cannot write; writing through a second one that is there only where the store
/// was opened for it. Every failure is a `Diagnostic` in the words that the user reads.
public final class Store {
  /// Where it is: a path, or nil for a store in memory.
  public let path: String?
  /// True where the store was made by this opening.
  public let isNew: Bool

  let problem: StoreProblem
  let writer: DatabaseQueue?
  private var readerConnection: Connection?
  /// The writing connection with the statements that it keeps compiled; let go before the writer is closed.
  private var writerConnection: Connection?
  private var memoryIsStale = true
  private var removesLogAtClose = false

  init(path: String?, writer: DatabaseQueue?, isNew: Bool) {
    self.path = path
    self.writer = writer
    self.isNew = isNew
    self.problem = StoreProblem(path: path ?? "the store in memory")
  }

  deinit { close() }

  // MARK: Opening

  /// Opens a store to read it. Never creates one.
  ///
  /// An older store is brought up to date first where it may be written.
  public static func openForReading(at path: String) throws(Diagnostic) -> Store {
    let problem = StoreProblem(path: path)
    switch try StoreFile(path).state(problem) {
    case .absent: throw problem.missing
    case .older(let version):
      guard StoreFile(path).isWritable else { throw problem.older(version, than: StoreFile.currentVersion) }
      try Migration.bringUpToDate(path, problem)
    case .current: break
    }
    let store = Store(path: path, writer: nil, isNew: false)
    _ = try store.reader()
    return store
  }

  /// Opens a store to read and write it; makes it (and its folder) where there is none, brings an older one up to date.
  ///
  /// `waits`: asked some fifty times a second, with the seconds so far, whether a write goes on waiting for another program
  /// that writes.
  public static func openForWriting(
    at path: String, builtIn: BuiltInData, waits: @escaping @Sendable (Double) -> Bool = { $0 < waitSeconds }
  ) throws(Diagnostic) -> Store {
    let problem = StoreProblem(path: path)
    var isNew = false
    switch try StoreFile(path).state(problem) {
    case .absent:
      isNew = try StoreCreation.createFile(path, builtIn, problem)
      if !isNew, try StoreFile(path).state(problem) == .absent {
        throw problem.system("make", reason: "a symbolic link of that name leads nowhere")
      }
    case .older: try Migration.bringUpToDate(path, problem)
    case .current: break
    }
    let queue: DatabaseQueue
    do {
      queue = try DatabaseQueue(path: StoreFile(path).absolutePath, configuration: writerConfiguration(waits))
    } catch {
      throw problem.diagnostic(error, verb: "open")
    }
    let store = Store(path: path, writer: queue, isNew: isNew)
    if !isNew, !store.hasLog { store.returnToLog() }
    if !isNew { try store.updateLexicon(builtIn) }
    return store
  }

  /// A store in memory, filled with the built-in data. It is gone when it is closed.
  public static func inMemory(builtIn: BuiltInData = .none) throws(Diagnostic) -> Store {
    let problem = StoreProblem(path: "the store in memory")
    do {
      let queue = try DatabaseQueue(configuration: writerConfiguration { _ in false })
      try queue.inDatabase { db in
        guard let handle = db.sqliteConnection else { return }
        try StoreCreation.fill(Connection(borrowing: handle), builtIn)
      }
      return Store(path: nil, writer: queue, isNew: true)
    } catch {
      throw problem.diagnostic(error, verb: "make")
    }
  }

  /// 64 MB of pages: a long ingest comes back to the statements of the same companies all the time.
  static let writerCacheSize = -65536

  private static func writerConfiguration(_ waits: @escaping @Sendable (Double) -> Bool) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .callback { tries in
      guard waits(Double(tries) / 50) else { return false }
      usleep(20_000)
      return true
    }
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = \(writerCacheSize)")
    }
    return configuration
  }

  /// How long a command waits for another one that writes.
  public static let waitSeconds = 5.0

  /// Closes the store; later calls fail. Closing twice is harmless.
  public func close() {
    // The writing connection closes last: it is the one that can remove the log.
    readerConnection = nil
    writerConnection = nil
    try? writer?.close()
    if removesLogAtClose, let path {
      StoreFile(path).settle()
      removesLogAtClose = false
    }
  }

  // MARK: Connections

  /// The connection that cannot write.
  func reader() throws(Diagnostic) -> Connection {
    if let readerConnection, path != nil || !memoryIsStale { return readerConnection }
    do {
      let connection: Connection
      if let path {
        let opened = try StoreFile(path).openReadOnly(problem)
        connection = opened.connection
        removesLogAtClose = opened.leavesLog
      } else {
        connection = try memorySnapshot()
      }
      try SQLFunctions.register(on: connection)
      readerConnection = connection
      memoryIsStale = false
      return connection
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// Lets go of the connection that reads, until it is needed again.
  func closeReader() { readerConnection = nil }

  /// One more connection to the file that cannot write, for a thread of its own.
  func anotherReader() throws -> Connection {
    guard let path else { throw problem.missing }
    let opened = try StoreFile(path).openReadOnly(problem)
    removesLogAtClose = removesLogAtClose || opened.leavesLog
    return opened.connection
  }

  /// A read-only copy of the store in memory.
  private func memorySnapshot() throws -> Connection {
    guard let writer else { throw problem.missing }
    return try writer.inDatabase { db in
      let copy = try Connection(path: ":memory:", flags: SQLITE_OPEN_READWRITE)
      var size: sqlite3_int64 = 0
      guard let bytes = sqlite3_serialize(db.sqliteConnection, "main", &size, 0) else {
        throw SQLiteFailure(code: SQLITE_NOMEM, message: "out of memory")
      }
      let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
      let code = sqlite3_deserialize(copy.handle, "main", bytes, size, size, flags)
      if code != SQLITE_OK { throw SQLiteFailure(copy.handle, code: code) }
      return copy
    }
  }

  /// Runs one transaction on the writing connection; everything or nothing. `keeping` false: nothing in any case.
  func write<Value>(
    keeping: Bool = true, _ body: (Database, Connection) throws -> Value
  ) throws(Diagnostic) -> Value {
    guard let writer else {
      throw Diagnostic(.error, "\"\(problem.path)\" is open for reading only")
    }
    memoryIsStale = true
    do {
      var result: Value?
      try writer.inTransaction(.immediate) { db in
        guard let handle = db.sqliteConnection else { return .rollback }
        let connection = writerConnection ?? Connection(borrowing: handle)
        writerConnection = connection
        result = try body(db, connection)
        return keeping ? .commit : .rollback
      }
      guard let result else { throw SQLiteFailure(code: SQLITE_ERROR, message: "the store is closed") }
      return result
    } catch {
      throw problem.diagnostic(error, verb: "write")
    }
  }
}
