/// Whether the weights of criteria are multiplied by their numbers of leaves.
///
/// The weight of each criterion is multiplied by the number of criteria without children that it is
/// or has below it, before the weights of siblings are divided by their sum. So a criterion does
/// not lose weight by a detailed hierarchy below it. Expert Choice offers the same.
public struct StructuralAdjustment: EvaluationSwitch {
  public static var key: String { "structuralAdjustment" }
  public static var subject: String { "Structural adjustment" }

  public let isOn: Bool

  public init(_ isOn: Bool) { self.isOn = isOn }

  public var title: String { isOn ? "by numbers of leaves" : "no" }
}
