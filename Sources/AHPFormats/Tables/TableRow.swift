/// A row of a table in CSV, cut into fields: those of RFC 4180, with any delimiter.
///
/// A field in quotation marks may have delimiters, line feeds and doubled quotation marks in it; a
/// quotation mark inside of a field without them is a character like any other. Spaces around a
/// quoted field are ignored.
///
/// Source: Y. Shafranovich, "Common format and MIME type for comma-separated values (CSV) files",
/// RFC 4180, 2005, doi:10.17487/RFC4180.
struct TableRow {
  struct Field {
    /// The field as written.
    var written: Range<Int>
    /// What is inside of the quotation marks, or the same.
    var content: Range<Int>
    var isQuoted = false
    /// Whether quotation marks are doubled inside.
    var hasDoubledQuotes = false
    /// Where text begins that follows the closing quotation mark.
    var textAfterQuote: Int?
  }

  private(set) var fields: [Field] = []
  /// Where the row ends, without its line feed, and the next row begins.
  private(set) var end = 0
  private(set) var next = 0
  /// How many line feeds the row has: its own, and those in quotation marks.
  private(set) var lineFeedCount = 0
  /// Where a quotation mark stands that is not closed, if the text ends before the row.
  private(set) var openQuote: Int?

  private static let quote = UInt8(ascii: "\"")
  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Reads the row that begins at `start`.
  ///
  /// - Parameter isAtEnd: Whether nothing comes after the text, which ends the last row.
  /// - Returns: Whether the row ends within the text.
  mutating func read(
    _ text: [UInt8], from start: Int, to textEnd: Int, delimiter: UInt8, isAtEnd: Bool
  ) -> Bool {
    fields.removeAll(keepingCapacity: true)
    openQuote = nil
    lineFeedCount = 0
    var place = start
    while true {
      var field = Field(written: place..<place, content: place..<place)
      var first = place
      while first < textEnd && text[first] == Self.space { first += 1 }
      if first < textEnd && text[first] == Self.quote {
        guard let end = endOfQuoted(text, first, textEnd, &field, isAtEnd: isAtEnd) else {
          openQuote = first
          return false
        }
        place = end
        while place < textEnd && text[place] == Self.space { place += 1 }
        let isCarriageReturn = place < textEnd && text[place] == Self.carriageReturn
        let follower = isCarriageReturn ? place + 1 : place
        if follower < textEnd {
          if text[follower] != Self.lineFeed && (isCarriageReturn || text[place] != delimiter) {
            field.textAfterQuote = place
          }
        } else if !isAtEnd {
          return false
        }
      }
      while place < textEnd && text[place] != delimiter && text[place] != Self.lineFeed {
        place += 1
      }
      if place == textEnd && !isAtEnd { return false }
      let isLast = place == textEnd || text[place] == Self.lineFeed
      var end = place
      if isLast && end > field.written.lowerBound && text[end - 1] == Self.carriageReturn {
        end -= 1
      }
      field.written = field.written.lowerBound..<end
      if !field.isQuoted { field.content = field.written }
      fields.append(field)
      if isLast {
        self.end = end
        if place < textEnd { lineFeedCount += 1 }
        next = min(place + 1, textEnd)
        return true
      }
      place += 1
    }
  }

  /// Passes a field in quotation marks, and returns where it ends; `nil` if that is not in the
  /// text.
  private mutating func endOfQuoted(
    _ text: [UInt8], _ start: Int, _ textEnd: Int, _ field: inout Field, isAtEnd: Bool
  ) -> Int? {
    var place = start + 1
    while place < textEnd {
      guard text[place] == Self.quote else {
        if text[place] == Self.lineFeed { lineFeedCount += 1 }
        place += 1
        continue
      }
      if place + 1 < textEnd && text[place + 1] == Self.quote {
        field.hasDoubledQuotes = true
        place += 2
        continue
      }
      // The next byte decides whether it closes the field.
      if place + 1 == textEnd && !isAtEnd { return nil }
      field.isQuoted = true
      field.content = start + 1..<place
      return place + 1
    }
    return nil
  }

  /// The text of a field, without quotation marks and white space around it.
  static func text(of field: Field, in text: [UInt8]) -> String {
    var content = String(decoding: text[field.content], as: UTF8.self)
    if field.hasDoubledQuotes {
      // Each pair of them stands for one.
      var single = ""
      var isSecond = false
      for scalar in content.unicodeScalars {
        if scalar == "\"" && isSecond {
          isSecond = false
          continue
        }
        isSecond = scalar == "\""
        single.unicodeScalars.append(scalar)
      }
      content = single
    }
    return content.trimmed()
  }
}
