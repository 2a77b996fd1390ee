import AHP
import Foundation
import TestSupport
import Testing

@testable import AHPFormats

/// Files that are read in sections.
struct LargeFileTests {
  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let files = try ResponseFiles()
    try body(files.write(text.utf8, "m.json"))
  }

  /// Reads a model in sections; `nil` if it is to be read whole.
  private func readInSections(
    _ path: String, _ sizes: RatioLists.SectionSizes
  ) throws(FileError) -> ModelFile? {
    var stream = try ByteStream(path)
    guard let state = stream.state else { return nil }
    return try ModelFile.readInSections(
      &stream, LargeFile(path, state), size: state.size, sizes, threads: nil)
  }

  private let small = RatioLists.SectionSizes(section: 90, piece: 50)

  /// A model without judgments on the third criterion, which only an evaluation finds.
  private let text = """
    {"ahp": 1, "name": "m", "alternatives": ["a", "b", "c"],
    "goal": {"name": "g", "upperTriangle": [1, 2, 3], "children": [
    {"name": "x", "upperTriangle": [1, 2, "1/3"]},
    {"name": "y", "matrix": [[1, 2, 4], ["1/2", 1, 2], [0.25, 0.5, 1]]},
    {"name": "z"}]}}
    """

  private func evaluationError(_ file: ModelFile) throws -> FileError {
    try #require(throws: FileError.self) {
      try file.located { () throws(EvaluationError) in try file.model.evaluation() }
    }
  }

  @Test func `a file in sections gives the model and the messages of the whole`() throws {
    try withFile(text) { path in
      let whole = try ModelFile.read(path)
      let expected = try evaluationError(whole)
      #expect(expected.description.hasPrefix("\(path):5:1: error: "))
      for pieceSize in [1, 7, 64, 1000] {
        let file = try #require(
          try readInSections(
            path, RatioLists.SectionSizes(section: 3 * pieceSize, piece: pieceSize)))
        #expect(file.model == whole.model)
        #expect(try evaluationError(file) == expected)
        // From the text that is at hand now.
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -10 * Double(pieceSize))],
          ofItemAtPath: path)
        #expect(try evaluationError(file) == expected)
      }
    }
  }

  @Test(arguments: [true, false])
  func `a message on a file that has changed has no line`(isRemoved: Bool) throws {
    try withFile(text) { path in
      let file = try #require(try readInSections(path, small))
      if isRemoved {
        try FileManager.default.removeItem(atPath: path)
      } else {
        try Data((text + " ").utf8).write(to: URL(fileURLWithPath: path))
      }
      let error = try evaluationError(file)
      #expect(error.diagnostics.map(\.position) == [nil])
      #expect(error.diagnostics.map(\.path) == ["goal.children[2]"])
      #expect(error.description.hasPrefix("\(path): error: "))
    }
  }

  @Test func `many threads read the text for messages once`() async throws {
    try withFile(text) { path in
      let file = try #require(try readInSections(path, small))
      let expected = try evaluationError(ModelFile.read(path))
      let found = Found()
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        if (try? evaluationError(file)) == expected { found.add() }
      }
      #expect(found.count == 8)
    }
  }

  private final class Found: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var count = 0
    func add() { lock.withLock { count += 1 } }
  }

  @Test(arguments: [
    // Syntax, structure, problems of the model, an element that is not plain, and a remark.
    ("\"1/3\"]}", "\"1/3\"}}"), ("\"ahp\"", "\"ahq\""), ("[1, 2, 3]", "[1, 2]"), ("\"1/3\"]", "0]"),
    ("\"1/3\"]", "\" 1/3\"]"), ("\"1/2\"", "0.51"), ("\"m\"", "\"\\udfff\""),
    ("{\"ahp", "%PDF-{\"ahp"),
  ])
  func `a file with anything to say of it is read whole`(good: String, other: String) throws {
    let text = text.replacing("z\"", with: "z\", \"upperTriangle\": [1, 1, 1]")
    try withFile(text) { path in
      let file = try readInSections(path, small)
      #expect(file != nil)
    }
    let changed = text.replacing(good, with: other)
    #expect(changed != text)
    try withFile(changed) { path in
      let isPlain = other == "\" 1/3\"]"
      let file = try readInSections(path, small)
      #expect((file != nil) == isPlain)
    }
  }

  @Test func `a damaged file is read the same in sections or is read whole`() throws {
    var generator = SplitMix64(seed: 9)
    let original = Array(text.replacing("z\"", with: "z\", \"upperTriangle\": [1, 1, 1]").utf8)
    var readCount = 0
    for _ in 0..<300 {
      var bytes = original
      bytes.damageOne(using: &generator)
      let text = String(decoding: bytes, as: UTF8.self)
      let sizes = RatioLists.SectionSizes(
        section: Int.random(in: 1...200, using: &generator),
        piece: Int.random(in: 1...80, using: &generator))
      try withFile(text) { path in
        guard let file = try readInSections(path, sizes) else { return }
        readCount += 1
        let whole = try ModelFile.read(path)
        #expect(file.model == whole.model, "\(text)")
        #expect(whole.remarks.isEmpty, "\(text)")
      }
    }
    #expect(readCount > 20 && readCount < 280)
  }

  @Test func `a file of many megabytes is read in sections`() throws {
    let order = 300
    let names = (1...order).map { "\"a\($0)\"" }.joined(separator: ",")
    let list = "[" + String(repeating: "\"1/3\",", count: order * (order - 1) / 2 - 1) + "3]"
    let children = (1...40).map { "{\"name\": \"c\($0)\",\n\"upperTriangle\": \(list)}" }
    let text = """
      {"ahp": 1, "name": "m", "alternatives": [\(names)],
      "goal": {"name": "g", "children": [\(children.joined(separator: ",\n"))]}}
      """
    #expect(text.utf8.count > JSONReader.smallestLargeFile)
    try withFile(text) { path in
      let file = try #require(try readInSections(path, JSONReader.sectionSizes))
      #expect(try file.model == ModelFile.read(text: text, name: "m.json").model)
      let error = try evaluationError(ModelFile.read(path))
      #expect(error.diagnostics.map(\.position) == [SourcePosition(line: 2, column: 9)])
      // While it is read, something is written to it.
      var stream = try ByteStream(path)
      _ = try stream.begin(1 << 16)
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(" ".utf8))
      try handle.close()
      guard let state = stream.state else { return #expect(Bool(false)) }
      let changed = try #require(throws: FileError.self) {
        try ModelFile.readInSections(
          &stream, LargeFile(path, state), size: state.size, threads: nil)
      }
      #expect(changed.description.contains("the file changed while it was read"))
    }
  }
}
