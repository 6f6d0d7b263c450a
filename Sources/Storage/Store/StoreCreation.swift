// Making a store: whole or not at all.
import CEmbedded
import GRDBSQLite
import Glibc
import Vocabulary

enum StoreCreation {
  /// Makes the file, mode 0600, and its folders. False where another program made it in the meantime.
  ///
  /// The store is built under another name and then given its own, so that nobody ever sees half of one.
  static func createFile(_ path: String, _ builtIn: BuiltInData, _ problem: StoreProblem) throws(Diagnostic) -> Bool {
    let file = StoreFile(path)
    try createFolder(file.folder, problem)
    var template = Array("\(file.absolutePath).new-XXXXXX".utf8CString)
    // Mode 0600, a name of its own.
    let descriptor = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard descriptor >= 0 else { throw problem.system("make", reason: systemReason(errno)) }
    let draft = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    Glibc.close(descriptor)
    defer { unlink(draft) }
    do {
      let connection = try Connection(path: draft, flags: SQLITE_OPEN_READWRITE)
      try connection.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000")
      try fill(connection, builtIn)
      try connection.execute("PRAGMA journal_mode = WAL")
    } catch {
      throw problem.diagnostic(error, verb: "make")
    }
    unlink(draft + "-wal")
    unlink(draft + "-shm")
    try flush(draft, problem)
    return try giveName(draft, path, problem)
  }

  /// Runs schema.sql and puts the built-in data in, in one transaction.
  static func fill(_ connection: Connection, _ builtIn: BuiltInData) throws {
    guard let schema = EmbeddedFile.text("schema.sql") else {
      throw SQLiteFailure(code: SQLITE_INTERNAL, message: "schema.sql is not part of this program")
    }
    try connection.execute("BEGIN IMMEDIATE")
    do {
      try connection.execute(schema)
      try LexiconLoading.load(builtIn, into: connection)
      try RateStorage.storeBuiltIn(builtIn, into: connection)
      try connection.execute("COMMIT")
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  private static func createFolder(_ folder: String, _ problem: StoreProblem) throws(Diagnostic) {
    var information = stat()
    if stat(folder, &information) == 0 { return }
    let parent = StoreFile(folder).folder
    if parent != folder { try createFolder(parent, problem) }
    if mkdir(folder, 0o700) != 0, errno != EEXIST {
      throw problem.system("make", reason: "its folder \"\(folder)\" cannot be made, \(systemReason(errno))")
    }
  }

  private static func flush(_ path: String, _ problem: StoreProblem) throws(Diagnostic) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem.system("make", reason: systemReason(errno)) }
    defer { Glibc.close(descriptor) }
    if fsync(descriptor) != 0 { throw problem.system("make", reason: systemReason(errno)) }
  }

  private static func giveName(_ draft: String, _ path: String, _ problem: StoreProblem) throws(Diagnostic) -> Bool {
    var information = stat()
    let isEmptyFile = stat(path, &information) == 0 && information.st_size == 0
    if !isEmptyFile {
      // A link never replaces what another program has put there.
      if link(draft, path) == 0 { return true }
      if errno == EEXIST { return false }
    }
    if rename(draft, path) == 0 { return true }
    throw problem.system("make", reason: systemReason(errno))
  }
}

/// The files that travel inside the program.
enum EmbeddedFile {
  /// The text of an embedded file, nil where there is none of that name.
  static func text(_ name: String) -> String? {
    guard let file = invest_embedded_find(name) else { return nil }
    return String(decoding: UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.length), as: UTF8.self)
  }

  /// The names of all embedded files below a folder, in the order of the list.
  static func names(below folder: String) -> [String] {
    (0..<invest_embedded_count()).map { String(cString: invest_embedded_at($0).pointee.name) }
      .filter { $0.hasPrefix(folder) }
  }
}
