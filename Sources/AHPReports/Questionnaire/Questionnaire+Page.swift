internal import AHP
internal import AHPCharts
internal import AHPFormats

// The page: its parts are resources, put together with the questions as JSON.

extension Questionnaire {
  /// Returns the questionnaire as a page.
  func page() -> String {
    func part(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let parts = [
      "language": language.hasQuestionnaire ? language.tag : Language.english.tag,
      "direction": PageTemplate.attribute(text.direction),
      "style": part(PackageResources.questionnaire_css),
      "data": data(), "noScript": SVGText.escaped(text.text("noScript")),
      "script": PageTemplate.script(PackageResources.questionnaire_js),
    ]
    return PageTemplate.filled(part(PackageResources.questionnaire_html), with: parts)
  }

  /// Returns the questions as JSON in which nothing can end the element that it stands in.
  private func data() -> String {
    let content = DataValue.mapping([
      ("title", .text(model.label(language: labels))),
      ("notice", .optional(Names(model: model, language: labels).notice)),
      ("description", .optional(model.annotation.text(in: labels))),
      (
        "method",
        .text(text.text("method").replacing("{table}", with: options.randomIndex.description) + ".")
      ),
      (
        "participants",
        .list(
          participants.map { participant in
            .mapping([
              ("name", .text(participant.name)),
              (
                "label",
                .text(labels.flatMap { participant.annotation.labels[$0] } ?? participant.name)
              ),
            ])
          })
      ),
      ("criteria", .list(sections.map(data))),
      ("text", text.data()),
    ])
    // The draft of another questionnaire does not belong here.
    let line = content.jsonLine()
    return PageTemplate.harmless(
      DataValue.mapping([
        ("id", .text(String(Self.draftNumber(of: line), radix: 16))), ("questions", content),
      ]).jsonLine())
  }

  /// The number by which a browser finds the draft of a questionnaire again, by the function FNV-1a
  /// of 64 bits. Who makes questionnaires with the same number mixes up only their drafts.
  ///
  /// Source: G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, "The FNV non-cryptographic hash
  /// algorithm", IETF Internet-Draft draft-eastlake-fnv.
  private static func draftNumber(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private func data(of section: Section) -> DataValue {
    let names = itemNames(of: section)
    let shown = itemNames(of: section, language: labels)
    let order = names.count
    let compared = compared(in: section)
    let question = text.question(on: compared.kind)
    return .mapping([
      ("path", .text(section.path)),
      ("title", .text(title(of: section))),
      ("label", .text(compared.label)),
      ("text", .optional(compared.annotation.text(in: labels))),
      ("question", .text(question)),
      ("ask", .text(text.ask(on: compared.kind))),
      ("side", .text(text.side(on: compared.kind))),
      ("words", .list(text.words(on: compared.kind).map(DataValue.text))),
      (
        "items",
        .list(
          names.indices.map { item in
            .mapping([
              ("name", .text(names[item])), ("label", .text(shown[item])),
              ("text", .optional(compared.itemAnnotations[item].text(in: labels))),
            ])
          })
      ),
      (
        "pairs",
        .list(section.pairs.map { .list([.integer($0.row), .integer($0.column)]) })
      ),
      (
        "scale",
        .list((1...9).map { .number(options.scale.value(of: Double($0), order: order)) })
      ),
      ("randomIndex", .list(randomIndices(order: order))),
      ("threshold", .number(options.consistencyThreshold.value(order: order))),
    ])
  }

  /// What consistency indices are divided by, for 0, 1, 2, … missing answers; null where there is
  /// nothing.
  private func randomIndices(order: Int) -> [DataValue] {
    let most = max(0, (order - 1) * (order - 2) / 2)
    return (0...most).map { missing in
      .optional(
        options.incompleteRandomIndex.value(
          order: order, missing: missing, complete: options.randomIndex))
    }
  }
}
