/// Two items of a matrix in a given direction: `item` is compared with `other`.
public struct ItemPair: Hashable, Sendable {
  /// The position of the item that is judged.
  public let item: Int

  /// The position of the item that it is judged against.
  public let other: Int
}
