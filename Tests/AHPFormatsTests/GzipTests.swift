import AHP
import Foundation
import Testing

@testable import AHPFormats

struct GzipTests {
  private static let text =
    "ahp: 1\nname: m\nalternatives: [a, b, c]\ngoal: {name: g, upperTriangle: [3, 5, 2]}\n"

  /// What `gzip -9` makes of the text.
  private static let compressed = bytes(
    "H4sIAAAAAAACA0vMKLBSMOTKS8xNtVLI5UrMKUktykssySxLLbZSiE7UUUjS"
      + "UUiO5UrPT8yxUqiGKEvXUSgtKEgtCinKTMxLzwGKRBvrKJjqKBjF1nIBAPlrjiFRAAAA")

  /// What `gzip -9` makes of 2²⁰ zero bytes.
  private static let zeros = bytes(
    "H4sIAAAAAAACA+3BMQEAAADCoPVPbQhfo"
      + String(repeating: "A", count: 1355) + "PgMc6jinAAAQAA==")

  private static func bytes(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64) ?? Data())
  }

  /// A gzip file whose content is not compressed but stored, in blocks of at most 65535 bytes.
  private static func stored(_ text: String) -> [UInt8] {
    let content = Array(text.utf8)
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    for start in stride(from: 0, to: content.count, by: 65535) {
      let block = content[start..<min(content.count, start + 65535)]
      bytes.append(block.endIndex == content.count ? 1 : 0)
      for count in [UInt16(block.count), ~UInt16(block.count)] {
        bytes += [UInt8(truncatingIfNeeded: count), UInt8(count >> 8)]
      }
      bytes += block
    }
    var check = UInt32.max
    for byte in content {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check >> 1 ^ (check & 1) * 0xEDB8_8320 }
    }
    for word in [~check, UInt32(content.count)] {
      bytes += [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
    return bytes
  }

  /// Reads a file of the given name and bytes.
  private func read(
    _ bytes: [UInt8], name: String = "m.yaml.gz"
  ) throws -> Result<ModelFile, FileError> {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ahp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name).path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return Result { () throws(FileError) in try ModelFile.read(path) }
  }

  private func problem(_ bytes: [UInt8], name: String = "m.yaml.gz") throws -> String {
    guard case .failure(let error) = try read(bytes, name: name) else { return "none" }
    return error.diagnostics.map(\.message).joined(separator: "\n")
  }

  @Test(arguments: ["m.yaml.gz", "m.yml.gz", "m.gz", "m.yaml", "m"])
  func `a compressed model is the model, whatever the name of the file`(name: String) throws {
    let expected = try ModelFile.read(text: Self.text, name: "m.yaml").model
    #expect(try read(Self.compressed, name: name).get().model == expected)
    #expect(try read(Self.stored(Self.text), name: name).get().model == expected)
  }

  @Test func `the name without gz tells JSON from YAML`() throws {
    let json = "\n{\"ahp\": 1, \"name\": \"m\", \"goal\": {\"name\": \"g\", }}"
    #expect(try problem(Self.stored(json), name: "m.json.gz").hasPrefix("not JSON: "))
    #expect(try read(Self.stored(json), name: "m.yaml.gz").get().model.name == "m")
    #expect(try problem(Self.stored(Self.text), name: "m.json.gz").hasPrefix("not JSON: "))
    // A file that a browser has decompressed under its old name.
    #expect(try read(Array(Self.text.utf8), name: "m.yaml.gz").get().model.name == "m")
  }

  @Test func `several gzip files in one are one text`() throws {
    let end = Self.text.index(Self.text.startIndex, offsetBy: 20)
    let bytes = Self.stored(String(Self.text[..<end])) + Self.stored(String(Self.text[end...]))
    #expect(try read(bytes).get().model.criteria[CriterionID(0)].judgments != .none)
  }

  @Test func `places are those in the decompressed text`() throws {
    let long = Self.text + "description: " + String(repeating: "x", count: 100_000) + "\nfoo: bar\n"
    guard case .failure(let error) = try read(Self.stored(long)) else {
      Issue.record("no problem was found")
      return
    }
    #expect(error.diagnostics.map(\.position) == [SourcePosition(line: 6, column: 1)])
    #expect(error.description.contains("m.yaml.gz:6:1: error: unknown key 'foo'"))
  }

  @Test func `a file that was cut off anywhere is refused`() throws {
    for bytes in [Self.compressed, Self.stored(Self.text)] {
      for count in 2..<bytes.count {
        #expect(throws: Gzip.Problem.truncated) {
          try decompress(Array(bytes[..<count]))
        }
      }
    }
    #expect(
      try problem(Array(Self.compressed.dropLast()))
        == "the gzip data is cut off: its end is missing")
  }

  @Test func `a damaged file is refused`() throws {
    // Each bit counts, except in the header's fields for time and system and where the last byte
    // before the trailer of eight is filled up.
    for place in 10..<Self.compressed.count where place != Self.compressed.count - 9 {
      for bit in 0..<8 {
        var bytes = Self.compressed
        bytes[place] ^= 1 << UInt8(bit)
        #expect(throws: Gzip.Problem.self) { try decompress(bytes) }
      }
    }
    var bytes = Self.compressed
    bytes[bytes.count - 5] ^= 1
    #expect(try problem(bytes) == "the gzip data is damaged: incorrect data check")
    #expect(
      try problem(Self.compressed + [0x20]) == "the gzip data is cut off: its end is missing")
    #expect(
      try problem(Self.compressed + Array("more".utf8))
        == "the gzip data is damaged: incorrect header check")
  }

  /// Decompresses at most a mebibyte.
  private func decompress(_ bytes: [UInt8]) throws(Gzip.Problem) -> [UInt8] {
    var stream = try Gzip.Stream()
    var output = [UInt8](repeating: 0, count: 1 << 20 + 1)
    var (taken, given) = (0, 0)
    while true {
      let step = try stream.inflate(
        bytes, in: taken..<bytes.count, into: &output, in: given..<output.count)
      taken += step.taken
      given += step.given
      if step.taken == 0 && step.given == 0 { break }
    }
    guard stream.isComplete else { throw .truncated }
    return Array(output[..<given])
  }

  /// Calls `body` with the path of a file.
  private func withFile(_ bytes: [UInt8], _ name: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ahp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name).path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try body(path)
  }

  private func message(of body: () throws(FileError) -> Void) -> String {
    do throws(FileError) {
      try body()
      return "none"
    } catch {
      return error.diagnostics.map(\.message).joined(separator: "\n")
    }
  }

  @Test func `what grows beyond the limit is refused, whatever size the file states`() throws {
    #expect(Self.zeros.count < 1100)
    #expect(try decompress(Self.zeros) == Array(repeating: 0, count: 1 << 20))
    let lies = [0, 0xFF].map { (size: UInt8) in
      Array(Self.zeros.dropLast(4)) + Array(repeating: size, count: 4)
    }
    for bytes in [Self.zeros] + lies {
      try withFile(bytes, "m.json.gz") { path in
        // The lie itself is found at the end.
        for limit in [0, 1, 100_000] + (bytes == Self.zeros ? [1 << 20 - 1] : []) {
          #expect(
            message { () throws(FileError) in
              _ = try FileInput.read(path, limit: FileLimit(bytes: limit))
            } == "the file decompresses to more than \(limit) bytes (expected at most \(limit))")
        }
      }
    }
    for lie in lies {
      #expect(throws: Gzip.Problem.damaged("incorrect length check")) { try decompress(lie) }
    }
  }

  @Test func `a file may be as large as what it is allows`() throws {
    let small = FileLimit(bytes: 10, form: "YAML", hint: "write JSON")
    let large = FileLimit(bytes: 100, form: "JSON")
    func read(_ count: Int, _ first: String, isCompressed: Bool) throws -> String {
      let text = first + String(repeating: "x", count: count - 1)
      var found = ""
      try withFile(isCompressed ? Self.stored(text) : Array(text.utf8), "m") { path in
        found = message { () throws(FileError) in
          let source = try FileInput.read(path, limit: small) { _, bytes in
            bytes.first == UInt8(ascii: "{") ? large : small
          }
          #expect(String(decoding: source.bytes, as: UTF8.self) == text)
        }
      }
      return found
    }
    for isCompressed in [false, true] {
      #expect(try read(10, "x", isCompressed: isCompressed) == "none")
      #expect(try read(100, "{", isCompressed: isCompressed) == "none")
    }
    #expect(
      try read(11, "x", isCompressed: false)
        == "the file has 11 bytes (expected at most 10 for YAML)")
    #expect(
      try read(101, "{", isCompressed: false)
        == "the file has 101 bytes (expected at most 100 for JSON)")
    #expect(
      try read(101, "{", isCompressed: true)
        == "the file decompresses to more than 100 bytes (expected at most 100 for JSON)")
  }

  @Test func `a flipped bit in the mark of compressed files is damage`() throws {
    for place in 0..<2 {
      for bit in 0..<8 {
        var bytes = Self.compressed
        bytes[place] ^= 1 << UInt8(bit)
        #expect(try problem(bytes).hasPrefix("the gzip data is damaged: it begins with the bytes "))
      }
    }
  }

  @Test func `damage is named rather than what it makes of a table`() throws {
    let model = try ModelFile.read(text: Self.text, name: "m.yaml").model
    // Stored, so that a flipped bit changes one letter: the name of the criterion in the second
    // row.
    let table = "participant,node,first,second,ratio\nAnn,g,a,b,3\nAnn,g,a,c,5\n"
    var bytes = Self.stored(table)
    let place = try #require(bytes.indices.last { bytes[$0] == UInt8(ascii: "g") })
    bytes[place] ^= 1
    try withFile(bytes, "a.csv.gz") { path in
      #expect(
        message { () throws(FileError) in
          try ResponseReader(model: model).read([path], restart: {}, receive: { _ in })
        } == "the gzip data is damaged: incorrect data check")
    }
    var roster = Self.stored("participant\nAnn\nAnm\n")
    let letter = try #require(roster.indices.last { roster[$0] == UInt8(ascii: "m") })
    // Makes the second name that of the first.
    roster[letter] ^= 3
    try withFile(roster, "p.csv.gz") { path in
      #expect(
        message { () throws(FileError) in _ = try ParticipantFile.read(path) }
          == "the gzip data is damaged: incorrect data check")
    }
  }
}
