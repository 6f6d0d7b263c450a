// Rows on their way from the thread that makes them to the one that writes them.
import Vocabulary

/// Gathers rows in batches and hands those on that are full. Batches are filled again when whoever wrote them has let them
/// go: their memory need not be asked for anew.
final class RowBatches {
  /// What each row looks at, behind a pointer: so nothing has to be checked or counted a row.
  private struct State {
    var width = 0
    var cells: CellBatch.Writer
    var isWanted = true
  }

  private let state: UnsafeMutablePointer<State>
  private let writer: RowWriter
  /// The one that is being filled.
  private var batch = CellBatch(columnCount: 0)
  private var kept: [CellBatch] = []

  /// How many batches are on their way at once, the one that is filled among them.
  private static let most = 6

  init(to writer: RowWriter) {
    self.writer = writer
    state = .allocate(capacity: 1)
    state.initialize(to: State(cells: batch.writer))
  }

  deinit { state.deallocate() }

  /// Whether anybody wants more rows.
  var isWanted: Bool { state.pointee.isWanted }

  /// Where the cells of the next row go, which has so many. O(1).
  @inline(__always)
  func cells(_ width: Int) -> CellBatch.Writer {
    if state.pointee.width != width || state.pointee.cells.isFull { begin(width) }
    return state.pointee.cells
  }

  private func begin(_ width: Int) {
    hand()
    batch = next(width)
    state.pointee.width = width
    state.pointee.cells = batch.writer
  }

  /// Hands on what there is.
  func hand() {
    guard batch.rowCount > 0, isWanted else { return }
    state.pointee.isWanted =
      writer.takesBatches ? writer.add(batch) : batch.rows.allSatisfy { writer.add($0) }
  }

  /// An empty batch; one that nobody else has any more, where there is one.
  private func next(_ width: Int) -> CellBatch {
    for index in kept.indices where kept[index].columnCount == width && isKnownUniquelyReferenced(&kept[index]) {
      kept[index].removeAll()
      return kept[index]
    }
    let made = CellBatch(columnCount: width)
    if kept.count < Self.most { kept.append(made) }
    return made
  }
}
