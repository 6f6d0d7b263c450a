// Every file of Transcripts/ is played on the built program. With INVEST_UPDATE=1 in the environment the expectations
// are rewritten instead: read the difference before keeping it.
import Foundation
import Testing

struct TranscriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Transcripts")

  static let names: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".test") }.sorted()
  }()

  @Test(arguments: names)
  func transcript(_ name: String) throws {
    let url = Self.folder.appendingPathComponent(name)
    let text = try String(contentsOf: url, encoding: .utf8)
    if ProcessInfo.processInfo.environment["INVEST_UPDATE"] != nil {
      let updated = try Program.inFolder { try Transcript.updated(text, in: $0) }
      if updated != text { try updated.write(to: url, atomically: true, encoding: .utf8) }
      return
    }
    let transcript = Transcript(text)
    #expect(!transcript.steps.isEmpty)
    for mismatch in try Program.inFolder({ try transcript.mismatches(in: $0) }) {
      Issue.record("\(mismatch)")
    }
  }

  @Test func thereAreTranscripts() {
    #expect(!Self.names.isEmpty)
  }
}
