/// The position of something in one of a model's lists, counted from 0.
///
/// Each list has a type of its own, so that a position in one list cannot be taken for a position
/// in another. A range of positions is a collection: `for criterion in model.criteria.indices`.
public protocol ModelPosition: Hashable, Comparable, Sendable, Strideable, CustomStringConvertible
where Stride == Int {
  /// What the list has, in the singular, for messages.
  static var noun: String { get }

  /// The number of elements before this one, 0 or more.
  var position: Int { get }

  /// Creates the position with so many elements before it.
  init(_ position: Int)
}

// What follows is inlinable, so that a position costs no more than its number in other modules too.

extension ModelPosition {
  @inlinable
  public static func == (first: Self, second: Self) -> Bool { first.position == second.position }

  @inlinable
  public static func < (first: Self, second: Self) -> Bool { first.position < second.position }

  @inlinable
  public func distance(to other: Self) -> Int { other.position - position }

  @inlinable
  public func advanced(by distance: Int) -> Self { Self(position + distance) }

  /// The number alone.
  public var description: String { "\(position)" }
}

/// The position of a criterion in `DecisionModel.criteria`.
public struct CriterionID: ModelPosition {
  public static var noun: String { "criterion" }
  public let position: Int
  @inlinable
  public init(_ position: Int) { self.position = position }
}

/// The position of an alternative in `DecisionModel.alternatives`.
public struct AlternativeID: ModelPosition {
  public static var noun: String { "alternative" }
  public let position: Int
  @inlinable
  public init(_ position: Int) { self.position = position }
}

/// The position of a participant in `DecisionModel.participants`.
public struct ParticipantID: ModelPosition {
  public static var noun: String { "participant" }
  public let position: Int
  @inlinable
  public init(_ position: Int) { self.position = position }
}

/// The position of a set of items in `DecisionModel.comparisonSets()`: the criteria come first,
/// each at its own position, then the strategic criteria, then what networks compare.
public struct ComparisonSetID: ModelPosition {
  public static var noun: String { "comparison set" }
  public let position: Int
  @inlinable
  public init(_ position: Int) { self.position = position }

  /// The set of the items of a criterion.
  @inlinable
  public init(_ criterion: CriterionID) { position = criterion.position }
}

/// The position of a cluster in `Network.clusters`.
public struct ClusterID: ModelPosition {
  public static var noun: String { "cluster" }
  public let position: Int
  @inlinable
  public init(_ position: Int) { self.position = position }
}

/// The position of a node in `Network.nodes`.
public struct NodeID: ModelPosition {
  public static var noun: String { "node" }
  public let position: Int
  @inlinable
  public init(_ position: Int) { self.position = position }
}

/// The position of a question of `Questions`.
public struct QuestionID: ModelPosition {
  public static var noun: String { "question" }
  public let position: Int
  @inlinable
  public init(_ position: Int) { self.position = position }
}

/// One of the things that a model ranks.
public enum RankedID: Hashable, Sendable {
  /// An alternative.
  case alternative(AlternativeID)
  /// A criterion without children, in a model without alternatives.
  case criterion(CriterionID)
}

/// A list whose elements are found by positions of one type.
public struct PositionedArray<Position, Element> {
  // `Position` is not constrained here: the run time would have to search for its conformance when
  // it makes the metadata of the type, which is a part of a short run that can be measured.

  /// The elements as a plain array, for loops over spans and positions that are computed.
  public var elements: [Element]

  /// Creates a list of the elements of an array, in its order.
  @inlinable
  public init(_ elements: [Element]) { self.elements = elements }
}

extension PositionedArray: Equatable where Element: Equatable {}
extension PositionedArray: Hashable where Element: Hashable {}
extension PositionedArray: Sendable where Element: Sendable {}

extension PositionedArray: Sequence, Collection, BidirectionalCollection, RandomAccessCollection,
  MutableCollection
where Position: ModelPosition {
  @inlinable
  public var startIndex: Position { Position(0) }
  @inlinable
  public var endIndex: Position { Position(elements.count) }
  @inlinable
  public var count: Int { elements.count }

  public subscript(position: Position) -> Element {
    // Coroutines lend the element, so that no copy is made of it.
    @inlinable _read { yield elements[position.position] }
    @inlinable _modify { yield &elements[position.position] }
  }

  @inlinable
  public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }

  /// Adds an element at the end.
  ///
  /// - Returns: Its position.
  @inlinable
  @discardableResult
  public mutating func append(_ element: Element) -> Position {
    elements.append(element)
    return Position(elements.count - 1)
  }

  /// Ends the process with a sentence unless the list has a position.
  func require(_ position: Position) {
    if elements.indices.contains(position.position) { return }
    // A precondition would say nothing in a release build.
    fatalError("\(Position.noun) \(position) is not in the model, which has \(count)")
  }
}

extension PositionedArray: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension PositionedArray: CustomStringConvertible {
  /// As of the array.
  public var description: String { "\(elements)" }
}

extension Array {
  /// The element of an array that has one for each element of a model's list, in its order.
  package subscript(position: some ModelPosition) -> Element {
    @inlinable _read { yield self[position.position] }
    @inlinable _modify { yield &self[position.position] }
  }
}

extension Range where Bound: ModelPosition {
  /// The range as numbers, to take a part of a plain array with.
  @inlinable
  package var positions: Range<Int> { lowerBound.position..<upperBound.position }
}
