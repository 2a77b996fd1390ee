internal import AHPFormats

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The screen that results are shown on.
enum Terminal {
  /// The columns of a line if they are not known, as in a pipe or a file.
  private static let usualWidth = 80
  /// The least and the greatest width.
  private static let widths = 40...1000

  /// The columns of standard output: the value of `COLUMNS`, or else those of the terminal; 80 for
  /// a pipe or a file.
  static func width() -> Int {
    if let columns = unsafe getenv("COLUMNS"), let width = Int(unsafe String(cString: columns)),
      width > 0
    {
      return clamped(width)
    }
    var size = winsize()
    let output = StandardStreams.current.output
    guard isatty(output) == 1, unsafe ioctl(output, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return usualWidth }
    return clamped(Int(size.ws_col))
  }

  /// Whether standard output is a terminal that shows colours, and `NO_COLOR` is not set.
  ///
  /// Source: https://no-color.org.
  static func showsColors() -> Bool {
    if let refused = unsafe getenv("NO_COLOR"), unsafe refused.pointee != 0 { return false }
    if let kind = unsafe getenv("TERM"), unsafe String(cString: kind) == "dumb" { return false }
    return isatty(StandardStreams.current.output) == 1
  }

  private static func clamped(_ width: Int) -> Int {
    min(max(width, widths.lowerBound), widths.upperBound)
  }
}
