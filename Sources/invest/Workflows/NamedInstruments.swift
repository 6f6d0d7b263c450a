// Series of prices as people name them on the command line: by symbol, or by the name of the company.
import Storage
import Vocabulary

enum NamedInstruments {
  /// The instruments that the words mean, each once, in the order given; all of a company's listings for its name.
  ///
  /// - Throws: where a word means none, with what to write instead.
  static func find(_ words: [String], in store: Store) throws -> [Instrument] {
    let all = try store.instruments()
    if all.isEmpty {
      throw Diagnostic(
        .error, "the store has no series of prices", help: "\"invest ingest FILE.csv\" reads price histories")
    }
    if words.isEmpty { return all }
    var found: [Instrument] = []
    for word in words {
      for instrument in try listings(word, all, in: store) where !found.contains(where: { $0.id == instrument.id }) {
        found.append(instrument)
      }
    }
    return found
  }

  private static func listings(_ word: String, _ all: [Instrument], in store: Store) throws -> [Instrument] {
    if let exact = all.first(where: { $0.symbol == word }) { return [exact] }
    let folded = word.uppercased()
    let near = all.filter { $0.symbol.uppercased() == folded }
    if !near.isEmpty { return near }
    switch try store.resolve(word) {
    case .found(let entity):
      let listed = all.filter { $0.entityID == entity.carrier.id || $0.entityID == entity.named.id }
      if !listed.isEmpty { return listed }
      throw Diagnostic(
        .error, "the store has no series of prices of \(visible(entity.carrier.name))",
        help: "\"invest ingest FILE.csv\" reads price histories; \"invest list instruments\" shows those that are there"
      )
    case .ambiguous(let entities):
      let listed = all.filter { instrument in
        entities.contains { instrument.entityID == $0.carrier.id || instrument.entityID == $0.named.id }
      }
      if Set(listed.map(\.entityID)).count == 1 { return listed }
      let list = entities.map { "\"\($0.named.id)\"" }.joined(separator: ", ")
      throw Diagnostic(.error, "\"\(visible(word))\" names several entities: \(list)", help: "write one of these ids")
    case .unknown(let suggestions):
      let symbol = UsageError.suggestion(for: folded, among: all.map(\.symbol))
      let listed = try suggestions.filter { name in
        guard case .found(let entity) = try store.resolve(name) else { return false }
        return all.contains { $0.entityID == entity.carrier.id }
      }
      let others = listed.filter { $0 != symbol }
      let words = ([symbol].compactMap { $0 } + others).prefix(3).map { "\"\(visible($0))\"" }
      throw Diagnostic(
        .error, "no series of prices is called \"\(visible(word))\"",
        help: words.isEmpty
          ? "\"invest list instruments\" shows all series" : "did you mean \(words.joined(separator: " or "))?")
    }
  }
}
