/// When what a sentence tells of an amount happens.
///
/// Read from the grammar of what follows the governing word, not from a list of verbs: in Korean and Japanese the ending of
/// the predicate at the end of the chain that the word opens (들여 … 지었다, 投じて…建てる), in Chinese the adverbs and the
/// aspect of the clause (将, 已, 了).
enum Aspect {
  /// Told as done.
  case past
  /// Still to come, or going on.
  case ahead
  /// Decided, announced, set: done as a saying, still to come as a spending.
  case vowed
}

extension FactReading {
  /// What the words around an amount say of its time; nil where none says so.
  func tense(of index: Int, _ governor: Governor) -> Aspect? {
    switch tongue {
    case .korean: koreanTense(of: index, governor)
    case .japanese: japaneseTense(of: index, governor)
    case .chinese: chineseTense(of: index, governor)
    case .english: nil
    }
  }

  /// Whether a word of saying or deciding begins at a place.
  func isVow(at place: Int) -> Bool {
    scene.marks.contains { mark in
      guard Int(mark.start) <= place, Int(mark.end) > place else { return false }
      switch mark.kind {
      case .vow, .commit, .revise: return true
      case .invest: return value(mark) == "plan"
      default: return false
      }
    }
  }

  /// Where the clause of an amount ends that a stop closes.
  func clauseEnd(of index: Int) -> Int { clause(of: index).upperBound }
}
