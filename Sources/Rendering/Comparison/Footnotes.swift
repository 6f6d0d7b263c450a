// What the cells of a comparison stand on: exchange rates, numbered, and sources, lettered; each is listed once.
import Vocabulary

/// Footnotes in the order in which they are first referred to.
struct Footnotes {
  /// Notes in their order, each once.
  private struct Notes {
    var texts: [String] = []
    private var places: [String: Int] = [:]

    /// The place of a note, which is added where it is new. O(1).
    mutating func place(of text: String) -> Int {
      if let known = places[text] { return known }
      places[text] = texts.count
      texts.append(text)
      return texts.count - 1
    }
  }

  private var rates = Notes()
  private var sources = Notes()

  /// The mark of the rate that converted a fact, or of the gap where there was none.
  mutating func rateMark(_ fact: ComparedFact) -> String {
    let number = rates.place(of: Self.words(fact)) + 1
    return "[\(number)]"
  }

  /// The marks of a fact's sources, empty where they are not known by name.
  mutating func sourceMarks(_ fact: ComparedFact) -> String {
    if fact.citedSources.isEmpty { return "" }
    let marks = fact.citedSources.map { Self.letters(sources.place(of: $0)) }
    return "[\(marks.joined(separator: " "))]"
  }

  /// The mark of the tag under which a figure was reported.
  mutating func tagMark(_ fact: ComparedFact) -> String {
    guard let tag = fact.tag else { return "" }
    let part = fact.covers == "part" ? "covers a part only: " : ""
    let note = fact.note.map { " (\(part)\($0))" } ?? (fact.covers == "part" ? " (covers a part only)" : "")
    return "[\(Self.letters(sources.place(of: "reported as \(tag)\(note)")))]"
  }

  /// All notes with their marks.
  var lines: [(mark: String, text: String)] {
    rates.texts.enumerated().map { ("[\($0 + 1)]", $1) }
      + sources.texts.enumerated().map { ("[\(Self.letters($0))]", $1) }
  }

  /// `1 CNY = 197.563 KRW on 2025-02-21 (stated on 2025-02-23): EUR/KRW … ÷ EUR/CNY …`.
  private static func words(_ fact: ComparedFact) -> String {
    let from = fact.currency ?? ""
    let to = fact.inCurrency ?? ""
    guard let rate = fact.rate else {
      return "no rate from \(from) to \(to)" + (fact.convertOn.map { " on \($0) or in the days before" } ?? "")
    }
    var words = "1 \(from) = \(rate.rounded(toSignificantDigits: 6)) \(to)"
    if let day = fact.rateDay { words += " on \(day)" }
    if let stated = fact.statedOn, fact.convertOn == stated, fact.rateDay != stated {
      words += " (stated on \(stated))"
    }
    if let legs = fact.rateLegs, !legs.isEmpty { words += ": \(legs)" }
    return words
  }

  /// a … z, aa, ab …
  private static func letters(_ index: Int) -> String {
    var rest = index
    var letters: [UInt8] = []
    repeat {
      letters.insert(UInt8(ascii: "a") + UInt8(rest % 26), at: 0)
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters, as: UTF8.self)
  }
}
