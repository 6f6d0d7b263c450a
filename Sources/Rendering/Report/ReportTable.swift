// Tables of a page: with a caption, heads that say what they head, and a frame that scrolls by keyboard.
import Vocabulary

/// A column of a table.
struct ReportColumn {
  var name: String
  var isNumber = false
  /// Names of one long word, which may be broken anywhere.
  var isCode = false

  var style: String { isNumber ? "number" : isCode ? "code" : "" }
}

extension Markup {
  /// A table in a frame that scrolls where it is wider than the page. `rows` writes its bodies.
  mutating func table(
    _ caption: String, id: String, isCaptionHidden: Bool = false, _ columns: [ReportColumn],
    _ rows: (inout Markup) -> Void
  ) {
    element("div", ["class": "scroll", "role": "region", "aria-labelledby": id, "tabindex": "0"]) { page in
      page.element("table") { page in
        page.element("caption", ["id": id, "class": isCaptionHidden ? "hidden" : ""], words: caption)
        page.element("thead") { page in
          page.element("tr") { page in
            for column in columns {
              if column.name.isEmpty {
                page.raw("<td></td>")
              } else {
                page.element(
                  "th", ["scope": "col", "class": column.style], words: column.name)
              }
            }
          }
        }
        rows(&page)
      }
    }
  }

  /// A row whose first cell heads it.
  mutating func row(_ cells: [String], _ columns: [ReportColumn]) {
    element("tr") { page in
      for (index, cell) in cells.enumerated() {
        let style = index < columns.count ? columns[index].style : ""
        if index == 0 {
          page.element("th", ["scope": "row", "class": style]) { $0.prose(cell) }
        } else {
          page.element("td", ["class": style]) { $0.prose(cell) }
        }
      }
    }
  }
}
