import Foundation

/// The tool `ahp` as a process.
enum Tool {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs the tool in `folder`, by default in the root of the repository.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    in folder: URL = root
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = builtProducts.appending(path: "ahp")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment, uniquingKeysWith: { $1 })
    let (inPipe, outPipe, errorPipe) = (Pipe(), Pipe(), Pipe())
    process.standardInput = inPipe
    process.standardOutput = outPipe
    process.standardError = errorPipe
    // A run that refuses its arguments reads nothing, and to write to a pipe that nobody reads any
    // more would end this process: what every pipe has room for is written before.
    let (first, rest) = (input.utf8.prefix(4096), input.utf8.dropFirst(4096))
    try inPipe.fileHandleForWriting.write(contentsOf: Data(first))
    try process.run()
    if !rest.isEmpty { try inPipe.fileHandleForWriting.write(contentsOf: Data(rest)) }
    try inPipe.fileHandleForWriting.close()
    let output = try outPipe.fileHandleForReading.readToEnd() ?? Data()
    let errors = try errorPipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// Runs the tool in a shell, which redirects what the arguments say.
  ///
  /// - Parameters:
  ///   - arguments: The arguments and redirections.
  ///   - kibibytes: The most address space that the tool may use.
  static func runInShell(_ arguments: String, kibibytes: Int? = nil) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let limit = kibibytes.map { "ulimit -v \($0); " } ?? ""
    process.arguments = [
      "-c", limit + "exec '\(builtProducts.appending(path: "ahp").path)' \(arguments)",
    ]
    process.currentDirectoryURL = root
    let (outPipe, errorPipe) = (Pipe(), Pipe())
    process.standardOutput = outPipe
    process.standardError = errorPipe
    try process.run()
    let output = try outPipe.fileHandleForReading.readToEnd() ?? Data()
    let errors = try errorPipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// The folder that the running test bundle was built into.
  static let builtProducts: URL = {
    let bundle = CommandLine.arguments.dropFirst().first { $0.hasSuffix(".xctest") }
    return URL(fileURLWithPath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
  }()

  /// Calls `body` with a new folder, which is gone afterwards.
  static func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// Calls `body` with the paths by name in a new folder, which has some files and is gone
  /// afterwards.
  static func withFiles(
    _ files: [String: String], _ body: (_ path: (String) -> String) throws -> Void
  ) throws {
    try inTemporaryFolder { folder in
      func path(_ name: String) -> String { folder.appending(path: name).path }
      for (name, text) in files {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
      }
      try body(path)
    }
  }
}
