public import Vocabulary

/// The tags that measure capital expenditure, as the program carries them (`filings/capex-tags.tsv`).
public enum CapexTags {
  /// In the order of preference.
  public static var all: [FilingTag] {
    var tags: [FilingTag] = []
    EmbeddedFile.named("filings/capex-tags.tsv")?.forEachLine { line in
      let fields = line.fields(5)
      guard let rank = Int(fields[0].string) else { return }
      tags.append(
        FilingTag(
          measure: "capex", rank: rank, taxonomy: fields[1].string, concept: fields[2].string,
          coversAll: fields[3].string == "all", note: fields[4].string))
    }
    return tags
  }

  /// Changes whenever the tags do.
  public static var version: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in EmbeddedFile.named("filings/capex-tags.tsv")?.bytes ?? UnsafeBufferPointer(start: nil, count: 0) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }
}
