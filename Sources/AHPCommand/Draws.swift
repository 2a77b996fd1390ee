internal import ArgumentParser

/// A number of draws as an argument.
enum Draws {
  /// Reads a whole number, also in powers of ten as in `1e4`.
  static func parse(_ argument: String) throws -> Int {
    guard let draws = Int(argument) ?? Double(argument).flatMap({ Int(exactly: $0) }) else {
      throw ValidationError("'\(argument)' is no whole number")
    }
    return draws
  }
}
