// The store as a file: what it is by its first bytes, how it is opened for reading, what is left beside it.
import GRDBSQLite
import Glibc
import Vocabulary

/// A path that holds a store, or may come to hold one.
struct StoreFile {
  /// "Invt", as schema.sql sets it.
  static let applicationID: Int32 = 0x496E_7674
  /// The version that schema.sql makes.
  static let currentVersion: Int32 = 2

  let path: String

  /// Symbolic links are followed, since SQLite keeps its log beside the file that they lead to.
  init(_ path: String) {
    guard let resolved = realpath(path, nil) else {
      self.path = path
      return
    }
    self.path = String(cString: resolved)
    free(resolved)
  }

  enum State: Equatable {
    /// Nothing there, or an empty file.
    case absent
    case current
    case older(Int32)
  }

  /// A path that SQLite never takes for a `file:` URI or for `:memory:`.
  var absolutePath: String { path.hasPrefix("/") ? path : "./" + path }

  /// The folder that holds it.
  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  var isWritable: Bool { Self.mayWrite(path) && Self.mayWrite(folder) }

  private static func mayWrite(_ path: String) -> Bool { may(W_OK, path) }

  private static func may(_ right: Int32, _ path: String) -> Bool { faccessat(AT_FDCWD, path, right, AT_EACCESS) == 0 }

  /// What the file is, told from its header alone: a foreign file is never opened as a database that may change.
  ///
  /// SQLite itself reads the header: were it read with `open` and `close`, the `close` would drop the locks that another
  /// connection of this process holds on the file (https://www.sqlite.org/howtocorrupt.html, 2.2).
  func state(_ problem: StoreProblem) throws(Diagnostic) -> State {
    var information = stat()
    if stat(path, &information) != 0 {
      if errno == ENOENT { return .absent }
      throw problem.system("open", reason: systemReason(errno))
    }
    switch information.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw problem.system("open", reason: "it is a folder")
    default: throw problem.system("open", reason: "it is a device or a pipe")
    }
    if information.st_size == 0 { return .absent }
    if !Self.may(R_OK, path) { throw problem.system("open", reason: systemReason(errno)) }
    let id: Int64?
    let version: Int32
    do {
      let header = try Connection(path: immutableURI, flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
      // A program that was killed while it moved its log into the file leaves a file that is shorter than its header says.
      // The log still has everything; only this look at the header does not see it.
      try header.execute("PRAGMA writable_schema = 1")
      id = try header.integer("PRAGMA application_id")
      version = Int32(truncatingIfNeeded: try header.integer("PRAGMA user_version") ?? 0)
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
    guard id == Int64(Self.applicationID) else { throw problem.foreign }
    if version > Self.currentVersion { throw problem.newer(version, than: Self.currentVersion) }
    return version == Self.currentVersion ? .current : .older(version)
  }

  /// The file as it lies, without a look at its log and without locks.
  private var immutableURI: String { "file:" + Self.escaped(absolutePath) + "?immutable=1" }

  /// Opens the file so that it cannot be written, in a read-only folder too.
  ///
  /// `leavesLog`: this opening makes the empty files `-wal` and `-shm`, which a reader cannot remove by itself.
  func openReadOnly(_ problem: StoreProblem) throws -> (connection: Connection, leavesLog: Bool) {
    let hadLog = access(path + "-wal", F_OK) == 0
    let hasJournal = access(path + "-journal", F_OK) == 0
    // Without a log and without the right to make one nobody writes here: the file can be read as it lies.
    let isImmutable = !hadLog && !hasJournal && !Self.mayWrite(folder)
    let name = isImmutable ? immutableURI : absolutePath
    let leavesLog = !hadLog && !isImmutable
    do {
      return (try Self.openReadOnly(name), leavesLog)
    } catch {
      guard error.code == SQLiteFailure.needsRollback, isWritable else { throw error }
    }
    settle()
    return (try Self.openReadOnly(name), leavesLog)
  }

  private static func openReadOnly(_ name: String) throws(SQLiteFailure) -> Connection {
    let connection = try Connection(path: name, flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
    Self.wait(connection)
    // Pages are read where they lie: blocks of prices are many, and copying each of them first costs as much as decoding.
    try connection.execute("PRAGMA query_only = 1; PRAGMA mmap_size = 2147418112")
    // The first look at the schema, so that a damaged or locked file is reported here.
    _ = try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'facts'")
    return connection
  }

  /// Lets a connection wait for others, and look often: between two files of an ingest there is little time.
  private static func wait(_ connection: Connection) {
    sqlite3_busy_handler(
      connection.handle,
      { _, tries in
        if Double(tries) >= Store.waitSeconds * 200 { return 0 }
        usleep(5_000)
        return 1
      }, nil)
  }

  /// Opens the store as one who may write does and closes it again. That removes an empty log that reading made, and takes
  /// back what a killed program has left unfinished in the file itself.
  func settle() {
    guard isWritable else { return }
    guard let connection = try? Connection(path: absolutePath, flags: SQLITE_OPEN_READWRITE) else { return }
    Self.wait(connection)
    _ = try? connection.integer("PRAGMA schema_version")
  }

  /// A path as it stands in a URI.
  private static func escaped(_ path: String) -> String {
    var escaped = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "?": escaped += "%3f"
      case "#": escaped += "%23"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// What the operating system says of an error number, lower case as the house writes it.
func systemReason(_ number: Int32) -> String {
  switch number {
  case EACCES, EPERM: "permission denied"
  case ENOSPC: "the disk is full"
  case EROFS: "the file system is read-only"
  case ENOTDIR: "a part of its path is not a folder"
  case ENAMETOOLONG: "its name is too long"
  case ELOOP: "its symbolic links go in a circle"
  default: String(cString: strerror(number)).lowercased()
  }
}
