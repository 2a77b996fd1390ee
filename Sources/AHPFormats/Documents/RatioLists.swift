internal import AHP
internal import AHPSimdJSON

/// The lists of ratios of a JSON text, read ahead of the rest of it.
///
/// As long as they have few different ratios, as judgments on a scale do, each takes a byte in
/// memory that all lists share; the lists of other files are numbers.
struct RatioLists {
  /// Where a list was taken out of a text.
  struct Place {
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
    var lists = RatioLists()
    var structure: [UInt8] = []
    var copied = 0
    let limits = ComparisonMatrix.supportedRatios
    guard let reader = unsafe ahp_ratio_reader_create(limits.lowerBound, limits.upperBound) else {
      return (source, lists)
    }
    defer { unsafe ahp_ratio_reader_free(reader) }
    var read: [(ratios: Storage, missingCount: Int)] = []
    // A ratio and what separates it from the next one have two bytes at least.
    let codes = unsafe FileInput.largeArray(capacity: source.count / 2 + 1) { codes, codeCount in
      unsafe source.paddedBytes.withUnsafeBytes { buffer in
        guard let text = unsafe buffer.bindMemory(to: CChar.self).baseAddress else { return }
        var place = source.markLength
        var isBehindList = false
        var isCoding = true
        while true {
          place = unsafe ahp_ratios_find(text, source.count, place, isBehindList ? 1 : 0)
          guard place < source.count else { break }
          let found =
            apart.contains(place)
            ? nil
            : unsafe ratios(
              reader, text + place, length: source.count - place, codes, &codeCount, &isCoding)
          isBehindList = found != nil
          place += 1
          guard let found else { continue }
          // The brackets stay.
          structure += source.paddedBytes[copied..<place]
          copied = place - 1 + found.length - 1
          lists.places.append(Place(offset: place - 1, removed: copied - place))
          read.append((found.ratios, found.missingCount))
          place = copied + 1
        }
      }
    }
    if read.isEmpty { return (source, lists) }
    structure += source.bytes[copied...]
    var valueCount = 0
    let values = unsafe ahp_ratio_reader_ratios(reader, &valueCount)
    let coded = CodedRatios(
      codes: codes, values: unsafe Array(UnsafeBufferPointer(start: values, count: valueCount)))
    lists.ratios = read.map {
      switch $0.ratios {
      case .numbers(let numbers):
        Document.Ratios(values: RatioList(numbers), missingCount: $0.missingCount)
      case .codes(let range):
        Document.Ratios(values: RatioList(coded, range), missingCount: $0.missingCount)
      }
    }
    return (SourceText(name: source.name, bytes: structure), lists)
  }

  private enum Storage {
    case numbers([Double])
    /// A part of the codes.
    case codes(Range<Int>)
  }

  /// Reads the list that begins at an address.
  ///
  /// - Parameters:
  ///   - codes: Memory for the codes of all lists.
  ///   - codeCount: How many of them there are; those of this list are added.
  ///   - isCoding: Whether ratios are read as codes; no longer so if this list has too many
  ///     different ones.
  /// - Returns: The ratios, and how many bytes the list has; `nil` if anything in it is not a plain
  ///   ratio.
  private static func ratios(
    _ reader: OpaquePointer, _ list: UnsafePointer<CChar>, length: Int,
    _ codes: UnsafeMutableBufferPointer<UInt8>, _ codeCount: inout Int, _ isCoding: inout Bool
  ) -> (ratios: Storage, missingCount: Int, length: Int)? {
    let capacity = unsafe ahp_ratios_count(list, length)
    guard capacity > 0, capacity <= codes.count - codeCount || !isCoding else { return nil }
    if isCoding, let memory = codes.baseAddress {
      let result = unsafe ahp_ratios_read_codes(reader, list, length, memory + codeCount, capacity)
      if result.complete == 1 {
        let start = codeCount
        codeCount += result.count
        return (.codes(start..<codeCount), result.missing, result.end)
      }
    }
    var result = ahp_ratios()
    let numbers = unsafe [Double](unsafeUninitializedCapacity: capacity) { numbers, count in
      result = unsafe ahp_ratios_read(reader, list, length, numbers.baseAddress, capacity)
      count = result.count
    }
    guard result.complete == 1 else { return nil }
    isCoding = false
    return (.numbers(numbers), result.missing, result.end)
  }
}
