import Vocabulary

/// Answers one JSON object a line with one JSON object a line: `{"id","text","lang"}` in, `{"id","mentions":[…]}` out.
///
/// The names of entities are listed last, as `{"kind": "entity", "text", "start", "entity"}`. Numbers inside an amount, a length or a period are listed after all mentions proper, each with `inside`, the index of what holds it.
/// `lang` may be missing or null (decided by script); further fields are passed over. `start` counts Unicode code points.
/// Works on bytes throughout, without a JSON library.
public struct RecognizeLines: Sendable {
  private let recognizer = Recognizer()

  private let names = EntityNames()

  public init() {}

  /// Answers one line (without its line break) and appends the answer with a line break.
  ///
  /// - Returns: nil, or what is wrong with the line and at which byte of it; nothing is appended then.
  public func answer(_ line: [UInt8], into output: inout [UInt8]) -> (message: String, offset: Int)? {
    var reader = JSONFieldReader(line)
    guard reader.readObject() else { return (reader.problem, reader.place) }
    guard let text = reader.text else { return ("the field \"text\" is missing", line.count) }
    let mentions = recognizer.mentions(in: text, language: reader.language)
    output += Array("{\"id\": ".utf8)
    output += reader.id ?? Array("null".utf8)
    output += Array(", \"mentions\": [".utf8)
    var counter = CodePointCounter()
    for (index, mention) in mentions.enumerated() {
      if index > 0 { output += [0x2C, 0x20] }
      write(mention, of: text, start: counter.count(in: text, to: mention.range.lowerBound), into: &output)
    }
    // After the mentions proper, so that the indexes of `restates` and `inside` hold.
    var inner = CodePointCounter()
    for (index, mention) in mentions.enumerated() {
      writeNumbers(inside: index, mention, of: text, reader.language, &inner, into: &output)
    }
    var names = CodePointCounter()
    for name in self.names.hits(in: text, language: reader.language) {
      if output.last != UInt8(ascii: "[") { output += [0x2C, 0x20] }
      append("{\"kind\": \"entity\", \"text\": ", &output)
      JSONFieldReader.quote(text[name.range], into: &output)
      append(", \"start\": ", &output)
      output += Array(String(names.count(in: text, to: name.range.lowerBound)).utf8)
      append(", \"entity\": ", &output)
      JSONFieldReader.quote(Array(self.names.id(of: name).utf8)[...], into: &output)
      output.append(0x7D)
    }
    output += [0x5D, 0x7D, 0x0A]
    return nil
  }

  private func write(_ mention: Mention, of text: [UInt8], start: Int, into output: inout [UInt8]) {
    let fields = MentionFields(mention)
    append("{\"kind\": \"", &output)
    append(fields.kind, &output)
    append("\", \"text\": ", &output)
    JSONFieldReader.quote(text[mention.range], into: &output)
    append(", \"start\": ", &output)
    output += Array(String(start).utf8)
    field(", \"value\": ", fields.value, &output)
    append(", \"currency\": ", &output)
    if let currency = fields.currency { output += Array("\"\(currency.code)\"".utf8) } else { append("null", &output) }
    field(", \"low\": ", fields.low, &output)
    field(", \"high\": ", fields.high, &output)
    field(", \"seconds\": ", fields.seconds, &output)
    append(", \"period\": ", &output)
    if let period = fields.period { output += Array("\"\(period.label)\"".utf8) } else { append("null", &output) }
    append(", \"qualifier\": \"", &output)
    output += Array(mention.qualifier.rawValue.utf8)
    append("\", \"rule\": \"", &output)
    append(mention.rule, &output)
    append("\", \"restates\": ", &output)
    if let base = mention.restates { output += Array(String(base).utf8) } else { append("null", &output) }
    output.append(0x7D)
  }

  /// Lists the numbers inside an amount, a length or a period, each with the index of what holds it among the mentions proper.
  private func writeNumbers(
    inside index: Int, _ mention: Mention, of text: [UInt8], _ language: String?, _ counter: inout CodePointCounter,
    into output: inout [UInt8]
  ) {
    switch mention.value {
    case .money, .duration, .period: break
    case .percent(let percent) where percent.isPoints: break
    default: return
    }
    let numbers = text.withUnsafeBufferPointer { recognizer.numerals(in: $0, mention.range, language: language) }
    for number in numbers {
      append(", {\"kind\": \"number\", \"text\": ", &output)
      JSONFieldReader.quote(text[number.range], into: &output)
      append(", \"start\": ", &output)
      output += Array(String(counter.count(in: text, to: number.range.lowerBound)).utf8)
      field(", \"value\": ", number.value, &output)
      append(", \"inside\": ", &output)
      output += Array(String(index).utf8)
      output.append(0x7D)
    }
  }

  private func append(_ literal: StaticString, _ output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private func field(_ name: StaticString, _ value: DecimalNumber?, _ output: inout [UInt8]) {
    append(name, &output)
    guard let value else {
      append("null", &output)
      return
    }
    output.append(0x22)
    output += Array(value.description.utf8)
    output.append(0x22)
  }
}
