/// How a file writes its characters as bytes, by the name that the system's converter knows it under.
struct TextEncoding: Hashable, Sendable {
  let name: String

  static let utf8 = TextEncoding(name: "UTF-8")
  static let utf16LittleEndian = TextEncoding(name: "UTF-16LE")
  static let utf16BigEndian = TextEncoding(name: "UTF-16BE")
  /// EUC-KR with Microsoft's further syllables.
  static let cp949 = TextEncoding(name: "CP949")
  /// GB 2312, GBK and all further characters.
  static let gb18030 = TextEncoding(name: "GB18030")
  static let big5 = TextEncoding(name: "BIG5-HKSCS")
  /// Shift-JIS with Microsoft's further characters.
  static let cp932 = TextEncoding(name: "CP932")
  static let eucJP = TextEncoding(name: "EUC-JP-MS")
  static let iso2022JP = TextEncoding(name: "ISO-2022-JP")
  static let windows1252 = TextEncoding(name: "WINDOWS-1252")

  /// The encoding of a label as users and web pages write it (`euc-kr`, `Shift_JIS`, `gb2312`).
  ///
  /// Labels mean what browsers take them for: the larger set that holds the named one. A label unknown here is left to
  /// the system's converter.
  init(label: String) {
    let key = String(
      decoding: label.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: " ") }
        .map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    self = Self.labels[key] ?? TextEncoding(name: label)
  }

  init(name: String) { self.name = name }

  private static let labels: [String: TextEncoding] = [
    "utf8": .utf8, "utf8sig": .utf8, "unicode": .utf16LittleEndian, "ascii": .utf8, "usascii": .utf8,
    "utf16": .utf16LittleEndian, "utf16le": .utf16LittleEndian, "utf16be": .utf16BigEndian,
    "cp949": .cp949, "euckr": .cp949, "ksc5601": .cp949, "ksc56011987": .cp949, "ksx1001": .cp949, "uhc": .cp949,
    "ms949": .cp949, "windows949": .cp949, "korean": .cp949,
    "gb18030": .gb18030, "gbk": .gb18030, "gb2312": .gb18030, "cp936": .gb18030, "ms936": .gb18030,
    "euccn": .gb18030, "windows936": .gb18030,
    "big5": .big5, "big5hkscs": .big5, "cp950": .big5, "ms950": .big5, "windows950": .big5,
    "shiftjis": .cp932, "sjis": .cp932, "xsjis": .cp932, "cp932": .cp932, "ms932": .cp932, "mskanji": .cp932,
    "windows31j": .cp932, "eucjp": .eucJP, "ujis": .eucJP, "xeucjp": .eucJP, "iso2022jp": .iso2022JP,
    "windows1252": .windows1252, "cp1252": .windows1252, "iso88591": .windows1252, "latin1": .windows1252,
  ]

  /// How many bytes a code takes at least, where it is not one.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
