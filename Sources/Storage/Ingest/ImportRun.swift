// One run of ingest: the unit of undo. Its row is written with the first thing that it changes.
public import Vocabulary

/// A run of ingest in progress. Obtained from `Store.beginImport`, ended by `Store.finish`.
public final class ImportRun {
  /// The command as the user typed it.
  public let command: String
  /// When it began, `2025-02-24T06:39:00Z`.
  public let startedAt: String
  /// The import's id; nil as long as nothing was changed.
  public internal(set) var id: Int64?
  /// Sources that were met again, unchanged.
  var metAgain: [Int64] = []
  /// Whether a file was written without the log.
  var wroteDirectly = false

  init(command: String, startedAt: String) {
    self.command = command
    self.startedAt = startedAt
  }
}

/// A file as ingest meets it.
public struct IngestedFile: Sendable, Hashable {
  /// As given on the command line; `-` for standard input.
  public var uri: String
  /// Of its bytes, lower-case hex.
  public var sha256: String
  /// What `--published` says, nil where it was not given.
  public var published: Day?
  /// What `--encoding` says, nil where it was not given.
  public var encoding: String?

  public init(uri: String, sha256: String, published: Day? = nil, encoding: String? = nil) {
    self.uri = uri
    self.sha256 = sha256
    self.published = published
    self.encoding = encoding
  }
}

/// What the store knows of a file.
public enum FileState: Sendable, Hashable {
  case new
  /// Known, read with the same options.
  case unchanged
  /// Known, but other options were given: reading it again may give something else.
  case otherOptions
}

/// What one file brought.
public struct IngestReport: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    case added
    case unchanged
    /// It was known and was read again with other options.
    case reread
  }

  public var outcome: Outcome
  /// Facts that nothing in the store stated before.
  public var newFacts = 0
  /// Places that state facts, of facts known before too.
  public var citations = 0
  /// Places that state what the user has rejected.
  public var rejected = 0
  /// Rates that were stored.
  public var newRates = 0
  /// Rates that replaced other values.
  public var replacedRates = 0
  /// Values of filings that were stored.
  public var newValues = 0
  /// Ticker symbols that became names of known entities.
  public var newTickers = 0
  /// How many entities got them.
  public var namedEntities = 0
  /// Whom the filings are of.
  public var filer: Entity?

  public init(outcome: Outcome) { self.outcome = outcome }
}
