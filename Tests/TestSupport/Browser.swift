public import Foundation

/// Pages in headless Chromium, driven by the scripts in `Tests/Browser`.
public enum Browser {
  /// The root of the repository.
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether there is a browser.
  public static let isThere = ["chromium", "chromium-browser", "google-chrome"].contains {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  /// Whether what is on paper can be read too.
  public static let readsPaper =
    isThere && FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

  /// Runs a script, which must find nothing wrong, and returns what it has seen as JSON.
  public static func run(
    _ script: String, _ arguments: String..., input: Data = Data()
  ) throws -> Data {
    let process = Process()
    // The one that Debian's python3-websockets belongs to.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["Tests/Browser/\(script).py"] + arguments
    process.currentDirectoryURL = root
    let (inPipe, outPipe) = (Pipe(), Pipe())
    process.standardInput = inPipe
    process.standardOutput = outPipe
    try process.run()
    try inPipe.fileHandleForWriting.write(contentsOf: input)
    try inPipe.fileHandleForWriting.close()
    let output = try outPipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(script: script) }
    return output
  }

  /// A script found something wrong, and has written it to standard error.
  public struct Failure: Error {
    let script: String
  }
}
