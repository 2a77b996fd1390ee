/// How sure a lead is against what a simulation draws.
public struct Robustness: Hashable, Sendable {
  /// Who leads with nothing disturbed.
  public let lead: Lead

  /// The share of draws in which each of the leaders is first, alone or with others.
  public let firstShares: [SimulatedShare]

  /// What comes nearest to the lead; `nil` if nothing is ranked beside the leaders.
  public let rival: Rival?

  /// What comes nearest to a lead.
  public struct Rival: Hashable, Sendable {
    /// The one that is first most often of those that do not lead with nothing disturbed, as an
    /// index into `RankedItems.ids`; and those that share its place and are first equally often.
    public let items: [Int]
    /// The share of draws in which the one is first, alone or with others.
    public let firstShare: SimulatedShare
    /// The share of draws in which the first of the leaders is above the one.
    public let aboveShare: SimulatedShare
  }

  /// How sure the lead is.
  public let verdict: Verdict

  /// How sure a lead is.
  public enum Verdict: Hashable, Sendable {
    /// Several share the lead with nothing disturbed, so that any difference decides.
    case shared
    /// First in 95 % of the draws or more.
    case safe
    /// First in 75 to 95 % of the draws.
    case likely
    /// First in less than 75 % of the draws.
    case open
  }

  private static let (safe, likely) = (0.95, 0.75)

  /// Finds how sure the lead is; `nil` if nothing is ranked.
  ///
  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  public init?(in simulation: Simulation) {
    self.init(in: simulation, ranking: simulation.items.ranking)
  }

  /// Finds how sure the lead is in the ranking with nothing disturbed; `nil` if nothing is ranked.
  ///
  /// - Complexity: O(*n*) for *n* things ranked.
  public init?(in simulation: Simulation, ranking: Ranking) {
    guard let lead = Lead(of: simulation.items, ranking: ranking) else { return nil }
    self.lead = lead
    func firstShare(_ item: Int) -> SimulatedShare {
      simulation.rankAcceptability(of: item, rank: 1)
    }
    let first = lead.leaders[0]
    let own = firstShare(first)
    firstShares = lead.leaders.map(firstShare)
    let others = ranking.order.dropFirst(lead.leaders.count)
    rival = others.max { firstShare($0).count < firstShare($1).count }.map { rival in
      let share = firstShare(rival)
      return Rival(
        items: others.filter {
          ranking.ranks[$0] == ranking.ranks[rival] && firstShare($0).count == share.count
        },
        firstShare: share, aboveShare: simulation.winningProbability(of: first, over: rival))
    }
    verdict =
      lead.isShared
      ? .shared : own.value >= Self.safe ? .safe : own.value >= Self.likely ? .likely : .open
  }
}
