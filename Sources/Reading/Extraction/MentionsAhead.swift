/// The quantities and times of a document, found a few blocks ahead of where it is read.
///
/// What finds them and what reads them are each more code than the processor keeps at hand: going to and fro with every
/// paragraph costs more than either. Quantities weigh more than the text that holds them: never those of a whole document
/// at once.
struct MentionsAhead {
  /// How many bytes of blocks are looked at together.
  private static let reach = 4096

  private let text: UnsafeBufferPointer<UInt8>
  private let document: Document
  private let recognizer = Recognizer()
  private var mentions: [Mention] = []
  /// The block behind those looked at, and where the mentions of each end.
  private var next = 0
  private var ends: [Int] = []
  private var first = 0

  init(in text: UnsafeBufferPointer<UInt8>, of document: Document) {
    self.text = text
    self.document = document
  }

  /// Puts the mentions of a block, one of those behind the last one, in place of others.
  mutating func take(_ block: Int, into found: inout [Mention]) {
    if block >= next { look(from: block) }
    let low = block == first ? 0 : ends[block - first - 1]
    let high = ends[block - first]
    found.removeAll(keepingCapacity: true)
    found.append(contentsOf: mentions[low..<high])
    guard low > 0 else { return }
    for index in found.indices {
      if let restated = found[index].restates { found[index].restates = restated - low }
    }
  }

  /// Looks at blocks from one on.
  private mutating func look(from block: Int) {
    mentions.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    first = block
    next = block
    var bytes = 0
    repeat {
      let part = document.blocks[next]
      if part.statesFacts {
        recognizer.find(in: text, part: part.range, language: document.language, into: &mentions)
        bytes += part.range.count
      }
      ends.append(mentions.count)
      next += 1
    } while next < document.blocks.count && bytes + document.blocks[next].range.count <= Self.reach
  }
}
