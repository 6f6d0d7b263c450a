// The pages of the manual that travel inside the program: the embedded files `help/TOPIC.txt`.

/// Pages about ideas rather than commands.
public enum HelpTopics {
  private static let folder = "help/"
  private static let suffix = ".txt"

  /// The names of all topics, sorted.
  public static var names: [String] {
    EmbeddedFile.names(below: folder).map { String($0.dropFirst(folder.count).dropLast(suffix.count)) }.sorted()
  }

  /// The page of a topic, nil where there is none.
  public static func text(_ name: String) -> String? { EmbeddedFile.text(folder + name + suffix) }
}
