// From a path to a read document: reads the file, refuses what is no text, and hands it to the reader.
import Reading
import Vocabulary

enum DocumentFile {
  /// Reads one file (`-` for standard input) as a document.
  ///
  /// - Throws: a diagnostic where it cannot be read or holds no document.
  static func read(
    _ path: String, with reader: ArticleReader, options: ReadingOptions
  ) throws(Diagnostic) -> ReadArticle {
    let bytes = try FileBytes.read(path)
    if options.encoding == nil, InputKind.isPlain(bytes) {
      // The reader looks at every byte: only where it cannot read them is it asked what they are instead.
      do throws(Diagnostic) {
        return try reader.read(bytes, uri: path, options: options)
      } catch {
        try check(kind(of: bytes, path), path)
        throw error
      }
    }
    try check(kind(of: bytes, path), path)
    return try reader.read(bytes, uri: path, options: options)
  }

  /// What a file holds, told from its beginning.
  static func kind(of bytes: [UInt8], _ path: String) -> InputKind {
    InputKind.sniff(prefix: start(of: bytes), name: path)
  }

  /// Refuses what is certainly no text, whatever else it may be.
  static func check(_ bytes: [UInt8], _ path: String) throws(Diagnostic) {
    if let kind = InputKind.withoutText(prefix: start(of: bytes), name: path) { try check(kind, path) }
  }

  private static func start(of bytes: [UInt8]) -> [UInt8] {
    bytes.count > 1 << 16 ? Array(bytes[..<(1 << 16)]) : bytes
  }

  /// Refuses what is certainly no text.
  static func check(_ kind: InputKind, _ path: String) throws(Diagnostic) {
    let problem: String
    switch kind {
    case .binary: problem = "this is no text: it holds binary data"
    case .archive: problem = "this is no text: it is compressed"
    case .database: problem = "this is no text: it is a SQLite database"
    case .empty: problem = "the file is empty"
    default: return
    }
    let help = kind == .archive ? "unpack it first" : kind == .database ? "--db PATH works on a store" : nil
    throw Diagnostic(.error, problem, at: Diagnostic.Place(file: path), help: help)
  }
}
