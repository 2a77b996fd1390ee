/// What all charts have in common.
enum Style {
  static let fontFamily = "Helvetica, Arial, Liberation Sans, sans-serif"
  static let margin = 16.0
  static let titleSize = 16.0
  static let labelSize = 12.0
  static let smallSize = 11.0
  static let noteSize = 11.0
  static let lineSpacing = 1.25
  /// From the middle of small letters down to the base line, as a share of the size.
  static let middleToBase = 0.35
}
