#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What becomes of a process that is given no more memory.
public enum MemoryShortage {
  private static let message: StaticString = "error: there is not enough memory\n"

  /// Lets the process end with a message and an exit code, instead of a signal, where the runtime
  /// of Swift or of C++ stops it for want of memory.
  ///
  /// Swift cannot go on after an allocation that failed: its runtime ends the process by a signal.
  /// The failed allocation is known by `errno`, which is that of the thread. Any other stop is left
  /// as it is. Files that are being written are left as they were.
  ///
  /// - Parameter code: The exit code of that kind.
  public static func endProcess(withCode code: Int32) {
    unsafe exitCode = code
    // Nothing here takes memory, of which there may be none from the beginning.
    unsafe answer(SIGABRT, &former.abort)
    unsafe answer(SIGILL, &former.illegal)
    unsafe answer(SIGSEGV, &former.segment)
    unsafe answer(SIGTRAP, &former.trap)
  }

  private static func answer(_ number: Int32, _ former: inout sigaction) {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { number in
      if errno == ENOMEM {
        let message = MemoryShortage.message
        unsafe _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
        unsafe _exit(MemoryShortage.exitCode)
      }
      // What was done before, such as printing where it happened.
      switch number {
      case SIGABRT: unsafe sigaction(number, &MemoryShortage.former.abort, nil)
      case SIGILL: unsafe sigaction(number, &MemoryShortage.former.illegal, nil)
      case SIGSEGV: unsafe sigaction(number, &MemoryShortage.former.segment, nil)
      default: unsafe sigaction(number, &MemoryShortage.former.trap, nil)
      }
      raise(number)
    }
    unsafe sigaction(number, &action, &former)
  }

  /// Set once, before there are other threads.
  nonisolated(unsafe) private static var exitCode: Int32 = 2
  /// What was done about each signal before.
  nonisolated(unsafe) private static var former =
    (abort: sigaction(), illegal: sigaction(), segment: sigaction(), trap: sigaction())
}
