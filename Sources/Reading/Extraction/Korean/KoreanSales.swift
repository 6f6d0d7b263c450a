import Vocabulary

/// Growth of revenue where a Korean sentence has no word for revenue, but says what was sold or earned.
///
///     X는 3분기 120억원어치를 팔아 9% 성장했다
///     X는 12% 늘어난 340억달러를 벌었다
///     X는 560억원으로 4% 늘었다           behind sentences on the revenue of others
extension FactReading {
  /// Whether a percentage tells by how much what a company sold or earned has grown.
  func tellsSales(_ index: Int, _ direction: Direction) -> Bool {
    guard tongue == .korean, let verb = direction.mark, !scene.has(.profit), !scene.has(.share), !scene.has(.trade),
      scene.starts(.salesVerb, at: Int(scene.marks[verb].start)) || scene.has(.yoy)
    else { return false }
    let start = outer(scene.marks[index]).lowerBound
    if let sum = scene.marks[..<index].lastIndex(where: { $0.kind == .money }),
      scene.marks[(sum + 1)..<index].allSatisfy({ $0.kind != .percent && $0.kind != .entity })
    {
      let end = Int(scene.marks[sum].end)
      if let sold = soldBehind(end), start - sold >= 0, start - sold <= 30, sold < scene.range.upperBound {
        return scene.starts(.earnedThen, at: sold - 3)
      }
      return isOfCompany(sum, index, start)
    }
    // 12% 늘어난 340억달러를 벌었다
    let mark = scene.marks[verb]
    guard mark.start >= scene.marks[index].end, mark.start - scene.marks[index].end <= 2,
      let sum = scene.marks.indices.first(where: {
        scene.marks[$0].kind == .money && scene.marks[$0].start >= mark.end
      }),
      outer(scene.marks[sum]).lowerBound - Int(mark.end) <= 8
    else { return false }
    return soldBehind(Int(scene.marks[sum].end)) != nil
  }

  /// Where the stem of a verb of selling or earning ends right behind an amount with its particle.
  private func soldBehind(_ end: Int) -> Int? {
    var place = end
    if scene.starts("어치", at: place) { place += 6 }
    guard scene.starts("를 ", at: place) || scene.starts("을 ", at: place) else { return nil }
    let length = scene.words.length(of: .earns, in: text, at: place + 4)
    return length > 0 ? place + 4 + length : nil
  }

  /// 한빛유업은 560억원으로 4% 늘었다: a company, its sum and the growth, where the sentences before told of growth.
  private func isOfCompany(_ sum: Int, _ index: Int, _ start: Int) -> Bool {
    let money = scene.marks[sum]
    guard growthSentence >= 0, sentence - growthSentence <= 8, otherSentence != sentence - 1, sum > 0,
      case let name = scene.marks[sum - 1], name.kind == .entity, canAct(name),
      hits[Int(name.ref)].role.isSubject, actors.carrierKind(who(name)) == .company,
      outer(money).lowerBound - Int(hits[Int(name.ref)].roleEnd) <= 1, scene.starts("으로 ", at: Int(money.end)),
      start - Int(money.end) <= 9
    else { return false }
    return true
  }
}
