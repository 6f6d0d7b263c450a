// What SQL of the user may do on the reading connection: read, and ask SQLite about the schema. Nothing else.
import GRDBSQLite

/// Says no to everything that is not reading, and remembers what it said no to.
final class ReadAuthorizer {
  /// The first thing that was refused, in words for the user.
  private(set) var refused: String?

  /// Pragmas that tell and change nothing; those marked true take an argument that only names what is asked about.
  private static let pragmas: [String: Bool] = [
    "application_id": false, "collation_list": true, "compile_options": true, "database_list": true, "encoding": false,
    "foreign_key_check": true, "foreign_key_list": true, "freelist_count": false, "function_list": true,
    "index_info": true, "index_list": true, "index_xinfo": true, "integrity_check": true, "journal_mode": false,
    "module_list": true, "page_count": false, "page_size": false, "pragma_list": true, "quick_check": true,
    "schema_version": false, "table_info": true, "table_list": true, "table_xinfo": true, "user_version": false,
  ]

  func install(on handle: OpaquePointer) {
    refused = nil
    sqlite3_set_authorizer(
      handle,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let authorizer = Unmanaged<ReadAuthorizer>.fromOpaque(context).takeUnretainedValue()
        let first = first.map { String(cString: $0) }
        let second = second.map { String(cString: $0) }
        guard let refusal = authorizer.refusal(action, first, second) else { return SQLITE_OK }
        if authorizer.refused == nil { authorizer.refused = refusal }
        return SQLITE_DENY
      },
      Unmanaged.passUnretained(self).toOpaque())
  }

  func remove(from handle: OpaquePointer) { sqlite3_set_authorizer(handle, nil, nil) }

  /// Why an action is refused, nil where it is allowed.
  private func refusal(_ action: Int32, _ first: String?, _ second: String?) -> String? {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return nil
    case SQLITE_FUNCTION:
      let name = second?.lowercased() ?? ""
      return ["load_extension", "fts3_tokenizer"].contains(name) ? "the function \(name)() is not available" : nil
    case SQLITE_PRAGMA:
      let name = first?.lowercased() ?? ""
      if let takesArgument = Self.pragmas[name], second == nil || takesArgument { return nil }
      return "\"pragma \(name)\" is not available here"
    case SQLITE_ATTACH, SQLITE_DETACH: return "other files cannot be attached or written"
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: return "transactions are not available here"
    case SQLITE_INSERT: return Self.wouldChange(first)
    case SQLITE_UPDATE:
      // What SQLite asks when it declares the table of a `pragma_…` function; nothing is written, nor could be.
      if first == "sqlite_master" { return nil }
      return Self.wouldChange(first)
    case SQLITE_DELETE: return Self.wouldChange(first)
    default: return "this would change the store"
    }
  }

  private static func wouldChange(_ table: String?) -> String {
    guard let table, !table.hasPrefix("sqlite_") else { return "this would change the store" }
    return "this would change the table \"\(table)\""
  }
}
