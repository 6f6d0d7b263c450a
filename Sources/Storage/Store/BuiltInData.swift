// What a new store is filled with: the lexicon's entities and aliases, and the exchange rates that the program carries.
public import Vocabulary

/// The data that comes with the program. Whoever opens a store for writing passes it in; nothing is made until needed.
public struct BuiltInData: Sendable {
  /// Changes whenever the entities or aliases do: a store with another version is brought up to date.
  public var lexiconVersion: String
  public var entities: @Sendable () -> [Entity]
  public var aliases: @Sendable () -> [Alias]
  /// The reference rates that a new store begins with; nil for none.
  public var rates: Rates?
  /// Under which tags companies report a measure. Changes of it change `lexiconVersion` too.
  public var filingTags: @Sendable () -> [FilingTag]

  /// Built-in rates and the file they come from.
  public struct Rates: Sendable {
    /// What `sources.uri` says.
    public var uri: String
    /// Who publishes them, for `sources.publisher`.
    public var publisher: String
    /// Of the file they come from, so that ingesting the same file again changes nothing.
    public var sha256: String
    public var rates: @Sendable () -> [DailyRate]

    public init(uri: String, publisher: String, sha256: String, rates: @escaping @Sendable () -> [DailyRate]) {
      self.uri = uri
      self.publisher = publisher
      self.sha256 = sha256
      self.rates = rates
    }
  }

  public init(
    lexiconVersion: String, entities: @escaping @Sendable () -> [Entity],
    aliases: @escaping @Sendable () -> [Alias], rates: Rates? = nil,
    filingTags: @escaping @Sendable () -> [FilingTag] = { [] }
  ) {
    self.lexiconVersion = lexiconVersion
    self.entities = entities
    self.aliases = aliases
    self.rates = rates
    self.filingTags = filingTags
  }

  /// No entities, no aliases, no rates.
  public static let none = BuiltInData(lexiconVersion: "", entities: { [] }, aliases: { [] })
}
