// The program carries schema.sql, every query and all of its data, byte for byte.
import CEmbedded
import Testing

struct EmbeddedFileTests {
  /// The name under which a file is embedded, and its path in the project.
  static let expected: [(name: String, path: String)] =
    [("schema.sql", "schema.sql")]
    + Project.files(in: "queries").filter { $0.hasSuffix(".sql") }.map { ("queries/\($0)", "queries/\($0)") }
    + Project.files(in: "Sources/CEmbedded/data").map { ($0, "Sources/CEmbedded/data/\($0)") }

  @Test func everyFileIsEmbedded() throws {
    for (name, path) in Self.expected {
      guard let file = invest_embedded_find(name) else {
        Issue.record("\(path) is not embedded: it needs an entry \"\(name)\" in Sources/CEmbedded/embedded.c")
        continue
      }
      let bytes = UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.length)
      #expect(bytes.elementsEqual(try Project.bytes(path)), "\(name) differs from \(path)")
    }
  }

  @Test func nothingElseIsEmbedded() {
    let known = Set(Self.expected.map(\.name))
    for index in 0..<invest_embedded_count() {
      let name = String(cString: invest_embedded_at(index).pointee.name)
      #expect(known.contains(name), "\(name) stands for no file of the project")
    }
  }
}
