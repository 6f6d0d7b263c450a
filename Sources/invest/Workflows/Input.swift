// One input of a run of ingest: its bytes, what they hold, and how the store knows them again.
import Reading
import Storage
import Vocabulary

/// Why one input cannot be used; the run goes on without it.
struct Rejection: Error {
  let diagnostic: Diagnostic
}

struct Input {
  let file: IngestedFile
  let kind: InputKind
  /// All of it; nothing of a large table of prices, which is read piece by piece.
  private let bytes: [UInt8]
  /// The hash of a large table: the file carries none yet.
  let hash: FileHash?
  /// Where it lies, where that is not its name.
  private let unpacked: UnpackedFile?
  private let options: ReadingOptions
  private let statedKind: InputKind?

  /// Reads a file and tells what it holds.
  ///
  /// - Parameter content: what it holds where that lies elsewhere, as that of a member of an archive does.
  init(_ path: String, content: MemberContent? = nil, kind: InputKind?, options: ReadingArguments) throws(Rejection) {
    statedKind = kind
    unpacked = if case .file(let file) = content { file } else { nil }
    let location = unpacked?.path ?? path
    let content: [UInt8]? = if case .bytes(let bytes) = content { bytes } else { nil }
    do throws(Diagnostic) {
      let head = content == nil && FileSource.isLarge(location) ? try FileSource.head(location, 1 << 16) : nil
      let sniffed = head.map { kind ?? DocumentFile.kind(of: $0, path) }
      let isStreamed = sniffed == .prices
      if isStreamed { bytes = [] } else if let content { bytes = content } else { bytes = try FileBytes.read(location) }
      hash = isStreamed ? FileHash(location) : nil
      self.kind = sniffed ?? kind ?? DocumentFile.kind(of: bytes, path)
      if kind == nil { try Input.check(self.kind, path) }
    } catch {
      throw Rejection(diagnostic: error)
    }
    file = IngestedFile(
      uri: path, sha256: hash == nil ? SHA256.hex(of: bytes) : "", published: options.published,
      encoding: options.encoding)
    self.options = options.options
  }

  /// The document that it holds.
  func article(with reader: ArticleReader) throws(Rejection) -> ReadArticle {
    do throws(Diagnostic) {
      return try reader.read(bytes, uri: file.uri, options: options)
    } catch {
      throw Rejection(diagnostic: error)
    }
  }

  /// Whether it is a table of prices or rates, or one that is to be told as neither.
  var isTable: Bool { kind == .prices || kind == .rates || kind == .table }

  /// The table of prices or rates that it holds; `hashing`: the hash of a large one is made while it is read.
  func table(_ arguments: TableArguments, hashing: Bool) throws(Rejection) -> TableInput {
    do throws(Diagnostic) {
      let wanted = arguments.options(encoding: options.encoding, kind: statedKind)
      let source: any ByteSource =
        if let hash { try FileSource(unpacked?.path ?? file.uri, hash: hashing ? hash : nil) } else {
          MemorySource(bytes)
        }
      return try TableInput(source, file: file.uri, options: wanted)
    } catch {
      throw Rejection(diagnostic: error)
    }
  }

  /// The filings that it holds.
  func filings() throws(Rejection) -> FilingsFile {
    do throws(Diagnostic) {
      return try FilingsFile.read(bytes, file: file.uri)
    } catch {
      throw Rejection(diagnostic: error)
    }
  }

  /// The facts that it holds.
  func facts() -> FactsFile { FactsFile.read(bytes, file: file.uri, published: file.published) }

  private static func check(_ kind: InputKind, _ path: String) throws(Diagnostic) {
    let what: String
    switch kind {
    case .article, .rates, .filings, .prices, .table, .facts: return
    case .json: what = "JSON"
    default: return try DocumentFile.check(kind, path)
    }
    throw Diagnostic(
      .error, "this looks like \(what), which cannot be ingested yet", at: Diagnostic.Place(file: path),
      help: "--kind article reads it as a text, --kind rates as a file of exchange rates")
  }
}
