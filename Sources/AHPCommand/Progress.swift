internal import AHPFormats
internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Shows at a terminal that long work continues.
enum Progress {
  /// Does the work. If that takes over a second and standard error is a terminal, a line there
  /// names the work and the seconds so far; it is removed at the end.
  static func shown<Result, Failure: Error>(
    _ work: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isatty(STDERR_FILENO) == 1 else { return try body() }
    let queue = DispatchQueue(label: "progress")
    let timer = DispatchSource.makeTimerSource(queue: queue)
    let start = DispatchTime.now()
    timer.schedule(deadline: start + 1, repeating: 1)
    timer.setEventHandler {
      let seconds = (DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000
      FileOutput.writeError("\r\(work) … \(seconds) s")
    }
    timer.activate()
    defer {
      // On the timer's queue, so that nothing is written after it.
      queue.sync {
        timer.cancel()
        let isShown = DispatchTime.now() >= start + 1
        if isShown { FileOutput.writeError("\r\u{1B}[K") }
      }
    }
    return try body()
  }
}
