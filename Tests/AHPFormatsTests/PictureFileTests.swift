import Foundation
import Testing

@testable import AHPFormats

/// Files that are made with libraries loaded when they are asked for.
struct PictureFileTests {
  private static let svg =
    "<svg viewBox=\"0 0 40 20\" xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">"
    + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/></svg>"

  @Test func `a picture is a PNG of three dots for each pixel, the same each time`() throws {
    func picture() throws -> [UInt8] {
      try Picture(svg: Self.svg, width: 40, height: 20, title: "white", as: .png).bytes
    }
    let bytes = try picture()
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    // The width and the height, most significant byte first.
    #expect(bytes[16..<24].elementsEqual([0, 0, 0, 120, 0, 0, 0, 60]))
    #expect(try picture() == bytes)
    // 40.2 · 3 and 20.2 · 3 dots, rounded.
    let rounded = try Picture(svg: Self.svg, width: 40.2, height: 20.2, title: "white", as: .png)
    #expect(rounded.bytes[16..<24].elementsEqual([0, 0, 0, 121, 0, 0, 0, 61]))
  }

  @Test func `a PDF has the size in points, and the same bytes each time`() throws {
    func picture() throws -> [UInt8] {
      try Picture(svg: Self.svg, width: 40, height: 20, title: "white", as: .pdf).bytes
    }
    let bytes = try picture()
    #expect(bytes.starts(with: Array("%PDF-".utf8)))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(/MediaBox \[ ?0 0 30 15 ?\]/))
    #expect(try picture() == bytes)
  }

  @Test func `what is no SVG is refused`() {
    #expect(throws: FileError.self) {
      _ = try Picture(svg: "<svg", width: 40, height: 20, title: "", as: .png)
    }
  }

  /// The examples of FIPS PUB 180-4.
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `digests are those of the standard`(text: String, digest: String) {
    #expect(FileFingerprint.digest(of: Array(text.utf8)) == digest)
  }

  @Test(arguments: [0, 1, 1000, 300_000])
  func `what is compressed is read again`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
    let compressed = Gzip.compressed(bytes)
    #expect(Gzip.isCompressed(compressed) && Gzip.compressed(bytes) == compressed)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "file.gz")
    try Data(compressed).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    process.arguments = ["-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let found = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(Array(found) == bytes)
  }
}
