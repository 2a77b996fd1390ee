internal import AHPSpreadsheet

/// An XML text as a list of events: the face of libexpat.
struct XMLEvents {
  /// Why there are no events.
  enum Problem: Error, Equatable {
    /// This system does not have libexpat.
    case noLibrary
    case notXML
    /// The text declares a document type, with which come entities.
    case declaration
    /// There are too many events, or they are nested too deep.
    case tooLarge
    case noMemory
  }

  enum Event {
    /// An element begins; its attributes have the names without prefixes.
    case start(String, attributes: [String: String])
    case text(String)
    case end(String)
  }

  /// The greatest number of names, values and texts that are read.
  static let usualLimit = 20_000_000

  /// Reads a text, and hands over one event after the other. Names are without their prefixes.
  ///
  /// - Complexity: O(bytes).
  static func read(
    _ bytes: [UInt8], limit: Int = usualLimit, _ body: (Event) throws -> Void
  ) throws {
    guard ahp_xml_load() == 0 else { throw Problem.noLibrary }
    guard bytes.count < 1 << 31 else { throw Problem.tooLarge }
    let xml = unsafe bytes.withUnsafeBytes { buffer in
      unsafe ahp_xml_read(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, limit)
    }
    defer { unsafe ahp_xml_free(xml) }
    let error = unsafe xml.error
    guard error == 0 else {
      switch Int(error) {
      case Int(AHP_XML_DECLARATION): throw Problem.declaration
      case Int(AHP_XML_TOO_LARGE): throw Problem.tooLarge
      case Int(AHP_XML_NO_MEMORY): throw Problem.noMemory
      default: throw Problem.notXML
      }
    }
    var open: [String] = []
    var index = 0
    let events = unsafe UnsafeBufferPointer(start: xml.events, count: xml.count)
    let text = { (event: ahp_xml_event) in
      unsafe String(
        decoding: UnsafeRawBufferPointer(
          start: xml.characters.map { unsafe $0 + Int(event.start) }, count: Int(event.length)),
        as: UTF8.self)
    }
    let name = { (event: ahp_xml_event) in
      let full = text(event)
      return full.lastIndex(of: ":").map { String(full[full.index(after: $0)...]) } ?? full
    }
    while index < events.count {
      let event = unsafe events[index]
      index += 1
      switch Int(event.kind) {
      case Int(AHP_XML_START):
        var attributes: [String: String] = [:]
        while index + 1 < events.count, unsafe Int(events[index].kind) == Int(AHP_XML_ATTRIBUTE) {
          unsafe attributes[name(events[index])] = text(events[index + 1])
          index += 2
        }
        let name = name(event)
        open.append(name)
        try body(.start(name, attributes: attributes))
      case Int(AHP_XML_TEXT): try body(.text(text(event)))
      default: try body(.end(open.popLast() ?? ""))
      }
    }
  }
}
