/// The end of all searches of the process before their limits, such as when a person interrupts
/// them.
///
/// Searches that run, and those that begin while the stop lasts, end within a millisecond as if
/// their limits were reached: what they have excluded stays excluded, and what is open is not
/// decided.
public enum SearchStop {
  /// Why searches are stopped, such as the number of a signal; 0 if they are not.
  public static var code: Int32 { Kernels.searchStopCode }

  /// Stops all searches until `end()`. A signal handler may call this.
  ///
  /// - Parameter code: Why, not 0.
  public static func begin(_ code: Int32) { Kernels.searchStopCode = code }

  /// Lets searches run again.
  public static func end() { Kernels.searchStopCode = 0 }
}
