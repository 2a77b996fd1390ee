internal import AHP
internal import AHPSimdJSON

/// The lists of ratios of a JSON text, read ahead of the rest of it.
///
/// As long as they have few different ratios, as judgments on a scale do, each takes a byte in
/// memory that all lists share; the lists of other files are numbers.
struct RatioLists {
  /// Where a list was taken out of a text.
  struct Place: Equatable {
    /// Where it began in the text.
    let offset: Int
    /// How many bytes of it were taken out there.
    let removed: Int
  }

  /// The places, in the order of the text.
  private(set) var places: [Place] = []
  /// The ratios of each list.
  private(set) var ratios: [Document.Ratios] = []

  /// Takes the lists of ratios out of a text.
  ///
  /// - Parameter apart: Where lists begin that are left in it.
  /// - Returns: The text in which the lists are empty, and the lists.
  static func takenOut(
    of source: SourceText, apart: Set<Int>
  ) -> (structure: SourceText, lists: RatioLists) {
    guard var taking = Taking(apart: apart) else { return (source, RatioLists()) }
    var structure: [UInt8] = []
    let codes = unsafe FileInput.largeArray(capacity: codeCapacity(of: source.count)) {
      codes, codeCount in
      let rest = unsafe source.paddedBytes.withUnsafeBytes { text in
        unsafe taking.take(
          from: text.bindMemory(to: CChar.self), source.count, isLast: true, codes, &codeCount,
          &structure)
      }
      if !taking.places.isEmpty { structure += source.bytes[rest] }
    }
    if taking.places.isEmpty { return (source, RatioLists()) }
    return (SourceText(name: source.name, bytes: structure), taking.lists(codes: codes))
  }

  /// Reads a text piece by piece and takes the lists of ratios out of it, so that no more of it is
  /// in memory than a piece, or the longest list, and what is left without the lists.
  ///
  /// - Parameters:
  ///   - name: The name of the file.
  ///   - size: How many bytes the text has.
  ///   - pieceSize: How many bytes of it are read at once, until one of its lists has more.
  ///   - read: Reads bytes into a range of a buffer, fewer only at the end of the text, and returns
  ///     how many.
  /// - Returns: The text in which the lists are empty, and the lists; `nil` if so much is left that
  ///   the text had better be read whole.
  /// - Throws: What `read` throws.
  static func takenOut(
    ofPiecesOf name: String, size: Int, pieceSize: Int,
    _ read: (inout [UInt8], Range<Int>) throws(FileError) -> Int
  ) throws(FileError) -> (structure: SourceText, lists: RatioLists)? {
    guard var taking = Taking(apart: []) else { return nil }
    var structure: [UInt8] = []
    var failure: FileError?
    let codes = unsafe FileInput.largeArray(capacity: codeCapacity(of: size)) { codes, codeCount in
      do throws(FileError) {
        var buffer = [UInt8](repeating: 0, count: pieceSize + SourceText.padding)
        // How many bytes at the beginning of the buffer are from the piece before.
        var kept = 0
        while structure.count <= max(mostStructure, taking.offset / 2) {
          let capacity = buffer.count - SourceText.padding
          let count = try kept + read(&buffer, kept..<capacity)
          for index in count..<count + SourceText.padding { buffer[index] = 0 }
          let isLast = count < capacity
          kept = unsafe buffer.withUnsafeMutableBytes { buffer in
            let text = unsafe UnsafeBufferPointer(buffer.bindMemory(to: CChar.self))
            let rest = unsafe taking.take(
              from: text, count, isLast: isLast, codes, &codeCount, &structure)
            unsafe structure += buffer[rest]
            let kept = unsafe buffer[rest.upperBound..<count]
            unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: kept))
            return unsafe kept.count
          }
          if isLast {
            taking.isComplete = true
            return
          }
          // A list that does not fit is searched for its end a second time in twice the room.
          if kept > capacity / 2 { buffer += repeatElement(0, count: capacity) }
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    guard taking.isComplete else { return nil }
    return (SourceText(name: name, bytes: structure), taking.lists(codes: codes))
  }

  /// How many bytes may be left of a file without its lists, if they are more than half of it.
  private static let mostStructure = 1 << 22

  /// Room for the codes of all lists of a text: a ratio and what separates it from the next one
  /// have two bytes at least.
  private static func codeCapacity(of size: Int) -> Int { size / 2 + 1 }

  private enum Storage {
    case numbers([Double])
    /// A part of the codes.
    case codes(Range<Int>)
  }

  /// Takes lists of ratios out of a text whose pieces come one after the other.
  @safe private struct Taking: ~Copyable {
    /// How many bytes of the text are done with.
    private(set) var offset = 0
    private(set) var places: [Place] = []
    /// Whether all pieces of the text have come.
    var isComplete = false

    private let reader: OpaquePointer
    private let apart: Set<Int>
    private var read: [(ratios: Storage, missingCount: Int)] = []
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

    /// - Parameter apart: Where lists begin that are not taken out.
    /// - Returns: `nil` if there is no memory.
    init?(apart: Set<Int>) {
      let limits = ComparisonMatrix.supportedRatios
      guard let reader = unsafe ahp_ratio_reader_create(limits.lowerBound, limits.upperBound) else {
        return nil
      }
      unsafe self.reader = reader
      self.apart = apart
    }

    deinit { unsafe ahp_ratio_reader_free(reader) }

    /// Takes the lists out of a piece that begins with the first byte that is not done with.
    ///
    /// - Parameters:
    ///   - text: The piece and its padding.
    ///   - count: The length of the piece.
    ///   - isLast: Whether the text ends with it; all of it is done with then.
    ///   - codes: Memory for the codes of all lists.
    ///   - codeCount: How many of them there are; those of the lists are added.
    ///   - structure: Gets the text without the lists, up to the last one that is taken out.
    /// - Returns: What follows in the piece up to the end of what is done with.
    mutating func take(
      from text: UnsafeBufferPointer<CChar>, _ count: Int, isLast: Bool,
      _ codes: UnsafeMutableBufferPointer<UInt8>, _ codeCount: inout Int,
      _ structure: inout [UInt8]
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
          ? nil
          : unsafe ratios(start + position, length: count - position, capacity, codes, &codeCount)
        next = found == nil ? .anything : .end
        guard let found else {
          position += 1
          continue
        }
        // The brackets stay.
        unsafe structure += UnsafeRawBufferPointer(
          rebasing: UnsafeRawBufferPointer(text)[copied...position])
        copied = position + found.length - 1
        places.append(Place(offset: offset + position, removed: copied - position - 1))
        read.append((found.ratios, found.missingCount))
        position = copied + 1
      }
      offset += position
      return copied..<position
    }

    /// Reads the list that begins at an address.
    ///
    /// - Parameter capacity: How many ratios it has.
    /// - Returns: The ratios, and how many bytes the list has; `nil` if anything in it is not a
    ///   plain ratio.
    private mutating func ratios(
      _ list: UnsafePointer<CChar>, length: Int, _ capacity: Int,
      _ codes: UnsafeMutableBufferPointer<UInt8>, _ codeCount: inout Int
    ) -> (ratios: Storage, missingCount: Int, length: Int)? {
      guard capacity <= codes.count - codeCount || !isCoding else { return nil }
      if isCoding, let memory = codes.baseAddress {
        let result = unsafe ahp_ratios_read_codes(
          reader, list, length, memory + codeCount, capacity)
        if result.complete == 1 {
          let start = codeCount
          codeCount += result.count
          return (.codes(start..<codeCount), result.missing, result.end)
        }
        var valueCount = 0
        _ = unsafe ahp_ratio_reader_ratios(reader, &valueCount)
        // As long as there are codes left, what ends the reading is no plain ratio.
        isCoding = valueCount < Int(AHP_RATIO_CODES)
        if isCoding { return nil }
      }
      var result = ahp_ratios()
      let numbers = unsafe [Double](unsafeUninitializedCapacity: capacity) { numbers, count in
        result = unsafe ahp_ratios_read(reader, list, length, numbers.baseAddress, capacity)
        count = result.count
      }
      guard result.complete == 1 else { return nil }
      return (.numbers(numbers), result.missing, result.end)
    }

    /// Returns the lists that were taken out.
    func lists(codes: consuming [UInt8]) -> RatioLists {
      var valueCount = 0
      let values = unsafe ahp_ratio_reader_ratios(reader, &valueCount)
      let coded = CodedRatios(
        codes: codes, values: unsafe Array(UnsafeBufferPointer(start: values, count: valueCount)))
      var lists = RatioLists()
      lists.places = places
      lists.ratios = read.map {
        switch $0.ratios {
        case .numbers(let numbers):
          Document.Ratios(values: RatioList(numbers), missingCount: $0.missingCount)
        case .codes(let range):
          Document.Ratios(values: RatioList(coded, range), missingCount: $0.missingCount)
        }
      }
      return lists
    }
  }
}
