// Where commands get their store from: a file to read, a file to write, or the demonstration in memory.
import Glibc
import Reading
import Storage
import Vocabulary

enum StoreDoor {
  /// The store that the options name, for reading.
  static func reading(_ options: StoreOptions) throws -> Store {
    if options.demo { return try Demo.store() }
    return try Store.openForReading(at: options.resolvedPath())
  }

  /// The store at a path for reading, nil where there is none yet.
  static func existing(at path: String) throws -> Store? {
    exists(path) ? try Store.openForReading(at: path) : nil
  }

  /// The store at a path for writing; made, with the built-in names and rates, where there is none.
  static func writable(at path: String, on console: Console) throws -> Store {
    let isTerminal = console.errIsTerminal
    // Another ingest may be reading a file of some gigabytes, and lets go between files only.
    let store = try Store.openForWriting(at: path, builtIn: builtIn(withRates: !exists(path))) { seconds in
      if seconds == 1, isTerminal {
        Console().say("waiting for another program that writes to the store (Control-C gives up)")
      }
      return seconds < 1800 && !Interrupt.isWanted
    }
    if store.isNew { console.say("made the store \(Environment.shortened(path))") }
    return store
  }

  /// The store that the options name, for changing what it holds; never makes one.
  static func changing(_ options: StoreOptions) throws -> Store {
    if options.demo { throw Diagnostic(.error, "--demo keeps nothing: there is nothing to change in it") }
    let path = try options.resolvedPath()
    // Fails in the words of a reading command where there is no store.
    if !exists(path) { return try Store.openForReading(at: path) }
    return try Store.openForWriting(at: path, builtIn: builtIn(withRates: false))
  }

  /// The store that the options name, for adding to it; made where there is none.
  static func adding(_ options: StoreOptions, on console: Console) throws -> Store {
    if options.demo { return try changing(options) }
    return try writable(at: options.resolvedPath(), on: console)
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  /// The lexicon, and for a new store the history of exchange rates (its hash costs some milliseconds).
  static func builtIn(withRates: Bool) -> BuiltInData {
    let rates = BuiltInData.Rates(
      uri: BuiltInRates.fileName, publisher: BuiltInRates.publisher,
      sha256: withRates ? SHA256.hex(of: BuiltInRates.bytes) : "", rates: { BuiltInRates.rates() })
    return BuiltInData(
      lexiconVersion: "\(Lexicon.builtInVersion) \(CapexTags.version)", entities: { Lexicon.builtIn().entities },
      aliases: { Lexicon.builtIn().aliases }, rates: withRates ? rates : nil, filingTags: { CapexTags.all })
  }
}
