import Foundation
import Vocabulary

@testable import Reading

/// Scores the facts of a corpus against its gold (Tests/Corpus/README.md), by the rules of the corpus: a fact is right
/// when who, how much, over which time agree; optional gold counts neither way.
struct CorpusScore {
  var gold = 0
  var hits = 0
  var wrong = 0

  /// The harmonic mean of precision and recall.
  var f1: Double {
    let precision = Double(hits) / Double(max(1, hits + wrong))
    let recall = Double(hits) / Double(max(1, gold))
    return 2 * precision * recall / max(1e-9, precision + recall)
  }

  mutating func add(_ other: CorpusScore) {
    gold += other.gold
    hits += other.hits
    wrong += other.wrong
  }

  static var corpus: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Corpus")
  }

  /// The score of each table, "all" included: of the whole reading, or of the rules alone.
  static func of(_ folder: String, language: String, judges: Bool) throws -> [String: CorpusScore] {
    var options = ReadingOptions()
    options.judges = judges
    let base = corpus.appendingPathComponent(folder)
    let lines = try String(contentsOf: base.appendingPathComponent("gold-\(language).jsonl"), encoding: .utf8)
    var scores: [String: CorpusScore] = [:]
    for line in lines.split(separator: "\n") {
      guard let gold = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let name = gold["doc"] as? String
      else { continue }
      let bytes = try Data(contentsOf: base.appendingPathComponent(name))
      let article = try ArticleReader().read(Array(bytes), uri: name, options: options)
      let facts = DocumentFacts.merged(article.statements).map(\.value)
      for kind in FactKind.allCases {
        let score = compare(gold[kind.table] as? [[String: Any]] ?? [], facts.filter { $0.kind == kind })
        for table in [kind.table, "all"] {
          scores[table, default: CorpusScore()].add(score)
        }
      }
    }
    return scores
  }

  private static func compare(_ gold: [[String: Any]], _ facts: [FactValue]) -> CorpusScore {
    var left = facts
    var score = CorpusScore()
    for wanted in gold where !(wanted["optional"] as? Bool ?? false) {
      score.gold += 1
      if let index = left.firstIndex(where: { agrees(wanted, $0) }) {
        score.hits += 1
        left.remove(at: index)
      }
    }
    for wanted in gold where wanted["optional"] as? Bool ?? false {
      if let index = left.firstIndex(where: { agrees(wanted, $0) }) { left.remove(at: index) }
    }
    score.wrong = left.count
    return score
  }

  private static func agrees(_ gold: [String: Any], _ fact: FactValue) -> Bool {
    switch fact {
    case .investment(let value):
      return names(gold["entity"], value.entity) && same(gold["amount"], value.amount?.double)
        && same(gold["years"], value.years)
        && (value.amount == nil || gold["currency"] as? String == value.currency?.code)
    case .revenueGrowth(let value):
      return names(gold["entity"], value.entity) && same(gold["percent"], value.percent.double)
        && part(gold["segment"] as? String) == part(value.segment)
    case .stockMove(let value):
      return names(gold["entity"], value.entity) && same(gold["percent"], value.percent.double)
        && gold["window"] as? String == value.window.rawValue
    case .marketTicker(let value):
      let all = (gold["name"] as? [String] ?? []).map(folded)
      let mine = [value.name, value.symbol ?? "", value.entity?.id ?? "", value.entity?.name ?? ""].map(folded)
      return mine.contains { all.contains($0) } && same(gold["price"], value.price.double)
        && same(gold["change_percent"], value.changePercent?.double)
    }
  }

  private static func names(_ gold: Any?, _ entity: EntityMention) -> Bool {
    let all = (gold as? [String] ?? []).map(folded)
    return [entity.id, entity.name, entity.mention].map(folded).contains { !$0.isEmpty && all.contains($0) }
  }

  private static func folded(_ name: String) -> String {
    name.precomposedStringWithCompatibilityMapping.lowercased().filter { !" -_.,·'’&()/".contains($0) }
  }

  private static func same(_ gold: Any?, _ value: Double?) -> Bool {
    guard let gold = gold as? Double ?? (gold as? Int).map(Double.init) else { return value == nil }
    guard let value else { return false }
    return abs(gold - value) <= 1e-6 * max(abs(gold), abs(value))
  }

  private static func part(_ segment: String?) -> String {
    let segment = segment ?? "total"
    if segment == "total" { return segment }
    return segment.contains("cloud") ? "cloud" : segment.contains("ai") ? "ai" : "other"
  }
}
