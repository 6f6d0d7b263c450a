import Testing
import Vocabulary

@testable import Reading

@Suite struct DecodingTests {
  private static let korean = "삼성전자는 올해 시설 투자에 50조 원을 쓴다고 밝혔다. 이는 지난해보다 늘어난 규모다. 회사는 반도체 공장을 지을 예정이다."
  private static let simplified = "公司今天宣布，未来三年将投入超过三千亿元用于建设云和人工智能的基础设施，这个数字是过去十年的总和。"
  private static let traditional = "公司今天宣布，未來三年將投入超過三千億元用於建設雲端和人工智慧的基礎設施，這個數字是過去十年的總和。"
  private static let japanese = "同社は今後５年間で１兆円を投資すると発表した。半導体の新しい工場を国内に建てる計画で、政府も支援する見込みだという。"

  /// Writes text in an encoding, by the system's converter.
  private static func encoded(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
    let bytes = Array(text.utf8)
    let output = bytes.withUnsafeBufferPointer { Converter.convert($0, from: 0, encoding: .utf8, to: encoding) }
    return try #require(output).text
  }

  @Test(arguments: [
    (korean, TextEncoding.cp949), (simplified, .gb18030), (traditional, .big5), (japanese, .cp932),
    (japanese, .eucJP), (japanese, .iso2022JP), (korean, .utf16LittleEndian), (japanese, .utf16BigEndian),
    (simplified, .utf8),
  ])
  func sniffs(_ text: String, _ encoding: TextEncoding) throws {
    let bytes = try Self.encoded("2025-02-24 15:39\n" + text + "\nok\n", encoding)
    #expect(TextEncoding.sniff(bytes, isWhole: true) == encoding)
    let decoded = try DecodedText(bytes, encoding: nil, name: "a.txt")
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == "2025-02-24 15:39\n" + text + "\nok\n")
  }

  @Test func takesMarksOff() throws {
    #expect(try DecodedText([0xEF, 0xBB, 0xBF, 0x61], encoding: nil, name: "a").bytes == [0x61])
    #expect(try DecodedText([0xFF, 0xFE, 0x61, 0x00], encoding: nil, name: "a").bytes == [0x61])
    #expect(try DecodedText([0xFE, 0xFF, 0x00, 0x61], encoding: "utf-16", name: "a").bytes == [0x61])
  }

  @Test func halfACharacterIsAnError() throws {
    let bytes = Array("첫 줄\n둘째".utf8).dropLast()
    let error = try #require(throws: Diagnostic.self) { try DecodedText(Array(bytes), encoding: nil, name: "cut.txt") }
    #expect(error.message == "the file ends with half a character (UTF-8)")
    #expect(error.place?.line == 2 && error.place?.column == 2)
    #expect(error.help != nil)
    // Named, the rest is read.
    #expect(try DecodedText(Array(bytes), encoding: "utf-8", name: "cut.txt").bytes.starts(with: Array("첫 줄\n둘".utf8)))
  }

  @Test func aBadByteAmongManyGoodIsAnError() throws {
    var bytes = Array(Self.korean.utf8)
    bytes.insert(0xFF, at: 30)
    let error = try #require(throws: Diagnostic.self) { try DecodedText(bytes, encoding: nil, name: "a.txt") }
    #expect(error.message == "a byte here is no character of UTF-8")
  }

  @Test(
    arguments: [
      [0x00, 0x01, 0x02, 0x03, 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00],
    ] as [[UInt8]])
  func binaryIsAnError(_ bytes: [UInt8]) throws {
    let error = try #require(throws: Diagnostic.self) { try DecodedText(bytes, encoding: nil, name: "a.png") }
    #expect(error.message == "the file is binary, not text")
  }

  @Test func anUnknownEncodingIsAnError() throws {
    let error = try #require(throws: Diagnostic.self) { try DecodedText([0x61], encoding: "klingon", name: "a.txt") }
    #expect(error.message == "encoding \"klingon\" is unknown to this system")
  }

  @Test func validatesLikeTheStandardLibrary() {
    let samples: [[UInt8]] = [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98], Array("a한é😀".utf8), [0xC2],
    ]
    for sample in samples {
      let scan = sample.withUnsafeBufferPointer { UTF8Scan($0) }
      #expect((scan.validCount == sample.count) == (String(validating: sample, as: UTF8.self) != nil))
    }
  }

  @Test func composesHangulAndKana() {
    let pieces = Array("a\u{1112}\u{1161}\u{11AB}b\u{1100}\u{1161}か\u{3099}ハ\u{309A}각".utf8)
    let (text, map) = Composition.composed(pieces)
    #expect(String(decoding: text, as: UTF8.self).unicodeScalars.elementsEqual("a한b가がパ각".unicodeScalars))
    // Every character leads back to its pieces.
    #expect(map.sourceRange(1..<4) == 1..<10)
    #expect(map.sourceRange(4..<5) == 10..<11)
    #expect(map.sourceRange(5..<8) == 11..<17)
    #expect(map.sourceRange(8..<11) == 17..<23)
    #expect(map.sourceRange(14..<17) == 29..<32)
    #expect(map.sourceRange(0..<text.count) == 0..<pieces.count)
  }
}
