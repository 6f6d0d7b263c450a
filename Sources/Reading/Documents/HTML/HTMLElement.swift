/// What the elements of HTML mean to a reader of articles.
struct HTMLElement {
  /// How an element's text is laid out.
  enum Layout {
    case inline
    /// Begins and ends a block.
    case block(Block.Kind)
    case list
    case table
    case row
    case cell(isHeader: Bool)
    case lineBreak
    /// Nothing in it is text to read.
    case skipped
  }

  /// How sure it is that an element is no part of the article.
  enum Role {
    case none
    /// By its tag: nav, footer, aside.
    case furniture
    /// By the words of its class or id.
    case probablyFurniture
    /// Comments of readers: prose, but not the article's.
    case comments
  }

  let name: String
  let layout: Layout
  var role: Role
  /// Whether class or id speak of quotes of the market.
  var isBoard = false
  var isLink = false
  var headingLevel = 0

  init(name: UnsafePointer<CChar>, attributes: HTMLAttributes) {
    self.name = String(cString: name)
    self.layout = Self.layouts[self.name] ?? (attributes.isHidden ? .skipped : .inline)
    self.role = Self.roles[self.name] ?? .none
    self.isLink = self.name == "a" && attributes.has("href")
    if self.name.utf8.count == 2, self.name.utf8.first == UInt8(ascii: "h"), let digit = self.name.utf8.last,
      digit.isDigit
    {
      headingLevel = Int(digit - 0x30)
    }
    if Self.isContainer(self.name) {
      let words = attributes.words
      if role == .none { role = Self.role(of: words, attributes.role) }
      isBoard = words.contains(where: Self.boardWords.contains)
    }
  }

  /// Whether the element's text is left out, by its kind or because it is hidden.
  var isSkipped: Bool { if case .skipped = layout { true } else { false } }

  private static func isContainer(_ name: String) -> Bool {
    switch name {
    case "html", "body", "main", "article", "h1", "title", "a", "b", "strong", "em", "i": false
    default: true
    }
  }

  private static func role(of words: [String], _ role: String?) -> Role {
    if let role, ["navigation", "complementary", "contentinfo", "banner", "search", "menu", "menubar"].contains(role) {
      return .furniture
    }
    var found = Role.none
    for word in words {
      if commentWords.contains(word) { return .comments }
      if furnitureWords.contains(word) { found = .probablyFurniture }
    }
    return found
  }

  private static let layouts: [String: Layout] = {
    var layouts: [String: Layout] = [:]
    for name in [
      "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "select", "option",
      "textarea",
      "button", "canvas", "audio", "video", "rt", "rp", "head", "datalist", "map", "dialog",
    ] { layouts[name] = .skipped }
    for name in [
      "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "address", "blockquote", "form",
      "fieldset", "figure", "details", "summary", "dl", "dt", "dd", "pre", "center", "body", "html", "legend", "label",
      "hgroup", "menu", "thead", "tbody", "tfoot", "article-body", "noframes",
    ] { layouts[name] = .block(.paragraph) }
    for name in ["h1", "h2", "h3", "h4", "h5", "h6"] { layouts[name] = .block(.heading) }
    layouts["li"] = .block(.listItem)
    layouts["figcaption"] = .block(.caption)
    layouts["caption"] = .block(.heading)
    layouts["ul"] = .list
    layouts["ol"] = .list
    layouts["table"] = .table
    layouts["tr"] = .row
    layouts["td"] = .cell(isHeader: false)
    layouts["th"] = .cell(isHeader: true)
    layouts["br"] = .lineBreak
    layouts["hr"] = .lineBreak
    return layouts
  }()

  private static let roles: [String: Role] = [
    "nav": .furniture, "footer": .furniture, "aside": .furniture, "menu": .furniture, "dialog": .furniture,
    "header": .probablyFurniture, "form": .probablyFurniture,
  ]

  /// Words of class names, by what pages around the world call such boxes.
  private static let furnitureWords: Set<String> = [
    "nav", "navi", "navbar", "navigation", "menu", "gnb", "lnb", "snb", "side", "sidebar", "aside", "foot", "footer",
    "related", "relate", "relation", "recommend", "recommended", "recommendation", "recommendations", "rec", "rank",
    "ranking", "popular", "mostread", "most", "trending", "hot", "share", "sharing", "sns", "social", "ad", "ads",
    "adv",
    "advert", "advertisement", "advertising", "adbox", "banner", "promo", "promotion", "sponsor", "sponsored",
    "newsletter", "subscribe", "subscription", "breadcrumb", "breadcrumbs", "cookie", "cookies", "consent", "gdpr",
    "copyright", "tags", "hashtag", "byline", "author", "reporter", "qr", "pr", "paging", "pagination", "pager",
    "widget",
    "toolbar", "tool", "tools", "util", "utils", "utility", "login", "search", "popup", "modal", "overlay", "logo",
    "skip",
    "rel", "foto", "more", "teaser", "teasers", "outbrain", "taboola", "fontsize", "print", "sitemap", "global", "gnav",
    "topnav", "toplinks", "infobox", "morenews", "newslist", "linklist", "relnews", "relatednews", "hotnews", "paywall",
  ]

  private static let commentWords: Set<String> = [
    "comment", "comments", "commentlist", "reply", "replies", "disqus", "discussion", "talkback", "guestbook",
  ]

  private static let boardWords: Set<String> = [
    "ticker", "tickers", "quote", "quotes", "stock", "stocks", "market", "markets", "marketdata", "coin", "coins",
    "crypto",
    "price", "prices", "sise", "exchange", "indices", "index", "watchlist", "strip", "tape",
  ]
}

/// The attributes of an element as the parser hands them over.
struct HTMLAttributes {
  private let list: UnsafePointer<UnsafePointer<CChar>?>?

  init(_ list: UnsafePointer<UnsafePointer<CChar>?>?) { self.list = list }

  func has(_ name: String) -> Bool { raw(name) != nil || value(name) != nil }

  /// The value of an attribute; nil where it is absent or has none.
  func value(_ name: String) -> String? { raw(name).map { String(cString: $0) } }

  private func raw(_ name: String) -> UnsafePointer<CChar>? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index], index < 200 {
      if name.withCString({ equals($0, key) }) { return list[index + 1] }
      index += 2
    }
    return nil
  }

  private func equals(_ one: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>) -> Bool {
    var place = 0
    while one[place] == other[place] {
      if one[place] == 0 { return true }
      place += 1
    }
    return false
  }

  var role: String? { value("role") }

  /// Whether the element is not shown: `hidden`, `display:none`.
  var isHidden: Bool {
    guard let list else { return false }
    var index = 0
    while let key = list[index], index < 200 {
      if equals(key, "hidden") { return true }
      index += 2
    }
    guard let style = value("style") else { return false }
    let compact = String(decoding: style.utf8.filter { $0 != 0x20 }.map(\.lowered), as: UTF8.self)
    return compact.contains("display:none") || compact.contains("visibility:hidden")
  }

  private func equals(_ key: UnsafePointer<CChar>, _ literal: StaticString) -> Bool {
    literal.utf8Start.withMemoryRebound(to: CChar.self, capacity: literal.utf8CodeUnitCount + 1) { equals($0, key) }
  }

  /// The words of class and id in lower case: `article_relatedNews` is article, related, news and relatednews.
  var words: [String] {
    var words: [String] = []
    for key in ["class", "id"] {
      guard let raw = raw(key) else { continue }
      var word: [UInt8] = []
      var whole: [UInt8] = []
      var place = 0
      func flush(_ piece: inout [UInt8]) {
        if !piece.isEmpty { words.append(String(decoding: piece, as: UTF8.self)) }
        piece.removeAll(keepingCapacity: true)
      }
      while raw[place] != 0, place < 400 {
        let byte = UInt8(bitPattern: raw[place])
        if byte.isLetter {
          if byte.isUpper, place > 0, !UInt8(bitPattern: raw[place - 1]).isUpper { flush(&word) }
          word.append(byte.lowered)
          whole.append(byte.lowered)
        } else {
          let wasWhole = word.count == whole.count
          flush(&word)
          if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_"), !byte.isDigit {
            if wasWhole { whole.removeAll() }
            flush(&whole)
          }
        }
        place += 1
      }
      let wasWhole = word.count == whole.count
      flush(&word)
      if wasWhole { whole.removeAll() }
      flush(&whole)
    }
    return words
  }
}
