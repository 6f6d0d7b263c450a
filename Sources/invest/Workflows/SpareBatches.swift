// Batches that are filled again when whoever wrote them has let them go: their memory need not be asked for anew.
import Vocabulary

/// A few batches between the thread that fills them and the one that writes them.
struct SpareBatches {
  private var kept: [CellBatch] = []

  /// As many as are on their way at once, the one that is filled among them.
  private static let most = 6

  /// An empty batch; one that nobody else has any more, where there is one.
  mutating func next(columnCount: Int) -> CellBatch {
    for index in kept.indices where kept[index].columnCount == columnCount && isKnownUniquelyReferenced(&kept[index]) {
      kept[index].removeAll()
      return kept[index]
    }
    let made = CellBatch(columnCount: columnCount)
    if kept.count < Self.most { kept.append(made) }
    return made
  }
}
