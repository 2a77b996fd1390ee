internal import AHPCharts
package import AHPFormats

/// What a command has found, as a document that every format is written from.
///
/// People read `sections`; spreadsheets and programs read `records` and `data`, which have
/// everything in full precision. Writers know formats and nothing of what a report is about.
package protocol Report: Sendable {
  /// What stands on top: the name of the model, and its goal if that is shown.
  var heading: Heading { get }

  /// Returns the parts that people read, in their order.
  func sections() -> [Section]

  /// Returns one table with everything in full precision, the keys of its columns in their titles.
  func records() -> Table

  /// Returns everything as a tree of keys and values.
  func data() -> DataValue

  /// Returns the tables for programs that a workbook has beside the sections, each with its title.
  func dataSheets() -> [(title: Content, table: Table)]
}

extension Report {
  package func dataSheets() -> [(title: Content, table: Table)] {
    [(.phrase(.data), records())]
  }
}

/// What stands on top of a report.
package struct Heading: Sendable {
  let title: Content
  /// The goal of the model, if it is shown.
  let goal: String?

  /// The heading of a report on something without a name.
  init(title: Content) {
    self.title = title
    goal = nil
  }

  /// The heading of a report on a model, by its name.
  init(title: String, goal: String?) {
    self.title = .name(title)
    self.goal = goal
  }
}

/// A part of a report.
package struct Section: Sendable {
  /// How a page links to it.
  let id: String
  /// The heading; `nil` for a part that goes on without one.
  let title: Content?
  var blocks: [Block]

  init(_ id: String, title: Content? = nil, _ blocks: [Block]) {
    self.id = id
    self.title = title
    self.blocks = blocks
  }
}

/// What a section is made of.
package enum Block: Sendable {
  /// Something that is said in words, under a topic.
  case statement(topic: Content, Content)
  /// A sentence that stands by itself.
  case paragraph(Content)
  case table(Table)
  /// The result at a glance.
  case overview(Overview)
  /// What a page shows when it is asked for, and a text at once.
  case folded(Content, [Block])
  /// One chart of several, of which a page shows the one that is chosen; texts have none.
  case charts([NamedChart], choice: Content)
  /// Charts of the weights as they are, in whose place a page with moved weights shows its own.
  case stillCharts([NamedChart], choice: Content)
  /// A file that a page carries with it, and what is said of it; other forms have neither.
  case attachment(Content, Attachment?)
  /// The weights that a page lets its reader move; texts have none.
  case sliders(WeightSliders)
}

extension Block {
  static func statement(_ topic: Phrase, _ content: Content) -> Block {
    .statement(topic: .phrase(topic), content)
  }
}

/// A chart of several, by what tells it from the others.
package struct NamedChart: Sendable {
  let name: Content
  /// Returns the chart in the words of a language, which only formats with pictures need; `nil` if
  /// there is nothing to show.
  let chart: @Sendable (any Words) -> Chart?
}

/// A file that a page carries with it.
package struct Attachment: Sendable {
  /// The name of the file.
  let name: String
  /// Its bytes, compressed as gzip.
  let bytes: [UInt8]
}
