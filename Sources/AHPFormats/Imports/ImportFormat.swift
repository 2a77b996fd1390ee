/// A format of files of another program, of which models are made.
protocol ImportFormat: SendableMetatype {
  /// What a file of this format is, such as "a hierarchy of AHP-OS".
  static var title: String { get }

  /// What becomes of rounded reciprocals unless something else is asked for; `nil` if they
  /// contradict the entries that they mirror, since the format has a way to write the reciprocal
  /// itself.
  static var roundedRatios: RoundedRatio.Reading? { get }

  /// Whether a file has this format, by its content.
  ///
  /// - Complexity: O(lines), or O(keys of the root) of a document.
  static func recognizes(_ input: ImportInput) -> Bool

  /// Reads a file that has the format; `nil`, with problems in `reading`, if it is refused.
  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
}

extension ImportFormat {
  static var roundedRatios: RoundedRatio.Reading? { .fractions }
}
