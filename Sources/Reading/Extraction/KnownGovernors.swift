/// The words that were found to govern the amounts of a sentence: several rules ask for the same, and most sentences do
/// not change in between.
final class KnownGovernors {
  private struct Answer {
    var version = -1
    var index = -1
    var governor: Governor?
  }

  /// The last answers, by the amount.
  private let answers = PlainSlots(16, Answer())

  /// The word that governs the amount of a mark, nil where none comes near.
  func governor(of index: Int, in scene: Scene) -> Governor? {
    let answer = answers.slot(of: index)
    if answer.pointee.version != scene.version || answer.pointee.index != index {
      answer.pointee = Answer(version: scene.version, index: index, governor: Governor.of(index, in: scene))
    }
    return answer.pointee.governor
  }
}
