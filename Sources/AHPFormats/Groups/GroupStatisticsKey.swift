/// The keys of statistics in a file, in its order.
enum GroupStatisticsKey: String, CaseIterable, FileKey {
  /// The version of the format.
  case groupStatistics
  /// The digest of what the statistics are about.
  case model
  case settings, selection, respondents, exclusions
  // Tables with a row for each pair that was judged, set of items, item, and criterion (strategic
  // ones last)
  case judgments, priorities, items, criteria
  /// The digests of the respondents' names.
  case names
  /// The digest of everything before.
  case digest
}

/// The keys of a selection of respondents.
enum RespondentSelectionKey: String, CaseIterable, FileKey {
  case attributes, maximumConsistencyRatio, leavesOut
}
