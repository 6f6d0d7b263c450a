// Control-C: at once where nothing is being written, else after the file in hand, with exit code 130 either way.
import Glibc

enum Interrupt {
  // Touched by the signal handler: plain words with constant initial values, no locks, no allocation.
  nonisolated(unsafe) fileprivate static var wanted: sig_atomic_t = 0
  nonisolated(unsafe) fileprivate static var isGuarded: sig_atomic_t = 0

  /// Takes over SIGINT and SIGTERM, and lets a broken pipe be an error of `write` instead of a signal.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT, handler)
    signal(SIGTERM, handler)
  }

  /// Lets a Control-C end the waiting for an answer, which is taken as the end of the input then.
  static func endsWaiting() {
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      sigaction(number, nil, &action)
      action.sa_flags &= ~Int32(SA_RESTART)
      sigaction(number, &action, nil)
    }
  }

  /// Whether the user asked to stop. Long work looks at it between two files.
  static var isWanted: Bool { wanted != 0 }

  /// Runs work that must end cleanly: the first Control-C only sets `isWanted`, the second one ends at once.
  static func guarding<T>(_ work: () throws -> T) rethrows -> T {
    isGuarded = 1
    defer { isGuarded = 0 }
    return try work()
  }

  private static let handler: @convention(c) (Int32) -> Void = { number in
    if Interrupt.isGuarded == 0 || Interrupt.wanted != 0 { _exit(number == SIGINT ? 130 : 128 + number) }
    Interrupt.wanted = 1
  }
}
