/// Values of texts that were seen before, by their bytes: most cells of a column have one of a few
/// texts.
struct TextCache<Value> {
  private struct Entry {
    let hash: UInt64
    let start: Int
    let count: Int
    let value: Value
  }

  private var entries: [Entry] = []
  /// The bytes of all texts.
  private var bytes: [UInt8] = []
  /// For each place the position of an entry, and one more; 0 for none.
  private var places = [UInt8](repeating: 0, count: Self.placeCount)

  private static var placeCount: Int { 256 }
  /// How many texts are remembered, and how long they are at most.
  private static var most: Int { 100 }
  private static var longest: Int { 500 }

  /// The value of a text, if it is remembered.
  ///
  /// - Complexity: O(length).
  func value(of text: borrowing [UInt8], _ range: Range<Int>) -> Value? {
    let hash = Self.hash(text, range)
    var place = Int(truncatingIfNeeded: hash >> 56)
    while places[place] != 0 {
      let entry = entries[Int(places[place]) - 1]
      if entry.hash == hash, entry.count == range.count {
        var offset = 0
        while offset < range.count, bytes[entry.start + offset] == text[range.lowerBound + offset] {
          offset += 1
        }
        if offset == range.count { return entry.value }
      }
      place = (place + 1) & (Self.placeCount - 1)
    }
    return nil
  }

  /// Remembers the value of a text that is not remembered yet, if there is room.
  mutating func remember(_ value: Value, of text: borrowing [UInt8], _ range: Range<Int>) {
    guard entries.count < Self.most, range.count <= Self.longest else { return }
    let hash = Self.hash(text, range)
    entries.append(Entry(hash: hash, start: bytes.count, count: range.count, value: value))
    for position in range { bytes.append(text[position]) }
    var place = Int(truncatingIfNeeded: hash >> 56)
    while places[place] != 0 { place = (place + 1) & (Self.placeCount - 1) }
    places[place] = UInt8(entries.count)
  }

  /// The hash FNV-1a, mixed once more so that its highest bits depend on every byte.
  private static func hash(_ text: borrowing [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in range { hash = (hash ^ UInt64(text[position])) &* 0x100_0000_01B3 }
    return (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
  }
}
