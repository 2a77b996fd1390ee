package import AHPFormats

/// A language that reports are written in.
package protocol Words: Sendable {
  /// The language tag, such as `en`.
  var tag: String { get }

  /// What stands between the whole and the decimal places of a number.
  var decimalSeparator: String { get }

  /// The direction that the language is written in.
  var direction: TextDirection { get }

  /// Returns which of the forms of a phrase stands with a number of things, from 0.
  func form(of count: Int) -> Int

  /// Returns the words of a phrase; `nil` if the language has none, where English stands in.
  ///
  /// `{0}`, `{1}` … are replaced by what is put in, `{0#judgment|judgments}` by the form that
  /// stands with the number that is put in there.
  func text(_ phrase: Phrase) -> String?

  /// Returns the words for a value of a choice, by the key of the choice and the name of the value
  /// in model files; `nil` where the language has none, and the English ones stand in.
  func choice(_ key: String, _ name: String) -> String?
}

extension Words {
  package var direction: TextDirection { .leftToRight }

  /// The words of a phrase, in English if the language has none.
  func template(_ phrase: Phrase) -> String { text(phrase) ?? English.words(phrase) }
}

/// A phrase of a language, taken apart.
struct PhraseTemplate {
  enum Piece: Equatable {
    case text(Substring)
    /// What is put in at a position.
    case argument(Int)
    /// The form that stands with the number at a position.
    case form(Int, [Substring])
  }

  private(set) var pieces: [Piece] = []

  /// Takes a template apart; what is not well formed stands as it is.
  init(_ template: String) {
    // Byte by byte: where characters end takes long to find out, and no byte of another is a brace.
    var rest = template[...].utf8
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      guard let close = rest[open...].firstIndex(of: UInt8(ascii: "}")),
        let piece = Self.piece(Substring(rest[rest.index(after: open)..<close]))
      else { break }
      if open > rest.startIndex { pieces.append(.text(Substring(rest[..<open]))) }
      pieces.append(piece)
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(Substring(rest))) }
  }

  private static func piece(_ inside: Substring) -> Piece? {
    guard let sign = inside.utf8.firstIndex(of: UInt8(ascii: "#")) else {
      return Int(inside).map(Piece.argument)
    }
    guard let argument = Int(inside[..<sign]) else { return nil }
    let forms = inside[inside.index(after: sign)...]
      .split(separator: "|", omittingEmptySubsequences: false)
    return .form(argument, forms)
  }

  /// The positions of all that is put in.
  var arguments: Set<Int> {
    Set(
      pieces.compactMap {
        switch $0 {
        case .text: nil
        case .argument(let position), .form(let position, _): position
        }
      })
  }
}

extension Content {
  /// The number that decides on the form of words beside it.
  var quantity: Int {
    switch self {
    case .count(let number): number
    case .list(let contents, _): contents.count
    default: 1
    }
  }
}
