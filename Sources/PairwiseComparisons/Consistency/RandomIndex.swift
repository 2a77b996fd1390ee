/// The mean consistency index of random matrices, a named table with its source.
///
/// A consistency ratio is meaningless without its table: for order 4 the tables in use range from
/// 0.83 to 0.90.
public struct RandomIndex: Hashable, Sendable {
  /// The name used in files and on the command line, such as `saaty-1980`.
  public let name: String

  /// Authors and year, for reports.
  public let title: String

  /// The origin of the numbers.
  public let source: Citation?

  /// The values for orders 3, 4, 5, …
  private let table: [Double]

  /// The rule for orders above the table.
  private let continuation: Continuation

  private enum Continuation: Hashable, Sendable {
    /// The table ends.
    case none
    /// Straight lines through further (order, value) points.
    case points([Int], [Double])
    /// The mean principal eigenvalue is *slope* · *n* + *offset*.
    case eigenvalueLine(slope: Double, offset: Double)
    /// The same value for every order.
    case constant(Double)
  }

  /// Returns the random index for matrices of the given order.
  ///
  /// - Returns: A positive number; 0 for orders 1 and 2, which are always consistent; `nil` above
  ///   the end of the table.
  /// - Complexity: O(1), but O(number of points) above a table that continues in points.
  public func value(order: Int) -> Double? {
    if order <= 2 { return 0 }
    if order - 3 < table.count { return table[order - 3] }
    switch continuation {
    case .none:
      return nil
    case .points(let orders, let values):
      guard let next = orders.firstIndex(where: { $0 >= order }) else { return nil }
      let (lowOrder, low) =
        next == 0 ? (table.count + 2, table[table.count - 1]) : (orders[next - 1], values[next - 1])
      let share = Double(order - lowOrder) / Double(orders[next] - lowOrder)
      return low + share * (values[next] - low)
    case .eigenvalueLine(let slope, let offset):
      return ((slope - 1) * Double(order) + offset) / Double(order - 1)
    case .constant(let value):
      return value
    }
  }

  private init(
    name: String, title: String, source: String, table: [Double],
    continuation: Continuation = .none
  ) {
    self.name = name
    self.title = title
    self.source = Citation(source)
    self.table = table
    self.continuation = continuation
  }
}

extension RandomIndex {
  /// Creates a random index with values of one's own.
  ///
  ///     RandomIndex(values: [1.1081014])?.value(order: 5)        // 1.1081014
  ///     RandomIndex(values: [0.52, 0.89, 1.12])?.value(order: 4) // 0.89
  ///
  /// - Parameter values: A single value, which is that of every order from 3, or those of the
  ///   orders 3, 4, 5 and so on; the table then ends.
  /// - Returns: `nil` for no values, and unless all are finite numbers above 0.
  public init?(values: [Double]) {
    guard let first = values.first, values.count == 1 else {
      self.init(table: values)
      return
    }
    self.init(table: [], continuation: .constant(first), given: values)
  }

  /// Creates a random index with the values of the orders 3, 4, 5 and so on; the table then ends.
  ///
  /// - Returns: `nil` for no values, and unless all are finite numbers above 0.
  public init?(table values: [Double]) {
    self.init(table: values, continuation: .none, given: values)
  }

  private init?(table: [Double], continuation: Continuation, given values: [Double]) {
    guard !values.isEmpty, values.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    // A comma after a single value says that it is a table.
    name =
      values.map { "\($0)" }.joined(separator: " ") + (table.count == 1 ? "," : "")
    title =
      "the given \(values.count == 1 ? "value" : "values") "
      + values.map { "\($0)" }.joined(separator: ", ")
    source = nil
    self.table = table
    self.continuation = continuation
  }

  /// The values of one's own; `nil` of a published table.
  public var givenValues: [Double]? {
    if source != nil { return nil }
    if case .constant(let value) = continuation { return [value] }
    return table
  }
}

extension RandomIndex: EvaluationChoice {
  public static var key: String { "randomIndex" }
  public static var subject: String { "Random index" }
  public static var form: ChoiceForm { .numbers }
  public static func names() -> [String] { allCases.map { $0.name } }

  /// Returns the table with the given name, or one's own values, separated by blanks or commas, a
  /// single one with a comma after it for a table; `nil` for anything else.
  public init?(name: String) {
    if let table = Self.allCases.first(where: { $0.name == name }) {
      self = table
      return
    }
    let words = name.split { $0 == " " || $0 == "," }
    let values = words.compactMap { Double($0) }
    guard values.count == words.count else { return nil }
    if name.hasSuffix(",") { self.init(table: values) } else { self.init(values: values) }
  }

  public var phrase: String? { "random index of \(title)" }
}

extension RandomIndex: CaseIterable {
  public static let allCases: [RandomIndex] = [
    .alonsoLamata2006, .alonsoLamataRegression, .saaty1977, .saaty1980, .saaty2005,
    .doneganDodd1991, .tummalaLing1998, .aguaronMoreno2003, .superDecisions, .simulated,
  ]

  /// 100,000 matrices per order; above order 15 the regression of the same paper. The default: it
  /// agrees with exhaustive and long simulations within 0.003, and has a value for every order.
  ///
  /// Source: J. A. Alonso and M. T. Lamata, "Consistency in the analytic hierarchy process: a new
  /// approach", *International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems* 14
  /// (2006), 445–459, doi:10.1142/S0218488506004114.
  public static let alonsoLamata2006 = RandomIndex(
    name: "alonso-lamata-2006", title: "Alonso & Lamata (2006)",
    source: "J. A. Alonso and M. T. Lamata (2006), doi:10.1142/S0218488506004114",
    table: [
      0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5140, 1.5365, 1.5551,
      1.5713, 1.5838,
    ],
    continuation: .eigenvalueLine(slope: 2.7699, offset: -4.3513))

  /// The regression alone, mean λ = 2.7699*n* − 4.3513, for every order; used by AHP-OS.
  ///
  /// Source: as `alonsoLamata2006`.
  public static let alonsoLamataRegression = RandomIndex(
    name: "alonso-lamata-regression", title: "Alonso & Lamata (2006), regression",
    source: "J. A. Alonso and M. T. Lamata (2006), doi:10.1142/S0218488506004114",
    table: [],
    continuation: .eigenvalueLine(slope: 2.7699, offset: -4.3513))

  /// Saaty's first table, from 50 matrices per order.
  ///
  /// Source: T. L. Saaty, *Journal of Mathematical Psychology* 15 (1977), 234–281,
  /// doi:10.1016/0022-2496(77)90033-5.
  public static let saaty1977 = RandomIndex(
    name: "saaty-1977", title: "Saaty (1977)",
    source: "T. L. Saaty (1977), doi:10.1016/0022-2496(77)90033-5",
    table: [
      0.416, 0.851, 1.115, 1.150, 1.345, 1.334, 1.315, 1.420, 1.395, 1.482, 1.491, 1.470, 1.466,
    ])

  /// The table of the program Super Decisions, to order 15.
  ///
  /// Source: Super Decisions, software of the Creative Decisions Foundation, Pittsburgh.
  public static let superDecisions = RandomIndex(
    name: "super-decisions", title: "Super Decisions",
    source: "Super Decisions, software of the Creative Decisions Foundation, Pittsburgh",
    table: [
      0.52, 0.89, 1.12, 1.25, 1.35, 1.40, 1.45, 1.49, 1.51, 1.54, 1.56, 1.57, 1.58,
    ])

  /// The table of most textbooks, from 500 matrices per order.
  ///
  /// Source: T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980; to order 10
  /// also R. W. Saaty, *Mathematical Modelling* 9 (1987), 161–176,
  /// doi:10.1016/0270-0255(87)90473-8.
  public static let saaty1980 = RandomIndex(
    name: "saaty-1980", title: "Saaty (1980)",
    source: "T. L. Saaty, The Analytic Hierarchy Process (1980)",
    table: [
      0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
    ])

  /// Saaty's later table, also that of Expert Choice.
  ///
  /// Source: T. L. Saaty, *Theory and Applications of the Analytic Network Process*, RWS
  /// Publications, Pittsburgh 2005, p. 31.
  public static let saaty2005 = RandomIndex(
    name: "saaty-2005", title: "Saaty (2005)",
    source: "T. L. Saaty, Theory and Applications of the Analytic Network Process (2005), p. 31",
    table: [
      0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59,
    ])

  /// Up to order 100, linear between the published orders above 20; 4 to 7 % below the other
  /// tables.
  ///
  /// Source: H. A. Donegan and F. J. Dodd, "A note on Saaty's random indexes", *Mathematical and
  /// Computer Modelling* 15 (1991), 135–137, doi:10.1016/0895-7177(91)90098-R.
  public static let doneganDodd1991 = RandomIndex(
    name: "donegan-dodd-1991", title: "Donegan & Dodd (1991)",
    source: "H. A. Donegan and F. J. Dodd (1991), doi:10.1016/0895-7177(91)90098-R",
    table: [
      0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643,
      1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371,
    ],
    continuation: .points(
      [25, 30, 40, 50, 60, 70, 80, 90, 100],
      [1.5619, 1.5772, 1.5976, 1.6102, 1.6178, 1.6237, 1.6277, 1.6213, 1.6339]))

  /// Source: V. M. R. Tummala and H. Ling, "A note on the computation of the mean random
  /// consistency index of the analytic hierarchy process (AHP)", *Theory and Decision* 44 (1998),
  /// 221–230, doi:10.1023/A:1004953014736.
  public static let tummalaLing1998 = RandomIndex(
    name: "tummala-ling-1998", title: "Tummala & Ling (1998)",
    source: "V. M. R. Tummala and H. Ling (1998), doi:10.1023/A:1004953014736",
    table: [
      0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571,
      1.5714, 1.5831,
    ])

  /// Source: J. Aguarón and J. M. Moreno-Jiménez, "The geometric consistency index: approximated
  /// thresholds", *European Journal of Operational Research* 147 (2003), 137–145,
  /// doi:10.1016/S0377-2217(02)00255-2.
  public static let aguaronMoreno2003 = RandomIndex(
    name: "aguaron-moreno-2003", title: "Aguarón & Moreno-Jiménez (2003)",
    source: "J. Aguarón and J. M. Moreno-Jiménez (2003), doi:10.1016/S0377-2217(02)00255-2",
    table: [
      0.525, 0.882, 1.115, 1.252, 1.341, 1.404, 1.452, 1.484, 1.513, 1.535, 1.555, 1.570, 1.583,
      1.595,
    ])

  /// This package's own simulation: entries above the diagonal independent and uniform on 1/9, 1/8,
  /// …, 1, …, 9; orders 3 and 4 by enumerating all matrices, the others from 10 to 100 million
  /// matrices each, so that the fourth digit is certain within one unit.
  public static let simulated = RandomIndex(
    name: "simulated", title: "this package's simulation",
    source: "simulation of 10 to 100 million matrices per order; orders 3 and 4 exact",
    table: [
      0.5245, 0.8842, 1.1087, 1.2491, 1.3408, 1.4043, 1.4507, 1.4860, 1.5138, 1.5363, 1.5549,
      1.5705, 1.5838, 1.5953, 1.6054, 1.6143, 1.6221, 1.6292, 1.6354, 1.6412, 1.6463, 1.6510,
      1.6553, 1.6593, 1.6630, 1.6664, 1.6695, 1.6725,
    ])
}
