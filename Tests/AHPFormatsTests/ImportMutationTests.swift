import AHP
import Foundation
import PairwiseComparisons
import Testing

@testable import AHPFormats

/// Files of other programs with bytes of them changed at random: each is read or refused, and in
/// time.
///
/// The environment variable `AHP_MUTATIONS` says how many changed files of each format there are;
/// some hundreds without it.
struct ImportMutationTests {
  private static let count =
    ProcessInfo.processInfo.environment["AHP_MUTATIONS"].flatMap { Int($0) } ?? 300

  /// The longest time that a file of some hundred bytes may take.
  private static let limit = Duration.seconds(60)

  /// Changes some bytes of a text: others, none, doubled parts, or numbers that are too large.
  private static func mutated(_ text: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = text
    for _ in 0...Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0...7, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place...)
      case 3:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 4:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        bytes.removeSubrange(place..<end)
      case 5:
        let words = [
          "0", "-1", "1e999", "nan", "99999999999999999999", "1e-60", "\"", "{", "}", "\n", ",",
        ]
        bytes.replaceSubrange(
          place...place, with: Array((words.randomElement(using: &generator) ?? "").utf8))
      case 6: bytes.swapAt(place, Int.random(in: bytes.indices, using: &generator))
      default:
        bytes[place] = Array("0123456789,:;[]{}/#=&*\t ".utf8).randomElement(using: &generator) ?? 0
      }
    }
    return bytes
  }

  /// Reads changed files. A model that is read is evaluated, written and read again.
  ///
  /// - Returns: How many were read.
  private static func readCount(
    _ name: String, seed: UInt64, _ change: (inout SplitMix64) throws -> [UInt8]
  ) rethrows -> Int {
    var generator = SplitMix64(seed: seed)
    var readCount = 0
    let clock = ContinuousClock()
    for _ in 0..<count {
      let bytes = try change(&generator)
      let start = clock.now
      if let imported = try? ModelImport.read(
        SourceText(name: name, bytes: bytes), roundedRatios: nil)
      {
        readCount += 1
        _ = try? imported.model.evaluation()
        if let written = try? imported.model.fileText(.json) {
          #expect(
            (try? ModelFile.read(text: written, name: "m.json").model) == imported.model,
            "\(String(decoding: bytes, as: UTF8.self))")
        }
      }
      #expect(start.duration(to: clock.now) < limit, "\(String(decoding: bytes, as: UTF8.self))")
    }
    return readCount
  }

  private static func texts() throws -> [(name: String, text: String)] {
    let exported = try ModelExport.Format.allCases.compactMap {
      format -> (name: String, text: String)? in
      guard
        case .text(let text) = try ModelExport.export(ImportSamples.reference(), as: format).content
      else { return nil }
      return (format.rawValue, text)
    }
    return ImportSamples.texts + exported
  }

  @Test(arguments: try texts())
  func `no change to a text ends the process or takes long`(name: String, text: String) {
    let bytes = Array(text.utf8)
    let readCount = Self.readCount(name, seed: 1) { Self.mutated(bytes, &$0) }
    #expect(readCount > 2)
  }

  @Test(arguments: TestWorkbook.samples.indices)
  func `no change to the bytes of a workbook ends the process`(index: Int) throws {
    let sheets = TestWorkbook.samples[index].sheets.map { ($0.name, TestWorkbook.xml($0.rows)) }
    let bytes = Array(try TestWorkbook.source(sheets).bytes)
    #expect(throws: Never.self) {
      try ModelImport.read(SourceText(name: "m.xlsx", bytes: bytes), roundedRatios: nil)
    }
    _ = Self.readCount("m.xlsx", seed: 3) { generator in
      let changed = Self.mutated(bytes, &generator)
      // Without its mark it is no archive any more.
      return changed.starts(with: bytes.prefix(4)) ? changed : Array(bytes.prefix(4)) + changed
    }
  }

  @Test(arguments: TestWorkbook.samples.indices)
  func `no change to the texts in a workbook ends the process`(index: Int) throws {
    let sheets = TestWorkbook.samples[index].sheets.map {
      ($0.name, Array(TestWorkbook.xml($0.rows).utf8))
    }
    _ = try Self.readCount("m.xlsx", seed: 4) { generator in
      Array(
        try TestWorkbook.source(
          sheets.map { name, bytes in
            let changed = Self.mutated(bytes, &generator)
            return (name, String(decoding: changed.isEmpty ? [60] : changed, as: UTF8.self))
          }
        ).bytes)
    }
  }

  @Test func `no change to a model in YAML ends the process, and slips are found in time`() throws {
    let bytes = Array(try ImportSamples.reference().fileText(.yaml).utf8)
    var generator = SplitMix64(seed: 5)
    let clock = ContinuousClock()
    for _ in 0..<Self.count {
      let changed = Self.mutated(bytes, &generator)
      let start = clock.now
      do throws(FileError) {
        _ = try ModelFile.read(SourceText(name: "m.yaml", bytes: changed))
      } catch {
        #expect(!error.diagnostics.isEmpty, "\(String(decoding: changed, as: UTF8.self))")
      }
      #expect(start.duration(to: clock.now) < Self.limit)
    }
  }
}
