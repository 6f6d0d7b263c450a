import Glibc

/// The system's converter (iconv) from one encoding to another, UTF-8 as a rule.
struct Converter {
  /// What came out of it.
  struct Output {
    var text: [UInt8] = []
    /// Sequences that were no characters; each became U+FFFD.
    var badCount = 0
    /// Where in the input, and in the output, the first of them stands.
    var firstBad: (source: Int, text: Int)?
    /// Whether the input ends within a character.
    var isCutOff = false
  }

  /// Converts bytes from a place on; nil where the system does not know the encoding.
  ///
  /// - Parameter limit: gives up after so many bad sequences.
  static func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, encoding: TextEncoding, to target: TextEncoding = .utf8,
    limit: Int = .max
  ) -> Output? {
    guard let handle = iconv_open(target.name, encoding.name), handle != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(handle) }
    var output = Output()
    guard start < bytes.count, let base = bytes.baseAddress else { return output }
    output.text.reserveCapacity((bytes.count - start) / 2 * 3 + 16)
    let chunk = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 1 << 16)
    defer { chunk.deallocate() }

    var left = bytes.count - start
    // iconv takes a pointer to mutable bytes, and does not write to them.
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base + start).assumingMemoryBound(
      to: CChar.self)
    while left > 0 {
      var room = chunk.count
      var target = chunk.baseAddress
      let result = iconv(handle, &input, &left, &target, &room)
      let error = result == Int(bitPattern: UInt.max) ? errno : 0
      UnsafeRawBufferPointer(start: chunk.baseAddress, count: chunk.count - room).withMemoryRebound(to: UInt8.self) {
        output.text.append(contentsOf: $0)
      }
      if error == 0 || error == E2BIG { continue }
      if output.firstBad == nil { output.firstBad = (bytes.count - left, output.text.count) }
      if error == EINVAL {
        output.isCutOff = true
        break
      }
      output.badCount += 1
      if output.badCount > limit { break }
      output.text.append(contentsOf: [0xEF, 0xBF, 0xBD])
      let step = min(left, encoding.isUTF16 ? 2 : 1)
      input = input?.advanced(by: step)
      left -= step
      _ = iconv(handle, nil, nil, nil, nil)
    }
    return output
  }
}
