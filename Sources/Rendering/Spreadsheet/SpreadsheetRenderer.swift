// A grid as a workbook of one sheet.
import Vocabulary

/// XLSX; all bytes come at the end.
struct SpreadsheetRenderer: GridRenderer {
  private let columns: [Column]
  private let book = SpreadsheetBook()
  private(set) var failure: Diagnostic?
  private(set) var remark: String?

  init(columns: [Column], options: RenderOptions) { self.columns = columns }

  func begin(into out: inout [UInt8]) { book.beginSheet("invest", columns: columns) }

  mutating func append(_ rows: [[Cell]], into out: inout [UInt8]) {
    book.append(rows)
    failure = book.failure
  }

  mutating func end(into out: inout [UInt8]) {
    book.endSheet()
    do {
      out.append(contentsOf: try book.finish())
    } catch {
      failure = error
    }
    remark = book.cutRemark
  }
}

extension SpreadsheetBook {
  /// What has to be said of texts that were cut; nil where none was.
  public var cutRemark: String? {
    if cutTexts == 0 { return nil }
    return
      "\(cutTexts) \(cutTexts == 1 ? "text is" : "texts are") longer than a cell holds and cut at 32,767 characters"
  }
}
