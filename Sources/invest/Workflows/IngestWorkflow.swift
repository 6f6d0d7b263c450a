// A run of ingest from the first file to the last: reads each, hands it to the store, says what came of it.
import Reading
import Storage
import Vocabulary

struct IngestWorkflow {
  let options: ReadingArguments
  let tables: TableArguments
  let kind: InputKind?
  let console: Console
  /// Asks about each new fact; nil where they are taken as read.
  var reviewer: Reviewer?

  /// What a run came to.
  private struct Tally {
    var added = 0
    var unchanged = 0
    var rejected = 0
    var newFacts = 0
    var newRates = 0
    var newBars = 0
    var newValues = 0
    var newTickers = 0
  }

  /// Ingests all files into the store at a path, which is made where there is none.
  func run(_ inputs: InputFiles, storeAt path: String, command: String) throws {
    var tally = Tally()
    var rejections = inputs.rejected.map { (uri: $0.place?.file ?? "", diagnostics: [$0]) }
    for diagnostic in inputs.rejected { reject(diagnostic, &tally) }
    var store: Store?
    var lexicon: Lexicon?
    var run: ImportRun?
    var progress = Progress("reading", total: reviewer == nil ? inputs.paths.count : 1, on: console)
    var isQuit = false
    for (index, file) in inputs.paths.enumerated() {
      if Interrupt.isWanted || isQuit { break }
      try ArchiveInput.forEach(in: file, limit: tables.unpackLimit) { file, content, problem in
        do {
          if isQuit { return }
          if let problem { throw Rejection(diagnostic: problem) }
          let input = try Input(file, content: content, kind: kind, options: options)
          // The store is opened when there is something to put in it: a run of nothing but rejected files makes none.
          if store == nil, input.isTable, !StoreDoor.exists(path), try !input.table(tables, hashing: false).hasRows() {
            var table = try input.table(tables, hashing: false)
            _ = try table.rehearsed()
            reject(table.diagnostics, of: input, rows: table.rejectedRows, &tally)
            throw TableInput.nothing(file)
          }
          let open = try store ?? StoreDoor.writable(at: path, on: console)
          store = open
          let current = run ?? open.beginImport(command: command, startedAt: Environment.now)
          run = current
          let words = try add(input, to: open, current, &lexicon, &tally, &rejections)
          progress.clear(on: console)
          try? console.out.line("\(visible(file)): \(words)")
        } catch is Reviewer.Quit {
          console.say("\(visible(file)): not stored")
          isQuit = true
        } catch let diagnostic as Rejection {
          progress.clear(on: console)
          reject(diagnostic.diagnostic, &tally)
          rejections.append((file, [diagnostic.diagnostic]))
        }
      }
      progress.update(index + 1, on: console)
    }
    progress.clear(on: console)
    if let store, let run { try finish(store, run, rejections) }
    summarise(tally, run)
    if Interrupt.isWanted { throw Interrupted() }
  }

  /// Says what a run would add.
  func rehearse(_ inputs: InputFiles, store: Store?) throws {
    var tally = Tally()
    for diagnostic in inputs.rejected { reject(diagnostic, &tally) }
    var lexicon: Lexicon?
    for file in inputs.paths {
      try ArchiveInput.forEach(in: file, limit: tables.unpackLimit) { file, content, problem in
        do {
          if let problem { throw Rejection(diagnostic: problem) }
          let input = try Input(file, content: content, kind: kind, options: options)
          try console.out.line("\(visible(file)): \(try rehearse(input, store, &lexicon, &tally))")
        } catch let rejection as Rejection {
          reject(rejection.diagnostic, &tally)
        }
      }
    }
    console.say("dry run: nothing was written")
  }

  private func rehearse(
    _ input: Input, _ store: Store?, _ lexicon: inout Lexicon?, _ tally: inout Tally
  ) throws -> String {
    let state = try store?.state(of: input.file) ?? .new
    if state == .unchanged { return "unchanged" }
    if input.isTable {
      var table = try input.table(tables, hashing: store != nil)
      let words = try table.rehearsed()
      if let hash = input.hash, let store {
        var file = input.file
        file.sha256 = try hash.value()
        if try store.state(of: file) == .unchanged { return "unchanged" }
      }
      reject(table.diagnostics, of: input, rows: table.rejectedRows, &tally)
      return words
    }
    if input.kind == .filings { return try FilingsInput.rehearsed(input.filings()) }
    if input.kind == .facts {
      let read = input.facts()
      for diagnostic in read.diagnostics { reject(diagnostic, &tally) }
      let facts = read.documents.reduce(0) { $0 + DocumentFacts.merged($1.article.statements).count }
      return "would add \(counted(facts, "fact")) of \(counted(read.documents.count, "document"))"
    }
    let article = try input.article(with: reader(&lexicon, store))
    let facts = DocumentFacts.merged(article.statements).count
    return state == .new ? "would add \(counted(facts, "fact"))" : "would be read again, \(counted(facts, "fact"))"
  }

  private func add(
    _ input: Input, to store: Store, _ run: ImportRun, _ lexicon: inout Lexicon?, _ tally: inout Tally,
    _ rejections: inout [(uri: String, diagnostics: [Diagnostic])]
  ) throws -> String {
    if try store.state(of: input.file) == .unchanged {
      try store.noteUnchanged(input.file, in: run)
      tally.unchanged += 1
      return try input.isTable ? unchanged(input, in: store) : "unchanged"
    }
    if input.isTable {
      var file = input.file
      // A file of that name is known: reading it for its hash alone is the shorter way, where it is the same.
      if let hash = input.hash, try store.hasSource(uri: file.uri) { file.sha256 = try hash.value() }
      var table = try input.table(tables, hashing: true)
      file.encoding = tables.words(encoding: file.encoding)
      let brought = try table.ingest(file, hash: input.hash, into: store, run)
      if brought.isKnown {
        tally.unchanged += 1
        return try unchanged(input, in: store)
      }
      reject(table.diagnostics, of: input, rows: table.rejectedRows, &tally)
      if !table.diagnostics.isEmpty { rejections.append((input.file.uri, table.diagnostics)) }
      if brought.isEmpty { throw TableInput.nothing(input.file.uri) }
      tally.newRates += brought.newRates
      tally.newBars += brought.newBars
      tally.added += 1
      return brought.words
    }
    if input.kind == .filings {
      let read = try input.filings()
      for diagnostic in read.diagnostics { reject(diagnostic, &tally) }
      if !read.diagnostics.isEmpty { rejections.append((input.file.uri, read.diagnostics)) }
      let report = try FilingsInput.ingest(read, input.file, into: store, run)
      tally.newValues += report.newValues
      tally.newTickers += report.newTickers
      tally.added += 1
      return FilingsInput.words(read, report)
    }
    if input.kind == .facts {
      let read = input.facts()
      for diagnostic in read.diagnostics { reject(diagnostic, &tally) }
      if !read.diagnostics.isEmpty { rejections.append((input.file.uri, read.diagnostics)) }
      let report = try store.ingest(facts: FactsInput.documents(read, input.file), in: run)
      tally.newFacts += report.newFacts
      if report.outcome == .unchanged { tally.unchanged += 1 } else { tally.added += 1 }
      return FactsInput.words(read, report)
    }
    let article = try input.article(with: reader(&lexicon, store))
    let report: IngestReport
    if let reviewer {
      let news = try store.newFacts(of: article, file: input.file, in: run)
      let reviewed = try reviewer.review(news, of: article, store)
      report = try store.ingest(article, file: input.file, reviewed: reviewed, in: run)
    } else {
      report = try store.ingest(article, file: input.file, in: run)
    }
    tally.newFacts += report.newFacts
    tally.added += 1
    let facts = DocumentFacts.merged(article.statements).count
    let verb = report.outcome == .reread ? "read again," : "added"
    return "\(verb) \(counted(facts, "fact"))" + (facts == 0 ? "" : ", \(report.newFacts) new")
      + (report.rejected == 0 ? "" : ", \(counted(report.rejected, "place")) rejected")
  }

  /// What is said of a table that the store holds: also where it was read with other options than those given now.
  private func unchanged(_ input: Input, in store: Store) throws -> String {
    let hash = try input.hash?.value() ?? input.file.sha256
    guard let given = tables.words(encoding: input.file.encoding), let known = try store.reading(ofFile: hash),
      known.options != given
    else { return "unchanged" }
    return "unchanged, though it was read with \(known.options ?? "no options"): "
      + "\"invest undo \(known.importID)\" takes it out, and it can be read anew"
  }

  /// The reader with the user's own names beside the built-in ones, made when the first article comes.
  private func reader(_ lexicon: inout Lexicon?, _ store: Store?) throws -> ArticleReader {
    if lexicon == nil {
      let own = try store?.userNames() ?? (entities: [], aliases: [])
      lexicon = Lexicon.builtIn().adding(entities: own.entities, aliases: own.aliases)
    }
    return ArticleReader(lexicon: lexicon ?? .builtIn())
  }

  /// A run that added nothing leaves the store as it was; otherwise what was rejected is kept with it.
  private func finish(
    _ store: Store, _ run: ImportRun, _ rejections: [(uri: String, diagnostics: [Diagnostic])]
  ) throws {
    if run.id != nil {
      for rejection in rejections { try store.reject(rejection.diagnostics, uri: rejection.uri, in: run) }
    }
    try store.finish(run)
    store.close()
  }

  /// Reports what a table's rows are rejected for: the first ten, and how many more there are.
  private func reject(_ diagnostics: [Diagnostic], of input: Input, rows: Int, _ tally: inout Tally) {
    let shown = 10
    for diagnostic in diagnostics.prefix(shown) { reject(diagnostic, &tally) }
    let rest = max(diagnostics.count, rows) - shown
    guard rest > 0 else { return }
    tally.rejected += rest
    let kept = min(diagnostics.count, ParsedTable.diagnosticLimit)
    console.say(
      "\(visible(input.file.uri)): \(counted(rest, "more row")) like that; the table rejections keeps the first \(kept)"
    )
  }

  private func reject(_ diagnostic: Diagnostic, _ tally: inout Tally) {
    tally.rejected += 1
    console.report(diagnostic)
    console.note(.incomplete)
  }

  private func summarise(_ tally: Tally, _ run: ImportRun?) {
    var parts = ["\(counted(tally.added, "file")) added"]
    if tally.unchanged > 0 { parts.append("\(tally.unchanged) unchanged") }
    if tally.rejected > 0 { parts.append("\(tally.rejected) rejected") }
    var line = parts.joined(separator: ", ")
    if tally.newFacts > 0 { line += "; \(counted(tally.newFacts, "new fact"))" }
    if tally.newBars > 0 { line += "; \(counted(tally.newBars, "new bar"))" }
    if tally.newRates > 0 { line += "; \(counted(tally.newRates, "new rate"))" }
    if tally.newValues > 0 { line += "; \(counted(tally.newValues, "new reported value"))" }
    if tally.newTickers > 0 { line += "; \(counted(tally.newTickers, "new ticker"))" }
    if let id = run?.id { line += "; this is import \(id)" }
    if Interrupt.isWanted { line += "; interrupted, the files above are whole" }
    console.say(line)
  }
}

/// `1 fact`, `2 facts`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
