/// A run of the tool `ahp`, for its executable and for hosts of the library.
package enum CommandRun {
  /// Runs the tool with the arguments of a command line, without its name, on the streams of
  /// `StandardStreams`.
  ///
  /// - Returns: The exit code: 0 done, 1 the answer of a check is no, 2 the model cannot be read or
  ///   evaluated, 64 wrong usage, 128 and a signal for a search that it stopped.
  package static func exitCode(of arguments: [String]) -> Int32 { AHPTool.run(arguments) }

  /// Lets an interrupt stop the searches of a command instead of the process: for a process that is
  /// the tool, before it has other threads.
  package static func takesSignals() { StoppedSearch.takesSignals() }
}
