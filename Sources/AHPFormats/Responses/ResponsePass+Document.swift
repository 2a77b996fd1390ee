internal import AHP

extension ResponsePass {
  /// Reads responses in JSON or YAML.
  mutating func readDocument(
    _ source: SourceText, isJSON: Bool, receive: (inout Response) -> Void
  ) throws(FileError) {
    let policy = JudgmentPolicy(
      limits: options.answers.limits, acceptsRanges: true,
      keepsGoodJudgments: options.invalidAnswers == .skip)
    let (responses, error, remarks): ResponseDocumentReader.Outcome
    if isJSON {
      (responses, error, remarks) = try JSONReader.read(source) {
        ResponseDocumentReader.read(
          $0, &names, policy: policy, roundedRatios: options.roundedRatios)
      }
    } else {
      try source.checkEncoding()
      let document = try YAMLReader.read(source)
      (responses, error, remarks) =
        ResponseDocumentReader.read(
          document, &names, policy: policy, roundedRatios: options.roundedRatios
        ).outcome
    }
    for remark in remarks {
      note("\(source.name):\(remark.position?.line ?? 1)", remark.message)
    }
    if let error { problems.report(error) }
    let lines = LineIndex(source)
    for response in responses {
      reading.rowCount += 1
      sitting += 1
      guard
        begin(
          response.participant,
          diagnostic: { Diagnostic($0, at: response.place, hint: $1) },
          receive: receive)
      else { return }
      record(response, lines)
    }
  }

  private mutating func record(
    _ response: ResponseDocumentReader.DocumentResponse, _ lines: LineIndex
  ) {
    if let (weight, place) = response.weight {
      setWeight(weight, diagnostic: { Diagnostic($0, at: place, hint: $1) })
    }
    if let (values, place) = response.attributes {
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        addAttribute(name)
        setAttribute(
          name, value, diagnostic: { Diagnostic($0, at: place, hint: $1) })
      }
    }
    for judged in response.judgments {
      let (set, judgments, place) = (judged.set, judged.judgments, judged.place)
      if !judged.ranges.isEmpty {
        slots[current].response.ranges[set, default: []] += judged.ranges
      }
      if !judged.changes.isEmpty {
        slots[current].response.changes[set, default: []] += judged.changes
      }
      if let values = judgments.directPriorities {
        record(values, of: set, diagnostic: { Diagnostic($0, at: place) })
      }
      guard let matrix = judgments.matrix else { continue }
      let first = names.questions.range(of: set).lowerBound
      let line = lines.line(of: place)
      for (offset, ratio) in matrix.ratios.enumerated() where ratio != Response.missing {
        record(
          ratio, to: first.advanced(by: offset), line: line,
          diagnostic: { Diagnostic($0, at: place) })
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
    guard value.document.syntax == .json else { return value.position().line }
    var (low, high) = (0, lineFeeds.count)
    while low < high {
      let middle = (low + high) / 2
      if lineFeeds[middle] < value.offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}
