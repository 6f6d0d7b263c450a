/// How exactly a number was stated.
public enum Qualifier: String, Sendable, Hashable, CaseIterable {
  case exact
  case about
  case atLeast = "at_least"
  case atMost = "at_most"
  case range

  /// The place in the order of ties: a bound says more than a range, a range more than "about", that more than nothing.
  public var rank: Int {
    switch self {
    case .atLeast, .atMost: 0
    case .range: 1
    case .about: 2
    case .exact: 3
    }
  }
}
