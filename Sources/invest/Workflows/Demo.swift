// The demonstration: a store in memory from the built-in sample articles, the same on every machine and every day.
import Reading
import Storage
import Vocabulary

enum Demo {
  /// The day as of which the demonstration looks at the world, so that newer built-in rates never change its output.
  static let asOf = Day(year: 2025, month: 12, day: 31)

  /// The days whose exchange rates the samples need.
  private static var days: ClosedRange<Day>? {
    guard let first = Day(year: 2024, month: 12, day: 20), let asOf else { return nil }
    return first...asOf
  }

  static func store() throws -> Store {
    let lexicon = Lexicon.builtIn()
    let days = days
    let store = try Store.inMemory(
      builtIn: BuiltInData(
        lexiconVersion: Lexicon.builtInVersion, entities: { lexicon.entities }, aliases: { lexicon.aliases },
        rates: BuiltInData.Rates(
          uri: BuiltInRates.fileName, publisher: BuiltInRates.publisher, sha256: "demo",
          rates: { BuiltInRates.rates(days: days) }),
        filingTags: { CapexTags.all }))
    let reader = ArticleReader(lexicon: lexicon)
    let run = store.beginImport(command: "invest --demo", startedAt: "2025-12-31T00:00:00Z")
    for (name, bytes) in BuiltInSamples.all {
      let file = IngestedFile(uri: name, sha256: SHA256.hex(of: bytes))
      _ = try store.ingest(reader.read(bytes, uri: name), file: file, in: run)
    }
    try store.finish(run)
    return store
  }
}
