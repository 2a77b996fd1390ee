/// What made a report, so that anybody can make it again.
public struct StudyRecord: Sendable {
  /// The command line, as it can be typed.
  public let commandLine: String
  /// Programs and libraries with their versions, such as "ahp 0.1.0".
  public let versions: [String]
  /// The files that were read with their SHA-256 in hexadecimal digits.
  public let fingerprints: [(name: String, digest: String)]
  /// The model, compressed as gzip; `nil` if it is too large for a page.
  public let model: (name: String, bytes: [UInt8])?
  /// Whether the judgments of single participants are left out of the model.
  public let leavesOutAnswers: Bool

  /// Creates a record.
  public init(
    commandLine: String, versions: [String], fingerprints: [(name: String, digest: String)],
    model: (name: String, bytes: [UInt8])?, leavesOutAnswers: Bool
  ) {
    self.commandLine = commandLine
    self.versions = versions
    self.fingerprints = fingerprints
    self.model = model
    self.leavesOutAnswers = leavesOutAnswers
  }
}
