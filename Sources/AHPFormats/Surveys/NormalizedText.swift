/// A text as characters in which names are looked for: white space and underscores are single
/// blanks.
struct NormalizedText {
  let characters: [Character]

  /// How many characters of a text are looked at: the titles of questions are shorter.
  private static let longest = 4_000

  /// - Parameter isFolded: Whether capital letters are small ones.
  init(_ text: String, isFolded: Bool) {
    var characters: [Character] = []
    let part = text.utf8.count > Self.longest ? String(text.prefix(Self.longest)) : text
    for character in isFolded ? part.lowercased() : part {
      let plain: Character =
        switch character {
        case "’", "‘": "'"
        case "“", "”": "\""
        case "_": " "
        default: character.isWhitespace ? " " : character
        }
      if plain == " " && characters.last ?? " " == " " { continue }
      characters.append(plain)
    }
    if characters.last == " " { characters.removeLast() }
    self.characters = characters
  }

  /// Whether a word can begin at a position, or end before it.
  func isEdge(_ position: Int) -> Bool {
    guard position > 0, position < characters.count else { return true }
    let (before, after) = (characters[position - 1], characters[position])
    return !before.isWordCharacter || !after.isWordCharacter || before.isWithoutSpaces
      || after.isWithoutSpaces
  }
}

extension Character {
  var isWordCharacter: Bool { isLetter || isNumber }

  /// Whether the character is of a script that does not put spaces between words.
  fileprivate var isWithoutSpaces: Bool {
    guard let scalar = unicodeScalars.first?.value, scalar >= 0x0E00 else { return false }
    return [
      0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF,
    ].contains { $0.contains(scalar) }
  }
}
