/// A value that may be missing and is kept apart in memory.
///
///     @Indirect var strategicModel: DecisionModel?
///
/// A struct can so have a value of its own type in it, and one that is usually missing takes 8
/// bytes however large it is.
@propertyWrapper
indirect enum Indirect<Value> {
  case none
  case some(Value)

  /// Keeps a value, or none.
  init(wrappedValue: Value?) { self = wrappedValue.map(Indirect.some) ?? .none }

  /// The value; `nil` if there is none.
  var wrappedValue: Value? {
    get {
      switch self {
      case .none: nil
      case .some(let value): value
      }
    }
    set { self = Indirect(wrappedValue: newValue) }
  }
}

extension Indirect: Equatable where Value: Equatable {}
extension Indirect: Hashable where Value: Hashable {}
extension Indirect: Sendable where Value: Sendable {}
