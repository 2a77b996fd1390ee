internal import ArgumentParser

/// How many threads a command uses.
enum ThreadCount {
  static let help: ArgumentHelp =
    "The most threads to use (default: all cores); the result is the same."

  static let parse = NumberArgument.whole(from: 1)
}
