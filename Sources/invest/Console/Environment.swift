// The one door to the world outside: environment variables, terminals and the clock. Everything below the program
// gets what it needs from here as parameters.
import Glibc

enum Environment {
  /// The value of a variable; nil where it is unset or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The width of the terminal behind a descriptor: COLUMNS where set, else what the terminal says, else 80.
  static func columns(of descriptor: Int32) -> Int {
    if let text = variable("COLUMNS"), let columns = Int(text), columns > 0 { return columns }
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }

  /// The height of the terminal behind a descriptor: LINES where set, else what the terminal says, else 24.
  static func lines(of descriptor: Int32) -> Int {
    if let text = variable("LINES"), let lines = Int(text), lines > 0 { return lines }
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
    return 24
  }

  /// Now in UTC, as `2025-02-24T06:39:00Z`.
  static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let day = [two(parts.tm_mon + 1), two(parts.tm_mday)].joined(separator: "-")
    return "\(parts.tm_year + 1900)-\(day)T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  /// The name that the user has on the machine.
  static var userName: String? {
    guard let user = getpwuid(getuid()), let name = user.pointee.pw_name else { return nil }
    return String(cString: name)
  }

  /// Where temporary files go: `$TMPDIR`, else `/tmp`.
  static var temporaryFolder: String { variable("TMPDIR") ?? "/tmp" }

  /// The folder that programs keep their data in: `$XDG_DATA_HOME`, else `~/.local/share`.
  static var dataFolder: String? {
    if let folder = variable("XDG_DATA_HOME"), folder.hasPrefix("/") { return folder }
    if let home = variable("HOME") { return home + "/.local/share" }
    guard let user = getpwuid(getuid()), let home = user.pointee.pw_dir else { return nil }
    return String(cString: home) + "/.local/share"
  }

  /// A path with `~` for the home folder, as people write it.
  static func shortened(_ path: String) -> String {
    guard let home = variable("HOME"), path.hasPrefix(home + "/") else { return visible(path) }
    return "~" + visible(String(path.dropFirst(home.count)))
  }

  /// A monotonic clock in seconds, for progress only.
  static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
