/// The mentions found so far, kept sorted and free of overlaps: the one place where overlaps are resolved.
///
/// Rules deliver from left to right. Where a new mention's surroundings reach into the one before, they are cut; where the
/// numbers themselves overlap, the longer one stays (the earlier one on a tie).
struct MentionList {
  private(set) var mentions: [Mention]
  /// Where this pass began: mentions before it belong to other parts.
  let first: Int

  init(_ mentions: [Mention]) {
    self.mentions = mentions
    self.first = mentions.count
  }

  /// The last mention of this pass.
  @inline(__always)
  var last: Mention? { mentions.count > first ? mentions[mentions.count - 1] : nil }

  /// Where the last mention ends, with its surroundings; 0 where there is none.
  @inline(__always)
  var end: Int { mentions.count > first ? mentions[mentions.count - 1].outer.upperBound : 0 }

  mutating func add(_ mention: consuming Mention) {
    while mentions.count > first, mentions[mentions.count - 1].outer.upperBound > mention.outer.lowerBound {
      let index = mentions.count - 1
      let earlier = mentions[index]
      if earlier.range.upperBound > mention.range.lowerBound {
        if mention.range.count <= earlier.range.count { return }
        mentions.removeLast()
        continue
      }
      let border = max(earlier.range.upperBound, min(mention.range.lowerBound, earlier.outer.upperBound))
      mention.outer = max(mention.outer.lowerBound, border)..<mention.outer.upperBound
      mentions[index].outer = earlier.outer.lowerBound..<min(earlier.outer.upperBound, mention.outer.lowerBound)
    }
    mentions.append(mention)
  }

  /// Takes the last mention of this pass back.
  mutating func removeLast() { mentions.removeLast() }

  mutating func updateLast(_ change: (inout Mention) -> Void) { change(&mentions[mentions.count - 1]) }

  mutating func update(_ index: Int, _ change: (inout Mention) -> Void) { change(&mentions[index]) }
}
