// The publications of the analyses of weights.
extension Citation {
  /// The proportions of siblings, and the crossings of lines.
  package static let triantaphyllouSanchez1997 = Citation(
    "E. Triantaphyllou and A. Sánchez, Decision Sciences 28 (1997), 151–194, "
      + "doi:10.1111/j.1540-5915.1997.tb01306.x")
  /// The graphs of Expert Choice.
  package static let ishizakaLabib2009 = Citation(
    "A. Ishizaka and A. Labib, OR Insight 22 (2009), 201–220, doi:10.1057/ori.2009.10")
}
