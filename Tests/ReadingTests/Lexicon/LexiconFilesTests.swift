// The lexicon's files hold together: every id, parent, alias and flag means something, and nothing is said twice.
import Testing
import Vocabulary

@testable import Reading

struct LexiconFilesTests {
  struct Row {
    let id: String
    let kind: String
    let country: String
    let parent: String
    let segment: String
    let symbols: [Substring]
  }

  static let languages = ["en", "ja", "ko", "zh"]

  static func lines(_ name: String, fields: Int) -> [[String]] {
    var lines: [[String]] = []
    EmbeddedFile.named(name)?.forEachLine { line in lines.append(line.fields(fields).map(\.string)) }
    return lines
  }

  static let rows: [Row] = lines("lexicons/entities.tsv", fields: 7).map {
    Row(
      id: $0[0], kind: $0[2], country: $0[3], parent: $0[4], segment: $0[5], symbols: $0[6].split(separator: " "))
  }

  static let byID = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  @Test func everyEntityIsWrittenOnceAsASlug() {
    #expect(Self.rows.count > 2000)
    #expect(Self.byID.count == Self.rows.count)
    for row in Self.rows {
      #expect(
        row.id.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }, "\(row.id)")
      #expect(EntityKind(rawValue: row.kind) != nil, "\(row.id)")
      #expect(row.country.isEmpty || row.country.utf8.count == 2, "\(row.id)")
    }
  }

  @Test func unitsLeadToWhoCarriesTheirFacts() {
    for row in Self.rows {
      #expect(row.parent.isEmpty || Self.byID[row.parent] != nil, "\(row.id) has the unknown parent \(row.parent)")
      var at = row
      var steps = 0
      while at.kind == "unit", let parent = Self.byID[at.parent], steps < 8 {
        at = parent
        steps += 1
      }
      #expect(at.kind != "unit", "\(row.id) ends at a unit")
    }
  }

  @Test func noTickerMeansTwoListings() {
    var seen: [Substring: String] = [:]
    for row in Self.rows {
      for symbol in row.symbols {
        #expect(seen[symbol] == nil, "\(symbol): \(seen[symbol] ?? "") and \(row.id)")
        seen[symbol] = row.id
      }
    }
  }

  @Test(arguments: languages)
  func everyNameMeansOneEntity(language: String) {
    var seen: [String: String] = [:]
    let names = Self.lines("lexicons/\(language)/names.tsv", fields: 3)
    #expect(names.count > 1000)
    for name in names {
      #expect(!name[0].isEmpty && name[0].first != " " && name[0].last != " ", "\(name[0])")
      #expect(name[1] == "-" || Self.byID[name[1]] != nil, "\(name[0]) names the unknown entity \(name[1])")
      #expect(["", "weak", "board"].contains(name[2]), "\(name[0]) has the flag \(name[2])")
      #expect(seen[name[0]] == nil, "\(name[0]): \(seen[name[0]] ?? "") and \(name[1])")
      seen[name[0]] = name[1]
    }
  }
}
