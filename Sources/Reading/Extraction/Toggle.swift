import Glibc
enum Toggle {
  static let bits: UInt64 = getenv("JT").flatMap { UInt64(String(cString: $0)) } ?? .max
  static let dumps = getenv("JD") != nil
  static let margin: Int32 = getenv("JM").flatMap { Int32(String(cString: $0)) } ?? 4
  static func on(_ n: UInt64) -> Bool { bits >> n & 1 != 0 }
  static func say(_ s: String) { if dumps { _ = write(2, s + "\n", s.utf8.count + 1) } }
}
