// What no source file may hold, and what every one must.
import Testing

struct HouseRuleTests {
  static let sources = Project.files(in: "Sources").filter { $0.hasSuffix(".swift") }

  @Test func noTrapsAndLeftOvers() throws {
    let forbidden = ["TODO", "FIXME", "try!", "fatalError(", " as! ", "preconditionFailure("]
    for file in Self.sources {
      let text = try Project.text("Sources/\(file)")
      for word in forbidden { #expect(!text.contains(word), "Sources/\(file) holds \(word)") }
    }
  }

  @Test func noClockOrEnvironmentBelowTheProgram() throws {
    let forbidden = ["getenv(", "isatty(", "ioctl(", "Date()", "localtime", "ProcessInfo", "random(", "arc4random"]
    for file in Self.sources where !file.hasPrefix("invest/") {
      let text = try Project.text("Sources/\(file)")
      for word in forbidden { #expect(!text.contains(word), "Sources/\(file) uses \(word)") }
    }
  }

  @Test func noSQLInTheProgram() throws {
    for file in Self.sources where file.hasPrefix("invest/") {
      for line in try Project.text("Sources/\(file)").split(separator: "\n") {
        // Examples in help texts show SQL; code has none.
        if line.contains("invest sql") || line.trimmingPrefix(while: { $0 == " " }).hasPrefix("//") { continue }
        for word in ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "PRAGMA "] {
          #expect(!line.contains(word), "Sources/\(file) holds SQL: \(line)")
        }
      }
    }
  }
}
