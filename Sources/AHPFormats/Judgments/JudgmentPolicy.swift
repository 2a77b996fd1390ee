/// Which judgments a reader accepts, and what becomes of good judgments beside wrong ones.
struct JudgmentPolicy {
  /// The ratios that are judgments; `nil` for all that can be computed with.
  var limits: ClosedRange<Double>?
  /// Whether a judgment may be a range of ratios.
  var acceptsRanges = false
  /// Whether the good judgments of a set are read although others in it are wrong. Otherwise
  /// nothing of such a set is.
  var keepsGoodJudgments = false

  /// What a model says of a criterion.
  static let model = JudgmentPolicy(acceptsRanges: true)
  /// What a model says of the intensities of a rating scale.
  static let ratingScale = JudgmentPolicy()
}
