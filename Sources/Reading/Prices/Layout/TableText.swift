import Glibc
import Vocabulary

/// How the bytes of a table become lines of UTF-8. Most files are that already, and are read where they lie.
struct TableText: Equatable {
  enum Form: Equatable {
    /// UTF-8 as it stands, behind a mark of so many bytes at the start.
    case plain(skip: Int)
    /// Anything else has to be converted whole: another encoding, or line breaks of old Macs.
    case converted(TextEncoding)
  }

  let form: Form

  /// Tells the form from the beginning of a file.
  ///
  /// - Throws: a diagnostic for what is no text.
  init(head: UnsafeBufferPointer<UInt8>, encoding label: String?, name: String) throws(Diagnostic) {
    let encoding: TextEncoding
    if let label {
      encoding = TextEncoding(label: label)
    } else if let found = Self.encoding(of: head) {
      encoding = found
    } else {
      throw Diagnostic(
        .error, "the file is binary, not a table of prices or rates", at: Diagnostic.Place(file: name),
        help: "tables are read as text: CSV, TSV and the like, compressed or not; save spreadsheets as CSV")
    }
    if encoding == .utf8 {
      let isOldMac = Self.holds(head, 0x0D) && !Self.holds(head, 0x0A)
      form = isOldMac ? .converted(.utf8) : .plain(skip: head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    } else {
      form = .converted(encoding)
    }
  }

  /// Whether a byte occurs. Looked for by the system, which compares many at once: the head may be a whole file.
  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ byte: UInt8) -> Bool {
    bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
  }

  /// The whole file as lines of UTF-8. Linear; copies what is not plain.
  static func converted(_ file: [UInt8], to encoding: TextEncoding, name: String) throws(Diagnostic) -> [UInt8] {
    var text = file
    if encoding != .utf8 {
      var encoding = encoding
      var start = 0
      if encoding.isUTF16 {
        if file.starts(with: [0xFF, 0xFE]) { (encoding, start) = (.utf16LittleEndian, 2) }
        if file.starts(with: [0xFE, 0xFF]) { (encoding, start) = (.utf16BigEndian, 2) }
      }
      guard let output = file.withUnsafeBufferPointer({ Converter.convert($0, from: start, encoding: encoding) }) else {
        throw Diagnostic(
          .error, "encoding \"\(encoding.name)\" is unknown to this system", at: Diagnostic.Place(file: name),
          help: "UTF-8, UTF-16, CP949, GB18030, Big5, Shift_JIS and EUC-JP are found out without --encoding")
      }
      text = output.text
    }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    if text.contains(0x0D), !text.contains(0x0A) {
      for place in text.indices where text[place] == 0x0D { text[place] = 0x0A }
    }
    return text
  }

  /// The encoding, told from the names of the columns where these decide: the rest of such a file is ASCII, too little
  /// for a guess by its language.
  private static func encoding(of head: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let scan = UTF8Scan(head)
    // UTF-16 is full of NULs; one that strayed into a text spoils its row only.
    if scan.validCount == head.count || scan.isCutOff, !scan.hasNUL || head.count(where: { $0 == 0 }) * 5 < head.count {
      return .utf8
    }
    if !head.prefix(4).contains(0), !head.starts(with: [0xFF, 0xFE]), !head.starts(with: [0xFE, 0xFF]) {
      var best: TextEncoding?
      var bestCount = 0
      for encoding in [TextEncoding.cp949, .cp932, .gb18030, .big5, .eucJP, .windows1252] {
        let count = knownNames(head, encoding)
        if count > bestCount { (best, bestCount) = (encoding, count) }
      }
      if let best { return best }
    }
    return TextEncoding.sniff(head, scan: scan, isWhole: false) ?? (scan.hasNUL ? nil : .windows1252)
  }

  /// How many cells of the first lines that are no ASCII are known names of columns in an encoding.
  private static func knownNames(_ head: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Int {
    var lines = LineCursor(head)
    var most = 0
    while let line = lines.next(), line.number <= 40 {
      guard head[line.range].contains(where: { $0 >= 0x80 }), line.range.count < 4096 else { continue }
      let bytes = UnsafeBufferPointer(rebasing: head[line.range])
      guard let output = Converter.convert(bytes, from: 0, encoding: encoding, limit: 2), output.badCount == 0 else {
        continue
      }
      let text = String(decoding: output.text, as: UTF8.self)
      for delimiter in [",", "\t", ";", "|"] as [Character] {
        let cells = text.split(separator: delimiter)
        guard cells.count > 1 else { continue }
        let known = cells.count { cell in
          cell.utf8.contains { $0 >= 0x80 } && ColumnNames.builtIn.meaning(of: ColumnName(String(cell))) != nil
        }
        most = max(most, known)
      }
    }
    return most
  }
}
