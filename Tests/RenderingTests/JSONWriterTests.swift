// JSON by hand: structure, escapes, digits.
import Testing
import Vocabulary

@testable import Rendering

@Suite struct JSONWriterTests {
  @Test func nestsAndSeparates() {
    var json = JSONWriter()
    json.beginObject()
    json.field("a", 1)
    json.field("b", nil as String?)
    json.key("c")
    json.beginArray()
    json.number(1.5)
    json.beginObject()
    json.endObject()
    json.beginArray()
    json.endArray()
    json.bool(true)
    json.endArray()
    json.field("d", DecimalNumber("380000000000.05"))
    json.endObject()
    json.endLine()
    json.beginObject()
    json.endObject()
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == #"{"a":1,"b":null,"c":[1.5,{},[],true],"d":380000000000.05}"#
        + "\n{}")
  }

  @Test(arguments: ["\"", "\\", "\u{1F}", "\u{7F}", "\n"])
  func escapesWhereverItStands(mark: String) {
    for length in 0..<26 {
      for place in 0...length {
        let before = String(repeating: " ", count: place)
        let after =
          String(repeating: "é", count: (length - place) / 2) + String(repeating: "~", count: (length - place) % 2)
        var json = JSONWriter()
        json.string(before + mark + after)
        var alone = JSONWriter()
        alone.string(mark)
        let escaped = String(decoding: alone.bytes.dropFirst().dropLast(), as: UTF8.self)
        #expect(escaped.count > 1 && String(decoding: json.bytes, as: UTF8.self) == "\"\(before)\(escaped)\(after)\"")
      }
    }
  }

  @Test func countsDigits() {
    var numbers: [Int64] = [0, .max, .min, -1]
    var power: Int64 = 1
    for _ in 0..<18 {
      power *= 10
      numbers += [power - 1, power, -power]
    }
    for number in numbers {
      var json = JSONWriter()
      json.integer(number)
      #expect(String(decoding: json.bytes, as: UTF8.self) == "\(number)")
    }
  }

  @Test(arguments: [
    ("plain 한글 ü", "plain 한글 ü"), ("\"\\/", #"\"\\/"#), ("\u{0}\u{1F}\u{7F}", #"\u0000\u001f\u007f"#),
    ("\n\r\t\u{8}\u{C}", #"\n\r\t\b\f"#), ("", ""), ("a\u{2028}", "a\u{2028}"),
  ])
  func escapes(text: String, escaped: String) {
    var json = JSONWriter()
    json.string(text)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "\"\(escaped)\"")
  }

  @Test(arguments: [
    (0.1, "0.1"), (-0.0, "0"), (5, "5"), (1e16, "10000000000000000"),
    (1.5e300, "15" + String(repeating: "0", count: 299)),
    (1e-7, "0.0000001"), (-1.25e-5, "-0.0000125"), (123_456_789_012_345_680, "123456789012345680"), (.nan, "null"),
    (74_845_161_375_347.58, "74845161375347.58"),
    (Double.leastNonzeroMagnitude, "0." + String(repeating: "0", count: 323) + "5"),
  ])
  func digits(value: Double, text: String) {
    var json = JSONWriter()
    json.number(value)
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }

  @Test func digitsReadBackAsTheSameNumber() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let text = plain(value)
      #expect(Double(text) == value, "\(text)")
      #expect(!text.contains("e"), "\(text)")
    }
  }
}

@Suite struct FormulaGuardTests {
  @Test(arguments: [
    ("=1+1", true), ("+82-2", true), ("-a", true), ("@x", true), ("\tx", true), ("\rx", true), ("-5.00", false),
    ("+1", false),
    ("-1,250.5", false), ("-1,25", true), ("-1.5e-3", false), ("-3%", false), ("-", true), ("-.", true), ("-.5", false),
    ("+-5", true),
    ("", false), ("a=1", false), ("005930", false), ("-5 cmd", true), ("-1e", true), ("-,100", true),
  ])
  func guardsWhatIsNoNumber(text: String, isGuarded: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { needsFormulaGuard($0) } == isGuarded)
  }
}
