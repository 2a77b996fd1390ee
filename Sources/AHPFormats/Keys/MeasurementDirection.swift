/// Which measured values are good ones, as a file says it.
enum MeasurementDirection: String, CaseIterable {
  case higher, lower
}
