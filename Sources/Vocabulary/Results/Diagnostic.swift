/// Something to tell the user about an input: one error, warning or note in the form of DESIGN's house rule 8.
public struct Diagnostic: Sendable, Equatable, Error {
  public var severity: Severity
  /// What is wrong: lower case, the value in double quotes, no full stop.
  public var message: String
  /// Where, nil for what has no place.
  public var place: Place?
  /// What to do about it, nil where nothing is known to help.
  public var help: String?

  public enum Severity: String, Sendable { case error, warning, note }

  /// A place in an input. Lines and columns count from 1; columns count characters.
  public struct Place: Sendable, Equatable {
    public var file: String
    public var line: Int?
    public var column: Int?
    /// The text of that line, for showing; nil where there is none to show.
    public var excerpt: String?
    /// How many characters the caret underlines.
    public var length: Int

    public init(file: String, line: Int? = nil, column: Int? = nil, excerpt: String? = nil, length: Int = 1) {
      self.file = file
      self.line = line
      self.column = column
      self.excerpt = excerpt
      self.length = length
    }
  }

  public init(_ severity: Severity = .error, _ message: String, at place: Place? = nil, help: String? = nil) {
    self.severity = severity
    self.message = message
    self.place = place
    self.help = help
  }
}
