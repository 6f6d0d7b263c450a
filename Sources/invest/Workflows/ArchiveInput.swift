// Archives among the inputs of ingest: each of their members is an input of its own, `archive.zip!member.csv`.
import Reading
import Vocabulary

enum ArchiveInput {
  /// Calls a closure for a file, or for each member where it is an archive, with the name to show.
  ///
  /// Members are unpacked one at a time. The closure gets either the content of a member, or nil for a file that is to be
  /// read from its path, or what is wrong.
  static func forEach(
    in path: String, limit: Int?, _ body: (_ name: String, _ content: [UInt8]?, _ problem: Diagnostic?) throws -> Void
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
      let content: [UInt8]
      do throws(Diagnostic) {
        content = try archive.content()
        try checkNesting(content, name)
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
