// Pictures as SVG: one file, text as text, light and dark after the reader's preference.

/// Collects the elements of a picture.
struct SVG {
  let width: Double
  let height: Double
  private var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// How wide a text is about: exact only where the reader's font is.
  static func textWidth(_ text: String, size: Double) -> Double { Double(displayWidth(text)) * size * 0.6 }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Double, style: String, anchor: String = "start",
    isBold: Bool = false
  ) {
    let weight = isBold ? " font-weight=\"600\"" : ""
    let side = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    body +=
      "<text class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(size))\"\(side)\(weight)>"
      + markupEscaped(text) + "</text>\n"
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) {
    body +=
      "<line class=\"\(style)\" x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\"/>\n"
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, style: String, opacity: Double = 1
  ) {
    let seen = opacity < 1 ? " fill-opacity=\"\(Self.number(opacity))\"" : ""
    body +=
      "<rect class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(max(0, width)))\" height=\"\(Self.number(height))\"\(seen)/>\n"
  }

  mutating func path(_ path: String, style: String, title: String? = nil) {
    let inner = title.map { "><title>\(markupEscaped($0))</title></path>\n" } ?? "/>\n"
    body += "<path class=\"\(style)\" d=\"\(path)\"" + inner
  }

  /// The whole file. The title and the description are what screen readers say.
  func file(title: String, description: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" \
    width="\(Self.number(width))" height="\(Self.number(height))" role="img" \
    font-family="system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', sans-serif">
    <title>\(markupEscaped(title))</title>
    <desc>\(markupEscaped(description))</desc>
    <style>\(Self.styles)</style>
    <rect class="chart-ground" x="0" y="0" width="100%" height="100%"/>
    \(body)</svg>

    """
  }

  /// The picture as a part of a page, which holds `styles`. `id` is its own on that page.
  func inline(id: String, title: String, description: String, style: String) -> String {
    """
    <svg viewBox="0 0 \(Self.number(width)) \(Self.number(height))" class="\(style)" role="img" \
    aria-labelledby="\(id)-title \(id)-desc">
    <title id="\(id)-title">\(markupEscaped(title))</title>
    <desc id="\(id)-desc">\(markupEscaped(description))</desc>
    \(body)</svg>

    """
  }

  /// Colours that stay apart for colour-blind readers, on white and on near black.
  private static let light = ["#0b62c4", "#c2510c", "#18794e", "#7c3fc9", "#b3261e", "#5f6b7a", "#007a87", "#8a6d00"]
  private static let dark = ["#6cb0ff", "#ff9d5c", "#4ecb8d", "#c49bff", "#ff8a80", "#a8b3c1", "#4fd0dc", "#e0c341"]
  static let colourCount = light.count

  /// The colours of all charts: light, and dark on screens whose reader wants that; paper is always light.
  static let styles: String = {
    func rules(_ ground: String, _ ink: String, _ muted: String, _ grid: String, _ colours: [String]) -> String {
      var rules = ".chart-ground{fill:\(ground)}.chart-ink{fill:\(ink)}.chart-muted{fill:\(muted)}"
      rules += ".chart-grid{stroke:\(grid)}.chart-axis{stroke:\(muted)}"
      for (index, colour) in colours.enumerated() {
        rules += ".chart-line\(index){stroke:\(colour)}.chart-fill\(index){fill:\(colour)}"
      }
      return rules
    }
    let shapes =
      "path[class^=chart-line]{fill:none;stroke-width:1.6;stroke-linejoin:round}line{stroke-width:1}text{white-space:pre}"
    return shapes + rules("#ffffff", "#1c2128", "#59636e", "#dfe3e8", light)
      + "@media screen and (prefers-color-scheme: dark){"
      + rules("#14181d", "#e8ebef", "#a0a9b4", "#333a43", dark) + "}"
  }()

  /// At most two digits after the mark.
  static func number(_ value: Double) -> String { plain((value * 100).rounded() / 100) }
}
