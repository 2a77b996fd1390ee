/// How consistent the judgments of a hierarchy are as a whole.
public struct HierarchyConsistency: Hashable, Sendable {
  /// The consistency indices of all matrices, each times the global priority of its criterion,
  /// summed. Where a criterion has several participants' matrices the largest index counts; `nil`
  /// if all comparisons are those of networks, which have no global priorities to sum with.
  public let index: Double?

  /// Saaty's ratio for the hierarchy: `index` divided by the random indices summed in the same way;
  /// 0 if there is nothing that could be inconsistent, `nil` if the random-index table ends before
  /// some order, or where `index` is.
  ///
  /// Source: T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980.
  public let ratio: Double?

  /// The largest consistency ratio of all matrices, those of strategic criteria, networks and
  /// rating scales included, with what it belongs to; `nil` without matrices that have one.
  public let largest: Largest?

  /// The matrix with the largest consistency ratio.
  public struct Largest: Hashable, Sendable {
    /// The consistency ratio, 0 or more.
    public let ratio: Double
    /// What the matrix compares.
    public let subject: ComparisonSubject
    /// The participant whose matrix it is; `nil` for everybody's or the group's.
    public let participant: ParticipantID?
  }

  /// - Parameters:
  ///   - criteria: The results for the criteria, over which indices are summed.
  ///   - options: The choices of the evaluation.
  ///   - strategic: The evaluation of the strategic criteria; `nil` without any.
  ///   - ratingScales: What the intensities of rating scales are worth.
  ///   - networks: The networks of the criteria; where final priorities are averaged those of each
  ///     participant.
  init(
    of criteria: CriterionEvaluations, options: EvaluationOptions, strategic: Evaluation?,
    ratingScales: [RatingScaleEvaluation?], networks: [[CriterionID: NetworkEvaluation]]
  ) {
    var hasMatrices = false
    var index = 0.0
    var random: Double? = 0
    var largest: Largest?
    // Of many matrices in a row most have the same order: what the table says of it is kept, and
    // the largest index to it, which no smaller one needs be compared with anything else.
    var last: (order: Int, missingCount: Int, randomIndex: Double?, largestIndex: Double) =
      (1, 0, 0, -1)
    for criterion in criteria.indices {
      var worst: (index: Double, randomIndex: Double?)?
      criteria.locals.forEachConsistency(of: criterion) { consistency, participant in
        let (order, missingCount) = (consistency.order, consistency.missingCount)
        if order != last.order || missingCount != last.missingCount {
          let value = consistency.randomIndex(
            of: options.randomIndex, incomplete: options.incompleteRandomIndex)
          last = (order, missingCount, value, -1)
        }
        let index = consistency.index
        if index > worst?.index ?? -1 { worst = (index, last.randomIndex) }
        guard index > last.largestIndex else { return }
        last.largestIndex = index
        guard let ratio = consistency.ratio(toValue: last.randomIndex) else { return }
        if largest.map({ ratio > $0.ratio }) ?? true {
          largest = Largest(
            ratio: ratio, subject: .criterion(criterion), participant: participant)
        }
      }
      guard let worst else { continue }
      hasMatrices = true
      let priority = criteria.globalPriorities[criterion]
      index += priority * worst.index
      random = random.flatMap { sum in worst.randomIndex.map { sum + priority * $0 } }
    }
    let isDefined = hasMatrices || networks.allSatisfy(\.isEmpty)
    self.index = isDefined ? index : nil
    ratio = isDefined ? random.map { $0 == 0 ? 0 : index / $0 } : nil
    // Most models have neither of the others.
    func add(
      _ consistency: Consistency, of subject: ComparisonSubject, by participant: ParticipantID?
    ) {
      guard let ratio = options.ratio(of: consistency), ratio > largest?.ratio ?? -1 else { return }
      largest = Largest(ratio: ratio, subject: subject, participant: participant)
    }
    if let strategic {
      for criterion in strategic.criteria.indices {
        strategic.criteria.locals.forEachConsistency(of: criterion) { consistency, participant in
          add(consistency, of: .strategicCriterion(criterion), by: participant)
        }
      }
    }
    for (criterion, network) in networks.flatMap({ $0.sorted { $0.key < $1.key } }) {
      for set in network.sets {
        for matrix in set.matrices {
          add(
            matrix.consistency, of: .network(criterion, set.subject), by: matrix.participant)
        }
      }
    }
    let strategicScales = strategic?.ratingScales ?? []
    for scale in 0..<max(ratingScales.count, strategicScales.count) {
      let matrices = [ratingScales, strategicScales].compactMap {
        $0.indices.contains(scale) ? $0[scale]?.matrix : nil
      }
      if let matrix = matrices.first {
        add(matrix.consistency, of: .ratingScale(scale), by: nil)
      }
    }
    self.largest = largest
  }
}

extension ComparisonSubject {
  /// A subject of a strategic model as one of the model that has it.
  package var asStrategic: ComparisonSubject {
    if case .criterion(let criterion) = self { .strategicCriterion(criterion) } else { self }
  }
}
