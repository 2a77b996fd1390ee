internal import AHP
internal import AHPRows

/// The rows of a long table of answers that were read before, by which equal rows are recognized:
/// together with `KnownRatios` and `KnownCells` the face of the C module.
struct KnownRows {
  /// The order of the fields in the rows of a file.
  struct Form: Hashable {
    let delimiter: UInt8
    let isParticipantFirst: Bool
    /// How many fields stand before participant and ratio, and between them.
    let fieldsBefore: Int
    let fieldsBetween: Int
    /// How many fields the participant has: the name, and what stands right after it.
    let participantFields: Int
  }

  /// Why reading stopped.
  enum Stop {
    /// The text ends before the row does.
    case end
    /// The participant is another one than the current, as written in the range.
    case participant(Range<Int>)
    /// The ratio in the range has not been seen before.
    case ratio(Range<Int>)
    /// The row is not known, or its question is answered already.
    case unknown
  }

  let form: Form
  private let cForm: ahp_row_form
  private var rows: [ahp_row] = []
  private var bytes = [UInt8](repeating: 0, count: Self.padding)
  private var index = [UInt32](repeating: 0, count: 64)
  private var course = ahp_row_course(last: .max, next: 0)
  private var participant = [UInt8](repeating: 0, count: Self.padding)
  private var participantLength = Int.max
  /// How many rows are remembered at most.
  private let limit: Int

  private static let padding = Int(AHP_ROWS_PADDING)

  /// The most bytes of remembered rows, whose positions have 32 bits.
  private static let byteLimit = 1 << 31

  init(_ form: Form, questionCount: Int) {
    self.form = form
    cForm = ahp_row_form(
      delimiter: form.delimiter, participant_first: form.isParticipantFirst ? 1 : 0,
      fields_before: UInt32(form.fieldsBefore), fields_between: UInt32(form.fieldsBetween),
      participant_fields: UInt32(form.participantFields))
    // Room for each question in both directions, twice, since rows can be spelled differently.
    limit = 1000 + 4 * questionCount
  }

  /// Sets how the fields of the current participant are written, delimiters included; `nil` if rows
  /// are not to be recognized by them.
  mutating func setParticipant(_ written: ArraySlice<UInt8>?) {
    participant.removeAll(keepingCapacity: true)
    if let written { participant += written }
    participantLength = written?.count ?? .max
    participant.append(contentsOf: repeatElement(0, count: Self.padding))
  }

  /// Reads rows of the current participant for as long as they are known, each of one line.
  mutating func read(
    _ text: [UInt8], _ range: Range<Int>, ratios: KnownRatios,
    into slot: inout ResponseSlot, place: UInt64
  ) -> (stop: Stop, position: Int, rowCount: Int, answerCount: Int) {
    let result = unsafe ahp_rows_read(
      text, range.lowerBound, range.upperBound, cForm, &course, participant,
      participantLength, &rows, rows.count, bytes, index, index.count, ratios.known,
      ratios.limits, &slot.response.answers, &slot.places, place)
    let stop: Stop =
      switch Int(result.status) {
      case AHP_ROWS_END: .end
      case AHP_ROWS_PARTICIPANT: .participant(result.start..<result.end)
      case AHP_ROWS_RATIO: .ratio(result.start..<result.end)
      default: .unknown
      }
    return (stop, result.position, result.rows, result.answers)
  }

  /// Remembers a row that has been read and found good.
  ///
  /// - Parameters:
  ///   - row: All bytes, with one line feed at their end.
  ///   - first, second: Where the participant and the ratio stand, in the order of the form.
  ///   - isReversed: Whether the answer is about the later item against the earlier.
  mutating func remember(
    _ text: [UInt8], _ row: Range<Int>, first: Range<Int>, second: Range<Int>, question: QuestionID,
    isReversed: Bool
  ) {
    let parts = [
      row.lowerBound..<first.lowerBound, first.upperBound..<second.lowerBound,
      second.upperBound..<row.upperBound,
    ]
    let start = bytes.count - Self.padding
    bytes.removeLast(Self.padding)
    for part in parts { bytes += text[part] }
    bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    let hash = unsafe bytes.withUnsafeBufferPointer { bytes in
      let new = bytes.extracting(start...)
      return unsafe ahp_row_hash(
        new.baseAddress, parts[0].count, parts[1].count, parts[2].count)
    }
    let known =
      find(hash, start: start, parts.map(\.count))
      ?? add(
        ahp_row(
          hash: hash, start: UInt32(start), before: UInt32(parts[0].count),
          between: UInt32(parts[1].count), after: UInt32(parts[2].count),
          question: UInt32(question.position << 1 | (isReversed ? 1 : 0)), next: 0))
    guard let known else {
      bytes.removeLast(bytes.count - start - Self.padding)
      return
    }
    if rows[known].start != start { bytes.removeLast(bytes.count - start - Self.padding) }
    if course.last != .max { rows[Int(course.last)].next = UInt32(known) }
    course = ahp_row_course(last: UInt32(known), next: rows[known].next)
  }

  /// The position of a row that is remembered already and has the bytes that begin at `start`.
  private func find(_ hash: UInt64, start: Int, _ lengths: [Int]) -> Int? {
    var place = Int(truncatingIfNeeded: hash) & (index.count - 1)
    while index[place] != 0 {
      let row = rows[Int(index[place]) - 1]
      let known = Int(row.start)
      if row.hash == hash && [row.before, row.between, row.after].map(Int.init) == lengths,
        case let count = lengths.reduce(0, +),
        bytes[known..<known + count] == bytes[start..<start + count]
      {
        return Int(index[place]) - 1
      }
      place = (place + 1) & (index.count - 1)
    }
    return nil
  }

  private mutating func add(_ row: ahp_row) -> Int? {
    guard rows.count < limit && bytes.count <= Self.byteLimit else { return nil }
    rows.append(row)
    if 2 * rows.count > index.count {
      index = Array(repeating: 0, count: 4 * rows.count.nextPowerOfTwo)
      for position in rows.indices { enter(position) }
    } else {
      enter(rows.count - 1)
    }
    return rows.count - 1
  }

  private mutating func enter(_ position: Int) {
    var place = Int(truncatingIfNeeded: rows[position].hash) & (index.count - 1)
    while index[place] != 0 { place = (place + 1) & (index.count - 1) }
    index[place] = UInt32(position + 1)
  }
}

extension Int {
  /// The least power of 2 that is not smaller.
  fileprivate var nextPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}

/// Ratios that were read before, as they are written.
struct KnownRatios {
  fileprivate var known = [ahp_ratio](repeating: ahp_ratio(), count: Int(AHP_RATIO_COUNT))

  /// The least and the greatest decimal number that is a ratio as it stands.
  fileprivate let limits: [Double]

  init(_ options: ResponseOptions) {
    let limits = options.answers.limits
    // Decimals less than 1/2 may be rounded reciprocals.
    self.limits = [
      options.roundedRatios == .fractions ? max(0.5, limits.lowerBound) : limits.lowerBound,
      // Larger numbers may be dates.
      min(limits.upperBound, 10_000),
    ]
    // Nearly all answers are among these.
    for number in 1...9 {
      remember(Double(number), written: Array("\(number)".utf8)[...])
      if number > 1 { remember(1 / Double(number), written: Array("1/\(number)".utf8)[...]) }
    }
  }

  /// The most bytes of a ratio that is remembered.
  static let longest = Int(AHP_RATIO_LENGTH)

  /// Remembers a ratio, if it is written with few bytes.
  mutating func remember(_ ratio: Double, written: ArraySlice<UInt8>) {
    guard (1...Self.longest).contains(written.count) else { return }
    let padded = Array(written) + Array(repeating: 0, count: Int(AHP_ROWS_PADDING))
    unsafe ahp_ratio_remember(&known, padded, written.count, ratio)
  }
}

/// The cells of a wide table of answers, whose columns are questions.
struct KnownCells {
  /// For each column the question times 2, and 1 more if the answer is about the later item against
  /// the earlier; negative for columns of anything else.
  private let columns: [Int32]
  private let delimiter: UInt8
  private var values: [Double]
  private var extents: [UInt32]

  enum Stop {
    case read(next: Int)
    /// The text ends before the row does.
    case end
    /// The ratio in the range has not been seen before.
    case ratio(Range<Int>, column: Int)
    /// The row has to be read cell by cell.
    case unknown
  }

  init(delimiter: UInt8, columns: [(question: QuestionID, isReversed: Bool)?]) {
    self.delimiter = delimiter
    self.columns = columns.map { column in
      column.map { Int32($0.question.position << 1 | ($0.isReversed ? 1 : 0)) } ?? -1
    }
    values = Array(repeating: 0, count: columns.count)
    extents = Array(repeating: 0, count: 2 * columns.count)
  }

  /// Reads the row that begins at the range's beginning, from a column on that begins at `start`.
  mutating func read(
    _ text: [UInt8], _ range: Range<Int>, from start: Int, column: Int, ratios: KnownRatios
  ) -> Stop {
    let result = unsafe ahp_cells_read(
      text, range.lowerBound, start, range.upperBound, delimiter, columns, columns.count, column,
      ratios.known, ratios.limits, &values, &extents)
    return switch Int(result.status) {
    case AHP_CELLS_READ: .read(next: result.position)
    case AHP_CELLS_END: .end
    case AHP_CELLS_RATIO: .ratio(result.position..<result.end, column: result.column)
    default: .unknown
    }
  }

  /// The bytes of a cell that is no answer, counted from the beginning of the row.
  func extent(ofColumn column: Int) -> Range<Int> {
    Int(extents[2 * column])..<Int(extents[2 * column + 1])
  }

  /// Stores the row as the answers of a participant without any, and returns how many there are.
  func store(into slot: inout ResponseSlot, place: UInt64) -> Int {
    unsafe ahp_cells_store(
      columns, columns.count, values, &slot.response.answers, &slot.places, place)
  }
}
