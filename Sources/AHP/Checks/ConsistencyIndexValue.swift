extension ConsistencyAnalysis.Indices {
  /// Returns the value of an index; `nil` for one that these are not, which is congruence or
  /// dissonance, and where the index is not defined, as Kendall's ζ with ties.
  func value(of name: ConsistencyIndexName) -> Double? {
    switch name {
    case .geometric: geometric
    case .koczkodaj: koczkodaj.value
    case .koczkodajMean: koczkodaj.mean
    case .harmonic: harmonic.value
    case .harmonicRatio: harmonic.ratio
    case .pelaezLamata: pelaezLamata
    case .cavalloDApuzzo: cavalloDApuzzo
    case .meanTriadError: meanTriadError
    case .meanSquaredTriadError: meanSquaredTriadError
    case .goldenWang: goldenWang
    case .saloHamalainen: saloHamalainen
    case .relativeError: relativeError
    case .congruence, .dissonance: nil
    case .circularTriads: Double(ordinal.circularTriads.count)
    case .intransitiveTriads: Double(ordinal.intransitiveTriads.count)
    case .kendallZeta: ordinal.kendallZeta
    case .weaklyInconsistentTriads: Double(ordinal.weaklyInconsistentTriads.count)
    case .preferencesNotPreserved: Double(orderPreservation.preferenceViolations.count)
    case .intensitiesNotPreserved: Double(orderPreservation.intensityViolations.count)
    case .globalRankingDiscrepancy: globalRankingDiscrepancy
    case .rightLeftAsymmetry: asymmetry.largestDifference
    }
  }
}

/// The indices of one matrix by name.
struct NamedIndices {
  private let indices: ConsistencyAnalysis.Indices?
  private let congruenceDissonance: CongruenceDissonance

  /// - Parameter method: The rule that priorities come from.
  /// - Complexity: O(*n*⁴) for *n* items, all intensities being compared with each other.
  init(of matrix: IncompleteComparisonMatrix, by method: PrioritizationMethod) {
    indices = matrix.completed.map { ConsistencyAnalysis.Indices(of: $0, by: method) }
    congruenceDissonance = matrix.congruenceDissonance()
  }

  /// The value of an index; `nil` where it is not defined, or needs judgments that are missing.
  func value(of name: ConsistencyIndexName) -> Double? {
    switch name {
    case .congruence, .dissonance:
      if congruenceDissonance.judgments.isEmpty { return nil }
      return name == .congruence
        ? congruenceDissonance.congruence : congruenceDissonance.dissonance
    default: return indices?.value(of: name)
    }
  }
}
