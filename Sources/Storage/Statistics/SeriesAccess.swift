// Who reads the series of a connection: the thread that runs the SQL, others by taking turns with it, and one more
// connection that sees the same state of the store, so that two threads can read at the same time.
import GRDBSQLite
import Synchronization
import Vocabulary

/// What the threads that compute over one connection's series share: whoever reads through the connection holds the lock.
final class SeriesAccess: @unchecked Sendable {
  /// Outlives this: the functions and tables of a connection are let go with it.
  unowned let connection: Connection
  private let lock = Mutex<Void>(())
  /// Set while a statement is compiled: it goes over all instruments.
  var goesOverAll = false
  /// What the running statement has begun to go over.
  var scans = BegunScans()
  /// Kept from one statement to the next.
  private var second: Connection?
  /// What `connection` had noticed of others' writing when the second one began to read; nil: it does not.
  private var noticed: UInt32?
  private var isLent = false

  init(_ connection: Connection) { self.connection = connection }

  func reading<Value>(_ body: (Connection) throws -> Value) throws -> Value {
    try lock.withLock { _ in try body(connection) }
  }

  // MARK: The second connection

  /// Fewer instruments are read faster than a connection opens.
  private static let fewest = 64

  /// Before the first step of a statement that was compiled: where it goes over many instruments, the second connection
  /// begins to read too. What fails is no failure: there is one connection then.
  func beginStatement(_ open: () throws -> Connection) {
    scans = BegunScans()
    guard goesOverAll else { return }
    goesOverAll = false
    do {
      // This brings the connection up to date as well.
      guard try connection.integer("SELECT 1 FROM instruments LIMIT 1 OFFSET \(Self.fewest - 1)") != nil,
        let version
      else { return }
      let second = try second ?? open()
      self.second = second
      try second.execute("BEGIN")
      _ = try second.integer("SELECT count(*) FROM sqlite_schema")
      noticed = version
    } catch {
      second = nil
    }
  }

  /// After the last step.
  func endStatement() {
    goesOverAll = false
    scans = BegunScans()
    guard noticed != nil else { return }
    noticed = nil
    do { try second?.execute("COMMIT") } catch { second = nil }
  }

  /// The second connection, in the middle of a statement, where it sees what the first one sees and nobody has it. It began
  /// to read before the statement did: where the statement's connection has noticed nothing new since, both see the same.
  func borrowSecond() -> BorrowedConnection? {
    guard let noticed, !isLent, noticed == version,
      sqlite3_txn_state(connection.handle, "main") == SQLITE_TXN_READ, let second
    else { return nil }
    isLent = true
    return BorrowedConnection(second, self)
  }

  fileprivate func takeBack() { isLent = false }

  /// A number that changes when the connection notices that somebody has written.
  private var version: UInt32? {
    var version: UInt32 = 0
    return sqlite3_file_control(connection.handle, "main", SQLITE_FCNTL_DATA_VERSION, &version) == SQLITE_OK
      ? version : nil
  }

  /// Workers for the threads of one scan over many instruments; the second has a connection of its own where there is one
  /// to borrow, and needs it as long as it works.
  func workers() -> (list: [SeriesWorker], second: BorrowedConnection?) {
    let second = borrowSecond()
    return ([SeriesWorker(self), SeriesWorker(self, own: second?.connection)], second)
  }

  // MARK: Instruments

  /// The instrument with exactly this symbol, nil where there is none.
  func instrument(_ symbol: String) throws -> Instrument? {
    let select = try connection.cached("SELECT \(InstrumentRow.columns) FROM instruments WHERE symbol = ?")
    defer { select.reset() }
    select.bind(symbol, 1)
    return try select.step() ? InstrumentRow.read(select) : nil
  }

  /// All instruments, by symbol.
  func instruments() throws -> [Instrument] {
    let select = try connection.cached("SELECT \(InstrumentRow.columns) FROM instruments ORDER BY symbol")
    defer { select.reset() }
    var found: [Instrument] = []
    while try select.step() { found.append(InstrumentRow.read(select)) }
    return found
  }
}

/// The second connection in the hands of one scan, until it is let go of by the thread that runs the SQL.
final class BorrowedConnection {
  let connection: Connection
  private let access: SeriesAccess

  fileprivate init(_ connection: Connection, _ access: SeriesAccess) {
    self.connection = connection
    self.access = access
  }

  deinit { access.takeBack() }
}
