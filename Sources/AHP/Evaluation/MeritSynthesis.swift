/// The alternatives under each merit of a model, and what every formula makes of them.
public struct MeritSynthesis: Hashable, Sendable {
  /// The priorities under each merit, in the order of `DecisionModel.merits`.
  public let merits: [MeritPriorities]

  /// The result of each formula, in the order of `BOCRFormula.allCases`.
  public let results: [FormulaResult]

  /// What one formula makes of the alternatives.
  public struct FormulaResult: Hashable, Sendable {
    /// The formula.
    public let formula: BOCRFormula
    /// Its values.
    public let values: Result<BOCRValues, BOCRError>
  }

  /// The results that there are, with the orders that they give.
  private var rankings: [(formula: BOCRFormula, ranking: Ranking)] {
    results.compactMap { result in
      (try? result.values.get()).map { (result.formula, $0.ranking) }
    }
  }

  /// Whether all formulas that have values rank the alternatives alike.
  public var areRankingsEqual: Bool {
    Set(rankings.map(\.ranking.ranks)).count <= 1
  }

  /// Returns the formulas by the alternatives that they put first, alone or together, in the order
  /// of the formulas.
  ///
  /// - Complexity: O(formulas · *n* log *n*) for *n* alternatives.
  public func formulasByLeaders() -> [(leaders: [AlternativeID], formulas: [BOCRFormula])] {
    var groups: [(leaders: [AlternativeID], formulas: [BOCRFormula])] = []
    for (formula, ranking) in rankings {
      let leaders = ranking.leaders().sorted().map { AlternativeID($0) }
      if leaders.isEmpty { continue }
      if let group = groups.firstIndex(where: { $0.leaders == leaders }) {
        groups[group].formulas.append(formula)
      } else {
        groups.append((leaders, [formula]))
      }
    }
    return groups
  }

  init(_ merits: [MeritPriorities]) {
    self.merits = merits
    results = BOCRFormula.allCases.map { formula in
      do throws(BOCRError) {
        return FormulaResult(formula: formula, values: .success(try formula.values(of: merits)))
      } catch {
        return FormulaResult(formula: formula, values: .failure(error))
      }
    }
  }
}
