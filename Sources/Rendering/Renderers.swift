// The list of output formats; the order is that of the help text.
public import Vocabulary

/// A format that grids can be written in.
public enum OutputFormat: String, Sendable, CaseIterable {
  case table, csv, tsv, json, jsonl, markdown, xlsx

  /// The format that a file name's extension asks for, nil where it asks for none.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    guard let renderer = Renderers.all.first(where: { $0.extensions.contains(ending) }) else { return nil }
    self = renderer.format
  }

  /// One line on what it is good for.
  public var summary: String { Renderers.all.first { $0.format == self }?.summary ?? "" }
}

/// Writes a grid piece by piece: columns first, then rows in chunks, then whatever closes it.
protocol GridRenderer {
  init(columns: [Column], options: RenderOptions)
  mutating func begin(into out: inout [UInt8])
  mutating func append(_ rows: [[Cell]], into out: inout [UInt8])
  /// The same from buffers, for formats that write them at once.
  mutating func append(_ batch: CellBatch, into out: inout [UInt8])
  mutating func end(into out: inout [UInt8])
  /// Why the output is not whole; only formats with limits of their own have reasons.
  var failure: Diagnostic? { get }
  /// What the reader has to be told of the output, said once at the end.
  var remark: String? { get }
}

extension GridRenderer {
  var failure: Diagnostic? { nil }
  var remark: String? { nil }

  mutating func append(_ batch: CellBatch, into out: inout [UInt8]) { append(batch.rows, into: &out) }
}

/// Every renderer, in the order in which help lists them.
enum Renderers {
  struct Entry: Sendable {
    let format: OutputFormat
    let summary: String
    /// File name extensions that ask for it.
    let extensions: [String]
    let make: @Sendable ([Column], RenderOptions) -> any GridRenderer
  }

  static let all: [Entry] = [
    Entry(format: .table, summary: "aligned columns for reading", extensions: ["txt"]) {
      TextTable(columns: $0, options: $1)
    },
    Entry(format: .csv, summary: "comma-separated values (RFC 4180), full precision", extensions: ["csv"]) {
      CSVRenderer(columns: $0, options: $1)
    },
    Entry(format: .tsv, summary: "tab-separated values, one line a row", extensions: ["tsv", "tab"]) {
      TSVRenderer(columns: $0, options: $1)
    },
    Entry(format: .json, summary: "one array of objects", extensions: ["json"]) {
      JSONRenderer(columns: $0, options: $1)
    },
    Entry(format: .jsonl, summary: "one object a line", extensions: ["jsonl", "ndjson"]) {
      JSONLinesRenderer(columns: $0, options: $1)
    },
    Entry(format: .markdown, summary: "a table of GitHub's Markdown", extensions: ["md", "markdown"]) {
      MarkdownTable(columns: $0, options: $1)
    },
    Entry(format: .xlsx, summary: "a workbook for spreadsheets, typed cells", extensions: ["xlsx"]) {
      SpreadsheetRenderer(columns: $0, options: $1)
    },
  ]

  static func make(_ format: OutputFormat, columns: [Column], options: RenderOptions) -> any GridRenderer {
    for entry in all where entry.format == format { return entry.make(columns, options) }
    return TextTable(columns: columns, options: options)
  }
}

/// Renders a whole grid.
public func render(_ grid: Grid, as format: OutputFormat, options: RenderOptions = RenderOptions()) -> [UInt8] {
  var stream = RowStream(columns: grid.columns, as: format, options: options)
  stream.append(grid.rows)
  stream.finish()
  return stream.bytes
}

/// Renders rows as they come, in a bounded buffer.
///
/// CSV, TSV, JSON and JSON lines give their bytes at once; tables, Markdown and workbooks give all of them at the end,
/// since the widths of their columns depend on every row.
///
///     var stream = RowStream(columns: columns, as: .csv, options: options)
///     while let rows = next() {
///       stream.append(rows)
///       if stream.bytes.count > 1 << 16 { write(stream.bytes); stream.bytes.removeAll(keepingCapacity: true) }
///     }
///     stream.finish()
///     write(stream.bytes)
public struct RowStream {
  /// The bytes that are ready and not yet taken.
  public var bytes: [UInt8] = []
  private var renderer: any GridRenderer
  private var hasBegun = false

  /// Why the output is not whole, as soon as that is known; nil for all formats without limits of their own.
  public var failure: Diagnostic? { renderer.failure }
  /// What the reader has to be told of the finished output.
  public var remark: String? { renderer.remark }

  public init(columns: [Column], as format: OutputFormat, options: RenderOptions = RenderOptions()) {
    renderer = Renderers.make(format, columns: columns, options: options)
  }

  /// Adds rows; each has as many cells as there are columns.
  public mutating func append(_ rows: [[Cell]]) {
    begin()
    renderer.append(rows, into: &bytes)
  }

  /// Adds rows that come in buffers.
  public mutating func append(_ batch: CellBatch) {
    begin()
    renderer.append(batch, into: &bytes)
  }

  /// Ends the output. A grid without rows still has its heading.
  public mutating func finish() {
    begin()
    renderer.end(into: &bytes)
  }

  private mutating func begin() {
    if hasBegun { return }
    hasBegun = true
    renderer.begin(into: &bytes)
  }
}
