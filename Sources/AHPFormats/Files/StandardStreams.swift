/// The descriptors that `-` stands for in the path of a file, and that messages go to: those of the
/// process, unless a host of the library gives others for the time of a call.
package struct StandardStreams: Sendable {
  /// Read where a path is `-`.
  package let input: Int32
  /// Written where a path is `-` or there is none.
  package let output: Int32
  /// Gets warnings, problems and progress.
  package let error: Int32

  package init(input: Int32, output: Int32, error: Int32) {
    self.input = input
    self.output = output
    self.error = error
  }

  /// The streams of the present call.
  @TaskLocal package static var current = StandardStreams(input: 0, output: 1, error: 2)
}
