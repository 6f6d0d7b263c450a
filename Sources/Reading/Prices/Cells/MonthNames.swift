/// The names of months, from `tables/months.tsv`.
struct MonthNames: Sendable {
  private let names: [(name: [UInt8], month: Int)]

  static let builtIn = MonthNames()

  private init() {
    var names: [(name: [UInt8], month: Int)] = []
    EmbeddedFile.named("tables/months.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      if let month = Int(fields[1].string) { names.append((Array(fields[0]), month)) }
    }
    self.names = names
  }

  /// The month of a name or of its first three letters or more, in any case; nil for other words.
  func month(_ word: some Collection<UInt8>) -> Int? {
    guard word.count >= 3 else { return nil }
    let lowered = word.map(\.lowered)
    return names.first { $0.name.starts(with: lowered) }?.month
  }
}
