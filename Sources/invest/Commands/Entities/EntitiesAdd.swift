// `invest entities add`: an entity that the lexicon does not know.
public import ArgumentParser
import Storage
public import Vocabulary

extension EntityKind: ExpressibleByArgument {}

struct EntitiesAdd: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add an entity that the lexicon does not know.",
    usage: "invest entities add NAME [options]",
    discussion: """
      EXAMPLES:
        invest entities add "Upstage" --country KR --alias 업스테이지 --alias アップステージ
        invest entities add "Solar LLM" --kind unit --parent upstage
      """)

  @Argument(help: "Its common English name.") var name: String
  @Option(help: "Its id (default: the name in lower case, with hyphens).") var id: String?
  @Option(help: "What it is.") var kind = EntityKind.company
  @Option(help: ArgumentHelp("ISO 3166-1 code, such as KR.", valueName: "code")) var country: String?
  @Option(help: ArgumentHelp("The entity that owns it.", valueName: "entity")) var parent: String?
  @Option(help: ArgumentHelp("Another way to write its name, again for each.", valueName: "name")) var alias: [String] =
    []
  @Flag(help: "Say what would be added, and add nothing.") var dryRun = false

  @OptionGroup(title: "Store") var store: StoreOptions

  func validate() throws {
    if let country, country.utf8.count != 2 || !country.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) {
      throw ValidationError("'\(country)' is no country code: two letters are expected, such as KR")
    }
  }

  func run(on console: Console) throws {
    let id = id ?? slug(name)
    guard !id.isEmpty else {
      throw Diagnostic(
        .error, "no id can be made from \"\(visible(name))\"", help: "--id gives it one: lower-case letters and hyphens"
      )
    }
    let store = try dryRun ? StoreDoor.reading(store) : StoreDoor.adding(store, on: console)
    let parentID = try parent.map { try store.entity(named: $0).named.id }
    if dryRun { return try console.out.line("would add \(visible(name)) as \(id)") }
    try store.add(Entity(id: id, name: name, kind: kind, country: country?.uppercased(), parentID: parentID))
    for text in alias { _ = try store.addAlias(text, language: nil, to: id) }
    try console.out.line(
      "added \(visible(name)) as \(id)" + (alias.isEmpty ? "" : " with \(counted(alias.count, "name"))"))
    console.say("it counts in the next \"invest ingest\"")
  }

  /// `SK Hynix` becomes `sk-hynix`; letters beyond ASCII are left out.
  private func slug(_ name: String) -> String {
    var slug = ""
    for byte in name.utf8 {
      if (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
        slug.unicodeScalars.append(Unicode.Scalar((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
      } else if !slug.isEmpty, slug.last != "-", byte < 0x80 {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }
}
