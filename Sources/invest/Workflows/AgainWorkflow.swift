// `ingest --again`: stored articles read with the present rules and names, and what that changes.
import Reading
import Rendering
import Storage
import Vocabulary

struct AgainWorkflow {
  let store: Store
  let console: Console
  let dryRun: Bool

  func run(_ words: [String], command: String) throws {
    let ids = try store.articles(words)
    let own = try store.userNames()
    let reader = ArticleReader(lexicon: Lexicon.builtIn().adding(entities: own.entities, aliases: own.aliases))
    let run = store.beginImport(command: command, startedAt: Environment.now)
    var changed = 0
    var counts = Counts()
    var progress = Progress("reading", total: ids.count, on: console)
    for (index, id) in ids.enumerated() {
      if Interrupt.isWanted { break }
      guard let stored = try store.article(id) else { continue }
      do {
        // The body is decoded already, whatever its head says of its encoding.
        let options = ReadingOptions(published: stored.file.published, encoding: "UTF-8")
        let article = try reader.read(stored.body, uri: stored.file.uri, options: options)
        let report = try store.reread(stored, as: article, in: run, keeping: !dryRun)
        if report.isChanged {
          changed += 1
          progress.clear(on: console)
          try tell(report, of: stored.file.uri, &counts)
        }
      } catch let diagnostic as Diagnostic where diagnostic.place != nil {
        progress.clear(on: console)
        console.report(diagnostic)
        console.note(.incomplete)
      }
      progress.update(index + 1, on: console)
    }
    progress.clear(on: console)
    if !dryRun { try store.finish(run) }
    store.close()
    var line = "\(counted(ids.count, "article")) read again, \(changed) otherwise than before"
    if changed > 0 { line += ": \(counts.words)" }
    if let id = run.id, !dryRun { line += "; this is import \(id)" }
    if Interrupt.isWanted { line += "; interrupted, the articles above are whole" }
    console.say(line)
    if dryRun { console.say("dry run: nothing was written") }
    if Interrupt.isWanted { throw Interrupted() }
  }

  private struct Counts {
    var added = 0
    var gone = 0
    var altered = 0

    var words: String { "\(counted(added, "fact")) added, \(gone) gone, \(altered) altered" }
  }

  private func tell(_ report: RereadReport, of uri: String, _ counts: inout Counts) throws {
    var own = Counts()
    var lines: [String] = []
    for change in report.changes {
      switch change {
      case .added(let fact):
        own.added += 1
        lines.append("  + \(factWords(fact))")
      case .gone(let fact):
        own.gone += 1
        lines.append("  - \(factWords(fact))")
      case .altered(let old, let new):
        own.altered += 1
        let (before, after) = (factWords(old), factWords(new))
        lines.append("  ~ \(before)")
        lines.append("    \(before == after ? "in what its words do not show" : after)")
      }
    }
    counts.added += own.added
    counts.gone += own.gone
    counts.altered += own.altered
    try console.out.line("\(visible(uri)): \(report.changes.isEmpty ? "the same facts at other places" : own.words)")
    for line in lines { try console.out.line(visible(line)) }
  }
}
