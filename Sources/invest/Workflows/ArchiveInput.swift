// Archives among the inputs of ingest: each of their members is an input of its own, `archive.zip!member.csv`.
import Glibc
import Reading
import Vocabulary

enum ArchiveInput {
  /// Calls a closure for a file, or for each member where it is an archive, with the name to show.
  ///
  /// Members are unpacked one at a time, large ones to a temporary file. The closure gets either the content of a member, or
  /// nil for a file that is to be read from its path, or what is wrong.
  static func forEach(
    in path: String, limit: Int?,
    _ body: (_ name: String, _ content: MemberContent?, _ problem: Diagnostic?) throws -> Void
  ) throws {
    guard path != "-", let head = try? FileSource.head(path, 1 << 12),
      InputKind.sniff(prefix: head, name: path) == .archive
    else { return try body(path, nil, nil) }
    var limits = Archive.Limits()
    if let limit {
      limits.size = limit << 30
      limits.ratio = .max
    }
    let archive: Archive
    do throws(Diagnostic) {
      archive = try Archive(try FileBytes.read(path), file: path, limits: limits)
    } catch {
      return try body(path, nil, error)
    }
    var count = 0
    while !Interrupt.isWanted {
      do throws(Diagnostic) {
        guard try archive.next() else { break }
      } catch {
        return try body(path, nil, error)
      }
      count += 1
      let name = archive.member
      if let problem = officeProblem(name, path) { return try body(path, nil, problem) }
      let content: MemberContent
      do throws(Diagnostic) {
        let (bytes, isLast) = try archive.content(upTo: large)
        try checkNesting(bytes, name)
        content = isLast ? .bytes(bytes) : .file(try UnpackedFile(bytes, then: archive))
      } catch {
        try body(name, nil, error)
        // Behind a member that cannot be read, the others of a compressed archive cannot either; those of a zip can.
        if archive.isSingle || !archive.isEncrypted && !error.message.hasPrefix("an archive inside") { return }
        continue
      }
      try body(name, content, nil)
    }
    if count == 0, !Interrupt.isWanted {
      try body(path, nil, Diagnostic(.error, "the archive holds no files", at: Diagnostic.Place(file: path)))
    }
  }

  /// Members beyond this size are not kept in memory.
  private static let large = 32 << 20

  /// Documents and spreadsheets of office programs are archives too, and nobody means their parts.
  private static func officeProblem(_ member: String, _ path: String) -> Diagnostic? {
    guard member.hasSuffix("![Content_Types].xml") || member.hasSuffix("!mimetype") else { return nil }
    return Diagnostic(
      .error, "this is a document of an office program", at: Diagnostic.Place(file: path),
      help: "save it as CSV or plain text")
  }

  private static func checkNesting(_ content: [UInt8], _ name: String) throws(Diagnostic) {
    guard InputKind.sniff(prefix: Array(content.prefix(1 << 12)), name: name) == .archive else { return }
    throw Diagnostic(
      .error, "an archive inside an archive is not read", at: Diagnostic.Place(file: name), help: "unpack it first")
  }
}

/// What a member of an archive holds.
enum MemberContent {
  case bytes([UInt8])
  case file(UnpackedFile)
}

/// A member that is too large for memory, in a file that goes away with this.
final class UnpackedFile {
  let path: String

  /// Writes the first bytes of the member that an archive stands on, and what follows.
  init(_ first: [UInt8], then archive: Archive) throws(Diagnostic) {
    var template = Array("\(Environment.temporaryFolder)/invest-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if descriptor < 0 { throw Self.failure(path, errno) }
    defer { close(descriptor) }
    do throws(Diagnostic) {
      var part = first
      while true {
        try Self.write(part, to: descriptor, path)
        if part.isEmpty { return }
        part = try archive.content(upTo: 1 << 20).bytes
      }
    } catch {
      unlink(path)
      throw error
    }
  }

  deinit { unlink(path) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(Diagnostic) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0, errno != EINTR { throw failure(path, errno) }
      done += max(0, count)
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    Diagnostic(
      .error, "cannot unpack to \"\(path)\": \(reason(of: code))", help: "TMPDIR names another folder for such files")
  }
}
