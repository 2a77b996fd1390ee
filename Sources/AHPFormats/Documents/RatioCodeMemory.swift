internal import Synchronization

/// Memory for the codes of all lists of ratios of a text, which several threads take parts of.
@safe final class RatioCodeMemory: Sendable {
  private nonisolated(unsafe) let memory: UnsafeMutableBufferPointer<UInt8>
  private let taken = Atomic(0)

  /// How many bytes a section takes at once, for many lists.
  private let blockSize: Int
  /// Lists of more ratios take bytes of their own, so that little is left at the end of a block.
  private var longestInBlock: Int { blockSize / 8 }

  private init(_ memory: UnsafeMutableBufferPointer<UInt8>, blockSize: Int) {
    unsafe self.memory = memory
    self.blockSize = blockSize
  }

  /// Returns the codes that are written to new memory.
  ///
  /// - Parameters:
  ///   - textSize: How many bytes the text has. A ratio and what separates it from the next one are
  ///     two of them at least.
  ///   - sectionCount: How many parts of it are read on their own.
  ///   - fill: Writes the codes.
  static func codes(
    textSize: Int, sectionCount: Int, _ fill: (RatioCodeMemory) -> Void
  ) -> [UInt8] {
    let blockSize = min(1 << 17, textSize)
    // What may be left at the ends of blocks that are full, and of the last ones.
    let ends = textSize / 8 + sectionCount * blockSize
    return unsafe FileInput.largeArray(capacity: textSize / 2 + 1 + ends) { buffer, count in
      let memory = unsafe RatioCodeMemory(buffer, blockSize: blockSize)
      fill(memory)
      count = memory.taken.load(ordering: .relaxed)
    }
  }

  /// Takes bytes that nobody else has; `nil` if there are not as many left.
  private func take(_ count: Int) -> Range<Int>? {
    var start = taken.load(ordering: .relaxed)
    while unsafe start + count <= memory.count {
      let (isTaken, now) = taken.compareExchange(
        expected: start, desired: start + count, ordering: .relaxed)
      if isTaken { return start..<start + count }
      start = now
    }
    return nil
  }

  /// Gives a value to bytes that no list has.
  private func clear(_ range: Range<Int>) {
    unsafe memory.extracting(range).initialize(repeating: 0)
  }

  /// What one section has taken.
  struct Share: ~Copyable {
    private let memory: RatioCodeMemory
    /// The part of its block that no list has.
    private var free = 0..<0

    init(of memory: RatioCodeMemory) { self.memory = memory }

    deinit { memory.clear(free) }

    /// Gives the codes of a list a place.
    ///
    /// - Parameters:
    ///   - count: How many there are.
    ///   - write: Writes them, and returns how many it has written.
    /// - Returns: The place; `nil` if there is none, or fewer were written.
    mutating func place(
      _ count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int
    ) -> Range<Int>? {
      let isInBlock = count <= memory.longestInBlock
      if isInBlock && count > free.count {
        memory.clear(free)
        free = memory.take(memory.blockSize) ?? 0..<0
      }
      let range = isInBlock ? free.prefix(count) : memory.take(count) ?? 0..<0
      guard range.count == count, let start = unsafe memory.memory.baseAddress else { return nil }
      let written = unsafe write(start + range.lowerBound)
      guard written == count else {
        if !isInBlock { memory.clear(range) }
        return nil
      }
      if isInBlock { free = range.upperBound..<free.upperBound }
      return range
    }
  }
}
