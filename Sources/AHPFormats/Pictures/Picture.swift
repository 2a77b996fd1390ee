internal import AHPPictures
internal import SystemPackage

/// A picture in a format of pixels or pages, made of SVG: the face of librsvg and cairo.
public struct Picture: Sendable {
  /// The format of a picture.
  public enum Format: Sendable {
    case png, pdf
  }

  /// Its bytes; the same SVG gives the same ones on the same system.
  public let bytes: [UInt8]

  /// How many dots a PNG has for each pixel of 1/96 inch: enough for print at the width of a
  /// column.
  private static let dots = 3.0

  /// Draws SVG.
  ///
  /// - Parameters:
  ///   - svg: The picture, without anything from elsewhere.
  ///   - width: Its width in pixels of 1/96 inch.
  ///   - height: Its height.
  ///   - title: What it shows.
  ///   - format: PNG or PDF.
  /// Where the texts would be wider than the picture has room for, since the system has no font of
  /// the widths of Helvetica, a warning goes to standard error.
  ///
  /// - Throws: `FileError` if this system has no librsvg or no font, or the picture cannot be
  ///   drawn.
  public init(
    svg: String, width: Double, height: Double, title: String, as format: Format
  ) throws(FileError) {
    guard ahp_pictures_load() == 0 else {
      throw FileError(
        Diagnostic(
          "pictures other than SVG need the library librsvg (on Debian: apt-get install librsvg2-2)",
          file: "<chart>"))
    }
    try Self.checkFont()
    var (found, count) = unsafe (nil as UnsafeMutablePointer<UInt8>?, 0)
    let kind = format == .pdf ? AHP_PICTURE_PDF : AHP_PICTURE_PNG
    let status = unsafe ahp_picture_draw(
      svg, svg.utf8.count, Int32(kind), width, height, Self.dots, title, &found, &count)
    guard status == 0, let start = unsafe found else {
      throw FileError(Diagnostic("the picture cannot be drawn", file: "<chart>"))
    }
    bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    unsafe ahp_picture_free(start)
  }

  /// Fonts whose letters are as wide as those that the drawings are measured with.
  private static let measured = [
    "helvetica", "arial", "liberation sans", "nimbus sans", "arimo", "tex gyre heros", "freesans",
  ]

  private static func checkFont() throws(FileError) {
    let remedy = "on Debian: apt-get install fonts-liberation"
    guard let name = unsafe ahp_picture_font("Helvetica,Arial,Liberation Sans,sans-serif") else {
      throw FileError(
        Diagnostic("this system has no font to write with (\(remedy))", file: "<chart>"))
    }
    let font = unsafe String(cString: name)
    if font.isEmpty || measured.contains(where: { font.lowercased().hasPrefix($0) }) {
      return
    }
    FileOutput.writeError(
      "warning: '\(font)' stands for Helvetica in the picture, whose texts may not fit (\(remedy))\n"
    )
  }
}

extension FileOutput {
  /// Writes bytes to the file at a path, whole or not at all, or to standard output for `nil` and
  /// `-`.
  ///
  /// - Throws: `FileError` if it cannot be written; the file is then as it was.
  public static func write(_ bytes: [UInt8], to path: String?) throws(FileError) {
    try write(to: path) { descriptor in _ = try descriptor.writeAll(bytes) }
  }
}
