internal import AHP

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A search for judgments that a person can interrupt without losing what it has found.
enum StoppedSearch {
  /// Lets interrupts stop searches, in a process that is the tool.
  static func takesSignals() { unsafe isOwnProcess = true }

  /// Set once, before there are other threads.
  nonisolated(unsafe) private static var isOwnProcess = false

  /// Does the work. The first interrupt (Ctrl-C) or request to end during it stops all searches, so
  /// that the work comes to its end with what it has; the second ends the process as usual.
  ///
  /// Only a process that has asked for it by `takesSignals()` does so: in a host of the library the
  /// signals are the host's. Signals that the process ignores stay ignored.
  ///
  /// - Returns: The result, and the number of the signal that stopped it; `nil` if none did.
  static func run<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> (Result, signal: Int32?) {
    guard unsafe isOwnProcess else { return (try work(), nil) }
    var former: [(number: Int32, action: sigaction)] = []
    for number in [SIGINT, SIGTERM] {
      var (action, before) = (sigaction(), sigaction())
      unsafe sigaction(number, nil, &before)
      let isIgnored =
        unsafe before.__sigaction_handler.sa_handler.map {
          unsafe unsafeBitCast($0, to: Int.self) == 1
        } ?? false
      if isIgnored { continue }
      unsafe action.__sigaction_handler.sa_handler = { SearchStop.begin($0) }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      unsafe sigaction(number, &action, nil)
      former.append((number, before))
    }
    defer {
      for (number, action) in former {
        var action = action
        unsafe sigaction(number, &action, nil)
      }
      SearchStop.end()
    }
    let result = try work()
    return (result, SearchStop.code == 0 ? nil : SearchStop.code)
  }
}
