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

/// What was found of the percentages of a sentence, likewise: which noun each is said of, and which way it goes.
final class KnownPercents {
  private struct Answer {
    var version = -1
    var index = -1
    var isOfShares = false
    var label: FactReading.PercentLabel?
    var direction: FactReading.Direction?
    var hasLabel = false
    var hasDirection = false
  }

  private let answers = PlainSlots(8, Answer())

  /// The slot of a percentage, empty where another was there or its sentence has changed.
  private func slot(of index: Int, _ reading: borrowing FactReading) -> UnsafeMutablePointer<Answer> {
    let answer = answers.slot(of: index)
    let version = reading.scene.version
    if answer.pointee.version != version || answer.pointee.index != index
      || answer.pointee.isOfShares != reading.shareTopic
    {
      answer.pointee = Answer(version: version, index: index, isOfShares: reading.shareTopic)
    }
    return answer
  }

  func label(of index: Int, in reading: borrowing FactReading) -> FactReading.PercentLabel? {
    let answer = slot(of: index, reading)
    if !answer.pointee.hasLabel {
      answer.pointee.label = reading.findLabel(of: index)
      answer.pointee.hasLabel = true
    }
    return answer.pointee.label
  }

  func direction(of index: Int, in reading: borrowing FactReading) -> FactReading.Direction? {
    let answer = slot(of: index, reading)
    if !answer.pointee.hasDirection {
      // Another percentage of the sentence may be asked for on the way, and take the slot.
      let found = reading.findDirection(of: index)
      let answer = slot(of: index, reading)
      answer.pointee.direction = found
      answer.pointee.hasDirection = true
      return found
    }
    return answer.pointee.direction
  }
}
