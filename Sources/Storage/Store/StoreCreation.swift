// Making a store: whole or not at all.
import CEmbedded
import GRDBSQLite
import Glibc
import Vocabulary

enum StoreCreation {
  /// Makes the file, mode 0600, and its folders. False where another program made it in the meantime.
  ///
  /// The store is built in memory and written to a file without a name, which then gets its own: nobody ever sees half
  /// of a store, and a program that is killed leaves nothing behind.
  static func createFile(_ path: String, _ builtIn: BuiltInData, _ problem: StoreProblem) throws(Diagnostic) -> Bool {
    let file = StoreFile(path)
    try createFolder(file.folder, problem)
    do {
      let connection = try Connection(path: ":memory:", flags: SQLITE_OPEN_READWRITE)
      try fill(connection, builtIn)
      var size: sqlite3_int64 = 0
      guard let image = sqlite3_serialize(connection.handle, "main", &size, 0), size > 100 else {
        throw SQLiteFailure(code: SQLITE_NOMEM, message: "out of memory")
      }
      defer { sqlite3_free(image) }
      // "WAL" in the file's header, bytes 18 and 19: https://www.sqlite.org/fileformat2.html, 1.3.
      image[18] = 2
      image[19] = 2
      return try NewFile(path: path, in: file.folder, problem)
        .publish(UnsafeRawBufferPointer(start: image, count: Int(size)))
    } catch {
      throw problem.diagnostic(error, verb: "make")
    }
  }

  /// Runs schema.sql and puts the built-in data in, in one transaction.
  static func fill(_ connection: Connection, _ builtIn: BuiltInData) throws {
    guard let schema = EmbeddedFile.text("schema.sql") else {
      throw SQLiteFailure(code: SQLITE_INTERNAL, message: "schema.sql is not part of this program")
    }
    let checksReferences = try connection.integer("PRAGMA foreign_keys") ?? 0
    try connection.execute("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")
    do {
      try connection.execute(schema)
      try withoutIndexes(of: "'aliases', 'entities'", in: connection) { () throws(SQLiteFailure) in
        try LexiconLoading.load(builtIn, into: connection)
      }
      try RateStorage.storeBuiltIn(builtIn, into: connection)
      try connection.execute("COMMIT; PRAGMA foreign_keys = \(checksReferences)")
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  /// Sorting all keys once when the rows are in is several times faster than finding the place of each.
  private static func withoutIndexes(
    of tables: String, in connection: Connection, _ body: () throws(SQLiteFailure) -> Void
  ) throws(SQLiteFailure) {
    let select = try connection.prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (\(tables))")
    var indexes: [(name: String, sql: String)] = []
    while try select.step() {
      if let name = select.text(0), let sql = select.text(1) { indexes.append((name, sql)) }
    }
    for index in indexes { try connection.execute("DROP INDEX \(index.name)") }
    try body()
    for index in indexes { try connection.execute(index.sql) }
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
