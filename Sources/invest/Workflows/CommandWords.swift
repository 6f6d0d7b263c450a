// The command as `imports.command` keeps it.

enum CommandWords {
  /// The words of this run as a shell would take them.
  static var line: String {
    CommandLine.arguments.dropFirst().map(shellQuoted).reduce("invest") { $0 + " " + $1 }
  }

  /// A word as a shell would need it.
  private static func shellQuoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || "-_./:=,@+".utf8.contains(byte)
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
