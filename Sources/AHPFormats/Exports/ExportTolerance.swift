/// How much of a model may be left out of an exported file.
public enum ExportTolerance: Hashable, Sendable {
  /// Nothing.
  case nothing
  /// What describes the model without bearing on its results, such as sources.
  case words
  /// Everything that the file can be written without.
  case content
}
