internal import ArgumentParser

/// How many threads a command uses.
enum ThreadCount {
  static let help: ArgumentHelp =
    "The most threads to use (default: all cores); the result is the same."

  static func parse(_ text: String) throws -> Int {
    guard let count = Int(text), count >= 1 else {
      throw ValidationError("threads \(text) is not 1 or more")
    }
    return count
  }
}
