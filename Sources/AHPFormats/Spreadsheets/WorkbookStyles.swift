/// The looks of cells, the same in every workbook. In regular and then in bold type there is one
/// for each number format and one for each indent; the last look is that of headings.
enum WorkbookStyles {
  private static let formats = WorkbookCell.NumberFormat.allCases
  private static let countOfWeight = formats.count + WorkbookCell.deepestIndent

  /// Returns the position of a cell's look in the list `cellXfs` of the file of styles. 0 is the
  /// look of cells that state none.
  static func position(of cell: WorkbookCell) -> Int {
    switch cell {
    case .empty: 0
    case .number(_, let format, let isBold): (isBold ? countOfWeight : 0) + format.rawValue
    case .text(_, let indent, let isBold):
      (isBold ? countOfWeight : 0)
        + (indent <= 0 ? 0 : formats.count - 1 + min(indent, WorkbookCell.deepestIndent))
    case .heading: 2 * countOfWeight
    }
  }

  /// Returns the file of styles.
  ///
  /// Source: ECMA-376-1:2016, *Office Open XML File Formats*, section 18.8.
  static func xml() -> String {
    // The numbers below 164 are those of formats that the standard defines, with 0 for General.
    let numberFormats = formats.dropFirst().map {
      #"<numFmt numFmtId="\#(163 + $0.rawValue)" formatCode="\#($0.code)"/>"#
    }
    let font = #"<sz val="11"/><name val="Calibri"/><family val="2"/>"#
    let noBorder = "<left/><right/><top/>"
    var looks: [String] = []
    for weight in 0...1 {
      for format in formats {
        let number = format == .general ? 0 : 163 + format.rawValue
        looks.append(look(format: number, font: weight))
      }
      for indent in 1...WorkbookCell.deepestIndent {
        looks.append(
          look(font: weight, alignment: #"<alignment horizontal="left" indent="\#(indent)"/>"#))
      }
    }
    looks.append(look(font: 1, border: 1))
    return XMLText.declaration + """
      <styleSheet xmlns="\(XMLText.mainSpace)">\
      \(XMLText.list("numFmts", numberFormats))\
      \(XMLText.list("fonts", ["<font>\(font)</font>", "<font><b/>\(font)</font>"]))\
      \(XMLText.list("fills", ["none", "gray125"].map {
        #"<fill><patternFill patternType="\#($0)"/></fill>"#
      }))\
      \(XMLText.list("borders", ["<bottom/>", #"<bottom style="thin"/>"#].map {
        "<border>\(noBorder)\($0)<diagonal/></border>"
      }))\
      \(XMLText.list("cellStyleXfs", [#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"#]))\
      \(XMLText.list("cellXfs", looks))\
      \(XMLText.list("cellStyles", [#"<cellStyle name="Normal" xfId="0" builtinId="0"/>"#]))\
      </styleSheet>
      """
  }

  private static func look(
    format: Int = 0, font: Int, border: Int = 0, alignment: String = ""
  ) -> String {
    """
    <xf numFmtId="\(format)" fontId="\(font)" fillId="0" borderId="\(border)" xfId="0" \
    applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">\(alignment)</xf>
    """
  }
}
