// A line on standard error that says how far long work has come: only on a terminal, only after a second.

/// Progress over a known number of steps.
struct Progress {
  private let total: Int
  private let verb: String
  private let started = Environment.seconds
  private var shownAt = 0.0
  private let isShown: Bool

  /// - Parameter verb: what is being done: `reading`.
  init(_ verb: String, total: Int, on console: Console) {
    self.verb = verb
    self.total = total
    isShown = console.errIsTerminal && total > 1
  }

  /// Says that so many steps are done.
  mutating func update(_ done: Int, on console: Console) {
    guard isShown else { return }
    let now = Environment.seconds
    guard now - started > 1, now - shownAt > 0.1 else { return }
    shownAt = now
    let left = (now - started) / Double(max(done, 1)) * Double(total - done)
    console.showProgress("\(verb) \(done) of \(total), about \(Int(left.rounded(.up))) s left")
  }

  /// Takes the line away.
  func clear(on console: Console) {
    if shownAt > 0 { console.showProgress("") }
  }
}
