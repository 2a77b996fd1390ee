/// The version of this library and of the tool `ahp`.
public enum Version {
  /// Major, minor and patch, as in the changelog: before 1.0 a minor version may change the
  /// library.
  public static let number = "0.2.0"
}
