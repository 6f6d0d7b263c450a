// Whether and how to colour: never into a pipe, never against NO_COLOR, always where `--color=always` asks for it.
import Glibc

enum Colour {
  /// What `--color` says.
  enum Wish: String, CaseIterable {
    case auto, always, never
  }

  /// Whether colour is wanted on a descriptor.
  static func wanted(on descriptor: Int32, wish: Wish = .auto) -> Bool {
    switch wish {
    case .always: return true
    case .never: return false
    case .auto:
      if Environment.variable("NO_COLOR") != nil { return false }
      if Environment.variable("FORCE_COLOR") != nil { return true }
      return Environment.isTerminal(descriptor) && Environment.variable("TERM") != "dumb"
    }
  }

  static let red = "\u{1B}[31m"
  static let yellow = "\u{1B}[33m"
  static let cyan = "\u{1B}[36m"
  static let bold = "\u{1B}[1m"
  static let plain = "\u{1B}[0m"
}
