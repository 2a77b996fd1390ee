internal import AHP

/// Rating scales that Super Decisions saves by themselves: a model in which each category is an
/// alternative that is rated with itself.
enum RatingScaleFormat: ImportFormat {
  static let title = "a rating scale of Super Decisions"
  static let roundedRatios: RoundedRatio.Reading? = .asWritten

  private static let command = "ratings newCategory "
  private static let valuesCommand = "set values {"

  static func recognizes(_ input: ImportInput) -> Bool {
    input.lines.contains { $0.text.hasPrefix(command) }
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    var names: [String] = []
    var triangle: [Double] = []
    var place = ImportPlace.file
    for line in input.lines {
      if line.text.hasPrefix(command), let range = line.text.firstRange(of: "-category {") {
        names.append(String(line.text[range.upperBound...].prefix { $0 != "}" }).trimmed())
      } else if line.text.hasPrefix(valuesCommand) {
        place = line.place
        let values = line.text.dropFirst(valuesCommand.count).prefix { $0 != "}" }
          .split(separator: " ")
        let expected = UpperTriangle.count(order: names.count)
        guard values.count == expected else {
          reading.refuse(
            "there are \(values.count) judgments (expected \(expected) for \(names.count) "
              + "categories)", at: place)
          return nil
        }
        for (value, pair) in zip(values, UpperTriangle.pairs(order: names.count)) {
          guard
            let ratio = reading.ratio(
              String(value), of: names[pair.row], against: names[pair.column], at: place)
          else { return nil }
          triangle.append(ratio)
        }
      }
    }
    guard triangle.count == UpperTriangle.count(order: names.count), !names.isEmpty else {
      reading.refuse("the judgments on the categories are missing", at: .file)
      return nil
    }
    var hierarchy = ImportedHierarchy()
    hierarchy.nodes = [.init(name: "", place: place)]
    hierarchy.alternatives = names.map { Alternative($0) }
    do throws(ModelError) {
      hierarchy.ratingScales = [
        try RatingScale(
          "Scale", intensities: names,
          judgments: .comparisons(ComparisonMatrix(unchecked: triangle, order: names.count)))
      ]
    } catch {
      reading.refuse("\(error)", at: place)
      return nil
    }
    hierarchy.nodes[0].judgments = [
      (nil, .ratings(Ratings(names.indices.map { .intensity($0) }, scale: 0)))
    ]
    return hierarchy
  }
}
