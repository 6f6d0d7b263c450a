// Which files the built-in lexicon is read from, and how a change of them is told.

enum LexiconFiles {
  static let entities = "lexicons/entities.tsv"
  static let languages = ["ko", "en", "zh", "ja"]

  static func names(_ language: String) -> String { "lexicons/\(language)/names.tsv" }

  /// A hash of all of them.
  static var version: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for name in [entities] + languages.map(names) {
      guard let file = EmbeddedFile.named(name) else { continue }
      add(UnsafeRawBufferPointer(file.bytes), to: &hash)
    }
    return String(hash, radix: 16)
  }

  /// FNV-1a over words of eight bytes, each turned so that its upper half counts below too; what is left byte by byte.
  private static func add(_ bytes: UnsafeRawBufferPointer, to hash: inout UInt64) {
    var place = 0
    while place + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x100_0000_01B3
      hash ^= hash >> 29
      place += 8
    }
    while place < bytes.count {
      hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3
      place += 1
    }
  }
}
