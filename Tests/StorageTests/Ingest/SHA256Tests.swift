import Testing

@testable import Storage

struct SHA256Tests {
  /// FIPS 180-4's own examples, and lengths around the border of a block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func knownAnswers(_ text: String, _ hash: String) {
    #expect(SHA256.hex(of: Array(text.utf8)) == hash)
  }

  /// Any length in any pieces, with and without the processor's instructions.
  @Test func piecesGiveTheHashOfTheWhole() {
    var generator = SplitMix(state: 180_4)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0..<400, using: &generator)).map { _ in
        UInt8.random(in: .min ... .max, using: &generator)
      }
      var hash = SHA256()
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 0..<150, using: &generator))
        bytes[start..<end].withUnsafeBufferPointer { hash.update($0) }
        start = end
      }
      #expect(hash.finish() == SHA256.hexByHand(of: bytes))
      #expect(SHA256.hex(of: bytes) == SHA256.hexByHand(of: bytes))
    }
  }
}
