import Foundation
import Testing

/// The tool with less memory than it needs.
struct MemoryTests {
  @Test func `without memory there is a sentence, and no file`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "m.json").path
      let output = folder.appending(path: "o.json").path
      let made = try Tool.run([
        "generate", "--levels", "3", "--branching", "14", "--alternatives", "12", "-o", model,
      ])
      #expect(made.status == 0)
      var refusals = 0
      var stackFaults = 0
      for kibibytes in stride(from: 30_000, through: 400_000, by: 1000) {
        let run = try Tool.runInShell(
          "synthesize '\(model)' --threads 1 --format json -o '\(output)'", kibibytes: kibibytes)
        // The loader of the system has no room for the libraries, or for its own stack, or the
        // runtime of Swift for its first objects.
        let isFault = run.status == SIGSEGV && run.errors.isEmpty
        let isFirst = run.status == SIGILL && run.errors.isEmpty
        if run.status == 127 || ((isFault || isFirst) && refusals == 0) { continue }
        #expect(run.status == 0 || !FileManager.default.fileExists(atPath: output))
        // The stack has no room to grow, which no program can answer.
        if isFault {
          stackFaults += 1
          continue
        }
        if run.status == 0 { break }
        #expect(run.status == 2, "\(kibibytes): \(run.status) \(run.errors.suffix(300))")
        #expect(run.errors.contains("error: "), "\(kibibytes)")
        refusals += 1
      }
      #expect(refusals > 0 && stackFaults <= 2)
      #expect(FileManager.default.fileExists(atPath: output))
    }
  }

  /// OpenBLAS, which asks for its memory again and again, has to be kept from it.
  @Test func `without memory for LAPACK there is an answer`() throws {
    try Tool.inTemporaryFolder { folder in
      let output = folder.appending(path: "o.html").path
      var statuses: [Int32] = []
      for kibibytes in stride(from: 100_000, through: 700_000, by: 50_000) {
        let run = try Tool.runInShell(
          "report Examples/published/leader.yaml --draws 20 --threads 1 -o '\(output)'",
          kibibytes: kibibytes)
        statuses.append(run.status)
        if run.status != 0 {
          #expect(run.status == 2 && run.errors.contains("error: "), "\(kibibytes) \(run.errors)")
        }
      }
      #expect(statuses.last == 0, "\(statuses)")
    }
  }
}
