/// Everything that is known about the consistency of one comparison matrix: its indices, and which
/// judgments to think over again.
public struct ConsistencyAnalysis: Hashable, Sendable {
  /// What the matrix compares.
  public let subject: ComparisonSubject
  /// The participant whose matrix it is; `nil` for everybody's or the group's.
  public let participant: ParticipantID?
  /// The judgments, after aggregation.
  public let matrix: IncompleteComparisonMatrix
  /// The consistency of the judgments by the principal eigenvalue.
  public let consistency: Consistency
  /// The consistency ratio; `nil` above the end of the random-index table.
  public let ratio: Double?
  /// What the missing judgments would be if they agreed with the others, in the order of the triangle.
  public let suggestions: [SuggestedJudgment]
  /// The other indices; `nil` if judgments are missing.
  public let indices: Indices?
  /// The judgments that deviate most from the priorities, the worst first; empty for up to two items or if
  /// judgments are missing.
  public let advice: [Advice]

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
    /// Congruence, 0 or more, and dissonance, 0 … 1, of every judgment and their means.
    public let congruenceDissonance: CongruenceDissonance
    /// Circular and intransitive triads, and Kendall's ζ.
    public let ordinal: OrdinalConsistency
    /// The pairs whose order or intensity the priorities do not preserve.
    public let orderPreservation: OrderPreservation
    /// The largest max(ε, 1/ε) − 1, 0 or more, for the principal eigenvector.
    public let globalRankingDiscrepancy: Double
    /// How far the reciprocals of the left eigenvector are from the priorities.
    public let asymmetry: RightLeftAsymmetry

    init(of matrix: ComparisonMatrix) {
      let priorities = matrix.priorities()
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
      congruenceDissonance = matrix.congruenceDissonance()
      ordinal = matrix.ordinalConsistency()
      orderPreservation = matrix.orderPreservation(of: priorities)
      globalRankingDiscrepancy = matrix.globalRankingDiscrepancy(of: priorities.values)
      asymmetry = matrix.rightLeftAsymmetry()
    }
  }

  /// One judgment, what could stand in its place, and what that would change.
  public struct Advice: Hashable, Sendable {
    /// The judgment, and how far it is from the priorities.
    public let deviation: JudgmentDeviation
    /// ∂λ/∂*a*ᵢⱼ of the principal eigenvalue.
    public let eigenvalueDerivative: Double
    /// What could stand in its place.
    public let replacements: ReplacementJudgments
    /// The consistency ratio with Harker's value in the place of the judgment, which is what the other
    /// judgments say; `nil` above the end of the random-index table.
    public let ratioAfter: Double?
    /// What is ranked first with that value in the whole model, and whether the whole order is as before.
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
  ///   - adviceCount: How many judgments to give advice on; each takes an evaluation of the model.
  /// - Returns: The group's matrix, or those of the participants where priorities are aggregated;
  ///   nothing for direct priorities, a single item or a rating scale that no criterion uses.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a judgment replaced.
  public static func all(
    of model: DecisionModel, in evaluation: Evaluation, subject: ComparisonSubject,
    adviceCount: Int = 3
  ) throws(EvaluationError) -> [ConsistencyAnalysis] {
    subject.require(in: model)
    let ratios = try model.scaled(by: evaluation.options.scale)
    var analyses: [ConsistencyAnalysis] = []
    for own in evaluation.matrices(of: subject) {
      let complete = own.matrix.completed
      var advice: [Advice] = []
      if let complete, complete.order > 2,
        let derivatives = try? complete.eigenvectorDerivatives()
      {
        for deviation in complete.judgmentsByDeviation().prefix(adviceCount) {
          let derivative = derivatives[
            UpperTriangle.index(
              row: deviation.row, column: deviation.column, order: complete.order)]
          if let entry = try Self.advice(
            in: ratios, on: deviation, derivative: derivative, of: complete, subject: subject,
            participant: own.participant, evaluation: evaluation)
          {
            advice.append(entry)
          }
        }
      }
      analyses.append(
        ConsistencyAnalysis(
          subject: subject, participant: own.participant, matrix: own.matrix,
          consistency: own.consistency,
          ratio: evaluation.options.ratio(of: own.consistency),
          suggestions: (try? own.matrix.suggestions(by: evaluation.options.missingJudgments)) ?? [],
          indices: complete.map(Indices.init), advice: advice))
    }
    return analyses
  }

  /// Advice on one judgment of a model whose judgments are ratios already; `nil` if its replacements are beyond
  /// what can be computed with.
  private static func advice(
    in model: DecisionModel, on deviation: JudgmentDeviation, derivative: JudgmentDerivative,
    of matrix: ComparisonMatrix, subject: ComparisonSubject, participant: ParticipantID?,
    evaluation: Evaluation
  ) throws(EvaluationError) -> Advice? {
    let (row, column) = (deviation.row, deviation.column)
    guard let replacements = try? matrix.replacements(of: row, against: column) else { return nil }
    var changed = matrix
    guard (try? changed.setJudgment(of: row, against: column, to: replacements.harker.ratio)) != nil
    else { return nil }
    let replaced = model.replacing(.comparisons(changed), of: subject, by: participant)
    let after = try Evaluator(ofRatios: replaced, evaluation.options).evaluate()
    return Advice(
      deviation: deviation, eigenvalueDerivative: derivative.eigenvalue, replacements: replacements,
      ratioAfter: evaluation.options.ratio(of: changed.consistency()),
      effect: RankedItems(of: model, in: evaluation).change(
        to: RankedItems(of: replaced, in: after)))
  }
}
