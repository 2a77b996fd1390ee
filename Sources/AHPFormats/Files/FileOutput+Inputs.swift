extension FileOutput {
  /// Returns the first of some files given for reading that a file about to be written is: the same
  /// file by device and inode, whatever links lead to it. `nil` if it is none of them, or there is
  /// no regular file at its path yet.
  ///
  /// - Parameters:
  ///   - path: The file to be written; `-` is standard output, which replaces nothing.
  ///   - inputs: The files to be read; `-` is standard input, and patterns such as `answers/*.csv`
  ///     stand for files.
  /// - Complexity: O(files).
  public static func input(replacedBy path: String, among inputs: [String]) -> String? {
    guard isFile(path), let output = try? FileIdentity(path) else { return nil }
    return inputs.first { input in
      let paths = (try? FilePaths.matching(input)) ?? [input]
      return paths.contains { (try? FileIdentity($0)) == output }
    }
  }
}
