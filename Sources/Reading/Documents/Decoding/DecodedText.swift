import Vocabulary

/// A file's text: its bytes decoded to UTF-8, without a mark at the start.
struct DecodedText {
  /// Valid UTF-8.
  var bytes: [UInt8]
  /// Whether letters stand in it that compose with others.
  var needsComposition: Bool

  /// Decodes a file.
  ///
  /// A UTF-8 file is checked and taken as it is, without a copy. Where the encoding was found out, bytes that are no
  /// characters are an error; where the caller named it, they become U+FFFD.
  ///
  /// - Throws: a diagnostic with line and column for binary files, unknown encodings, half characters.
  init(_ file: consuming [UInt8], encoding label: String?, name: String) throws(Diagnostic) {
    let scan = file.withUnsafeBufferPointer { UTF8Scan($0) }
    var encoding: TextEncoding
    if let label {
      encoding = TextEncoding(label: label)
    } else if let sniffed = file.withUnsafeBufferPointer({ TextEncoding.sniff($0, scan: scan, isWhole: true) }) {
      encoding = sniffed
    } else {
      throw Self.unreadable(file, name: name)
    }
    if encoding == .utf8, scan.validCount == file.count {
      self.bytes = file
      self.needsComposition = scan.needsComposition
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      return
    }
    if encoding == .utf8, label == nil { throw Self.broken(file, at: scan, name: name) }

    // A mark at the start says which of the two UTF-16s it is, whatever the label says.
    var isMarked = false
    if encoding.isUTF16 {
      if file.starts(with: [0xFF, 0xFE]) { (encoding, isMarked) = (.utf16LittleEndian, true) }
      if file.starts(with: [0xFE, 0xFF]) { (encoding, isMarked) = (.utf16BigEndian, true) }
    }
    let output = file.withUnsafeBufferPointer {
      Converter.convert($0, from: isMarked ? 2 : 0, encoding: encoding)
    }
    guard var output else {
      throw Diagnostic(
        .error, "encoding \"\(encoding.name)\" is unknown to this system", at: Diagnostic.Place(file: name),
        help: "UTF-8, UTF-16, CP949, GB18030, Big5, Shift_JIS and EUC-JP are found out without --encoding")
    }
    if label == nil, let bad = output.firstBad {
      throw Self.broken(
        output.text, at: bad.text, encoding: encoding, isCutOff: output.isCutOff && output.badCount == 0, name: name)
    }
    if output.text.starts(with: [0xEF, 0xBB, 0xBF]) { output.text.removeFirst(3) }
    self.bytes = output.text
    self.needsComposition = bytes.withUnsafeBufferPointer { UTF8Scan($0).needsComposition }
  }

  private static func unreadable(_ file: [UInt8], name: String) -> Diagnostic {
    let isBinary = file.prefix(1 << 16).contains { $0 < 9 || (0x0E..<0x20).contains($0) }
    return Diagnostic(
      .error, isBinary ? "the file is binary, not text" : "the file is text in no encoding that is known here",
      at: Diagnostic.Place(file: name),
      help: isBinary
        ? "plain text, Markdown and HTML are read; save other documents as one of these"
        : "--encoding NAME reads any encoding that iconv knows (iconv -l lists them)")
  }

  /// The error for a file that is UTF-8 but for some place.
  private static func broken(_ file: [UInt8], at scan: UTF8Scan, name: String) -> Diagnostic {
    broken(file, at: scan.validCount, encoding: .utf8, isCutOff: scan.isCutOff, name: name)
  }

  /// The error for a place in text that is valid UTF-8 up to there.
  private static func broken(
    _ text: [UInt8], at place: Int, encoding: TextEncoding, isCutOff: Bool, name: String
  ) -> Diagnostic {
    let before = text[..<place]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let excerpt = String(decoding: before[start...], as: UTF8.self)
    let spot = Diagnostic.Place(
      file: name, line: line, column: excerpt.unicodeScalars.count + 1, excerpt: excerpt + "\u{FFFD}")
    if isCutOff {
      return Diagnostic(
        .error, "the file ends with half a character (\(encoding.name))", at: spot,
        help: "the file seems to be cut off; save it again, or read what there is with --encoding \(encoding.name)")
    }
    return Diagnostic(
      .error, "a byte here is no character of \(encoding.name)", at: spot,
      help: "--encoding \(encoding.name) reads the file with such bytes replaced, --encoding NAME as another encoding")
  }
}
