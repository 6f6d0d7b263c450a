// A decision of the user's from the command line to the store.
import Glibc
import Rendering
import Storage
import Vocabulary

struct DecidingWorkflow {
  private let options: DecisionOptions
  private let store: Store
  private let console: Console
  private let run: ImportRun

  init(_ options: DecisionOptions, _ store: StoreOptions, _ console: Console) throws {
    self.options = options
    self.console = console
    // A demonstration can be tried on, as long as nothing is to be kept.
    self.store = try options.dryRun && store.demo ? StoreDoor.reading(store) : StoreDoor.changing(store)
    run = self.store.beginImport(command: CommandWords.line, startedAt: Environment.now)
  }

  /// The fields that words set of a fact.
  func changes(_ words: [String], of fact: Int64) throws -> [FieldChange] {
    let value = try store.fact(fact)
    return try FieldArguments(kind: value.kind, store: store, console: console).changes(words, of: value)
  }

  func decide(_ decision: Decision, on facts: [Int64]) throws -> DecisionReport {
    var decision = decision
    decision.by = Environment.userName
    return try Interrupt.guarding { try store.decide(decision, on: facts, in: run, keeping: !options.dryRun) }
  }

  /// The verb for what was done, or would be.
  func verb(_ done: String, _ base: String) -> String { options.dryRun ? "would \(base)" : done }

  /// Ends the run and says how to take it back.
  func close(_ report: DecisionReport) {
    guard let id = report.importID else { return console.say("dry run: nothing was written") }
    try? store.finish(run)
    store.close()
    console.say("this is import \(id); \"invest undo \(id)\" takes it back")
  }
}

/// What fields of a fact must not say together.
enum FactCheck {
  static func check(_ changes: [FieldChange]) throws(WrongUsage) {
    func value(_ field: String) -> Cell { changes.first { $0.field == field }?.value ?? .null }
    if value("amount") != .null, value("currency") == .null {
      throw WrongUsage(
        "the amount has no currency",
        help: "currency=CNY names it, or the amount itself: amount=\"380 billion yuan\"")
    }
    if value("amount") == .null, value("amount_high") != .null {
      throw WrongUsage("the range has no lower end", help: "amount= gives it")
    }
  }
}
