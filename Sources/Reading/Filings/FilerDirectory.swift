public import Vocabulary

/// Which entity of the lexicon files under which number, and how the names of other filers are to be looked for.
public struct FilerDirectory: Sendable {
  private let entities: [Int: String]
  private let known: Set<String>

  /// The directory that the program carries.
  public static let builtIn = FilerDirectory()

  private init() {
    var entities: [Int: String] = [:]
    EmbeddedFile.named("filings/filers.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      if let cik = Int(fields[0].string) { entities[cik] = fields[1].string }
    }
    self.entities = entities
    self.known = Set(entities.values)
  }

  /// The entity that files under a number, nil where none is listed.
  func entityID(cik: Int) -> String? { entities[cik] }

  /// What is known of a company that files under this number and name.
  public func filer(cik: Int, name: String) -> Filer {
    let short = FilerNames.withoutLegalForm(name)
    return Filer(
      cik: cik, name: name, entityID: entities[cik], names: FilerNames.variants(of: name),
      slug: Slug.of(short.isEmpty ? name : short), otherFilers: known)
  }
}
