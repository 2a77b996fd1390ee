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
    for number in [SIGABRT, SIGILL, SIGSEGV, SIGTRAP] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        if errno == ENOMEM {
          let message = MemoryShortage.message
          unsafe _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
          unsafe _exit(MemoryShortage.exitCode)
        }
        // What was done before, such as printing where it happened.
        unsafe sigaction(number, &MemoryShortage.former[Int(number)], nil)
        raise(number)
      }
      unsafe sigaction(number, &action, &former[Int(number)])
    }
  }

  /// Set once, before there are other threads.
  nonisolated(unsafe) private static var exitCode: Int32 = 2
  /// By signal, what was done about it before.
  nonisolated(unsafe) private static var former = Array(repeating: sigaction(), count: 32)
}
