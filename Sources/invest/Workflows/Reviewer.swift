// `ingest --review`: each new fact in its sentence, and what the user says of it.
import Glibc
import Reading
import Rendering
import Storage
import Vocabulary

/// Asks about the new facts of documents, one after another.
final class Reviewer {
  private let console: Console
  /// Set once the user has had enough.
  private(set) var isOver = false
  private var dropped = 0
  private var edited = 0

  /// Thrown where the user quits in the middle of a document, which then is not stored.
  struct Quit: Error {}

  /// - Throws: without a terminal, where nobody could answer.
  init(_ console: Console) throws {
    guard console.canAsk else {
      throw Diagnostic(
        .error, "--review asks about each new fact: nobody can be asked without a terminal",
        help: "without --review facts are taken as read; \"invest reject\" and \"invest edit\" mend them afterwards")
    }
    self.console = console
    // Control-C ends the waiting for an answer, and with it the run, after the files that are whole.
    Interrupt.endsWaiting()
  }

  /// What was decided about the new facts of a document.
  ///
  /// - Throws: `Quit` where the user wants no more.
  func review(_ facts: [DocumentFact], of article: ReadArticle, _ store: Store) throws -> [ReviewedFact] {
    let body = Array(article.body.utf8)
    let usesColour = Colour.wanted(on: STDERR_FILENO, wish: console.colour)
    var reviewed: [ReviewedFact] = []
    for (index, fact) in facts.enumerated() {
      guard let citation = fact.citations.first else { continue }
      console.say("\n\(visible(article.uri)), new fact \(index + 1) of \(facts.count)")
      console.say("  " + FactSheet.passage(citation, in: body, usesColour: usesColour))
      console.say("  = \(visible(factWords(fact.value)))")
      guard let decision = try ask(fact, store) else { continue }
      reviewed.append(ReviewedFact(kind: fact.value.kind, bytes: citation.bytes, decision: decision))
    }
    return reviewed
  }

  private func ask(_ fact: DocumentFact, _ store: Store) throws -> Decision? {
    while true {
      if Interrupt.isWanted { throw quit() }
      switch console.answer("keep, edit, drop or quit? [K/e/d/q] ")?.lowercased() {
      case "", "k", "keep": return nil
      case "d", "drop":
        dropped += 1
        return Decision(.reject, why: "dropped in review", by: Environment.userName)
      case "e", "edit":
        if let changes = try fields(of: fact, store) {
          edited += 1
          return Decision(.edit, changes: changes, why: "edited in review", by: Environment.userName)
        }
      case nil, "q", "quit": throw quit()
      default: console.say("one of k, e, d, q is expected, followed by Enter")
      }
    }
  }

  private func quit() -> Quit {
    isOver = true
    return Quit()
  }

  /// The fields that the user sets; nil where there are none, or where they cannot be.
  private func fields(of fact: DocumentFact, _ store: Store) throws -> [FieldChange]? {
    let names = FactFields.of(fact.value.kind).map(\.name).joined(separator: ", ")
    console.say("fields: \(names)")
    guard let line = console.answer("field=value … (empty: none) "), !line.isEmpty else { return nil }
    do {
      return try FieldArguments(kind: fact.value.kind, store: store, console: console)
        .changes(Self.words(line), of: fact.value)
    } catch let usage as WrongUsage {
      console.report(usage.diagnostic)
    } catch let diagnostic as Diagnostic {
      console.report(diagnostic)
    }
    return nil
  }

  /// The parts of a line: each begins with a field's name and "=", and takes all words up to the next one.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    for word in line.split(separator: " ", omittingEmptySubsequences: true) {
      let name = word.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
      let isField = !name.isEmpty && word.dropFirst(name.count).first == "="
      if isField || words.isEmpty { words.append(String(word)) } else { words[words.count - 1] += " " + word }
    }
    return words
  }
}
