// `export prices` as CSV or TSV: millions of lines, written from the stored numbers on both cores.
import Analysis
import Rendering
import Storage
import Synchronization
import Vocabulary

/// Writes all daily bars.
struct PriceExport {
  let store: Store
  let output: OutputOptions
  let console: Console
  let isForExcel: Bool
  /// Bars of these periods rather than of days.
  var every: CalendarPeriod?

  /// Whether the output is one that this can write: the other formats go row by row.
  static func canWrite(_ output: OutputOptions) -> Bool {
    [.csv, .tsv].contains(output.chosenFormat) && output.limit == nil
  }

  /// Some instruments, with what stands for their symbols.
  private struct Piece: Sendable {
    var instruments: [(instrument: Instrument, symbol: [UInt8])]
  }

  func run() throws {
    console.colour = output.color
    try console.redirect(to: output.output)
    let format = output.chosenFormat
    let options = output.renderOptions(on: console, isForExcel: isForExcel)
    let lineEnd = Array((isForExcel ? "\r\n" : "\n").utf8)
    let instruments = try store.instruments()
    let separator = format == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")
    let writers = try store.priceLines(every: every, separator: separator, lineEnd: lineEnd)
    try console.out.write(
      render(Grid(columns: PriceLines.columns(every: every).map { Column($0) }, rows: []), as: format, options: options)
    )
    // About as many lines in each piece.
    let share = every == nil ? 4 : 16
    var next = 0
    let pool = PoolBox(writers)
    let out = console.out
    try ParallelPieces.run(
      threads: writers.count,
      next: { () -> Piece? in
        if next == instruments.count || out.isClosed { return nil }
        let part = next..<min(next + share, instruments.count)
        next = part.upperBound
        return Piece(
          instruments: part.map { (instruments[$0], Self.cell(instruments[$0].symbol, format, options)) })
      },
      work: { (piece: Piece) -> Result<LineBuffer, Diagnostic> in
        let (writer, buffer) = pool.take()
        defer { pool.giveBack(writer) }
        do throws(Diagnostic) {
          for (instrument, symbol) in piece.instruments {
            try writer.lines.append(instrument, symbol: symbol, to: buffer)
          }
          return .success(buffer)
        } catch {
          return .failure(error)
        }
      },
      take: {
        let buffer = try $0.get()
        try out.write(directly: buffer.bytes)
        pool.giveBack(buffer)
      })
  }

  /// A symbol as a cell of the format.
  private static func cell(_ symbol: String, _ format: OutputFormat, _ options: RenderOptions) -> [UInt8] {
    var options = options
    options.isForExcel = false
    var stream = RowStream(columns: [Column("symbol")], as: format, options: options)
    stream.append([[.text(symbol)]])
    stream.finish()
    // Behind the header, without the end of the line.
    let header = render(Grid(columns: [Column("symbol")], rows: []), as: format, options: options).count
    return Array(stream.bytes[header...].dropLast())
  }

  /// A writer that one thread has in hand.
  private struct Writer: @unchecked Sendable {
    let lines: PriceLines
  }

  /// What no thread has in hand: as many writers as threads, so that there is always one, and buffers to use again.
  private final class PoolBox: Sendable {
    private let writers: Mutex<[Writer]>
    private let buffers = Mutex<[LineBuffer]>([])

    init(_ lines: [PriceLines]) { writers = Mutex(lines.map { Writer(lines: $0) }) }

    func take() -> (Writer, LineBuffer) {
      let buffer = buffers.withLock { $0.popLast() } ?? LineBuffer()
      buffer.removeAll()
      return (writers.withLock { $0.removeLast() }, buffer)
    }

    func giveBack(_ writer: Writer) { writers.withLock { $0.append(writer) } }

    func giveBack(_ buffer: LineBuffer) { buffers.withLock { $0.append(buffer) } }
  }
}
