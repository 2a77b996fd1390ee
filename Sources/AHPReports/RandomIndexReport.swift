public import AHP
internal import AHPFormats

/// A simulated random index beside the published tables, for people and programs.
public struct RandomIndexReport: Sendable {
  private let estimate: RandomIndexEstimate

  public init(estimate: RandomIndexEstimate) { self.estimate = estimate }

  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .latex, .html, .xlsx: preconditionFailure("not yet")
    case .text: table(places: 5).text + "\n" + sentence.wrapped(width: 79) + "\n"
    case .markdown: table(places: 5).markdown + "\n" + sentence + "\n"
    case .csv: table(places: nil).csv
    case .json: json
    }
  }

  /// - Parameter places: Decimal places; `nil` for full precision.
  private func table(places: Int?) -> StringTable {
    func text(_ number: Double) -> String {
      places.map { NumberText.fixed(number, places: $0) } ?? "\(number)"
    }
    var table = StringTable(
      places == nil
        ? ["table", "random_index", "difference"].map { StringTable.Column($0) }
        : [.init("StringTable"), .init("RI", .right), .init("Difference", .right)])
    table.add(places == nil ? "simulation" : "this simulation", text(estimate.mean), "")
    for known in RandomIndex.allCases {
      guard let value = known.value(order: estimate.order) else { continue }
      table.add(
        places == nil ? known.name : known.title, text(value), text(value - estimate.mean))
    }
    return table
  }

  private var sentence: String {
    "Mean CI of \(estimate.samples) random matrices of order \(estimate.order), seed "
      + "\(estimate.seed): judgments above the diagonal independent and uniform on 1/9, 1/8, …, 1, …, "
      + "9. Standard error \(NumberText.fixed(estimate.standardError, places: 6))."
  }

  private var json: String {
    DataValue.mapping([
      ("report", .text("random-index")), ("order", .integer(estimate.order)),
      ("samples", .integer(estimate.samples)), ("seed", .digits("\(estimate.seed)")),
      ("mean", .number(estimate.mean)), ("standardError", .number(estimate.standardError)),
      ("standardDeviation", .number(estimate.standardDeviation)),
      (
        "tables",
        .list(
          RandomIndex.allCases.map { known in
            .mapping([
              ("name", .text(known.name)),
              ("randomIndex", .optional(known.value(order: estimate.order))),
            ])
          })
      ),
    ]).json
  }
}
