/// How much the steps of an iteration change a vector of sum 1, and whether that still becomes less.
struct StepChanges {
  /// The change of the last step that was a gain.
  private(set) var best = Double.infinity
  /// The number of steps since then.
  private(set) var stepsWithoutGain = 0

  /// Takes the change of a step, which is a gain if it is below 0.7 of the best.
  mutating func add(_ change: Double) {
    if change < best * 0.7 {
      (best, stepsWithoutGain) = (change, 0)
    } else {
      stepsWithoutGain += 1
    }
  }

  /// Whether further steps that are extrapolated, after one with this change, would change rounding
  /// errors only.
  func haveSettled(at change: Double) -> Bool {
    change <= 3e-16 || best < 1e-14 && stepsWithoutGain >= 6
  }
}
