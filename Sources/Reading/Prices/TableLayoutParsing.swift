import Vocabulary

extension TableLayout {
  /// Decides the layout of a table from its beginning (256 KB are plenty), all but the order of day and month.
  ///
  /// - Parameters:
  ///   - head: UTF-8, behind a byte order mark.
  ///   - isWhole: whether that is all there is.
  ///   - file: the file's name, for diagnostics and for the symbol.
  /// - Throws: a diagnostic that says why this is no table of prices or rates.
  static func sniff(
    _ head: UnsafeBufferPointer<UInt8>, isWhole: Bool, file: String, options: TableOptions
  ) throws(Diagnostic) -> TableLayout {
    try LayoutSniffer(head, isWhole: isWhole, file: file, options: options).layout()
  }

  /// Parses whole lines of the table, from anywhere behind the header.
  ///
  /// - Parameters:
  ///   - chunk: ends with a line break, or where the file does.
  ///   - firstLine: the number of its first line, for diagnostics; `ParsedTable.moveDown` corrects it afterwards.
  /// - Complexity: linear. Pure; pieces may be parsed on several threads at once.
  public func parse(_ chunk: UnsafeBufferPointer<UInt8>, firstLine: Int) -> ParsedTable {
    var rows = TableParser(layout: self, bytes: chunk, firstLine: firstLine)
    rows.run()
    return rows.finish()
  }
}
