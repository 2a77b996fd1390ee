internal import AHP

/// Every choice that a result depends on, in words and with its source.
struct MethodAppendix {
  let names: Names
  let evaluation: Evaluation

  private var options: EvaluationOptions { evaluation.options }

  func statements() -> [Block] {
    let method = MethodStatement(
      names: names, options: options, contributors: evaluation.contributors)
    return [
      .statement(.method, method.content),
      .statement(
        .precision, .phrase(.precisionText, .bound(evaluation.largestErrorBound))),
    ]
  }

  func table() -> Table {
    var table = Table([.init(.setting), .init(.choice), .init(.source)])
    func add(_ setting: Phrase, _ choice: Content, _ source: String = "") {
      table.add(.phrase(setting), choice, source.isEmpty ? .empty : .text(source))
    }
    add(.judgmentScale, options.scale.content, Self.source(options.scale))
    add(.prioritization, options.prioritization.content, Self.source(options.prioritization))
    add(.synthesis, .text(options.synthesis.rawValue), Self.source(options.synthesis))
    if names.model.ranksByMerits {
      add(.meritFormula, .text(options.bocr.text), Self.source(options.bocr))
    }
    if options.structuralAdjustment { add(.structuralAdjustmentSetting, .phrase(.byLeaves)) }
    if let participant = options.participant {
      add(.participants, .phrase(.judgmentsOfOnly, .name(names.participant(participant))))
    } else if evaluation.contributors.count > 1 {
      add(
        .aggregation,
        .phrase(
          .aggregationOf, options.aggregation.content, .count(evaluation.contributors.count)),
        Self.aggregation)
      add(.weightsOfParticipants, weights())
    }
    add(.missingJudgments, options.missingJudgments.content, Self.source(options.missingJudgments))
    add(.randomIndex, options.randomIndex.content, options.randomIndex.source)
    add(
      .incompleteRandomIndex, options.incompleteRandomIndex.content, Self.incompleteRandomIndex)
    add(
      .largestAccepted, options.consistencyThreshold.content,
      Self.source(options.consistencyThreshold))
    if evaluation.contributors.count > 1 {
      add(.consensus, .phrase(.consensusByEntropy), Self.consensus)
    }
    add(.weightsInSensitivity, .phrase(.siblingsKeepProportions), Self.sensitivity)
    add(.graphsOfSensitivity, .phrase(.asExpertChoice), Self.graphs)
    return table
  }

  /// How many weights of participants are named.
  private static let weightsNamed = 20

  private func weights() -> Content {
    let contributors = evaluation.contributors
    let values = contributors.map { names.model.participants[$0].weight }
    if values.allSatisfy({ $0 == values[0] }) { return .phrase(.allEqual) }
    let named = zip(contributors, values).prefix(Self.weightsNamed).map { participant, weight in
      Content.list([.name(names.participant(participant)), .exact(weight)], .space)
    }
    let others = contributors.count - named.count
    return others > 0
      ? .list([.list(named, .comma), .phrase(.more, .count(others))], .and) : .list(named, .comma)
  }

  // MARK: Sources

  private static let saaty1977 =
    "T. L. Saaty, Journal of Mathematical Psychology 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5"
  private static let saaty1980 =
    "T. L. Saaty, The Analytic Hierarchy Process, McGraw-Hill, New York 1980"
  private static let goepel2019 =
    "K. D. Goepel, International Journal of Information Technology & Decision Making 18 (2019), 445–463, "
    + "doi:10.1142/S0219622019500044"
  private static let lootsma1993 =
    "F. A. Lootsma, Journal of Multi-Criteria Decision Analysis 2 (1993), 87–110, "
    + "doi:10.1002/mcda.4020020205"
  private static let aggregation =
    "E. Forman and K. Peniwati, European Journal of Operational Research 108 (1998), 165–169, "
    + "doi:10.1016/S0377-2217(97)00244-0"
  private static let incompleteRandomIndex =
    "K. C. Ágoston and L. Csató, Omega 108 (2022), 102576, doi:10.1016/j.omega.2021.102576"
  private static let consensus =
    "K. D. Goepel, International Journal of the Analytic Hierarchy Process 10 (2018), 469–487, "
    + "doi:10.13033/ijahp.v10i3.590"
  private static let sensitivity =
    "E. Triantaphyllou and A. Sánchez, Decision Sciences 28 (1997), 151–194, "
    + "doi:10.1111/j.1540-5915.1997.tb01306.x"
  private static let graphs =
    "A. Ishizaka and A. Labib, OR Insight 22 (2009), 201–220, doi:10.1057/ori.2009.10"

  private static func source(_ scale: JudgmentScale) -> String {
    switch scale {
    case .linear: saaty1977
    case .power, .root:
      "P. T. Harker and L. G. Vargas, Management Science 33 (1987), 1383–1403, "
        + "doi:10.1287/mnsc.33.11.1383"
    case .logarithmic:
      "A. Ishizaka, D. Balkenborg and T. Kaplan, Journal of the Operational Research Society 62 (2011), "
        + "700–710, doi:10.1057/jors.2010.23"
    case .geometric: lootsma1993
    case .inverseLinear:
      "D. Ma and X. Zheng, Proceedings of the 2nd International Symposium on the AHP, Pittsburgh 1991, "
        + "vol. 1, 197–202"
    case .balanced:
      "A. A. Salo and R. P. Hämäläinen, Journal of Multi-Criteria Decision Analysis 6 (1997), 309–319, "
        + "doi:10.1002/(SICI)1099-1360(199711)6:6<309::AID-MCDA163>3.0.CO;2-2"
    case .balancedN, .adaptive, .adaptiveBalanced: goepel2019
    }
  }

  private static func source(_ method: PrioritizationMethod) -> String {
    switch method {
    case .eigenvector: saaty1977
    case .geometricMean:
      "G. Crawford and C. Williams, Journal of Mathematical Psychology 29 (1985), 387–405, "
        + "doi:10.1016/0022-2496(85)90002-1"
    case .normalizedColumns, .reciprocalColumnSums, .rowSums: saaty1980
    case .weightedLeastSquares:
      "A. T. W. Chu, R. E. Kalaba and K. Spingarn, Journal of Optimization Theory and Applications 27 "
        + "(1979), 531–538, doi:10.1007/BF00933438"
    case .coggerYu:
      "K. O. Cogger and P. L. Yu, Journal of Optimization Theory and Applications 46 (1985), 483–491, "
        + "doi:10.1007/BF00939153"
    case .directLeastSquares:
      "T. L. Saaty and L. G. Vargas, Mathematical Modelling 5 (1984), 309–324"
    case .logarithmicLeastAbsoluteValues:
      "W. D. Cook and M. Kress, European Journal of Operational Research 37 (1988), 355–362"
    }
  }

  private static func source(_ synthesis: Synthesis) -> String {
    switch synthesis {
    case .distributive: saaty1980
    case .ideal:
      "T. L. Saaty, European Journal of Operational Research 168 (2006), 557–570, "
        + "doi:10.1016/j.ejor.2004.04.032"
    case .multiplicative: lootsma1993
    case .linkingPins:
      "B. Schoner, W. C. Wedley and E. U. Choo, European Journal of Operational Research 64 (1993), "
        + "384–392, doi:10.1016/0377-2217(93)90128-A"
    }
  }

  private static func source(_ formula: BOCRFormula) -> String {
    switch formula {
    case .probabilistic, .subtractive, .multiplicative:
      "T. L. Saaty and M. S. Ozdemir, Mathematical and Computer Modelling 37 (2003), 1063–1075, "
        + "doi:10.1016/S0895-7177(03)00118-3"
    case .powers:
      "M. Kabak and M. Dağdeviren, Energy Conversion and Management 79 (2014), 25–33, "
        + "doi:10.1016/j.enconman.2013.11.036"
    case .additive, .powersQuotient, .rescaledQuotient, .rescaledNet:
      "D. J. D. Wijnmalen, Mathematical and Computer Modelling 46 (2007), 892–905, "
        + "doi:10.1016/j.mcm.2007.03.020"
    }
  }

  private static func source(_ missing: MissingJudgments) -> String {
    switch missing {
    case .harker:
      "P. T. Harker, Mathematical Modelling 9 (1987), 837–848, doi:10.1016/0270-0255(87)90503-3"
    case .optimalCompletion:
      "S. Bozóki, J. Fülöp and L. Rónyai, Mathematical and Computer Modelling 52 (2010), 318–333, "
        + "doi:10.1016/j.mcm.2010.02.047"
    }
  }

  private static func source(_ threshold: ConsistencyThreshold) -> String {
    switch threshold {
    case .fixed: saaty1977
    case .byOrder:
      "T. L. Saaty, Fundamentals of Decision Making and Priority Theory with the Analytic Hierarchy "
        + "Process, RWS Publications, Pittsburgh 1994"
    }
  }
}
