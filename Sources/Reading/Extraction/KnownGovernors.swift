/// The words that were found to govern the amounts of a sentence: several rules ask for the same, and most sentences do
/// not change in between.
final class KnownGovernors {
  private struct Answer {
    var version = -1
    var index = -1
    var governor: Governor?
  }

  /// The last answers, each amount at one place, perhaps with others. In memory of its own, as the elements of an array in
  /// a class cost a check for overlapping uses.
  private let answers: UnsafeMutablePointer<Answer>
  private static let count = 16

  init() {
    answers = .allocate(capacity: Self.count)
    answers.initialize(repeating: Answer(), count: Self.count)
  }

  deinit { answers.deallocate() }

  /// The word that governs the amount of a mark, nil where none comes near.
  func governor(of index: Int, in scene: Scene) -> Governor? {
    let answer = answers + (index & (Self.count - 1))
    if answer.pointee.version != scene.version || answer.pointee.index != index {
      answer.pointee = Answer(version: scene.version, index: index, governor: Governor.of(index, in: scene))
    }
    return answer.pointee.governor
  }
}
