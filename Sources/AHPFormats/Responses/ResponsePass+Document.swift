internal import AHP

extension ResponsePass {
  /// Reads responses in JSON or YAML.
  mutating func readDocument(
    _ source: SourceText, isJSON: Bool, receive: (inout Response) -> Void
  ) throws(FileError) {
    var decoder: ModelDecoder
    var responses: [ModelDecoder.DecodedResponse]
    if isJSON {
      decoder = self.decoder(try JSONReader.read(source))
      responses = decoder.decodeResponses(&names)
      let apart = decoder.listsToReadApart
      if !apart.isEmpty {
        decoder = self.decoder(try JSONReader.read(source, apart: apart))
        responses = decoder.decodeResponses(&names)
      }
    } else {
      try source.checkEncoding()
      decoder = self.decoder(try YAMLReader.read(source))
      responses = decoder.decodeResponses(&names)
    }
    if let found = decoder.problems { problems.report(found) }
    let lines = LineIndex(source)
    for response in responses {
      reading.rowCount += 1
      guard
        begin(
          response.participant,
          diagnostic: { ModelDecoder.diagnostic($0, at: response.place, hint: $1) },
          receive: receive)
      else { return }
      record(response, lines)
    }
  }

  private func decoder(_ document: Document) -> ModelDecoder {
    var decoder = ModelDecoder(document, of: names.model)
    decoder.ratioLimits = options.answers.limits
    decoder.keepsGoodJudgments = options.invalidAnswers == .skip
    return decoder
  }

  private mutating func record(_ response: ModelDecoder.DecodedResponse, _ lines: LineIndex) {
    if let (weight, place) = response.weight {
      setWeight(weight, diagnostic: { ModelDecoder.diagnostic($0, at: place, hint: $1) })
    }
    if let (values, place) = response.attributes {
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        addAttribute(name)
        setAttribute(
          name, value, diagnostic: { ModelDecoder.diagnostic($0, at: place, hint: $1) })
      }
    }
    for (criterion, judgments, place) in response.judgments {
      if case .priorities(let values) = judgments {
        record(values, of: criterion, diagnostic: { ModelDecoder.diagnostic($0, at: place) })
      }
      guard let matrix = judgments.matrix else { continue }
      let first = names.questions.range(ofCriterion: criterion).lowerBound
      let line = lines.line(of: place)
      for (offset, ratio) in matrix.ratios.enumerated() where ratio != Response.missing {
        record(
          ratio, to: first.advanced(by: offset), line: line,
          diagnostic: { ModelDecoder.diagnostic($0, at: place) })
      }
    }
  }
}

/// Where the lines of a text begin, for many questions about it.
private struct LineIndex {
  private let lineFeeds: [Int]

  init(_ source: SourceText) {
    lineFeeds = source.bytes.indices.filter { source.bytes[$0] == UInt8(ascii: "\n") }
  }

  /// The line in which a value begins.
  func line(of value: Document.Value) -> Int {
    guard value.document.syntax == .json else { return value.position.line }
    var (low, high) = (0, lineFeeds.count)
    while low < high {
      let middle = (low + high) / 2
      if lineFeeds[middle] < value.offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}
