/// The units of a sentence that the learned judgements read: words in Korean and English, characters in Chinese and
/// Japanese; quantities and names are one unit each and stand for their kind.
struct SentenceUnits {
  struct Unit {
    var start: Int32
    var end: Int32
    /// Of its bytes in lower case, or of its kind.
    var hash: UInt64
    /// The mark that it stands for, -1 for plain text.
    var mark: Int32
  }

  private(set) var units: [Unit] = []

  /// Takes a sentence apart. Linear in it.
  mutating func read(_ scene: Scene, _ folded: UnsafeBufferPointer<UInt8>) {
    units.removeAll(keepingCapacity: true)
    let isWordy = scene.tongue == .korean || scene.tongue == .english
    var place = scene.range.lowerBound
    let end = scene.range.upperBound
    scene.marks.withUnsafeBufferPointer { marks in
      var next = 0
      while place < end {
        // Room is asked for once for many units, each of which is a byte at least.
        let room = min(end &- place, 512)
        units.append(addingCapacity: room) { (units: inout OutputSpan<Unit>) in
          var left = room
          while place < end, left > 0 {
            while next < marks.count, Int(marks[next].start) < place || !Self.stands(marks[next].kind) { next &+= 1 }
            let limit = next < marks.count ? min(end, Int(marks[next].start)) : end
            if place == limit, next < marks.count {
              let mark = marks[next]
              let stop = max(place &+ 1, min(end, Int(mark.end)))
              units.append(
                Unit(start: mark.start, end: Int32(stop), hash: Self.hash(of: mark.kind), mark: Int32(next)))
              place = stop
              left &-= 1
              continue
            }
            let byte = folded[place]
            if byte <= 0x20 {
              place &+= 1
              continue
            }
            let stop = Self.wordEnd(folded, place, limit, isWordy)
            units.append(
              Unit(start: Int32(place), end: Int32(stop), hash: FeatureList.word(folded, place, stop), mark: -1))
            place = stop
            left &-= 1
          }
        }
      }
    }
  }

  /// Where the unit ends that begins at a place and with no mark.
  @inline(__always)
  private static func wordEnd(_ folded: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int, _ isWordy: Bool) -> Int
  {
    let byte = folded[place]
    if byte < 0x80 {
      var stop = place &+ 1
      if TextClass.isASCIIWord(byte) {
        while stop < limit, TextClass.isASCIIWord(folded[stop]) { stop &+= 1 }
      }
      return stop
    }
    var stop = min(limit, place &+ TextClass.length(byte))
    if isWordy, isSyllable(byte) {
      while stop < limit, isSyllable(folded[stop]) { stop = min(limit, stop &+ 3) }
    }
    return stop
  }

  /// The index of the unit of a mark.
  func index(of mark: Int) -> Int? {
    units.withUnsafeBufferPointer { units in
      var at = 0
      while at < units.count {
        if Int(units[at].mark) == mark { return at }
        at &+= 1
      }
      return nil
    }
  }

  /// What stands for a mark of a kind.
  private static func hash(of kind: Cue) -> UInt64 { (0x1000 &+ UInt64(kind.rawValue)) &* 0x9E37_79B9_7F4A_7C15 }

  private static func stands(_ kind: Cue) -> Bool {
    switch kind {
    case .entity, .money, .percent, .number, .duration, .period: true
    default: false
    }
  }

  /// The first byte of a Hangul syllable.
  @inline(__always)
  private static func isSyllable(_ byte: UInt8) -> Bool { byte >= 0xEA && byte <= 0xED }
}
