import Foundation
import Testing

@testable import AHPFormats

/// Files to which something is written while they are read.
struct ChangingFileTests {
  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  private func append(_ text: String, to path: String) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  /// Reads a file in pieces of ten bytes, with a change after the first piece.
  private func read(_ path: String, _ change: () throws -> Void) throws -> String {
    var stream = try ByteStream(path)
    var buffer = [UInt8](repeating: 0, count: 10)
    _ = try stream.read(into: &buffer, buffer.indices)
    try change()
    do throws(FileError) {
      while try stream.read(into: &buffer, buffer.indices) > 0 {}
      return "none"
    } catch {
      return error.diagnostics.map(\.message).joined(separator: "\n")
    }
  }

  @Test func `a file that grows, shrinks or is written to while it is read is refused`() throws {
    let text = String(repeating: "0123456789", count: 5)
    try withFile(text) { path in
      let unchanged = try read(path, {})
      #expect(unchanged == "none")
      let grown = try read(path) { try append("more", to: path) }
      #expect(grown == "the file changed while it was read (found 54 bytes, expected 50 as before)")
      let cut = try read(path) {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: 20)
        try handle.close()
      }
      #expect(cut == "the file changed while it was read (found 20 bytes, expected 54 as before)")
      let touched = try read(path) {
        let later = Date(timeIntervalSinceNow: 10)
        try FileManager.default.setAttributes([.modificationDate: later], ofItemAtPath: path)
      }
      #expect(touched == "the file changed while it was read (it was written to)")
    }
  }

  @Test func `a file that is read twice is the same both times`() throws {
    let model = try ModelFile.read(
      text: "ahp: 1\nname: m\ngoal: {name: g, children: [{name: a}, {name: b}, {name: c}]}\n",
      name: "m.yaml"
    ).model
    // The answers of Ann go on after those of Ben, so that the file is read again.
    let table =
      "participant,node,first,second,ratio\nAnn,g,a,b,3\nBen,g,a,b,2\nAnn,g,a,c,5\n"
    try withFile(table) { path in
      let reader = ResponseReader(model: model)
      try reader.read([path], restart: {}, receive: { _ in })
      var message = "none"
      do throws(FileError) {
        try reader.read([path], restart: { try? append("\n", to: path) }, receive: { _ in })
      } catch {
        message = error.diagnostics.map(\.message).joined(separator: "\n")
      }
      #expect(
        message
          == "the file changed while it was read (found \(table.utf8.count + 1) bytes, expected "
          + "\(table.utf8.count) as before)")
    }
  }
}
