// Who may import whom: the direction of the dependencies, folder by folder.
import Testing

struct ImportTests {
  /// What the files of a folder may import, beside Swift itself and the C library.
  static let allowed: [(folder: String, modules: Set<String>)] = [
    ("Vocabulary", []),
    ("Reading", ["Vocabulary", "CArchive", "CDigits", "CEmbedded", "CHTML", "CScan", "Yams"]),
    ("Analysis", ["Vocabulary"]),
    ("Storage", ["Vocabulary", "Analysis", "CDigits", "CEmbedded", "CHash", "CPacking", "GRDB", "GRDBSQLite"]),
    ("Rendering", ["Vocabulary", "CDigits", "CXLSX"]),
    ("invest", ["Vocabulary", "Reading", "Analysis", "Storage", "Rendering", "ArgumentParser"]),
  ]

  @Test(arguments: allowed)
  func folder(_ folder: String, modules: Set<String>) throws {
    let files = Project.files(in: "Sources/\(folder)").filter { $0.hasSuffix(".swift") }
    #expect(!files.isEmpty)
    for file in files {
      for module in Self.imports(of: try Project.text("Sources/\(folder)/\(file)")) {
        // Foundation costs start-up time: only GRDB's and Yams's neighbours may have it, they bring it anyway.
        let mayHaveFoundation = folder == "Storage" || file.contains("FrontMatter")
        let isFree =
          ["Glibc", "Synchronization", "Dispatch"].contains(module) || (module == "Foundation" && mayHaveFoundation)
        #expect(isFree || modules.contains(module), "Sources/\(folder)/\(file) imports \(module)")
      }
    }
  }

  @Test func everyFolderIsKnown() {
    let folders = Set(Project.files(in: "Sources").compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(
      folders.subtracting([
        "CArchive", "CDigits", "CEmbedded", "CHash", "CHTML", "CLoading", "CPacking", "CScan",
        "CXLSX",
      ])
        == Set(Self.allowed.map(\.folder)))
  }

  /// The modules that a file imports, without submodules and attributes.
  private static func imports(of text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), words[..<place].allSatisfy(Self.isModifier) else { return nil }
      let rest = words[(place + 1)...].filter { !["struct", "class", "enum", "func", "protocol", "var"].contains($0) }
      return rest.first.map { String($0.prefix { $0 != "." }) }
    }
  }

  private static func isModifier(_ word: Substring) -> Bool {
    ["public", "internal", "private", "fileprivate", "package"].contains(word) || word.hasPrefix("@")
  }
}
