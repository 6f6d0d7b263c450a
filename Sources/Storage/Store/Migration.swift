// Bringing a store of an earlier version up to date: a copy beside it first, then every step in one transaction.
import GRDBSQLite
import Glibc
import Vocabulary

/// One step from a version to the next.
struct MigrationStep {
  /// The version that it starts from.
  let from: Int32
  let sql: String
}

enum Migration {
  /// All steps, oldest first: the embedded files `migrations/FROM.sql`. Version 1 is the first that was published.
  static let steps: [MigrationStep] = (1..<StoreFile.currentVersion).compactMap { version in
    EmbeddedFile.text("migrations/\(version).sql").map { MigrationStep(from: version, sql: $0) }
  }

  /// Brings the store at a path up to date. The copy is `PATH.bak` (`PATH.bak2`, … where that is taken).
  ///
  /// Where a step is missing or fails, the store stays as it was.
  static func bringUpToDate(
    _ path: String, _ problem: StoreProblem, steps: [MigrationStep] = steps, to target: Int32 = StoreFile.currentVersion
  ) throws(Diagnostic) {
    let file = StoreFile(path)
    do {
      let connection = try Connection(path: file.absolutePath, flags: SQLITE_OPEN_READWRITE)
      sqlite3_busy_timeout(connection.handle, Int32(Store.waitSeconds * 1000))
      let copy = try copy(connection, beside: file, problem)
      // Rules about references between tables cannot be switched inside a transaction.
      try connection.execute("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")
      do {
        // Another program may have been faster.
        var version = Int32(try connection.integer("PRAGMA user_version") ?? 0)
        while version < target {
          guard let step = steps.first(where: { $0.from == version }) else {
            throw Diagnostic(
              .error, "\"\(path)\" has store version \(version), which no released invest has made",
              help: "make the store again from the articles; this one was not changed")
          }
          try connection.execute(step.sql)
          version += 1
          try connection.execute("PRAGMA user_version = \(version)")
        }
        if let table = try connection.text("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1") {
          throw SQLiteFailure(code: SQLITE_CONSTRAINT, message: "rows of \(table) would lose what they refer to")
        }
        try connection.execute("COMMIT")
      } catch {
        try? connection.execute("ROLLBACK")
        unlink(copy)
        throw error
      }
    } catch {
      throw problem.diagnostic(error, verb: "bring up to date")
    }
  }

  /// A whole copy of the store, its log included, readable by its owner only.
  private static func copy(_ connection: Connection, beside file: StoreFile, _ problem: StoreProblem) throws -> String {
    var name = file.absolutePath + ".bak"
    var count = 1
    var descriptor = open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    while descriptor < 0, errno == EEXIST, count < 1000 {
      count += 1
      name = "\(file.absolutePath).bak\(count)"
      descriptor = open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw problem.system("copy", reason: systemReason(errno)) }
    Glibc.close(descriptor)
    do {
      let copy = try Connection(path: name, flags: SQLITE_OPEN_READWRITE)
      guard let backup = sqlite3_backup_init(copy.handle, "main", connection.handle, "main") else {
        throw SQLiteFailure(copy.handle, code: sqlite3_errcode(copy.handle))
      }
      let code = sqlite3_backup_step(backup, -1)
      sqlite3_backup_finish(backup)
      if code != SQLITE_DONE { throw SQLiteFailure(copy.handle, code: code) }
      return name
    } catch {
      unlink(name)
      throw error
    }
  }
}
