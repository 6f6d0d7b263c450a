import Testing
import Vocabulary

@testable import Reading

/// Archives of every kind, made from one small table.
@Suite struct ArchiveTests {
  static let table = "Date,Close\n2024-01-02,1\n"

  /// Archives in Base64, and the members that they hold.
  static let archives: [(name: String, base64: String, members: [String])] = [
    ("x/AAA.csv.gz", "H4sIAAAAAAACA3NJLEnVcc7JL07lMjIwMtE1MNQ1MNIx5AIA+8uw2BgAAAA=", ["x/AAA.csv"]),
    (
      "AAA.csv.bz2", "QlpoOTFBWSZTWZ5hsTgAAAhdgAAQAAZ0AAwAIgSMACAAMUwAARD1NlA2pyThAxkqFcAbp9pv4u5IpwoSE8w2JwA=",
      ["AAA.csv"]
    ),
    (
      "AAA.csv.xz",
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAXRGF0ZSxDbG9zZQoyMDI0LTAxLTAyLDEKAI8MfCpqLNV+AAEwGI4brOwftvN9AQAAAAAEWVo=",
      ["AAA.csv"]
    ),
    ("AAA.csv.zst", "KLUv/SQYwQAARGF0ZSxDbG9zZQoyMDI0LTAxLTAyLDEKgmj8oA==", ["AAA.csv"]),
    (
      "t.zip",
      "UEsDBBQAAAAIAAAAIlj7y7DYGgAAABgAAAAJAAAAYS9BQUEuY3N2c0ksSdVxzskvTuUyMjAy0TUw1DUw0jHkAgBQSwMEFAAACAgAAAAiWPvLsNgaAAAAGAAAAAoAAADsgrzshLEuY3N2c0ksSdVxzskvTuUyMjAy0TUw1DUw0jHkAgBQSwMEFAAAAAgAAAAiWIMW3IwDAAAAAQAAABIAAABfX01BQ09TWC8uX0FBQS5jc3arAABQSwECFAMUAAAACAAAACJY+8uw2BoAAAAYAAAACQAAAAAAAAAAAAAAgAEAAAAAYS9BQUEuY3N2UEsBAhQDFAAACAgAAAAiWPvLsNgaAAAAGAAAAAoAAAAAAAAAAAAAAIABQQAAAOyCvOyEsS5jc3ZQSwECFAMUAAAACAAAACJYgxbcjAMAAAABAAAAEgAAAAAAAAAAAAAAgAGDAAAAX19NQUNPU1gvLl9BQUEuY3N2UEsFBgAAAAADAAMArwAAALYAAAAAAA==",
      ["t.zip!a/AAA.csv", "t.zip!삼성.csv"]
    ),
    (
      "t.tar.xz",
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4Cf/AH1dADILxDoC4zLmrp4VBdQlBylse72vIOgoWKrt4G+3sV8onkw1giApMWyNcFzXHwKtF/YTxzyQQ7itKEwnO6/oSjQK6QdAti4/iFP4G6dVRwSBYwcKnfRGy8Ix5sM2mGr7hiUub7cz0UOVqx0CmxMp/QavQ4wypIKVIyGcfG0AAAAAAIzQr1ZavRNbAAGZAYBQAABtIrlFscRn+wIAAAAABFla",
      ["t.tar.xz!d/AAA.csv", "t.tar.xz!d/BBB.csv"]
    ),
  ]

  static let encrypted =
    "UEsDBAoACQAAALg6dl37y7DYJAAAABgAAAAHABwAQUFBLmNzdlVUCQADC5gCawuYAmt1eAsAAQQAAAAABAAAAABgop8HIo5C6SlnuVQrLipsN5l28zsAeYFrvwZTXbv59x8Y2tNQSwcI+8uw2CQAAAAYAAAAUEsBAh4DCgAJAAAAuDp2XfvLsNgkAAAAGAAAAAcAGAAAAAAAAQAAAKSBAAAAAEFBQS5jc3ZVVAUAAwuYAmt1eAsAAQQAAAAABAAAAABQSwUGAAAAAAEAAQBNAAAAdQAAAAAA"
  /// 40 million letters.
  static let bomb = "QlpoOTFBWSZTWVy0AFcBMl8BCKAAABAACCAAMMwJqmmgSlFbUBKUV4u5IpwoSC5aACuA"

  @Test(arguments: archives.indices)
  func members(_ index: Int) throws {
    let (name, base64, members) = Self.archives[index]
    let archive = try Archive(Self.bytes(base64), file: name)
    var found: [String] = []
    while try archive.next() {
      found.append(archive.member)
      #expect(try String(decoding: archive.content(), as: UTF8.self) == Self.table)
      #expect(!archive.isEncrypted)
    }
    #expect(found == members)
    #expect(InputKind.sniff(prefix: Self.bytes(base64), name: name) == .archive)
  }

  @Test func encryptedMembers() throws {
    let archive = try Archive(Self.bytes(Self.encrypted), file: "e.zip")
    #expect(try archive.next())
    let failure = #expect(throws: Diagnostic.self) { try archive.content() }
    #expect(failure?.message == "the member is encrypted")
    #expect(failure?.place?.file == "e.zip!AAA.csv")
  }

  @Test func bombs() throws {
    let archive = try Archive(Self.bytes(Self.bomb), file: "b.csv.bz2")
    #expect(try archive.next())
    let failure = #expect(throws: Diagnostic.self) { try archive.content() }
    #expect(
      failure?.message == "the archive unpacks to more than 1000 times the size of the archive, which looks like a trap"
    )
    let raised = try Archive(Self.bytes(Self.bomb), file: "b.csv.bz2", limits: Archive.Limits(ratio: .max))
    #expect(try raised.next())
    #expect(try raised.content().count == 40_000_000)
  }

  @Test func damaged() throws {
    let bytes = Self.bytes(Self.archives[5].base64)
    let failure = #expect(throws: Diagnostic.self) {
      let archive = try Archive(Array(bytes[..<100]), file: "t.tar.xz")
      while try archive.next() { _ = try archive.content() }
    }
    #expect(failure?.message.contains("archive") == true)
  }

  private static func bytes(_ base64: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes: [UInt8] = []
    var pending = 0
    var bits = 0
    for letter in base64.utf8 {
      guard let value = letters.firstIndex(of: letter) else { continue }
      pending = pending << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(pending >> bits & 0xFF))
      }
    }
    return bytes
  }
}
