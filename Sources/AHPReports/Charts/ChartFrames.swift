internal import AHP
internal import AHPCharts

/// The words around the charts of one model.
struct ChartFrames {
  let names: Names
  let method: MethodStatement
  let words: any Words
  /// What is to be said of the answers; `nil` for nothing.
  let answers: AnswerNotes?

  func line(_ content: Content) -> String { content.line(in: words) }

  /// A name within a sentence.
  func content(_ name: String) -> Content { .name(name.isolated()) }

  /// The words around a chart.
  func frame(
    _ title: Phrase, _ subtitle: Content, summary: [Content], leftOut: [Content?] = []
  ) -> Frame {
    Frame(
      title: line(.phrase(.labelled, content(names.title), .phrase(title))),
      heading: line(.phrase(title)).capitalizedFirst(), subtitle: line(subtitle),
      summary: line(.list(summary, .sentence)),
      leftOut: line(.list(leftOut.compactMap(\.self), .sentence)),
      notes: [
        line(.list(provenance() + (answers?.sentences() ?? []), .sentence)),
        line(.phrase(.methodSentence, method.content())),
      ])
  }

  /// How the judgments came about, if the model says so: pictures travel alone.
  private func provenance() -> [Content] {
    let kinds = names.provenances()
    return kinds.isEmpty
      ? [] : [.phrase(.judgmentsAre, .list(kinds.map(\.content), .and))]
  }

  /// What is not shown; `nil` if all is.
  func notShown(_ phrase: Phrase, _ count: Int) -> Content? {
    count > 0 ? .phrase(phrase, .count(count)) : nil
  }
}

extension String {
  /// The text with its first letter as a capital.
  fileprivate func capitalizedFirst() -> String {
    prefix(1).uppercased() + dropFirst()
  }
}
