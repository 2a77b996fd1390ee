internal import AHP
internal import AHPSimdJSON

/// A section of a text without its lists of ratios, and the lists.
struct RatioSection: Sendable {
  enum Ratios {
    case numbers([Double])
    /// Where their codes are.
    case codes(Range<Int>)
  }

  /// The section in which the lists are empty.
  let structure: [UInt8]
  /// Where the lists were in the text.
  let places: [RatioLists.Place]
  let lists: [(ratios: Ratios, missingCount: Int)]
  /// What the codes of its lists stand for.
  let values: [Double]

  /// Reads a section of a text piece by piece.
  ///
  /// - Parameters:
  ///   - range: Its place in the text.
  ///   - isLast: Whether the text ends with it.
  ///   - pieceSize: How many bytes are read at once.
  ///   - extent: Counts what is read and left of all sections.
  ///   - memory: Memory for the codes.
  ///   - read: Reads bytes of the text.
  /// - Returns: `nil` if the text had better be read whole, since too much is left of it, or what
  ///   the section ends with is not complete: it begins or ends within a string, say.
  static func read(
    _ range: Range<Int>, isLast: Bool, pieceSize: Int, _ extent: StructureExtent,
    _ memory: RatioCodeMemory, _ read: RatioLists.ReadAt
  ) throws(FileError) -> RatioSection? {
    guard var reading = RatioReading(from: range.lowerBound, memory, apart: []) else { return nil }
    var structure: [UInt8] = []
    var buffer = [UInt8](
      repeating: 0, count: min(pieceSize, range.count + 1) + SourceText.padding)
    // How many bytes at the beginning of the buffer are from the piece before.
    var kept = 0
    var place = range.lowerBound
    while !extent.isTooLarge {
      let capacity = buffer.count - SourceText.padding
      let wanted = min(capacity - kept, range.upperBound - place)
      let found = try read(place, &buffer, kept..<kept + wanted)
      place += found
      let count = kept + found
      for index in count..<count + SourceText.padding { buffer[index] = 0 }
      let isAtEnd = place == range.upperBound || found < wanted
      let before = structure.count
      kept = unsafe buffer.withUnsafeMutableBytes { buffer in
        let text = unsafe UnsafeBufferPointer(buffer.bindMemory(to: CChar.self))
        let rest = unsafe reading.take(from: text, count, isLast: isAtEnd && isLast, &structure)
        unsafe structure += buffer[rest]
        let kept = unsafe buffer[rest.upperBound..<count]
        unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: kept))
        return unsafe kept.count
      }
      extent.add(read: found, left: structure.count - before)
      if isAtEnd {
        guard isLast || reading.isBetweenTokens(at: range.upperBound) else { return nil }
        return reading.section(structure)
      }
      // A list that does not fit is searched for its end a second time in twice the room.
      if kept > capacity / 2 { buffer += repeatElement(0, count: capacity) }
    }
    return nil
  }
}

/// Takes lists of ratios out of a section of a text whose pieces come one after the other.
@safe struct RatioReading: ~Copyable {
  /// How many bytes of the text are done with.
  private var offset: Int
  private(set) var places: [RatioLists.Place] = []

  private let reader: OpaquePointer
  private let apart: Set<Int>
  private var lists: [(ratios: RatioSection.Ratios, missingCount: Int)] = []
  private var memory: RatioCodeMemory.Share
  /// Whether ratios are read as codes: until a list has too many different ones.
  private var isCoding = true
  private var next = Next.anything

  /// What begins with the first byte that is not done with.
  private enum Next {
    case anything
    /// A list that may be one of ratios.
    case list
    /// What is behind a list of ratios.
    case end
  }

  /// - Parameters:
  ///   - offset: Where the section begins in the text, outside of a string.
  ///   - memory: Memory for the codes.
  ///   - apart: Where lists begin that are not taken out.
  /// - Returns: `nil` if there is no memory.
  init?(from offset: Int, _ memory: RatioCodeMemory, apart: Set<Int>) {
    let limits = ComparisonMatrix.supportedRatios
    guard let reader = unsafe ahp_ratio_reader_create(limits.lowerBound, limits.upperBound) else {
      return nil
    }
    unsafe self.reader = reader
    self.offset = offset
    self.memory = RatioCodeMemory.Share(of: memory)
    self.apart = apart
  }

  deinit { unsafe ahp_ratio_reader_free(reader) }

  /// Whether everything up to a place in the text is done with, and nothing that it ends with goes
  /// on there.
  func isBetweenTokens(at place: Int) -> Bool { offset == place && next == .anything }

  /// Takes the lists out of a piece that begins with the first byte that is not done with.
  ///
  /// - Parameters:
  ///   - text: The piece and its padding.
  ///   - count: The length of the piece.
  ///   - isLast: Whether the text ends with it; all of it is done with then.
  ///   - structure: Gets the text without the lists, up to the last one that is taken out.
  /// - Returns: What follows in the piece up to the end of what is done with.
  mutating func take(
    from text: UnsafeBufferPointer<CChar>, _ count: Int, isLast: Bool, _ structure: inout [UInt8]
  ) -> Range<Int> {
    guard let start = text.baseAddress else { return 0..<0 }
    var position = 0
    var copied = 0
    while true {
      if next != .list {
        var resume = 0
        let list = unsafe ahp_ratios_find(start, count, position, next == .end ? 1 : 0, &resume)
        guard list < count else {
          if resume != position { next = .anything }
          position = isLast ? count : resume
          break
        }
        position = list
      }
      var isCut: Int32 = 0
      let capacity = unsafe ahp_ratios_count(start + position, count - position, &isCut)
      if isCut != 0 && !isLast {
        next = .list
        break
      }
      let found =
        capacity == 0 || apart.contains(offset + position)
        ? nil : unsafe ratios(start + position, length: count - position, capacity)
      next = found == nil ? .anything : .end
      guard let found else {
        position += 1
        continue
      }
      // The brackets stay.
      unsafe structure += UnsafeRawBufferPointer(
        rebasing: UnsafeRawBufferPointer(text)[copied...position])
      copied = position + found.length - 1
      places.append(
        RatioLists.Place(offset: offset + position, removed: copied - position - 1))
      lists.append((found.ratios, found.missingCount))
      position = copied + 1
    }
    offset += position
    return copied..<position
  }

  /// Reads the list that begins at an address.
  ///
  /// - Parameter capacity: How many ratios it has.
  /// - Returns: The ratios, and how many bytes the list has; `nil` if anything in it is not a plain
  ///   ratio.
  private mutating func ratios(
    _ list: UnsafePointer<CChar>, length: Int, _ capacity: Int
  ) -> (ratios: RatioSection.Ratios, missingCount: Int, length: Int)? {
    var result = ahp_ratios()
    if isCoding {
      let reader = unsafe reader
      let place = unsafe memory.place(capacity) { codes in
        result = unsafe ahp_ratios_read_codes(reader, list, length, codes, capacity)
        return result.complete == 1 ? result.count : 0
      }
      if let place { return (.codes(place), result.missing, result.end) }
      var valueCount = 0
      _ = unsafe ahp_ratio_reader_ratios(reader, &valueCount)
      // As long as there are codes left, what ends the reading is no plain ratio.
      isCoding = valueCount < Int(AHP_RATIO_CODES)
      if isCoding { return nil }
    }
    let numbers = unsafe [Double](unsafeUninitializedCapacity: capacity) { numbers, count in
      result = unsafe ahp_ratios_read(reader, list, length, numbers.baseAddress, capacity)
      count = result.count
    }
    guard result.complete == 1 else { return nil }
    return (.numbers(numbers), result.missing, result.end)
  }

  /// What was taken out of the section.
  func section(_ structure: [UInt8]) -> RatioSection {
    var count = 0
    let values = unsafe ahp_ratio_reader_ratios(reader, &count)
    return RatioSection(
      structure: structure, places: places, lists: lists,
      values: unsafe Array(UnsafeBufferPointer(start: values, count: count)))
  }
}
