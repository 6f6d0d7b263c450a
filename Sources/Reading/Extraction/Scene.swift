import Vocabulary

/// The language family that rules about word order go by.
enum Tongue: UInt8, Sendable {
  case korean, english, chinese, japanese

  init(_ language: String?) {
    switch language {
    case "ko": self = .korean
    case "zh": self = .chinese
    case "ja": self = .japanese
    default: self = .english
    }
  }

  /// Verbs stand last: Korean and Japanese.
  var isHeadFinal: Bool { self == .korean || self == .japanese }

  var cues: CueTable {
    switch self {
    case .korean: .korean
    case .english: .english
    case .chinese: .chinese
    case .japanese: .japanese
    }
  }

  var words: WordTable {
    switch self {
    case .korean: .korean
    case .english: .english
    case .chinese: .chinese
    case .japanese: .japanese
    }
  }
}

/// One sentence under examination: its marks in order, over the document's text.
struct Scene {
  let text: UnsafeBufferPointer<UInt8>
  let tongue: Tongue
  /// The word lists that rules ask by.
  let words: WordTable
  var range: Range<Int>
  /// Sorted by start; names, quantities and cues may overlap only where a cue is part of a name.
  var marks: [Mark] = [] {
    didSet {
      kinds = .all
      version &+= 1
    }
  }
  /// Another number whenever a mark has come, gone, moved or changed its kind.
  private(set) var version = 0
  /// What the marks are, and perhaps more: all where they have been changed since `noteKinds`.
  private(set) var kinds = CueSet.all
  var block: Block.Kind = .paragraph

  init(text: UnsafeBufferPointer<UInt8>, tongue: Tongue, range: Range<Int>) {
    self.text = text
    self.tongue = tongue
    self.words = tongue.words
    self.range = range
  }

  /// Takes up what the marks are, so that questions for what the sentence does not have are answered at once.
  mutating func noteKinds() {
    var kinds = CueSet(bits: 0)
    for mark in marks { kinds.insert(mark.kind) }
    self.kinds = kinds
  }

  /// Notes which kind of fact a mark has become, so that it becomes no other.
  mutating func settle(_ index: Int, as value: UInt8) {
    let known = (kinds, version)
    marks[index].value = value
    (kinds, version) = known
  }

  /// Brings the marks into the order of the text, of those that start together the longest first; equal ones stay as they
  /// were found. They come in few ordered runs, so that moving each to its place is the cheapest.
  mutating func sortMarks(byStartOnly: Bool = false) {
    guard marks.count < 96 else {
      marks.sort { $0.start != $1.start || byStartOnly ? $0.start < $1.start : $0.end > $1.end }
      return
    }
    marks.withUnsafeMutableBufferPointer { marks in
      var index = 1
      while index < marks.count {
        let mark = marks[index]
        var place = index
        while place > 0 {
          let before = marks[place &- 1]
          guard mark.start < before.start || mark.start == before.start && !byStartOnly && mark.end > before.end else {
            break
          }
          marks[place] = before
          place &-= 1
        }
        marks[place] = mark
        index &+= 1
      }
    }
  }

  /// The index of the first mark that starts at or after a place.
  func index(from place: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if Int(marks[middle].start) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether any mark of a kind lies in a part of the sentence.
  func has(_ kind: Cue, in part: Range<Int>) -> Bool {
    guard kinds.contains(kind) else { return false }
    var index = index(from: part.lowerBound)
    while index < marks.count, Int(marks[index].start) < part.upperBound {
      if marks[index].kind == kind { return true }
      index += 1
    }
    return false
  }

  func has(_ kind: Cue) -> Bool { kinds.contains(kind) && marks.contains { $0.kind == kind } }

  /// The last mark of a kind before another one.
  func last(_ kind: Cue, before index: Int) -> Int? {
    guard kinds.contains(kind) else { return nil }
    var at = index - 1
    while at >= 0 {
      if marks[at].kind == kind { return at }
      at -= 1
    }
    return nil
  }

  /// The first mark of a kind behind another one.
  func first(_ kind: Cue, after index: Int) -> Int? {
    guard kinds.contains(kind) else { return nil }
    var at = index + 1
    while at < marks.count {
      if marks[at].kind == kind { return at }
      at += 1
    }
    return nil
  }

  /// The mark of a kind that lies nearest to a place within a distance.
  func nearest(_ kind: Cue, to place: Int, within distance: Int, left: Bool = true, right: Bool = true) -> Int? {
    guard kinds.contains(kind) else { return nil }
    var best: Int?
    var bestGap = distance + 1
    for (index, mark) in marks.enumerated() where mark.kind == kind {
      let gap: Int
      if Int(mark.end) <= place {
        if !left { continue }
        gap = place - Int(mark.end)
      } else {
        if !right { continue }
        gap = max(0, Int(mark.start) - place)
      }
      if gap < bestGap {
        best = index
        bestGap = gap
      }
    }
    return best
  }

  /// How many marks of a kind lie between two places.
  func count(_ kind: Cue, between low: Int, and high: Int) -> Int {
    guard kinds.contains(kind) else { return 0 }
    var count = 0
    var index = index(from: low)
    while index < marks.count, Int(marks[index].start) < high {
      if marks[index].kind == kind { count += 1 }
      index += 1
    }
    return count
  }

  func contains(_ word: StaticString, in part: Range<Int>) -> Bool {
    let length = word.utf8CodeUnitCount
    guard length > 0, part.count >= length else { return false }
    // The last byte tells more than the first: characters of one script begin alike.
    let (first, last) = (word.utf8Start[0], word.utf8Start[length - 1])
    let end = part.upperBound &- length
    var place = part.lowerBound
    while place <= end {
      if place &+ 8 <= end {
        let found = ByteWord.matches(ByteWord.load(text, place &+ length &- 1), last)
        if found == 0 {
          place &+= 8
          continue
        }
        place &+= found.trailingZeroBitCount >> 3
      }
      if text[place] == first, text[place &+ length &- 1] == last, starts(word, at: place) { return true }
      place &+= 1
    }
    return false
  }

  /// Whether the text at a place begins with a word.
  @inline(__always)
  func starts(_ word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place >= 0, place &+ length <= text.count else { return false }
    // The last byte tells more than the first: characters of one script begin alike.
    return length > 0 && text[place &+ length &- 1] == word.utf8Start[length &- 1] && begins(with: word, at: place)
  }

  private func begins(with word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    let bytes = word.utf8Start
    var offset = 0
    while offset < length {
      if text[place &+ offset] != bytes[offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// Whether the text at a place begins with a word of a list.
  @inline(__always)
  func starts(_ list: WordList, at place: Int) -> Bool { words.length(of: list, in: text, at: place) > 0 }

  /// Whether a word of a list ends right before a place, within the sentence.
  func ends(_ list: WordList, at place: Int) -> Bool {
    words.length(of: list, in: text, endingAt: place, from: range.lowerBound) > 0
  }

  /// Whether a word of a list stands anywhere in a part of the text.
  func contains(_ list: WordList, in part: Range<Int>) -> Bool { words.isIn(part, of: text, list) }
}
