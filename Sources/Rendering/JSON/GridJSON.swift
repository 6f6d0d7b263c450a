// Grids as JSON: an array of objects, or one object a line.
import Vocabulary

/// The keys of a grid's columns: their names, a repeated one with its number (`id`, `id_2`), so that no value is lost.
struct ColumnKeys {
  /// Each escaped and quoted, with its colon.
  let written: [[UInt8]]

  init(_ columns: [Column], escapesUnsafe: Bool) {
    var used: Set<String> = []
    written = columns.map { column in
      var name = column.name
      var count = 1
      while !used.insert(name).inserted {
        count += 1
        name = "\(column.name)_\(count)"
      }
      var json = JSONWriter(escapesUnsafe: escapesUnsafe)
      json.key(name)
      return json.bytes
    }
  }
}

/// `[{…},\n{…}]`: one object a row, each on its line.
struct JSONRenderer: GridRenderer {
  private var rows: JSONLinesRenderer
  private var isFirst = true

  init(columns: [Column], options: RenderOptions) { rows = JSONLinesRenderer(columns: columns, options: options) }

  mutating func begin(into out: inout [UInt8]) { out.append(UInt8(ascii: "[")) }

  mutating func append(_ rows: [[Cell]], into out: inout [UInt8]) {
    for row in rows {
      out.append(literal: isFirst ? "\n" : ",\n")
      isFirst = false
      self.rows.append(row, into: &out)
    }
  }

  mutating func end(into out: inout [UInt8]) { out.append(literal: isFirst ? "]\n" : "\n]\n") }
}

/// One object a line.
struct JSONLinesRenderer: GridRenderer {
  private let keys: ColumnKeys
  private let escapesUnsafe: Bool

  init(columns: [Column], options: RenderOptions) {
    escapesUnsafe = options.isTerminal
    keys = ColumnKeys(columns, escapesUnsafe: escapesUnsafe)
  }

  func begin(into out: inout [UInt8]) {}

  func append(_ rows: [[Cell]], into out: inout [UInt8]) {
    for row in rows {
      append(row, into: &out)
      out.append(UInt8(ascii: "\n"))
    }
  }

  func append(_ row: [Cell], into out: inout [UInt8]) {
    var json = JSONWriter(escapesUnsafe: escapesUnsafe)
    // The buffer is lent to the writer, not copied.
    swap(&json.bytes, &out)
    json.beginObject()
    for (key, cell) in zip(keys.written, row) { json.field(written: key, cell) }
    json.endObject()
    swap(&json.bytes, &out)
  }

  func end(into out: inout [UInt8]) {}
}
