/// Which judgments a reader accepts, and whether it keeps good judgments beside wrong ones.
struct JudgmentPolicy {
  /// The ratios that are judgments; `nil` for all that can be computed with.
  var limits: ClosedRange<Double>?
  /// Whether a judgment may be a range of ratios.
  var acceptsRanges = false
  /// Whether the good judgments of a set are kept if others in it are wrong. Otherwise the whole
  /// set is dropped.
  var keepsGoodJudgments = false

  /// For the judgments on a criterion in a model.
  static let model = JudgmentPolicy(acceptsRanges: true)
  /// For the judgments on the intensities of a rating scale in a model.
  static let ratingScale = JudgmentPolicy()
}
