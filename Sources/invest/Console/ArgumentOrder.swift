// Options that stand before the subcommand (`invest --demo compare …`, `invest --db x.db total`) mean the same as
// behind it: they are moved there, since the parser only knows them there.

enum ArgumentOrder {
  /// The arguments with the subcommand first. Where no word names a subcommand they stay as they are.
  static func subcommandFirst(_ arguments: [String], names: [String]) -> [String] {
    guard let first = arguments.first, first.hasPrefix("-"), first != "-" else { return arguments }
    guard let place = arguments.indices.first(where: { isSubcommand(arguments, $0, names) }) else { return arguments }
    var moved = arguments
    let name = moved.remove(at: place)
    return [name] + moved
  }

  /// Whether a word names a subcommand and is no value of the option before it.
  private static func isSubcommand(_ arguments: [String], _ place: Int, _ names: [String]) -> Bool {
    names.contains(arguments[place]) && (place == 0 || !takesValue.contains(arguments[place - 1]))
  }

  /// The options that make sense before any subcommand and are followed by a value.
  private static let takesValue: Set<String> = ["--db", "--format", "-o", "--output", "--color", "--scale", "--limit"]
}
