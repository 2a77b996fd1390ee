/// The largest consistency ratio that is accepted.
///
///     ConsistencyThreshold.byOrder.value(order: 4)   // 0.08
///
/// A ratio is accepted if it is at most the threshold: of judgments that need revision Saaty writes
/// "not less than 0.10" in one place, of acceptable ones "0.10 or less" in others.
///
/// Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of
/// Mathematical Psychology* 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5.
public enum ConsistencyThreshold: Hashable, Sendable {
  /// The same for every order; 0.1 is usual.
  case fixed(Double)
  /// 0.05 for three items, 0.08 for four and 0.1 for more. Some programs have 0.09 for four.
  ///
  /// Source: T. L. Saaty, *Fundamentals of Decision Making and Priority Theory with the Analytic
  /// Hierarchy Process*, RWS Publications, Pittsburgh 1994.
  case byOrder

  /// The threshold for matrices of an order.
  public func value(order: Int) -> Double {
    switch self {
    case .fixed(let value): value
    case .byOrder: order <= 3 ? 0.05 : order == 4 ? 0.08 : 0.1
    }
  }
}

extension ConsistencyThreshold: EvaluationChoice {
  public static var key: String { "threshold" }
  public static var subject: String { "Largest accepted CR" }
  public static var noun: String { "threshold" }
  public static var form: ChoiceForm { .number }

  /// The name of `byOrder` in files and on the command line.
  private static let byOrderName = "by-order"

  public static func names() -> [String] { [byOrderName] }

  /// Reads a positive number, a share in percent such as `10%`, or `by-order`; `nil` for anything
  /// else.
  public init?(name: String) {
    if name == Self.byOrderName {
      self = .byOrder
      return
    }
    guard let number = ShareText.number(name), number > 0, number.isFinite else { return nil }
    self = .fixed(number)
  }

  /// The spelling in files and on the command line: the number, or `by-order`.
  public var name: String {
    switch self {
    case .fixed(let value): "\(value)"
    case .byOrder: Self.byOrderName
    }
  }

  public var title: String {
    switch self {
    case .fixed(let value): "\(value)"
    case .byOrder: "0.05 for three items, 0.08 for four, 0.1 for more"
    }
  }

  public var source: Citation? {
    switch self {
    case .fixed: .saaty1977
    case .byOrder:
      Citation(
        "T. L. Saaty, Fundamentals of Decision Making and Priority Theory with the Analytic "
          + "Hierarchy Process, RWS Publications, Pittsburgh 1994")
    }
  }
}

extension ConsistencyThreshold: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Double) { self = .fixed(value) }
}
