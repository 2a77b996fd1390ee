import AllocationCounter
import Foundation
import Workloads

/// `ahp-allocations LIMITS [W1-batch …]` counts the allocations of each workload, or of those named,
/// and fails if one has more than LIMITS, a JSON file, allows.
///
/// The work has been done once before it is counted, so that what is allocated once for all does
/// not count. Of three times the least counts: threads may allocate for themselves.
@main
struct CountAllocations {
  static func main() throws {
    guard CommandLine.arguments.count > 1 else {
      complain("expected a JSON file with the most allocations that each workload may do")
      exit(64)
    }
    let file = CommandLine.arguments[1]
    guard let data = FileManager.default.contents(atPath: file),
      let limits = try? JSONDecoder().decode([String: Int].self, from: data)
    else {
      complain("'\(file)' is not a readable JSON file of numbers by workload")
      exit(64)
    }
    let names = CommandLine.arguments.dropFirst(2)
    if let unknown = names.first(where: { name in !Workload.all.contains { $0.name == name } }) {
      let all = Workload.all.map(\.name).joined(separator: ", ")
      complain("unknown workload '\(unknown)' (one of \(all))")
      exit(64)
    }
    // A program has allocated something by now, unless another allocator than glibc's is at work.
    guard allocation_count() > 0 else {
      complain("allocations cannot be counted on this system")
      exit(1)
    }
    var isWithinLimits = true
    for workload in Workload.all where names.isEmpty || names.contains(workload.name) {
      let work = try workload.prepare()
      let count =
        (0..<3).map { _ in
          let before = allocation_count()
          _ = work()
          return Int(allocation_count() - before)
        }.min() ?? 0
      print("\(workload.name): \(count)")
      guard let limit = limits[workload.name] else {
        complain("\(workload.name) has no limit in '\(file)'")
        isWithinLimits = false
        continue
      }
      if count > limit {
        complain("\(workload.name) does \(count) allocations (expected at most \(limit))")
        isWithinLimits = false
      }
    }
    exit(isWithinLimits ? 0 : 1)
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data("error: \(text)\n".utf8))
  }
}
