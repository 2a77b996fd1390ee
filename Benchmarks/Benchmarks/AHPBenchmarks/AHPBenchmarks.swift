import Benchmark
import Workloads

let benchmarks: @Sendable () -> Void = {
  for workload in Workload.all {
    Benchmark(
      "\(workload.name): \(workload.summary)",
      configuration: .init(
        metrics: [.cpuTotal, .wallClock, .peakMemoryResident], warmupIterations: 1,
        maxDuration: .seconds(3), maxIterations: 100)
    ) { benchmark, work in
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(work()) }
      benchmark.stopMeasurement()
    } setup: {
      try workload.prepare()
    }
  }
}
