import AHP
import Glibc

@testable import AHPFormats

/// What is fuzzed, chosen by the environment variable `AHP_FUZZ`.
enum Target: String, CaseIterable {
  case yaml, json, outline, answers, participants, alternatives, statistics, imports, gzip, workbook

  static let chosen: Target = {
    guard let name = unsafe getenv("AHP_FUZZ"),
      let target = Target(rawValue: unsafe String(cString: name))
    else { fatalError("AHP_FUZZ is none of \(allCases.map(\.rawValue).joined(separator: ", "))") }
    return target
  }()
}

/// libFuzzer, which takes over the process.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzz.run(Target.chosen, unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// The main function, by the name that the package manager gives it.
@_cdecl("AHPFuzz_main")
public func main(
  _ argumentCount: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var (count, arguments) = unsafe (argumentCount, arguments)
  return unsafe runFuzzer(&count, &arguments, fuzzOneInput)
}

/// Reads inputs and checks what must hold for any of them: nothing ends the process, the size of
/// the pieces in which a file is read makes no difference, and what was read can be written and
/// read again with the same result.
enum Fuzz {
  static func run(_ target: Target, _ bytes: [UInt8]) {
    switch target {
    case .yaml, .json: readModel(bytes, name: "m.\(target.rawValue)")
    case .outline: readOutline(bytes)
    case .answers: readAnswers(bytes)
    case .participants: readParticipants(bytes)
    case .alternatives: readAlternatives(bytes)
    case .statistics: readStatistics(bytes)
    case .imports: readImport(bytes)
    case .gzip: readPieces(bytes)
    case .workbook: readWorkbook(bytes)
    }
  }

  // MARK: Models

  private static func readModel(_ bytes: [UInt8], name: String) {
    do throws(FileError) {
      let file = try ModelFile.read(SourceText(name: name, bytes: bytes))
      writeAndRead(file.model)
      evaluate(file.model)
    } catch {
      _ = error.description
    }
  }

  /// A model is written so that it is read as the same.
  private static func writeAndRead(_ model: DecisionModel) {
    for syntax in [ModelSyntax.yaml, .json] {
      for layout in [JudgmentLayout.readable, .compact] {
        guard let text = try? model.fileText(syntax, judgments: layout) else { continue }
        do throws(FileError) {
          let again = try ModelFile.read(text: text, name: "again.\(syntax.rawValue)")
          // Outlines and imports number criteria in an order of their own.
          if again.model != model, try again.model.fileText(syntax, judgments: layout) != text {
            fatalError("another model is read than was written:\n\(text)")
          }
        } catch {
          fatalError("what was written is refused: \(error)\n\(text)")
        }
      }
    }
  }

  /// Priorities are between 0 and 1 and sum to 1.
  private static func evaluate(_ model: DecisionModel) {
    guard let evaluation = try? model.evaluation() else { return }
    let priorities = evaluation.alternativePriorities
    for priority in priorities where !(priority >= 0 && priority <= 1 + 1e-9) {
      fatalError("priority \(priority)")
    }
  }

  private static func readOutline(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    guard let model = try? ModelOutline.read(text: text, fileName: "o.txt") else { return }
    writeAndRead(model)
  }

  /// The length chooses the name, which says what a text can be.
  private static func readImport(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    do throws(FileError) {
      let imported = try ModelImport.read(
        text: text, name: ["i.txt", "i.csv", "i.json"][bytes.count % 3])
      writeAndRead(imported.model)
      _ = imported.omissions.map(\.description)
    } catch {
      _ = error.description
    }
  }

  // MARK: Files of people

  private static let model = readKnown(
    """
    ahp: 1
    name: M
    alternatives: [Tom, "Di|ck", Ünal]
    goal:
      name: G
      children:
        - name: Cost
        - name: Age
          children: [{name: Low}, {name: "Hi, gh"}]
        - name: "=Sum"
    """)

  private static let measured = readKnown(
    """
    ahp: 1
    name: S
    goal:
      name: G
      comparisons: [[Need, Merit, 2]]
      children:
        - name: Need
          comparisons: [[Income, Children, 3]]
          children:
            - {name: Income, utility: {linear: {worst: 3000, best: 0}}}
            - {name: Children, direction: higher}
        - name: Merit
    """)

  private static func readKnown(_ text: String) -> ModelFile {
    do throws(FileError) {
      return try ModelFile.read(text: text, name: "m.yaml")
    } catch {
      fatalError("\(error)")
    }
  }

  /// The first byte chooses the size of pieces and options.
  private static func readAnswers(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let path = write(bytes.dropFirst())
    let (skips, takesAny) = (choice & 64 != 0, choice & 128 != 0)
    let small = answers(path, piece: Int(choice & 63) + 1, skips: skips, takesAny: takesAny)
    let large = answers(path, piece: 1 << 16, skips: skips, takesAny: takesAny)
    if small != large { fatalError("pieces of a file are read otherwise:\n\(small)\n\(large)") }
    if !skips && large.hasPrefix("read") {
      let skipped = answers(path, piece: 1 << 16, skips: true, takesAny: takesAny)
      if skipped != large { fatalError("good answers are left out:\n\(skipped)\n\(large)") }
    }
  }

  private static func answers(_ path: String, piece: Int, skips: Bool, takesAny: Bool) -> String {
    var responses: [Response] = []
    do throws(FileError) {
      let reading = try ResponseReader(
        model: model.model,
        options: ResponseOptions(
          answers: takesAny ? .any : .scale, invalidAnswers: skips ? .skip : .refuse),
        pieceSize: piece, longestRow: 1 << 12
      ).read([path], restart: { responses = [] }, receive: { responses.append($0) })
      var text = "read \(reading.answerCount) \(reading.attributeNames) \(reading.skipped)\n"
      for response in responses {
        let person = response.participant
        text +=
          "\(person.name) \(person.weight) \(person.attributes.sorted { $0.key < $1.key }) "
          + "\(response.answers.map { $0 == Response.missing ? -1 : $0 }) "
          + "\(response.priorities.sorted { $0.key.position < $1.key.position })\n"
      }
      return text
    } catch {
      return error.description
    }
  }

  private static func readParticipants(_ bytes: [UInt8]) {
    guard let size = bytes.first else { return }
    let path = write(bytes.dropFirst())
    func read(_ piece: Int) -> String {
      do throws(FileError) {
        return try ParticipantFile.read(path, pieceSize: piece).map { person in
          "\(person.name) \(person.weight) \(person.attributes.sorted { $0.key < $1.key })"
        }.joined(separator: "\n")
      } catch {
        return error.description
      }
    }
    let (small, large) = (read(Int(size) + 1), read(1 << 16))
    if small != large { fatalError("pieces of a file are read otherwise:\n\(small)\n\(large)") }
  }

  private static func readAlternatives(_ bytes: [UInt8]) {
    guard let size = bytes.first else { return }
    let path = write(bytes.dropFirst())
    func read(_ piece: Int) -> Result<DecisionModel, FileError> {
      Result { () throws(FileError) in
        try AlternativeFile.filled(measured, from: path, pieceSize: piece).model
      }
    }
    switch (read(Int(size) + 1), read(1 << 16)) {
    case (.success(let small), .success(let large)):
      if small != large { fatalError("pieces of a file are read otherwise") }
      writeAndRead(large)
    case (.failure(let small), .failure(let large)):
      if small.description != large.description {
        fatalError("pieces of a file are read otherwise:\n\(small)\n\(large)")
      }
    case (let small, let large): fatalError("pieces are read otherwise:\n\(small)\n\(large)")
    }
  }

  private static func readStatistics(_ bytes: [UInt8]) {
    let path = write(bytes[...])
    do throws(FileError) {
      let statistics = try GroupStatisticsFile.readMerged([path], of: model.model)
      let text = try GroupStatisticsFile.text(statistics)
      let again = try GroupStatisticsFile.readMerged(
        [write(Array(text.utf8)[...])], of: model.model)
      if try GroupStatisticsFile.text(again) != text {
        fatalError("other statistics are read:\n\(text)")
      }
      _ = try? statistics.groupEvaluation()
    } catch {
      _ = error.description
    }
  }

  // MARK: Compressed files

  /// Reads a file to its end in small pieces; what is decompressed is at most a thousand times as
  /// long.
  private static func readPieces(_ bytes: [UInt8]) {
    let path = write(bytes[...])
    guard var stream = try? ByteStream(path, pieceSize: Int(bytes.last ?? 7) + 1) else { return }
    var piece = [UInt8](repeating: 0, count: 4096)
    var count = 0
    while let read = try? stream.read(into: &piece, piece.indices), read > 0 { count += read }
    if count > 2000 * (bytes.count + 100) { fatalError("\(bytes.count) bytes become \(count)") }
  }

  private static func readWorkbook(_ bytes: [UInt8]) {
    do throws(FileError) {
      _ = try ModelImport.read(SourceText(name: "i.xlsx", bytes: bytes), roundedRatios: nil)
    } catch {
      _ = error.description
    }
  }

  // MARK: A file

  private static let path = "/dev/shm/ahp-fuzz-\(getpid())"

  private static func write(_ bytes: ArraySlice<UInt8>) -> String {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    unsafe bytes.withUnsafeBytes { _ = unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return path
  }
}
