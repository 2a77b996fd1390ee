internal import AHP

/// The indices of one matrix with what people know them by: names, limits of the literature, and
/// notes.
struct ConsistencyIndexList {
  let indices: [Index]

  /// One index of consistency.
  struct Index {
    /// What it is called. Programs know it by the English words.
    let name: Phrase
    let value: Value
    /// The largest accepted value, where the literature names one.
    var limit: Double?
    var note: Content?

    /// Whether the value is above the limit.
    var isAbove: Bool {
      guard let limit, let number = value.number else { return false }
      return number > limit
    }
  }

  /// The value of an index.
  enum Value {
    /// A number; `nil` where the index is not defined.
    case number(Double?)
    /// How many triads or pairs there are of a kind.
    case count(Int)

    var number: Double? {
      switch self {
      case .number(let number): number
      case .count(let count): Double(count)
      }
    }

    var content: Content {
      switch self {
      case .number(let number): .number(number, places: ConsistencyIndexList.places)
      case .count(let count): .count(count)
      }
    }
  }

  /// How many decimal places people see.
  static let places = 4

  /// - Parameters:
  ///   - items: The names of the items compared, in the order of the rows.
  ///   - options: What ratios are computed by.
  init(of analysis: ConsistencyAnalysis, items: [String], options: EvaluationOptions) {
    let order = analysis.consistency.order
    let first = [
      Index(
        name: .ratio, value: .number(analysis.ratio),
        limit: options.consistencyThreshold.value(order: order)),
      Index(name: .consistencyIndex, value: .number(analysis.consistency.index)),
      Index(name: .principalEigenvalue, value: .number(analysis.consistency.principalEigenvalue)),
    ]
    let single = analysis.congruenceDissonance.map {
      [
        Index(name: .congruence, value: .number($0.congruence)),
        Index(name: .dissonance, value: .number($0.dissonance)),
      ]
    }
    indices =
      first
      + (analysis.indices.map {
        Self.triads($0, items: items, order: order) + Self.distances($0)
      } ?? []) + (single ?? []) + (analysis.indices.map(Self.orders) ?? [])
  }

  /// What the triads of judgments say, by their authors.
  private static func triads(
    _ found: ConsistencyAnalysis.Indices, items: [String], order: Int
  ) -> [Index] {
    let worst =
      found.koczkodaj.value > 0
      ? found.koczkodaj.triad.map { triad in
        Content.phrase(
          .worstTriad,
          .list([triad.first, triad.second, triad.third].map { .name(items[$0]) }, .comma))
      } : nil
    return [
      Index(
        name: .geometricIndex, value: .number(found.geometric),
        limit: order > 2 ? GeometricConsistencyThreshold.value(order: order) : nil),
      Index(
        name: .koczkodaj, value: .number(found.koczkodaj.value), limit: KoczkodajIndex.threshold,
        note: worst),
      Index(name: .koczkodajMean, value: .number(found.koczkodaj.mean)),
      Index(name: .harmonicIndex, value: .number(found.harmonic.value)),
      Index(
        name: .harmonicRatio, value: .number(found.harmonic.ratio),
        limit: HarmonicConsistencyIndex.ratioThreshold),
      Index(name: .pelaezLamata, value: .number(found.pelaezLamata)),
      Index(
        name: .cavalloDApuzzo, value: .number(found.cavalloDApuzzo), note: .phrase(.oneIsConsistent)
      ),
      Index(name: .meanTriadError, value: .number(found.meanTriadError)),
      Index(name: .meanSquaredTriadError, value: .number(found.meanSquaredTriadError)),
    ]
  }

  /// How far the judgments are from consistent ones.
  private static func distances(_ found: ConsistencyAnalysis.Indices) -> [Index] {
    [
      Index(name: .goldenWang, value: .number(found.goldenWang)),
      Index(name: .saloHamalainen, value: .number(found.saloHamalainen)),
      Index(name: .relativeError, value: .number(found.relativeError)),
    ]
  }

  /// What the judgments and the priorities say of the order of the items.
  private static func orders(_ found: ConsistencyAnalysis.Indices) -> [Index] {
    let zeta = found.ordinal.kendallZeta
    let differing = found.asymmetry.differentlyOrdered.count
    return [
      Index(name: .circularTriads, value: .count(found.ordinal.circularTriads.count)),
      Index(name: .intransitiveTriads, value: .count(found.ordinal.intransitiveTriads.count)),
      Index(
        name: .kendallZeta, value: .number(zeta),
        note: .phrase(zeta == nil ? .notDefinedWithTies : .oneIsConsistent)),
      Index(
        name: .weaklyInconsistentTriads,
        value: .count(found.ordinal.weaklyInconsistentTriads.count)),
      Index(
        name: .preferencesNotPreserved,
        value: .count(found.orderPreservation.preferenceViolations.count)),
      Index(
        name: .intensitiesNotPreserved,
        value: .count(found.orderPreservation.intensityViolations.count)),
      Index(name: .globalRankingDiscrepancy, value: .number(found.globalRankingDiscrepancy)),
      Index(
        name: .rightLeftAsymmetry, value: .number(found.asymmetry.largestDifference),
        note: differing == 0 ? nil : .phrase(.leftOrdersDifferently, .count(differing))),
    ]
  }
}

extension ConsistencyIndexName {
  /// What reports call it.
  var phrase: Phrase {
    switch self {
    case .geometric: .geometricIndex
    case .koczkodaj: .koczkodaj
    case .koczkodajMean: .koczkodajMean
    case .harmonic: .harmonicIndex
    case .harmonicRatio: .harmonicRatio
    case .pelaezLamata: .pelaezLamata
    case .cavalloDApuzzo: .cavalloDApuzzo
    case .meanTriadError: .meanTriadError
    case .meanSquaredTriadError: .meanSquaredTriadError
    case .goldenWang: .goldenWang
    case .saloHamalainen: .saloHamalainen
    case .relativeError: .relativeError
    case .congruence: .congruence
    case .dissonance: .dissonance
    case .circularTriads: .circularTriads
    case .intransitiveTriads: .intransitiveTriads
    case .kendallZeta: .kendallZeta
    case .weaklyInconsistentTriads: .weaklyInconsistentTriads
    case .preferencesNotPreserved: .preferencesNotPreserved
    case .intensitiesNotPreserved: .intensitiesNotPreserved
    case .globalRankingDiscrepancy: .globalRankingDiscrepancy
    case .rightLeftAsymmetry: .rightLeftAsymmetry
    }
  }
}
