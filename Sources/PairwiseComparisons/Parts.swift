internal import Dispatch

/// Parallel work on fixed parts of 0 ..< *n*, through Dispatch.
///
/// The parts do not depend on the number of threads, so results do not depend on it either.
package enum Parts {
  /// Calls `body` with each part of 0 ..< `count`, on at most `threads` threads; as many as the
  /// machine has if `nil`. The parts do not depend on the threads.
  package static func forEach(
    _ count: Int, size: Int, threads: Int?, _ body: @Sendable (Range<Int>) -> Void
  ) {
    precondition(threads ?? 1 >= 1, "at least one thread")
    let parts = (count + size - 1) / size
    let workers = min(parts, threads ?? parts)
    @Sendable func work(_ worker: Int) {
      for part in stride(from: worker, to: parts, by: workers) {
        body(part * size..<min(count, (part + 1) * size))
      }
    }
    if workers == 1 {
      work(0)
    } else if workers > 1 {
      DispatchQueue.concurrentPerform(iterations: workers, execute: work)
    }
  }

  /// Returns the result of `body` for each part of 0 ..< `count`, in the order of the parts.
  package static func map<Result: Sendable>(
    _ count: Int, size: Int, threads: Int?, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let parts = (count + size - 1) / size
    return unsafe [Result](unsafeUninitializedCapacity: parts) { results, resultCount in
      nonisolated(unsafe) let results = unsafe results
      forEach(count, size: size, threads: threads) { part in
        unsafe results.initializeElement(at: part.lowerBound / size, to: body(part))
      }
      resultCount = parts
    }
  }
}
