internal import AHP
internal import AHPSimdJSON
internal import Synchronization

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
    var section: RatioSection?
    let codes = RatioCodeMemory.codes(textSize: source.count, sectionCount: 1) { memory in
      guard var reading = RatioReading(from: 0, memory, apart: apart) else { return }
      var structure: [UInt8] = []
      let rest = unsafe source.paddedBytes.withUnsafeBytes { text in
        unsafe reading.take(
          from: text.bindMemory(to: CChar.self), source.count, isLast: true, &structure)
      }
      if reading.places.isEmpty { return }
      structure += source.bytes[rest]
      section = reading.section(structure)
    }
    guard let section else { return (source, RatioLists()) }
    return (
      SourceText(name: source.name, bytes: section.structure),
      RatioLists(of: [section], codes: codes)
    )
  }

  /// Reads a text in sections, several at the same time, each piece by piece, and takes the lists
  /// of ratios out of it, so that no more of it is in memory than a piece of each section that is
  /// being read, or its longest list, and what is left without the lists.
  ///
  /// The sections begin where keys of lists do, which is known for certain when the section before
  /// has been read: it ends there, in nothing that goes on.
  ///
  /// - Parameters:
  ///   - name: The name of the file.
  ///   - size: How many bytes the text has.
  ///   - sizes: How it is divided.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  ///   - read: Reads bytes of the text.
  /// - Returns: The text in which the lists are empty, and the lists; `nil` if so much is left, or
  ///   so little is sure of where sections begin, that the text had better be read whole.
  /// - Throws: What `read` throws.
  static func takenOut(
    ofSectionsOf name: String, size: Int, _ sizes: SectionSizes, threads: Int?,
    _ read: ReadAt
  ) throws(FileError) -> (structure: SourceText, lists: RatioLists)? {
    let sections = try sections(size: size, sizes, read)
    let extent = StructureExtent()
    var results: [Result<RatioSection?, FileError>] = []
    let codes = RatioCodeMemory.codes(textSize: size, sectionCount: sections.count) { memory in
      results = Parts.map(sections.count, size: 1, threads: threads) { index in
        Result { () throws(FileError) in
          try RatioSection.read(
            sections[index.lowerBound], isLast: index.upperBound == sections.count,
            pieceSize: sizes.piece, extent, memory, read)
        }
      }
    }
    var found: [RatioSection] = []
    for result in results {
      guard let section = try result.get() else { return nil }
      found.append(section)
    }
    var structure: [UInt8] = []
    structure.reserveCapacity(found.reduce(SourceText.padding) { $0 + $1.structure.count })
    for section in found { structure += section.structure }
    return (SourceText(name: name, bytes: structure), RatioLists(of: found, codes: codes))
  }

  /// Reads bytes of a text from a place on into a range of a buffer, and returns how many: fewer
  /// than there is room for only at the end of the text.
  typealias ReadAt =
    @Sendable (_ place: Int, _ buffer: inout [UInt8], _ range: Range<Int>) throws(FileError) -> Int

  /// How a text is divided.
  struct SectionSizes {
    /// How many bytes a section has at least.
    let section: Int
    /// How many bytes of a section are read at once, until one of its lists has more.
    let piece: Int
  }

  /// The sections of a text, each of which but the first begins with a key of lists.
  ///
  /// - Complexity: O(size / section), unless lists are longer than sections.
  private static func sections(
    size: Int, _ sizes: SectionSizes, _ read: ReadAt
  ) throws(FileError) -> [Range<Int>] {
    var starts = [0]
    var place = sizes.section
    while place < size, let start = try keyOfLists(from: place, size: size, read) {
      starts.append(start)
      place = max(start + 1, (start / sizes.section + 1) * sizes.section)
    }
    return zip(starts, starts.dropFirst() + [size]).map { $0..<$1 }
  }

  /// Where the first key of lists begins from a place in a text on.
  private static func keyOfLists(
    from place: Int, size: Int, _ read: ReadAt
  ) throws(FileError) -> Int? {
    var window = [UInt8](repeating: 0, count: 1 << 14)
    var place = place
    while place < size {
      let count = try read(place, &window, window.indices)
      let found = unsafe window.withUnsafeBytes { bytes in
        let text = unsafe bytes.bindMemory(to: CChar.self).baseAddress
        return unsafe text.map { unsafe ahp_ratios_find_key($0, count) } ?? count
      }
      if found < count { return place + found }
      // A key may be cut at the end of the window.
      guard count == window.count else { return nil }
      place += count - Int(AHP_RATIOS_LONGEST_KEY)
    }
    return nil
  }

  init() {}

  private init(of sections: [RatioSection], codes: [UInt8]) {
    let count = sections.reduce(0) { $0 + $1.lists.count }
    places.reserveCapacity(count)
    ratios.reserveCapacity(count)
    for section in sections {
      let coded = CodedRatios(codes: codes, values: section.values)
      let isRounded = section.values.contains(where: RoundedRatio.mayBeRounded)
      places += section.places
      ratios += section.lists.map {
        switch $0.ratios {
        case .numbers(let numbers):
          Document.Ratios(
            values: RatioList(numbers), missingCount: $0.missingCount, mayHaveRounded: true)
        case .codes(let range):
          Document.Ratios(
            values: RatioList(coded, range), missingCount: $0.missingCount,
            mayHaveRounded: isRounded)
        }
      }
    }
  }
}

/// How much of a text has been read, and what is left of it without its lists, of all sections.
final class StructureExtent: Sendable {
  private let read = Atomic(0)
  private let left = Atomic(0)

  /// How many bytes may be left of a text without its lists, if they are more than half of it.
  private static let most = 1 << 22

  /// Counts a piece.
  func add(read: Int, left: Int) {
    self.read.wrappingAdd(read, ordering: .relaxed)
    self.left.wrappingAdd(left, ordering: .relaxed)
  }

  /// Whether so much is left that the text had better be read whole.
  var isTooLarge: Bool {
    left.load(ordering: .relaxed) > max(Self.most, read.load(ordering: .relaxed) / 2)
  }
}
