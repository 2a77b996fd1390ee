extension String {
  /// Returns the text for a place within a sentence without markup: where it is written from right
  /// to left it gets marks around it, so that it does not turn around what follows.
  ///
  /// Source: The Unicode Consortium, *Unicode Bidirectional Algorithm*, Unicode Standard Annex 9,
  /// https://www.unicode.org/reports/tr9/, section 2.4: first strong isolate.
  func isolated() -> String {
    let isTurning = unicodeScalars.contains {
      (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFDFF).contains($0.value)
        || (0xFE70...0xFEFF).contains($0.value) || (0x202A...0x202E).contains($0.value)
    }
    return isTurning ? "\u{2068}\(self)\u{2069}" : self
  }
}
