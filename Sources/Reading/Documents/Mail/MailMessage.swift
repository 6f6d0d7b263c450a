/// Mail messages (RFC 5322, MIME): brought into the plain form that other readers take, before anything else.
///
/// Of a message with transfer encodings or several parts, what is kept is its subject, sender and day, and the decoded text:
/// the plain text where there is one, else the page. The result is UTF-8, and reading it again gives the same.
struct MailMessage {
  private let header: MailHeader
  private let content: ArraySlice<UInt8>

  /// The plain form of a message; nil for what is none, or for a plain text with mail headers, which needs no decoding.
  ///
  /// - Complexity: linear in the size of the message.
  static func plainForm(of bytes: [UInt8]) -> [UInt8]? {
    guard let message = MailMessage(bytes[...], isWhole: true) else { return nil }
    guard let text = message.text(depth: 0) else { return nil }
    let subject = message.header.decoded("subject")
    let sender = message.header.decoded("from")
    let day = message.header["date"]
    return text.isHTML
      ? page(text.bytes, subject: subject, sender: sender, day: day)
      : plain(text.bytes, subject: subject, sender: sender, day: day)
  }

  /// A whole message must show by its headers that it is one; a part of one may have none.
  private init?(_ bytes: ArraySlice<UInt8>, isWhole: Bool) {
    guard let (header, content) = MailHeader.split(bytes, isWhole: isWhole) else { return nil }
    if isWhole {
      let isMail = header["from"] != nil || header["subject"] != nil || header["received"] != nil
      let isCoded = header["content-type"] != nil || header["content-transfer-encoding"] != nil
      guard isMail, isCoded else { return nil }
    }
    self.header = header
    self.content = content
  }

  private struct Text {
    var bytes: [UInt8]
    var isHTML: Bool
  }

  /// The text of a message or part: itself, or the best of its parts.
  private func text(depth: Int) -> Text? {
    let type = header.type
    if type.name.hasPrefix("multipart/") {
      guard depth < 8, let boundary = type.parameters["boundary"], !boundary.isEmpty else { return nil }
      var plain: Text?
      var page: Text?
      for part in Self.parts(content, boundary: Array(boundary.utf8)) {
        guard let message = MailMessage(part, isWhole: false), let text = message.text(depth: depth + 1) else {
          continue
        }
        if text.isHTML { page = page ?? text } else { plain = plain ?? text }
      }
      // Newsletters often say no more in plain text than that there is a page.
      if let plain, let page { return plain.bytes.count * 8 >= page.bytes.count ? plain : page }
      return plain ?? page
    }
    if type.name == "message/rfc822" {
      guard depth < 8 else { return nil }
      return MailMessage(content, isWhole: false)?.text(depth: depth + 1)
    }
    guard type.name == "text/plain" || type.name == "text/html" || type.name.isEmpty else { return nil }
    if header["content-disposition"]?.lowercased().hasPrefix("attachment") == true { return nil }
    let decoded: [UInt8]
    switch header["content-transfer-encoding"]?.lowercased() {
    case "base64": decoded = TransferEncoding.base64(content)
    case "quoted-printable": decoded = TransferEncoding.quotedPrintable(content)
    default: decoded = Array(content)
    }
    guard let text = try? DecodedText(decoded, encoding: type.parameters["charset"], name: "mail") else { return nil }
    return Text(bytes: text.bytes, isHTML: type.name == "text/html")
  }

  /// The parts between the lines of a boundary.
  private static func parts(_ content: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    let mark = Array("--".utf8) + boundary
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var place = content.startIndex
    while place < content.endIndex, parts.count < 100 {
      let end = content[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? content.endIndex
      if content[place..<end].starts(with: mark) {
        if let start { parts.append(content[start..<place]) }
        if content[place..<end].dropFirst(mark.count).starts(with: "--".utf8) { return parts }
        start = end
      }
      place = end
    }
    if let start, start < content.endIndex { parts.append(content[start...]) }
    return parts
  }

  private static func plain(_ text: [UInt8], subject: String?, sender: String?, day: String?) -> [UInt8] {
    var bytes: [UInt8] = []
    for (name, value) in [("Subject", subject), ("From", sender), ("Date", day)] {
      if let value, !value.isEmpty { bytes += "\(name): \(value)\n".utf8 }
    }
    return bytes + [0x0A] + text
  }

  /// A page with what the headers say in its head, for the reader of pages.
  private static func page(_ text: [UInt8], subject: String?, sender: String?, day: String?) -> [UInt8] {
    func escaped(_ text: String) -> String {
      var safe = ""
      for character in text.unicodeScalars {
        switch character {
        case "&": safe += "&amp;"
        case "<": safe += "&lt;"
        case "\"": safe += "&quot;"
        default: safe.unicodeScalars.append(character)
        }
      }
      return safe
    }
    var head = "<!doctype html>\n"
    if let subject { head += "<meta property=\"og:title\" content=\"\(escaped(subject))\">\n" }
    if let name = sender?.split(separator: "<").first {
      let name = MailHeader.trimmed(String(decoding: name.utf8.filter { $0 != 0x22 }, as: UTF8.self))
      head += "<meta property=\"og:site_name\" content=\"\(escaped(name))\">\n"
    }
    if let day = day.flatMap(DayReader.day(anywhereIn:)) { head += "<meta name=\"date\" content=\"\(day)\">\n" }
    return Array(head.utf8) + text
  }
}
