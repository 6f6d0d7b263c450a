import CEmbedded

/// The sample articles that the program carries for `--demo`.
public enum BuiltInSamples {
  /// Every sample in the order of the names: its name, as a path, and its bytes.
  public static var all: [(name: String, bytes: [UInt8])] {
    var samples: [(name: String, bytes: [UInt8])] = []
    for index in 0..<invest_embedded_count() {
      let file = invest_embedded_at(index).pointee
      let name = String(cString: file.name)
      guard name.hasPrefix("samples/") else { continue }
      samples.append((name, Array(UnsafeBufferPointer(start: file.bytes, count: file.length))))
    }
    return samples.sorted { $0.name < $1.name }
  }
}
