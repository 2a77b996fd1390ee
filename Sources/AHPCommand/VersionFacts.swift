internal import AHP
internal import PairwiseComparisons

/// What `ahp --version` says: the version, and what results may depend on in their last digits.
enum VersionFacts {
  static var text: String {
    """
    ahp \(Version.number)
    Kernels: \(MachineFacts.instructionSet)
    LAPACK: \(MachineFacts.lapack())
    Last digits of derivatives, least squares and some error bounds are those of LAPACK.

    """
  }
}
