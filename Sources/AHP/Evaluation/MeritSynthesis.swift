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

  /// The formulas by the alternatives that they put first, in the order of the formulas.
  public var formulasByWinner: [(winner: AlternativeID, formulas: [BOCRFormula])] {
    var groups: [(winner: AlternativeID, formulas: [BOCRFormula])] = []
    for (formula, ranking) in rankings {
      guard let winner = ranking.order.first.map({ AlternativeID($0) }) else { continue }
      if let group = groups.firstIndex(where: { $0.winner == winner }) {
        groups[group].formulas.append(formula)
      } else {
        groups.append((winner, [formula]))
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
