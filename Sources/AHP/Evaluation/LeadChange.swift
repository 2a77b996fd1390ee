/// Another lead in another result of the same model.
///
/// A lead is another one as soon as others have it, or fewer or more: that two share the first
/// place which one had alone is a change, and that one of two gets it alone too.
public struct LeadChange: Hashable, Sendable {
  /// The lead in the one result.
  public let before: Lead
  /// The lead in the other.
  public let after: Lead

  /// Those who take the lead, as indices into `RankedItems.ids`, one or more: all who lead after
  /// and did not before; or, if all of these did before, those who are left.
  public let takers: [Int]

  /// Whether a first place that one had alone goes to another one alone.
  public var isClear: Bool { !before.isShared && !after.isShared }

  /// Whether some of several who shared the first place keep it, and nobody else gets it.
  public let isNarrowing: Bool

  /// Compares leads; `nil` if the same lead in both results, or nothing is ranked.
  ///
  /// - Parameters:
  ///   - before: The lead in the one result.
  ///   - items: What is ranked in the other result of the same model.
  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  public init?(from before: Lead, to items: RankedItems) {
    guard let after = Lead(of: items) else { return nil }
    self.init(from: before, to: after)
  }

  /// Compares leads; `nil` if the same lead in both results.
  ///
  /// - Complexity: O(leaders).
  public init?(from before: Lead, to after: Lead) {
    let old = Set(before.leaders)
    let new = after.leaders.filter { !old.contains($0) }
    if new.isEmpty && after.leaders.count == before.leaders.count { return nil }
    self.before = before
    self.after = after
    isNarrowing = new.isEmpty
    takers = new.isEmpty ? after.leaders : new
  }
}
