import CArchive
public import Vocabulary

/// The members of a compressed file or an archive, one behind the other: gzip, bzip2, xz, zstd and the like, zip, tar.
///
/// Pure but for one thing: the library behind it (libarchive) is loaded when the first archive is opened.
public final class Archive {
  /// How much an archive may grow.
  public struct Limits: Sendable {
    /// Bytes unpacked for each byte of the archive.
    public var ratio: Int
    /// Bytes unpacked in all.
    public var size: Int

    public init(ratio: Int = 1000, size: Int = 8 << 30) {
      self.ratio = ratio
      self.size = size
    }
  }

  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var handle: OpaquePointer?
  private let file: String
  private let limits: Limits
  /// Bytes unpacked so far.
  private var unpacked = 0
  /// What was unpacked before it is measured against the ratio: small files may shrink more.
  private static let free = 16 << 20

  /// The name of the member that `next` moved to, as `archive.tar.xz!member.csv`; the archive's own name without its last
  /// ending for a file that is compressed and no archive.
  public private(set) var member = ""

  /// Opens an archive that lies in memory.
  ///
  /// - Throws: a diagnostic for what is no archive that can be read.
  public init(_ content: [UInt8], file: String, limits: Limits = Limits()) throws(Diagnostic) {
    self.file = file
    self.limits = limits
    bytes = .allocate(capacity: max(1, content.count))
    _ = bytes.initialize(from: content)
    let handle = invest_archive_open(bytes.baseAddress, content.count)
    self.handle = handle
    if handle == nil {
      throw invest_archive_available()
        ? Diagnostic(.error, "the file is no archive that can be read", at: Diagnostic.Place(file: file))
        : Diagnostic(
          .error, "the library that unpacks archives is not installed", at: Diagnostic.Place(file: file),
          help: "install libarchive (Debian: apt-get install libarchive13), or unpack the file first")
    }
  }

  deinit {
    if let handle { invest_archive_close(handle) }
    bytes.deallocate()
  }

  /// Moves to the next member that is a file; false at the end.
  ///
  /// - Throws: a diagnostic where the archive is damaged.
  public func next() throws(Diagnostic) -> Bool {
    while true {
      switch invest_archive_next(handle) {
      case INVEST_ARCHIVE_END: return false
      case INVEST_ARCHIVE_MEMBER: break
      default: throw failure("the archive is damaged")
      }
      guard invest_archive_is_file(handle) else { continue }
      let name = invest_archive_name(handle).map { String(cString: $0) } ?? ""
      // What macOS and file managers add is no content of anybody's.
      if name.hasPrefix("__MACOSX/") || name.split(separator: "/").last?.hasPrefix("._") == true { continue }
      member = name.isEmpty ? Self.withoutEnding(file) : "\(file)!\(name)"
      return true
    }
  }

  /// Whether the member needs a password.
  public var isEncrypted: Bool { invest_archive_is_encrypted(handle) }

  /// Whether the file is compressed and no archive of several.
  public var isSingle: Bool { invest_archive_is_single(handle) }

  /// Reads on in the member; 0 at its end.
  ///
  /// - Throws: a diagnostic where the archive is damaged, or grows beyond its limits.
  public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(Diagnostic) -> Int {
    let count = invest_archive_read(handle, buffer.baseAddress, buffer.count)
    if count < 0 { throw failure(isEncrypted ? "the member is encrypted" : "the member is damaged") }
    unpacked += count
    if unpacked > limits.size || unpacked > Self.free && unpacked / limits.ratio > bytes.count {
      let limit =
        unpacked > limits.size ? "\(limits.size >> 20) MB" : "\(limits.ratio) times the size of the archive"
      throw Diagnostic(
        .error, "the archive unpacks to more than \(limit), which looks like a trap",
        at: Diagnostic.Place(file: member),
        help: "--unpack-limit GB raises the limit")
    }
    return count
  }

  /// All of the member.
  public func content() throws(Diagnostic) -> [UInt8] { try content(upTo: .max).bytes }

  /// The next bytes of the member, and whether they are its last: no more than the next quarter of a megabyte over a limit.
  public func content(upTo limit: Int) throws(Diagnostic) -> (bytes: [UInt8], isLast: Bool) {
    var content: [UInt8] = []
    var failure: Diagnostic?
    while true {
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
        do {
          while count < buffer.count {
            let got = try read(into: UnsafeMutableBufferPointer(rebasing: buffer[count...]))
            if got == 0 { break }
            count += got
          }
        } catch let diagnostic as Diagnostic {
          failure = diagnostic
        } catch {}
      }
      if let failure { throw failure }
      if content.isEmpty { content = part } else { content += part }
      if part.count < 1 << 18 { return (content, true) }
      if content.count >= limit { return (content, false) }
    }
  }

  private func failure(_ message: String) -> Diagnostic {
    let reason = invest_archive_problem(handle).map { String(cString: $0) } ?? ""
    let isPassword = reason.contains("assphrase") || reason.contains("ncrypt")
    let words = isPassword ? "the member is encrypted" : reason.isEmpty ? message : "\(message): \(reason)"
    return Diagnostic(
      .error, words, at: Diagnostic.Place(file: member.isEmpty ? file : member),
      help: isPassword ? "unpack it with its password first" : nil)
  }

  /// `BABA.csv` of `BABA.csv.gz`.
  private static func withoutEnding(_ file: String) -> String {
    guard let point = file.lastIndex(of: "."), point > file.startIndex,
      FileSymbol.endings.contains(file[point...].dropFirst().lowercased())
    else { return file }
    return String(file[..<point])
  }
}
