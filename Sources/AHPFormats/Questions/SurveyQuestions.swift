package import AHP

/// The questions of a model as forms of survey programs number them, in the order of `Questions`:
/// those on each set of items that nobody's priorities, values or ratings answer for everybody.
///
/// The numbers do not depend on the comparisons that a model has, so that answers to a form are
/// read with the model that asks for them or with one that has answers already.
package struct SurveyQuestions: Sendable {
  /// The sets that are asked about; the first is `c1`.
  package let sets: [ComparisonSetID]
  /// Every question about them, ascending.
  package let questions: [QuestionID]
  /// The name of the field that has `fingerprint` in answers.
  package static let fingerprintField = "ahp_form"

  /// - Complexity: O(questions).
  package init(of model: DecisionModel) {
    let all = Questions(of: model)
    sets = all.sets.filter {
      all.itemCount(of: $0) > 1 && all.subject(of: $0).judgments(in: model).canBeCompared
    }
    questions = sets.flatMap { set in all.range(of: set) }
  }

  /// Returns a text that is the same for two models if their forms ask the same: the paths of the
  /// sets and the names of their items, hashed by FNV-1a. A letter before the digits keeps
  /// spreadsheets from taking it for a number.
  ///
  /// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV non-cryptographic hash
  /// algorithm", https://datatracker.ietf.org/doc/draft-eastlake-fnv/.
  ///
  /// - Parameter model: The model of these questions.
  /// - Complexity: O(names).
  package func fingerprint(of model: DecisionModel) -> String {
    let all = Questions(of: model)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ text: String) {
      // No UTF-8 has the byte 255, which ends each text.
      for byte in Array(text.utf8) + [255] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    for set in sets {
      let subject = all.subject(of: set)
      add(subject.path(in: model))
      for name in subject.itemNames(in: model) { add(name) }
      add("")
    }
    return "q" + String(hash, radix: 16)
  }
}

/// The name of a question in a form of a survey program: `c2_q3` for the third pair of the second
/// set of `SurveyQuestions`, `c2_q3_by` for by how much, `c2_q3_of17` for one choice of 17 that the
/// program numbers from 1.
package struct SurveyQuestionName: Hashable, Sendable {
  /// What the answers say.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    /// Which of the two is preferred, or a number with a sign.
    case judgment = ""
    /// By how much.
    case intensity = "_by"
    /// The position on a scale of 17 steps from the first to the second.
    case step = "_of17"
  }

  /// The position of the set and that of the pair in it, from 0.
  package let set: Int
  package let pair: Int
  package let part: Part

  package init(set: Int, pair: Int, _ part: Part = .judgment) {
    self.set = set
    self.pair = pair
    self.part = part
  }

  /// The name of the group of the questions about a set.
  package static func group(_ set: Int) -> String { "c\(set + 1)" }

  /// The name as the form has it.
  package var text: String { "\(Self.group(set))_q\(pair + 1)\(part.rawValue)" }

  /// Reads a name at the end of the title of a column, before which programs write the groups of
  /// questions: `c2/c2_q3`, `c2-c2_q3`, `c2:c2_q3`, `data.c2.c2_q3`; `nil` for another title.
  package init?(endOf title: String) {
    guard title.utf8.contains(UInt8(ascii: "_")),
      let last = title.split(whereSeparator: { "/-:.".contains($0) }).last
    else { return nil }
    let words = last.split(separator: "_", omittingEmptySubsequences: false)
    guard (2...3).contains(words.count), let set = Self.number(words[0], after: "c"),
      let pair = Self.number(words[1], after: "q"),
      let part = Part(rawValue: words.count == 3 ? "_\(words[2])" : "")
    else { return nil }
    self.init(set: set - 1, pair: pair - 1, part)
  }

  /// Whether a title is such a name behind that of its own group: `c2/c2_q3`.
  package static func isInOwnGroup(_ title: String) -> Bool {
    guard let name = Self(endOf: title) else { return false }
    let parts = title.split { "/-:.".contains($0) }
    return parts.count > 1 && parts[parts.count - 2] == group(name.set)
  }

  /// The number, from 1, that stands after a letter.
  private static func number(_ word: Substring, after letter: Character) -> Int? {
    guard word.first == letter, let digit = word.dropFirst().first, digit != "0",
      word.dropFirst().utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(word.dropFirst())
  }
}
