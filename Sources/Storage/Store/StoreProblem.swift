// Every failure of the store in the words that the user reads: the only place with such wording.
import GRDB
import GRDBSQLite
import Vocabulary

/// Puts failures of one store into words.
struct StoreProblem {
  /// The path as the user gave it, or "the store in memory".
  let path: String

  /// What a failure of SQLite means for the user. `verb` says what was tried: `read` or `write`.
  func diagnostic(_ failure: SQLiteFailure, verb: String) -> Diagnostic {
    switch failure.primary {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return Diagnostic(
        .error, "cannot \(verb) \"\(path)\": another program is writing to it",
        help: "wait until that is done and run the command again; no file was stored in part")
    case SQLITE_FULL:
      return Diagnostic(
        .error, "cannot write \"\(path)\": the disk is full",
        help: "no file was stored in part; make room and run the command again")
    case SQLITE_NOTADB:
      return notADatabase
    case SQLITE_CORRUPT:
      return Diagnostic(
        .error, "\"\(path)\" is damaged: \(failure.message)",
        help: "put a copy back, or make the store again from the articles")
    case SQLITE_READONLY where failure.code == SQLiteFailure.needsRollback:
      return Diagnostic(
        .error,
        "cannot \(verb) \"\(path)\": a program that wrote to it was killed, and the file or its folder is read-only",
        help: "copy the store and \"\(path)-journal\" to a place that you may write to")
    case SQLITE_READONLY:
      return Diagnostic(
        .error, "cannot write \"\(path)\": the file or its folder is read-only",
        help: "copy the store to a place that you may write to, or name another with --db")
    case SQLITE_CANTOPEN, SQLITE_PERM:
      return Diagnostic(
        .error, "cannot open \"\(path)\": \(failure.message)",
        help: "check that the folder exists and that you may \(verb) there")
    case SQLITE_IOERR:
      return Diagnostic(
        .error, "cannot \(verb) \"\(path)\": \(failure.message)",
        help: "the disk or its file system reports an error; no file was stored in part")
    case SQLITE_NOMEM:
      return Diagnostic(.error, "cannot \(verb) \"\(path)\": out of memory")
    default:
      return Diagnostic(.error, "cannot \(verb) \"\(path)\": \(failure.message)")
    }
  }

  /// Any error that work on the store may throw.
  func diagnostic(_ error: any Error, verb: String) -> Diagnostic {
    switch error {
    case let diagnostic as Diagnostic: return diagnostic
    case let failure as SQLiteFailure: return diagnostic(failure, verb: verb)
    case let error as DatabaseError:
      let code = error.extendedResultCode.rawValue
      return diagnostic(SQLiteFailure(code: code, message: error.message ?? error.resultCode.description), verb: verb)
    default:
      return Diagnostic(.error, "cannot \(verb) \"\(path)\": \(error)")
    }
  }

  /// There is no store yet.
  var missing: Diagnostic {
    Diagnostic(.error, "there is no store at \"\(path)\"", help: "\"invest ingest FILE…\" makes one")
  }

  /// The file is no database at all.
  var notADatabase: Diagnostic {
    Diagnostic(
      .error, "\"\(path)\" is not a store: it is not an SQLite database",
      help: "name another file with --db; this one was not changed")
  }

  /// A database without our application id.
  var foreign: Diagnostic {
    Diagnostic(
      .error, "\"\(path)\" is not a store: it is another program's SQLite database",
      help: "name another file with --db; this one was not changed")
  }

  /// A store of a later version of the program.
  func newer(_ version: Int32, than own: Int32) -> Diagnostic {
    Diagnostic(
      .error, "\"\(path)\" was made by a newer invest (store version \(version), this program knows \(own))",
      help: "use the newer invest; the store was not changed")
  }

  /// A store of an earlier version that cannot be brought up to date where it lies.
  func older(_ version: Int32, than own: Int32) -> Diagnostic {
    Diagnostic(
      .error, "\"\(path)\" was made by an older invest (store version \(version)) and is read-only",
      help: "copy it to a place that you may write to; it is then brought to version \(own)")
  }

  /// Something that the operating system refuses.
  func system(_ verb: String, reason: String) -> Diagnostic {
    Diagnostic(.error, "cannot \(verb) \"\(path)\": \(reason)")
  }
}
