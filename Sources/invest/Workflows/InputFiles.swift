// Which files the words of a command line name: files, folders (everything in them, in the order of their names),
// patterns that the shell did not expand, and "-" for standard input.
import ArgumentParser
import Glibc
import Vocabulary

/// The inputs of a command, in order, with what could not be opened on the way.
struct InputFiles {
  /// Paths as the user would write them; `-` is standard input.
  private(set) var paths: [String] = []
  /// Folders and links inside named folders that could not be followed.
  private(set) var rejected: [Diagnostic] = []

  /// Expands the words of a command line.
  ///
  /// - Throws: where a word names nothing that can be read. It is a mistake of the caller, and nothing has been done yet.
  init(_ words: [String]) throws {
    for word in WordRuns.split(words) {
      if word == "-" {
        paths.append(word)
        continue
      }
      if let kind = InputFiles.kind(of: word) {
        try add(word, kind)
        continue
      }
      let matches = InputFiles.glob(word)
      if matches.isEmpty {
        throw Diagnostic(
          .error, "there is no file \"\(visible(word))\": \(reason(of: ENOENT))", help: InputFiles.help(for: word))
      }
      for match in matches {
        if let kind = InputFiles.kind(of: match) { try add(match, kind) }
      }
    }
  }

  /// Expands the words of a command line that reads standard input where there are none. At a terminal nobody would
  /// know what it waits for, so there it is wrong usage.
  init(orStandardInput words: [String]) throws {
    if words.isEmpty, Environment.isTerminal(STDIN_FILENO) {
      throw ValidationError("Missing expected argument '<file> ...'")
    }
    try self.init(words.isEmpty ? ["-"] : words)
  }

  private mutating func add(_ path: String, _ kind: Kind) throws {
    if kind == .file {
      paths.append(path)
      return
    }
    guard let failure = walk(path) else { return }
    throw Diagnostic(.error, "cannot read the folder \"\(visible(path))\": \(reason(of: failure))")
  }

  /// Adds everything in a folder; the system's error number where it cannot be opened. Hidden files are left out, and
  /// linked folders are not followed, since they may lead back.
  private mutating func walk(_ folder: String) -> Int32? {
    guard let handle = opendir(folder) else { return errno }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(handle)
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch InputFiles.kind(of: path) {
      case .file: paths.append(path)
      case .folder where !InputFiles.isLink(path):
        if let failure = walk(path) {
          rejected.append(
            Diagnostic(.error, "cannot read the folder: \(reason(of: failure))", at: Diagnostic.Place(file: path)))
        }
      case .folder: break
      case nil:
        rejected.append(
          Diagnostic(.error, "cannot read the file: \(reason(of: ENOENT))", at: Diagnostic.Place(file: path)))
      }
    }
    return nil
  }

  private enum Kind { case file, folder }

  private static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func glob(_ pattern: String) -> [String] {
    guard pattern.utf8.contains(where: { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }) else { return [] }
    var found = glob_t()
    defer { globfree(&found) }
    guard Glibc.glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in found.gl_pathv[index].map { String(cString: $0) } }
  }

  private static func help(for word: String) -> String? {
    guard let slash = word.lastIndex(of: "/") else { return nil }
    let folder = String(word[..<slash])
    return folder.isEmpty || kind(of: folder) != nil ? nil : "the folder \"\(visible(folder))\" is not there either"
  }
}
