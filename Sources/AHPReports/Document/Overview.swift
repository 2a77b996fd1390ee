/// The result of a decision at a glance: what a reader sees first.
package struct Overview: Sendable {
  /// What is decided; `nil` if the title says it.
  let goal: Content?
  /// Who leads.
  let headline: Content
  /// With what, read in percent; `nil` if nothing is ranked.
  let share: Content?
  /// By how much before whom.
  let explanation: Content
  /// The ranking.
  let chart: NamedChart
  /// What can be said of how good the result is.
  let tiles: [Tile]
  /// What has to be known about the result before it is used, folded in a page.
  let notices: [(summary: Content, Content)]
  /// What texts say instead of all this.
  let statements: [Block]

  /// One word and one number, with a link to the section that has more.
  struct Tile: Sendable {
    let topic: Phrase
    let value: Content
    let word: Content
    /// What the number is.
    let detail: Content
    let state: State
    /// The section.
    let section: String

    /// What a reader should make of it.
    enum State: String, Sendable {
      case good, neutral, caution
    }
  }
}
