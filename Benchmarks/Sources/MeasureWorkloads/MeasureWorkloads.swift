import Foundation
import Workloads

/// `ahp-benchmark W1-batch …` prints for each workload the seconds of its work, as JSON.
///
/// The work is repeated until it took half a second, three times at least; the median counts.
@main
struct MeasureWorkloads {
  static func main() throws {
    for name in CommandLine.arguments.dropFirst() {
      guard let workload = Workload.all.first(where: { $0.name == name }) else {
        let names = Workload.all.map(\.name).joined(separator: ", ")
        FileHandle.standardError.write(Data("unknown workload '\(name)' (one of \(names))\n".utf8))
        exit(64)
      }
      let work = try workload.prepare()
      var processor: [Double] = []
      var wall: [Double] = []
      var value = 0.0
      while processor.count < 3 || processor.reduce(0, +) < 0.5 {
        let (processorStart, wallStart) = (
          seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC)
        )
        value = work()
        processor.append(seconds(CLOCK_PROCESS_CPUTIME_ID) - processorStart)
        wall.append(seconds(CLOCK_MONOTONIC) - wallStart)
      }
      print(
        "{\"workload\": \"\(name)\", \"cpu\": \(median(processor)), \"wall\": \(median(wall)), "
          + "\"value\": \(value)}")
    }
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }
}
