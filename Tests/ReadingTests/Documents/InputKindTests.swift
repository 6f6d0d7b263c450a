import Testing

@testable import Reading

@Suite struct InputKindTests {
  @Test(arguments: [
    ("알리바바, 75조원 투자\n입력 2025-02-24", "a.txt", InputKind.article), ("[종합] 현대차 125조\n", "a.txt", .article),
    ("# Title\n\ntext", "a.md", .article), ("<!doctype html><html>", "a.html", .article),
    ("Date,USD,JPY,BGN,\n2025-02-24,1,2,3,\n", "eurofxref-hist.csv", .rates),
    ("Date, USD, JPY, \n24 February 2025, 1, 2, \n", "x", .rates),
    ("Date,Open,High,Low,Close,Volume\n2024-03-11,1,2,3,4,5\n", "BABA.csv", .prices),
    ("\u{FEFF}\"Date\",\"Price\",\"Open\"\n\"12/29/2023\",\"2,071.80\",\"1\"\n", "Gold.csv", .prices),
    ("\u{FEFF}\"날짜\",\"종가\",\"오픈\"\n", "k.csv", .prices), ("DATE,DEXKOUS\n2016-03-11,1184.5600\n", "f.csv", .rates),
    ("日期;收盘价\n2024-03-11;5\n", "c.csv", .prices), ("Date,Close/Last,Volume\n03/01/2024,$74.62,5\n", "n.csv", .prices),
    ("{\"cik\":320193,\"entityName\":\"Apple Inc.\",\"facts\":{}}", "CIK.json", .filings),
    ("{\"doc\":\"a.txt\",\"investments\":[]}\n", "facts.jsonl", .facts), ("{\"a\":1}", "x.json", .json),
    ("[{\"a\":1}]", "x.json", .json),
    ("SQLite format 3\u{0}", "a.db", .database), ("PK\u{3}\u{4}xx", "a.xlsx", .archive), ("%PDF-1.7", "a.pdf", .binary),
    ("\u{0}\u{1}\u{2}\u{3}", "a.bin", .binary), ("", "a.txt", .empty), (" \n\n", "a.txt", .empty),
    ("Apple, Google, and others\nspend more, it seems, than ever\n", "a.txt", .article),
  ])
  func kinds(_ text: String, _ name: String, _ kind: InputKind) {
    #expect(InputKind.sniff(prefix: Array(text.utf8), name: name) == kind)
    let isText = ![.database, .archive, .binary, .empty].contains(kind)
    #expect(InputKind.withoutText(prefix: Array(text.utf8), name: name) == (isText ? nil : kind))
  }

  @Test(arguments: ["a.csv", "a.txt", "-"]) func withoutText(name: String) {
    let blank = Array("\u{FEFF} \r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    for prefix in [blank, [0x20, 0x0A], [0, 1, 2, 3, 0xFF, 0xFE, 0], Array("a,b\n1,2\n".utf8), [0x1F, 0x8B, 0]] {
      let kind = InputKind.sniff(prefix: prefix, name: name)
      let isText = ![.database, .archive, .binary, .empty].contains(kind)
      #expect(InputKind.withoutText(prefix: prefix, name: name) == (isText ? nil : kind), "\(prefix)")
    }
  }

  @Test func gzipAndUTF16() {
    #expect(InputKind.sniff(prefix: [0x1F, 0x8B, 8, 0], name: "a.gz") == .archive)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "Date,Close\n2024-01-02,5\n".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(InputKind.sniff(prefix: wide, name: "a.csv") == .prices)
    // A prefix may end within a character.
    #expect(InputKind.sniff(prefix: Array(Array("투자".utf8).dropLast()), name: "a.txt") == .article)
  }
}
