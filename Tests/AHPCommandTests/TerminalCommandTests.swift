import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the tool shows on a terminal, and what in a pipe.
struct TerminalCommandTests {
  private struct NoTerminal: Error {}

  /// What the tool writes to a terminal.
  private static func shown(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> String {
    let main = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    // The requests of Linux: unlock the other end, and its number.
    let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var (isLocked, place): (Int32, UInt32) = (0, 0)
    guard main >= 0, unsafe ioctl(main, unlock, &isLocked) == 0,
      unsafe ioctl(main, number, &place) == 0
    else { throw NoTerminal() }
    let end = unsafe open("/dev/pts/\(place)", O_RDWR | O_NOCTTY)
    guard end >= 0 else { throw NoTerminal() }
    let process = Process()
    process.executableURL = Tool.builtProducts.appending(path: "ahp")
    process.arguments = arguments
    process.currentDirectoryURL = Tool.root
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TERM": "xterm"]) { $1 }.merging(environment) { $1 }
    process.standardOutput = FileHandle(fileDescriptor: end, closeOnDealloc: false)
    process.standardError = FileHandle.nullDevice
    try process.run()
    close(end)
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe read(main, &piece, piece.count)
      if count <= 0 { break }
      text += piece[..<count]
    }
    process.waitUntilExit()
    close(main)
    return String(decoding: text, as: UTF8.self)
  }

  private static let leader = "Examples/published/leader.yaml"

  @Test(
    .enabled(
      if: unsafe access("/dev/ptmx", R_OK | W_OK) == 0, "there are no terminals of Linux"))
  func `colours are for a terminal, and not without being wanted`() throws {
    let colored = try Self.shown(["synthesize", Self.leader], environment: ["NO_COLOR": ""])
    #expect(colored.contains("\u{1B}[1;32m"))
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let plain = try Self.shown(["synthesize", Self.leader], environment: environment)
      #expect(!plain.contains("\u{1B}") && plain.contains("Rank"))
      // Only the colours are gone.
      #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
    #expect(try !Tool.run(["synthesize", Self.leader]).output.contains("\u{1B}"))
  }

  @Test(arguments: [
    ["synthesize"], ["check"], ["check", "--all"], ["consistency"], ["sensitivity"],
    ["simulate", "--draws", "50"], ["compare-methods"], ["group"], ["what-if", "--vary", "0.5"],
    ["audit"], ["report", "--format", "text", "--draws", "50"],
  ])
  func `no line is wider than 80 columns in a pipe`(command: [String]) throws {
    for language in [[], ["--language", "id"]] {
      let outcome = try Tool.run(
        [command[0], "Examples/bangka-belitung.yaml"] + command.dropFirst() + language,
        environment: ["COLUMNS": ""])
      let wide = outcome.output.split(separator: "\n").filter { $0.count > 80 }
      // Addresses have no place to break at.
      #expect(wide.filter { !$0.contains("://") && !$0.contains("doi:") } == [])
    }
  }

  @Test func `a check of a large model shows what fails and a line for each participant`() throws {
    let model = "Examples/bangka-belitung.yaml"
    let short = try Tool.run(["check", model, "--threshold", "0.045"])
    #expect(short.status == 1)
    let all = try Tool.run(["check", model, "--threshold", "0.045", "--all"])
    func rows(_ text: String) -> Int { text.split(separator: "\n").count }
    #expect(rows(all.output) > rows(short.output) + 40)
    #expect(short.output.contains("above 0.045"))
    #expect(short.output.contains("--all shows every one"))
    #expect(!all.output.contains("--all"))
    #expect(short.output.contains(/R1 +\d+ of \d+/) && short.output.contains(/R2 +\d+ of \d+/))
    // What programs read has everything in any case.
    #expect(
      try Tool.run(["check", model, "--format", "json"]).output
        == Tool.run(["check", model, "--format", "json", "--all"]).output)
  }

  @Test func `help has commands in the order of work, and options in groups`() throws {
    let help = try Tool.run(["--help"]).output
    let order = ["init", "questionnaire", "check", "synthesize", "sensitivity", "report", "audit"]
    let places = order.compactMap { help.firstRange(of: "\n  \($0) ")?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
    for heading in ["BEGIN", "ASK", "CHECK", "DECIDE", "HAND ON"] {
      #expect(help.uppercased().contains("\n\(heading)"), "\(heading)")
    }
    let options = try Tool.run(["synthesize", "--help"]).output.uppercased()
    for heading in ["ANSWERS:", "METHOD:", "RESULT:"] {
      #expect(options.contains("\n\(heading)\n"), "\(heading)")
    }
  }

  @Test(arguments: [("synthesise", "synthesize"), ("raport", "report"), ("chek", "check")])
  func `a misspelled command gets a suggestion`(typed: String, meant: String) throws {
    let outcome = try Tool.run([typed, Self.leader])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("unknown command '\(typed)'. Did you mean '\(meant)'?"))
  }
}
