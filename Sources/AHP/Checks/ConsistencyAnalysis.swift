/// Everything that is known about the consistency of one comparison matrix: its indices, and which
/// judgments to think over again.
public struct ConsistencyAnalysis: Hashable, Sendable {
  /// What the matrix compares.
  public let subject: ComparisonSubject
  /// The participant whose matrix it is; `nil` for everybody's or the group's.
  public let participant: ParticipantID?
  /// The ratios that the judgments stand for, after aggregation.
  public let matrix: IncompleteComparisonMatrix
  /// The consistency of the judgments by the principal eigenvalue.
  public let consistency: Consistency
  /// The consistency ratio; `nil` above the end of the random-index table.
  public let ratio: Double?
  /// What the missing judgments would be if they agreed with the others, in the order of the
  /// triangle.
  public let suggestions: [SuggestedJudgment]
  /// The other indices; `nil` if judgments are missing.
  public let indices: Indices?
  /// Congruence, 0 or more, and dissonance, 0 … 1, of every judgment and their means; `nil` where
  /// no judgment is beside others on the same items.
  public let congruenceDissonance: CongruenceDissonance?
  /// The judgments that deviate most from the priorities, the worst first, without those that agree
  /// with them and those that the others say nothing of; empty for up to two items.
  public let advice: [Advice]
  /// The scale of the ratios.
  public let scale: JudgmentScale

  /// Returns the judgment that stands for a ratio of the matrix, or for that of two priorities, on
  /// the scale.
  ///
  /// On the linear scale it is the ratio.
  public func judgment(of ratio: Double) -> Double {
    scale == .linear ? ratio : scale.judgment(of: ratio, order: matrix.order)
  }

  /// The indices of the literature beside CI and CR.
  public struct Indices: Hashable, Sendable {
    /// GCI, 0 or more; see `ComparisonMatrix.geometricConsistencyIndex()`.
    public let geometric: Double
    /// *K*, 0 … 1, with the worst triad.
    public let koczkodaj: KoczkodajIndex
    /// HCI, 0 or more, and its ratio HCR.
    public let harmonic: HarmonicConsistencyIndex
    /// CI*, 0 or more; see `ComparisonMatrix.pelaezLamataIndex()`.
    public let pelaezLamata: Double
    /// 1 or more; see `ComparisonMatrix.cavalloDApuzzoIndex()`.
    public let cavalloDApuzzo: Double
    /// The mean |ln *r*| over the triads, 0 or more.
    public let meanTriadError: Double
    /// The mean ln² *r* over the triads, 0 or more.
    public let meanSquaredTriadError: Double
    /// GW, 0 ..< 2; see `ComparisonMatrix.goldenWangIndex()`.
    public let goldenWang: Double
    /// CM, 0 … 1; see `ComparisonMatrix.saloHamalainenIndex()`.
    public let saloHamalainen: Double
    /// RE, 0 … 1; see `ComparisonMatrix.relativeError()`.
    public let relativeError: Double
    /// Circular and intransitive triads, and Kendall's ζ.
    public let ordinal: OrdinalConsistency
    /// The pairs whose order or intensity the priorities do not preserve.
    public let orderPreservation: OrderPreservation
    /// The largest max(ε, 1/ε) − 1, 0 or more, for the priorities.
    public let globalRankingDiscrepancy: Double
    /// How far the reciprocals of the left eigenvector are from the priorities.
    public let asymmetry: RightLeftAsymmetry

    /// - Parameter method: The rule that the priorities come from.
    init(of matrix: ComparisonMatrix, by method: PrioritizationMethod) {
      let priorities = matrix.priorities(by: method)
      geometric = matrix.geometricConsistencyIndex()
      koczkodaj = matrix.koczkodajIndex()
      harmonic = matrix.harmonicConsistencyIndex()
      pelaezLamata = matrix.pelaezLamataIndex()
      cavalloDApuzzo = matrix.cavalloDApuzzoIndex()
      meanTriadError = matrix.meanTriadError()
      meanSquaredTriadError = matrix.meanSquaredTriadError()
      goldenWang = matrix.goldenWangIndex()
      saloHamalainen = matrix.saloHamalainenIndex()
      relativeError = matrix.relativeError()
      ordinal = matrix.ordinalConsistency()
      orderPreservation = matrix.orderPreservation(of: priorities)
      globalRankingDiscrepancy = matrix.globalRankingDiscrepancy(of: priorities.values)
      asymmetry = matrix.rightLeftAsymmetry()
    }
  }

  /// One judgment, what could stand in its place, and what that would change.
  public struct Advice: Hashable, Sendable {
    /// The judgment as it was given, before the scale; for a group's matrix the one that stands for
    /// the group's ratio.
    public let judgment: Double
    /// The ratio that the judgment stands for, and how far it is from that of the priorities.
    public let deviation: JudgmentDeviation
    /// ∂λ/∂*a*ᵢⱼ of the principal eigenvalue; `nil` if judgments are missing.
    public let eigenvalueDerivative: Double?
    /// What could stand in its place.
    public let replacements: ReplacementJudgments
    /// The consistency ratio with Harker's value in the place of the judgment, which is what the
    /// other judgments say; `nil` above the end of the random-index table.
    public let ratioAfter: Double?
    /// What is ranked first with that value in the whole model, and whether the whole order is as
    /// before.
    public let effect: RankingChange
  }
}

extension ConsistencyAnalysis {
  /// Analyses the consistency of the matrices of one subject.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model that the matrices are from.
  ///   - subject: What is compared.
  ///   - adviceCount: How many judgments to give advice on; each takes one more synthesis.
  /// - Returns: The group's matrix, or those of the participants where priorities are aggregated;
  ///   nothing for direct priorities, a single item or a rating scale that no criterion uses.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a judgment replaced.
  public static func all(
    of model: DecisionModel, in evaluation: Evaluation, subject: ComparisonSubject,
    adviceCount: Int = 3
  ) throws(EvaluationError) -> [ConsistencyAnalysis] {
    try all(of: model, in: evaluation, subjects: [subject], adviceCount: adviceCount)
  }

  /// Analyses the consistency of the matrices of several subjects, one after another.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model that the matrices are from.
  ///   - subjects: What is compared.
  ///   - adviceCount: How many judgments to give advice on; each takes one more synthesis.
  /// - Returns: As `all(of:in:subject:adviceCount:)`.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a judgment replaced.
  /// - Complexity: O(criteria + leaves × alternatives) for each judgment that advice is given on,
  ///   and that of the indices of each matrix; an evaluation of the model for each judgment of a
  ///   network, of strategic criteria or of a rating scale, under structural adjustment, and where
  ///   the priorities of several people are averaged.
  public static func all(
    of model: DecisionModel, in evaluation: Evaluation, subjects: [ComparisonSubject],
    adviceCount: Int = 3
  ) throws(EvaluationError) -> [ConsistencyAnalysis] {
    if subjects.isEmpty { return [] }
    let analyst = try Analyst(of: model, in: evaluation, adviceCount: adviceCount)
    var analyses: [ConsistencyAnalysis] = []
    for subject in subjects {
      subject.require(in: model)
      for matrix in evaluation.matrices(of: subject) {
        analyses.append(try analyst.analysis(of: matrix, subject, by: matrix.participant))
      }
    }
    return analyses
  }

  /// Analyses the own matrices above the threshold of the members of a group whose judgments are
  /// combined; the effects of advice are those on the group's ranking.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: An evaluation of the model.
  ///   - most: How many matrices to analyse, those of the largest consistency ratios.
  ///   - adviceCount: How many judgments to give advice on; each takes one more synthesis.
  /// - Returns: The analyses, the largest consistency ratio first; nothing where nobody's judgments
  ///   are combined.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a judgment replaced.
  public static func ofMembers(
    of model: DecisionModel, in evaluation: Evaluation, most: Int, adviceCount: Int = 3
  ) throws(EvaluationError) -> [ConsistencyAnalysis] {
    let options = evaluation.options
    var above:
      [(
        ratio: Double, subject: ComparisonSubject, participant: ParticipantID,
        matrix: MatrixEvaluation
      )] =
        []
    IndividualMatrices(of: evaluation, model: model)?.forEach { subject, participant, matrix in
      guard let matrix, let ratio = options.ratio(of: matrix.consistency),
        !options.accepts(ratio, order: matrix.consistency.order)
      else { return }
      above.append((ratio, subject, participant, matrix))
    }
    if above.isEmpty { return [] }
    let analyst = try Analyst(of: model, in: evaluation, adviceCount: adviceCount)
    var analyses: [ConsistencyAnalysis] = []
    for place in above.indices.sorted(by: { (above[$1].ratio, $0) < (above[$0].ratio, $1) })
      .prefix(most)
    {
      let entry = above[place]
      analyses.append(
        try analyst.analysis(of: entry.matrix, entry.subject, by: entry.participant))
    }
    return analyses
  }
}

/// Analyses matrices of one model.
private struct Analyst {
  /// The model, whose judgments are as they were given.
  let model: DecisionModel
  /// The evaluator of the model, whose judgments are ratios of the scale.
  let evaluator: Evaluator
  let evaluation: Evaluation
  let adviceCount: Int
  let items: RankedItems

  private var options: EvaluationOptions { evaluation.options }
  private var ratios: DecisionModel { evaluator.model }

  init(
    of model: DecisionModel, in evaluation: Evaluation, adviceCount: Int
  ) throws(EvaluationError) {
    self.model = model
    evaluator = try Evaluator(of: model, evaluation.options)
    self.evaluation = evaluation
    self.adviceCount = adviceCount
    items = RankedItems(of: model, in: evaluation)
  }

  func analysis(
    of own: MatrixEvaluation, _ subject: ComparisonSubject, by participant: ParticipantID?
  ) throws(EvaluationError) -> ConsistencyAnalysis {
    let method = prioritization(of: subject)
    let congruence = own.matrix.congruenceDissonance()
    return ConsistencyAnalysis(
      subject: subject, participant: participant, matrix: own.matrix,
      consistency: own.consistency, ratio: options.ratio(of: own.consistency),
      suggestions: (try? own.matrix.suggestions(by: options.missingJudgments)) ?? [],
      indices: own.matrix.completed.map { ConsistencyAnalysis.Indices(of: $0, by: method) },
      congruenceDissonance: congruence.judgments.isEmpty ? nil : congruence,
      advice: try advice(on: own, method, subject, by: participant), scale: options.scale)
  }

  /// What is ranked in the whole model with other judgments on a subject.
  private func items(
    with judgments: Judgments, of subject: ComparisonSubject, by participant: ParticipantID?
  ) throws(EvaluationError) -> RankedItems {
    if case .criterion(let criterion) = subject,
      let items = try evaluator.rankedItems(
        with: ratios.criteria[criterion].judgments.replacing(judgments, of: participant),
        of: criterion, in: evaluation)
    {
      return items
    }
    let replaced = ratios.replacing(judgments, of: subject, by: participant)
    return RankedItems(of: replaced, in: try Evaluator(ofRatios: replaced, options).evaluate())
  }

  /// The judgment that a ratio stands for: the one in the model that has this ratio on the scale,
  /// or else the one that would have it.
  private func judgment(
    of ratio: Double, _ row: Int, _ column: Int, order: Int, on subject: ComparisonSubject
  ) -> Double {
    if options.scale == .linear { return ratio }
    let given = subject.judgments(in: model).sets.lazy.compactMap {
      $0.judgments.matrix?[row, column]
    }
    return given.first { options.scale.value(of: $0, order: order) == ratio }
      ?? options.scale.judgment(of: ratio, order: order)
  }

  /// A value that some judgments do not determine: then it is `nil`.
  ///
  /// - Throws: `EvaluationError` if it needs LAPACK, which cannot be loaded.
  private func determined<Value>(
    _ subject: ComparisonSubject, _ participant: ParticipantID?,
    _ value: () throws(ComparisonError) -> Value
  ) throws(EvaluationError) -> Value? {
    do throws(ComparisonError) {
      return try value()
    } catch {
      guard case .lapackMissing = error else { return nil }
      var criterion = ratios.goal
      if case .criterion(let own) = subject { criterion = own }
      throw EvaluationError(.init(error), of: criterion, by: participant)
    }
  }

  /// The rule that turns the ratios of a subject into priorities.
  private func prioritization(of subject: ComparisonSubject) -> PrioritizationMethod {
    guard case .ratingScale(let scale) = subject else { return options.prioritization }
    return ratios.ratingScales[scale].prioritization ?? options.prioritization
  }

  /// Advice on the judgments that deviate most from the priorities.
  private func advice(
    on own: MatrixEvaluation, _ method: PrioritizationMethod, _ subject: ComparisonSubject,
    by participant: ParticipantID?
  ) throws(EvaluationError) -> [ConsistencyAnalysis.Advice] {
    let matrix = own.matrix
    let filled = own.completion.map(IncompleteComparisonMatrix.init) ?? matrix
    guard matrix.order > 2, adviceCount > 0,
      let priorities = try determined(
        subject, participant, { () throws(ComparisonError) in try filled.priorities(by: method) })
    else { return [] }
    var derivatives: [JudgmentDerivative]?
    if let complete = matrix.completed {
      derivatives = try determined(subject, participant) { () throws(ComparisonError) in
        try complete.eigenvectorDerivatives()
      }
    }
    var advice: [ConsistencyAnalysis.Advice] = []
    for deviation in matrix.judgmentsByDeviation(from: priorities.values) {
      if advice.count == adviceCount || !deviation.isContradiction { break }
      let (row, column) = (deviation.row, deviation.column)
      // A judgment that alone connects items has nothing to be replaced by.
      guard
        let replacements = try determined(
          subject, participant,
          { () throws(ComparisonError) in try matrix.replacements(of: row, against: column) })
      else { continue }
      var changed = matrix
      guard
        (try? changed.setJudgment(of: row, against: column, to: replacements.harker.ratio)) != nil,
        let consistency = try? changed.consistency(by: options.missingJudgments)
      else { continue }
      let after = try items(with: Judgments(changed), of: subject, by: participant)
      let position = UpperTriangle.index(row: row, column: column, order: matrix.order)
      advice.append(
        ConsistencyAnalysis.Advice(
          judgment: judgment(
            of: deviation.ratio, row, column, order: matrix.order, on: subject),
          deviation: deviation, eigenvalueDerivative: derivatives?[position].eigenvalue,
          replacements: replacements, ratioAfter: options.ratio(of: consistency),
          effect: items.change(to: after)))
    }
    return advice
  }
}
