// The one door to the world outside: environment variables, terminals and the clock. Everything below the program
// gets what it needs from here as parameters.
import Glibc
import Vocabulary

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

  /// Today in the local time zone.
  static var today: Day {
    let (year, month, day, _, _, _) = clock
    return Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  /// Now in the local time zone, as `2025-02-24T15:39:00`.
  static var now: String {
    let (_, _, _, hour, minute, second) = clock
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(today)T\(two(hour)):\(two(minute)):\(two(second))"
  }

  private static var clock: (Int, Int, Int, Int, Int, Int) {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return (
      Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
      Int(parts.tm_sec)
    )
  }

  /// The folder that programs keep their data in: `$XDG_DATA_HOME`, else `~/.local/share`.
  static var dataFolder: String? {
    if let folder = variable("XDG_DATA_HOME"), folder.hasPrefix("/") { return folder }
    if let home = variable("HOME") { return home + "/.local/share" }
    guard let user = getpwuid(getuid()), let home = user.pointee.pw_dir else { return nil }
    return String(cString: home) + "/.local/share"
  }

  /// A monotonic clock in seconds, for progress only.
  static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
