public import AHP

/// Statistics of a group as JSON texts of one line, without any loss: parts of a survey that are
/// counted apart, and merged.
public enum GroupStatisticsFile {
  /// The version of the format.
  static let version = 3
  /// The largest file in bytes.
  private static let limit = FileLimit(bytes: 1 << 31, form: "statistics")

  // MARK: Writing

  /// Returns the statistics as a JSON text in one line.
  ///
  /// - Throws: `FileError` if this system has no library for digests.
  public static func text(_ statistics: GroupStatistics) throws(FileError) -> String {
    try FileFingerprint.requireDigests(of: "<statistics>")
    return GroupStatisticsEncoder(statistics: statistics).value().jsonLine()
  }

  // MARK: Reading

  /// Reads the statistics in all files as `read(_:of:)` does, and merges them.
  ///
  /// - Throws: `FileError`, also with the first that cannot be merged with those before it.
  public static func readMerged(
    _ paths: [String], of model: DecisionModel
  ) throws(FileError) -> GroupStatistics {
    var merged: GroupStatistics?
    for (place, next) in try read(paths, of: model) {
      guard var sum = merged else {
        merged = next
        continue
      }
      do throws(GroupMergeError) {
        try sum.merge(next)
      } catch {
        throw FileError(
          Diagnostic("the statistics cannot be merged with the others: \(error)", file: place))
      }
      merged = sum
    }
    guard let merged else { preconditionFailure("a file has statistics or is refused") }
    return merged
  }

  /// Reads statistics about a model from files, in each of which there are one or more, a line
  /// each; `-` is standard input.
  ///
  /// - Returns: All of them with their places, in the order of the files and lines.
  /// - Throws: `FileError` with what is wrong with the first statistics that are wrong.
  public static func read(
    _ paths: [String], of model: DecisionModel
  ) throws(FileError) -> [(place: String, statistics: GroupStatistics)] {
    var all: [(place: String, statistics: GroupStatistics)] = []
    for path in paths {
      try FileFingerprint.requireDigests(of: path)
      let source = try FileInput.read(path, limit: limit)
      let lines = source.bytes.split(separator: UInt8(ascii: "\n"))
        .filter { $0.contains { $0 > UInt8(ascii: " ") } }
      guard !lines.isEmpty else {
        throw FileError(Diagnostic("the file is empty (expected statistics)", in: source))
      }
      for (number, line) in lines.enumerated() {
        let name = lines.count == 1 ? source.name : "\(source.name), line \(number + 1)"
        all.append(
          (
            name,
            try GroupStatisticsReader.read(SourceText(name: name, bytes: Array(line)), of: model)
          ))
      }
    }
    return all
  }
}
