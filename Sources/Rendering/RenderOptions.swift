// What a renderer is told about the place it writes for; it asks nobody else.

/// How to write a grid. The defaults are those of a pipe.
public struct RenderOptions: Sendable, Equatable {
  /// The columns of the terminal that is written to; nil for a file or pipe, where nothing is elided or wrapped.
  public var terminalWidth: Int?
  /// True to emphasise headings by terminal escapes.
  public var usesColour: Bool
  /// True to draw with ASCII only.
  public var isASCII: Bool
  /// The units of amounts in tables and Markdown. CSV, TSV and JSON always carry full numbers.
  public var scale: Scale
  /// True for CSV that Excel opens right: a byte order mark, and lines that end with CR LF.
  public var isForExcel: Bool

  public init(
    terminalWidth: Int? = nil, usesColour: Bool = false, isASCII: Bool = false, scale: Scale = .auto,
    isForExcel: Bool = false
  ) {
    self.terminalWidth = terminalWidth
    self.usesColour = usesColour
    self.isASCII = isASCII
    self.scale = scale
    self.isForExcel = isForExcel
  }

  /// Whether a person's terminal reads the bytes, so that control and bidirectional characters must be shown escaped.
  public var isTerminal: Bool { terminalWidth != nil }
}
