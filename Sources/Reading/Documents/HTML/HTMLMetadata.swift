import Vocabulary

/// What a page says of itself in its head: meta elements, Open Graph, JSON-LD, its title.
struct HTMLMetadata {
  private(set) var pageTitle = ""
  private(set) var openTitle: String?
  private(set) var siteName: String?
  private(set) var day: Day?
  private(set) var timeDay: Day?
  private(set) var language: String?
  private var dataTitle: String?
  private var dataPublisher: String?
  private var dataDay: Day?
  private var inTitle = false
  private var isData = false
  private var dataBytes: [UInt8] = []

  private static let dayNames: Set<String> = [
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "published", "published_time", "published-date", "publication_date",
    "dc.date", "dc.date.issued", "dc.date.created", "dcterms.created", "dcterms.issued", "dcterms.date",
    "sailthru.date",
    "parsely-pub-date", "citation_date", "citation_publication_date", "created", "release_date", "regdate", "reg_date",
    "article.published", "article.created", "cxenseparse:recs:publishtime", "og:published_time", "og:pubdate",
    "weibo:article:create_at", "bytedance:published_time", "article:create_at", "originalpublicationdate",
    "firstpublished",
  ]

  mutating func begin(_ name: HTMLElement.Name, _ attributes: HTMLAttributes) {
    switch name {
    case .html: language = language ?? attributes.value("lang").flatMap(LanguageGuess.code(ofTag:))
    case .title: inTitle = pageTitle.isEmpty
    case .meta: meta(attributes)
    case .script: isData = attributes.value("type")?.lowercased().contains("ld+json") ?? false
    case .time:
      if timeDay == nil, let value = attributes.value("datetime") { timeDay = DayReader.day(anywhereIn: value) }
    default: break
    }
    if day == nil, name != .meta, !attributes.isEmpty, let item = attributes.value("itemprop"), item == "datePublished",
      let value = attributes.value("content") ?? attributes.value("datetime")
    {
      day = DayReader.day(anywhereIn: value)
    }
  }

  private mutating func meta(_ attributes: HTMLAttributes) {
    guard let content = attributes.value("content"), !content.isEmpty, content.utf8.count < 2000 else { return }
    let names: [StaticString] = ["property", "name", "itemprop", "http-equiv"]
    let keys = names.compactMap { attributes.value($0)?.lowercased() }
    for key in keys {
      if Self.dayNames.contains(key) { day = day ?? DayReader.day(anywhereIn: content) }
      switch key {
      case "og:title", "twitter:title", "headline", "title": openTitle = openTitle ?? content
      case "og:site_name", "application-name", "publisher", "article:publisher_name", "dc.publisher", "author_site",
        "media":
        siteName = siteName ?? content
      case "og:locale", "content-language", "language", "inlanguage":
        language = language ?? LanguageGuess.code(ofTag: content)
      default: break
      }
    }
  }

  mutating func end(_ name: HTMLElement.Name) {
    if name == .title { inTitle = false }
    if name == .script {
      if isData { readData() }
      isData = false
      dataBytes.removeAll(keepingCapacity: true)
    }
  }

  /// Text in a part of the page that is not read: the title, in the head.
  mutating func text(_ chunk: UnsafeBufferPointer<UInt8>) {
    if inTitle, pageTitle.utf8.count < 1000 { pageTitle += String(decoding: chunk, as: UTF8.self) }
  }

  mutating func script(_ chunk: UnsafeBufferPointer<UInt8>) {
    if isData, dataBytes.count < 1 << 20 { dataBytes.append(contentsOf: chunk) }
  }

  // MARK: - JSON-LD

  private mutating func readData() {
    dataBytes.withUnsafeBufferPointer { bytes in
      if dataDay == nil, let value = Self.string(of: "datePublished", in: bytes, from: 0) {
        dataDay = DayReader.day(anywhereIn: value)
      }
      if dataTitle == nil { dataTitle = Self.string(of: "headline", in: bytes, from: 0) }
      if dataPublisher == nil, let place = Self.key("publisher", in: bytes, from: 0) {
        dataPublisher = Self.string(of: "name", in: bytes, from: place)
      }
      if language == nil, let value = Self.string(of: "inLanguage", in: bytes, from: 0) {
        language = LanguageGuess.code(ofTag: value)
      }
    }
  }

  /// Where the value of a key begins.
  private static func key(_ name: String, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let wanted = Array("\"\(name)\"".utf8)
    var from = start
    while let place = ByteSearch.first(of: wanted, in: bytes, from: from) {
      var stop = place + wanted.count
      while stop < bytes.count, bytes[stop] <= 0x20 { stop += 1 }
      if stop < bytes.count, bytes[stop] == UInt8(ascii: ":") {
        stop += 1
        while stop < bytes.count, bytes[stop] <= 0x20 { stop += 1 }
        return stop
      }
      from = stop
    }
    return nil
  }

  /// The string value of a key, escapes decoded.
  private static func string(of name: String, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
    guard var place = key(name, in: bytes, from: start), place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
      return nil
    }
    place += 1
    var value: [UInt8] = []
    var units: [UInt16] = []
    func flushUnits() {
      if units.isEmpty { return }
      value.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      units.removeAll()
    }
    while place < bytes.count, bytes[place] != UInt8(ascii: "\""), value.count < 2000 {
      guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
        flushUnits()
        value.append(bytes[place])
        place += 1
        continue
      }
      if bytes[place + 1] == UInt8(ascii: "u"), place + 5 < bytes.count,
        let unit = UInt16(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
      {
        units.append(unit)
        place += 6
        continue
      }
      flushUnits()
      let escaped = bytes[place + 1]
      value.append(escaped == UInt8(ascii: "n") || escaped == UInt8(ascii: "t") ? 0x20 : escaped)
      place += 2
    }
    flushUnits()
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }

  // MARK: - Settled

  /// The day of publication.
  var publishedOn: Day? { dataDay ?? day }

  var publisher: String? { siteName ?? dataPublisher ?? titleParts.site }

  var title: String? { openTitle ?? dataTitle ?? titleParts.title }

  /// The page's title without the site's name, and that name: `Title - Site`, `Title | Site`, `标题_网站`.
  private var titleParts: (title: String?, site: String?) {
    let whole = pageTitle.split { $0 == "\n" || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
    let trimmed = Array(whole.utf8)
    guard !trimmed.isEmpty else { return (nil, nil) }
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", "｜", "_", " · ", " : "] {
      let mark = Array(separator.utf8)
      guard trimmed.count > mark.count else { continue }
      var place = trimmed.count - mark.count
      while place > 0 {
        if trimmed[place..<place + mark.count].elementsEqual(mark) {
          let site = trimmed[(place + mark.count)...]
          // The site's name is the shorter part.
          guard site.count >= 2, site.count <= 48, site.count < place else { break }
          return (
            String(decoding: trimmed[..<place], as: UTF8.self), String(decoding: site, as: UTF8.self)
          )
        }
        place -= 1
      }
    }
    return (whole, nil)
  }
}
