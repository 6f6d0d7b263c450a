// Days along an axis: years, quarters, months or weeks, whichever leaves room for their labels.
import Vocabulary

struct DayAxis: Equatable {
  struct Tick: Equatable {
    let day: Int32
    let label: String
  }

  let days: ClosedRange<Int32>
  let ticks: [Tick]

  /// As many ticks as have room. `width` and `labelWidth(label)` are in one unit: columns, pixels.
  init(_ days: ClosedRange<Int32>, width: Double, gap: Double, labelWidth: (String) -> Double) {
    self.days = days
    let span = Double(max(1, days.upperBound - days.lowerBound))
    func fits(_ ticks: [Tick]) -> Bool {
      zip(ticks, ticks.dropFirst()).allSatisfy { left, right in
        let room = Double(right.day - left.day) / span * width
        return room >= (labelWidth(left.label) + labelWidth(right.label)) / 2 + gap
      }
    }
    for candidate in Self.steps {
      let ticks = candidate.ticks(days)
      if ticks.count >= 2, ticks.count <= 200, fits(ticks) {
        self.ticks = ticks
        return
      }
    }
    let ends = [days.lowerBound, days.upperBound].map { Tick(day: $0, label: Day(number: $0).description) }
    ticks = days.lowerBound < days.upperBound && fits(ends) ? ends : [ends[0]]
  }

  /// Where a day lies, 0 at the left and 1 at the right.
  func place(_ day: Int32) -> Double {
    days.lowerBound == days.upperBound
      ? 0.5 : Double(day - days.lowerBound) / Double(days.upperBound - days.lowerBound)
  }

  private enum Step {
    case days(Int)
    case months(Int)

    func ticks(_ days: ClosedRange<Int32>) -> [Tick] {
      var ticks: [Tick] = []
      switch self {
      case .days(let count):
        // Weeks begin on Mondays: day 4 was one.
        let offset = Int32(count) == 7 ? Int32(4) : 0
        var day = days.lowerBound
        while (day - offset) % Int32(count) != 0 { day += 1 }
        while day <= days.upperBound, ticks.count < 300 {
          ticks.append(Tick(day: day, label: Day(number: day).description))
          day += Int32(count)
        }
      case .months(let count):
        let (year, month, _) = Day(number: days.lowerBound).components
        var number = (year * 12 + month - 1) / count * count
        while ticks.count < 300, let first = Day(year: number / 12, month: number % 12 + 1, day: 1),
          first.number <= days.upperBound
        {
          if first.number >= days.lowerBound {
            let text = first.description
            ticks.append(Tick(day: first.number, label: String(text.prefix(count % 12 == 0 ? 4 : 7))))
          }
          number += count
        }
      }
      return ticks
    }
  }

  /// The finest first.
  private static let steps: [Step] = [
    .days(1), .days(7), .months(1), .months(3), .months(6), .months(12), .months(24), .months(60), .months(120),
    .months(240),
  ]
}
