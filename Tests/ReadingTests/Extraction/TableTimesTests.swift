import Reading
import Testing
import Vocabulary

/// Columns of tables that say over what time an amount was spent.
struct TableTimesTests {
  @Test func halvesAndQuartersAreParts() throws {
    let text = """
      # Capital spending of African operators

      | Operator | Capex | Period |
      |---|---|---|
      | MTN Group | R15.9bn | H1 2025 |
      | Safaricom | KSh72bn | FY2026 |

      """
    var options = ReadingOptions(published: Day(iso: "2025-10-15"))
    options.judges = false
    let statements = try ArticleReader().read(Array(text.utf8), uri: "a.md", options: options).statements
    let told = statements.compactMap { statement -> String? in
      guard case .investment(let value) = statement.value else { return nil }
      return "\(value.entity.id) \(value.years ?? 0) \(value.status.rawValue)"
    }
    // A half that is over is spent.
    #expect(told == ["mtn 0.5 spent", "safaricom 1.0 planned"])
  }
}
