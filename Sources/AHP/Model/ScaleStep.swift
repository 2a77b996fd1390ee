/// Steps of the scale 1/9 … 9, of which the values … 1/3, 1/2, 1, 2, 3 … are at … −2, −1, 0, 1, 2
/// ….
enum ScaleStep {
  /// Where a ratio is on the scale, in steps from 1.
  static func place(of ratio: Double) -> Double { ratio < 1 ? 1 - 1 / ratio : ratio - 1 }

  /// Returns the ratio one step away from another one; those at an end of the scale or beyond it do
  /// not move on.
  ///
  /// - Parameter step: 1 for up, −1 for down.
  static func moved(_ ratio: Double, by step: Double) -> Double {
    let place = place(of: ratio)
    let end = max(8, abs(place))
    let moved = min(max(place + step, -end), end)
    return moved < 0 ? 1 / (1 - moved) : 1 + moved
  }
}
