internal import AHP

/// The keys of statistics in a file, in its order.
enum GroupStatisticsKey: String, CaseIterable, FileKey {
  /// The version of the format.
  case groupStatistics
  /// The fingerprint of what the statistics are about.
  case model
  case settings, selection, respondents, exclusions
  // Tables with a row for each pair, set of items, item, and criterion (strategic ones last)
  case judgments, priorities, items, criteria
  case fingerprints
}

/// The keys of a selection of respondents.
enum RespondentSelectionKey: String, CaseIterable, FileKey {
  case attributes, maximumConsistencyRatio, leavesOut
}

extension GroupStatistics.ExclusionCounts {
  /// The counts in the order of the file.
  static var inOrder: [WritableKeyPath<Self, Int>] {
    [\.attribute, \.inconsistent, \.noWeight, \.noAnswers]
  }
}
