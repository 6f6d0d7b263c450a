// Every file of queries/ has a header that says what it is, and runs as it stands.
import Storage
import Testing
import Vocabulary

struct QueryTests {
  static let names = Project.files(in: "queries").filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }

  @Test func theCatalogueIsTheFolder() {
    #expect(QueryCatalogue.names == Self.names.sorted())
    #expect(Self.names.count >= 8)
  }

  @Test(arguments: names)
  func query(_ name: String) throws {
    let query = try QueryCatalogue.query(name)
    #expect(query.name == name)
    #expect(!query.summary.isEmpty)
    for parameter in query.parameters { #expect(!parameter.summary.isEmpty, "\(parameter.name) says nothing") }
    let result = try Store.inMemory().run(query)
    #expect(result.grid.columns.map(\.name) == query.columns.map(\.name))
  }

  /// What a query needs is told by the functions that it calls, and by the virtual table of daily bars.
  @Test(arguments: names)
  func needs(_ name: String) throws {
    let text = try Project.text("queries/\(name).sql")
    let code = text.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n")
    let own = ["convert(", "rate(", "rate_day(", "rate_legs(", "entity(", "sum_converted("]
    let usesOwn = own.contains { call in
      code.ranges(of: call).contains { range in
        range.lowerBound == code.startIndex
          || !(code[code.index(before: range.lowerBound)].isLetter
            || code[code.index(before: range.lowerBound)] == "_")
      }
    }
    let readsBars = code.contains("FROM prices")
    #expect((try QueryCatalogue.query(name).needs == .invest) == (usesOwn || readsBars))
  }
}
