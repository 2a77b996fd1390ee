internal import AHP

extension ResponsePass {
  /// Joins the answers that each participant gave in several sittings, and returns the places of
  /// the participants in `slots`, in the order in which they were found.
  mutating func joinSittings() -> [Int] {
    let firsts = collected.values.compactMap(\.first).sorted()
    for first in firsts {
      let name = slots[first].response.participant.name
      for later in (collected[name] ?? []).dropFirst() {
        let sitting = slots[later]
        join(sitting, to: first)
      }
    }
    return firsts
  }

  /// Joins the answers of the current participant with those of the sittings before, in `slots[0]`.
  mutating func joinHeld() {
    if held.isEmpty { return }
    let sittings = held.dropFirst() + [slots[0]]
    slots[0] = held[0]
    held = []
    for sitting in sittings { join(sitting, to: 0) }
  }

  /// What two sittings have in common.
  private struct Overlap {
    /// How many pairs are answered in both, and how many of them otherwise. Direct priorities count
    /// as one pair that is answered otherwise.
    var repeatedCount = 0
    var contradictionCount = 0
    /// How many criteria are answered in both.
    var criterionCount = 0
    /// Where the first such answers stand.
    var place: (earlier: UInt64, later: UInt64)?
  }

  /// Adds the answers of one sitting to those of earlier ones.
  private mutating func join(_ new: ResponseSlot, to first: Int) {
    var joined = slots[first]
    let count = answerCount(of: joined) + answerCount(of: new)
    var overlap = Overlap()
    for set in names.questions.sets where isAnswered(set, in: new) {
      guard isAnswered(set, in: joined) else {
        take(set, from: new, into: &joined)
        continue
      }
      overlap.criterionCount += 1
      let range = names.questions.range(of: set).positions
      if overlap.place == nil {
        overlap.place = (place(in: joined, range), place(in: new, range))
      }
      switch options.repeatedAnswers {
      case .earlier: break
      case .later: take(set, from: new, into: &joined)
      case .refuse: compare(set, of: new, with: &joined, &overlap)
      }
    }
    takeDetails(from: new, into: &joined)
    reading.answerCount += answerCount(of: joined) - count
    slots[first] = joined
    if let place = overlap.place { report(overlap, place, of: joined.response.participant.name) }
  }

  private func answerCount(of slot: ResponseSlot) -> Int {
    slot.response.answerCount - slot.withdrawn.count
  }

  private func isAnswered(_ set: ComparisonSetID, in slot: ResponseSlot) -> Bool {
    slot.response.priorities[set] != nil
      || slot.response.answers[names.questions.range(of: set).positions]
        .contains { $0 != Response.missing }
  }

  /// Where the first answer among some questions stands; 0 for direct priorities.
  private func place(in slot: ResponseSlot, _ range: Range<Int>) -> UInt64 {
    range.lazy.filter { slot.response.answers[$0] != Response.missing }.map { slot.places[$0] }
      .min() ?? 0
  }

  /// Puts the answers on a criterion in the place of those of another sitting.
  private func take(
    _ set: ComparisonSetID, from new: ResponseSlot, into joined: inout ResponseSlot
  ) {
    let questions = names.questions.range(of: set)
    let range = questions.positions
    joined.response.answers.replaceSubrange(range, with: new.response.answers[range])
    joined.places.replaceSubrange(range, with: new.places[range])
    for question in questions { joined.withdrawn[question] = new.withdrawn[question] }
    joined.response.priorities[set] = new.response.priorities[set]
    joined.response.ranges[set] = new.response.ranges[set]
    joined.response.changes[set] = new.response.changes[set]
  }

  /// Joins answers on a criterion that was answered before: those to other questions are added, and
  /// neither counts of two that contradict each other.
  private func compare(
    _ set: ComparisonSetID, of new: ResponseSlot, with joined: inout ResponseSlot,
    _ overlap: inout Overlap
  ) {
    guard new.response.priorities[set] == nil, joined.response.priorities[set] == nil
    else {
      overlap.repeatedCount += 1
      overlap.contradictionCount += 1
      return
    }
    for question in names.questions.range(of: set) {
      let (known, given) = (joined.response.answers[question], new.response.answers[question])
      if given == Response.missing { continue }
      if known == Response.missing {
        joined.response.answers[question] = given
        joined.places[question] = new.places[question]
        joined.withdrawn[question] = new.withdrawn[question]
        continue
      }
      overlap.repeatedCount += 1
      let (earlier, ratio) = (
        joined.withdrawn[question] ?? known, new.withdrawn[question] ?? given
      )
      if Ratio.areEqual(earlier, ratio) && new.withdrawn[question] == nil { continue }
      overlap.contradictionCount += 1
      joined.withdrawn[question] = earlier
      joined.response.answers[question] = .nan
    }
  }

  /// Takes weight and attributes that were said later, by the rule for repeated answers.
  private func takeDetails(from new: ResponseSlot, into joined: inout ResponseSlot) {
    let isLater = options.repeatedAnswers != .earlier
    if new.hasWeight && (isLater || !joined.hasWeight) {
      joined.response.participant.weight = new.response.participant.weight
      joined.hasWeight = true
    }
    joined.response.participant.attributes.merge(new.response.participant.attributes) {
      isLater ? $1 : $0
    }
  }

  /// Says that a participant has answered twice: a problem, or a note on what counts.
  private mutating func report(
    _ overlap: Overlap, _ place: (earlier: UInt64, later: UInt64), of name: String
  ) {
    let (earlier, later) = (location(place.earlier), location(place.later))
    let before =
      earlier.file == later.file ? "line \(earlier.line)" : "\(earlier.file):\(earlier.line)"
    if options.repeatedAnswers == .refuse {
      guard overlap.repeatedCount > 0 else { return }
      let pairs = overlap.repeatedCount == 1 ? "a pair" : "\(overlap.repeatedCount) pairs"
      let others =
        switch overlap.contradictionCount {
        case 0: "as in \(before)"
        case overlap.repeatedCount: "otherwise than in \(before)"
        default: "\(overlap.contradictionCount) of them otherwise than in \(before)"
        }
      problems.report(
        Diagnostic(
          "'\(name)' answers \(pairs) a second time, \(others)", file: later.file, line: later.line,
          hint: "'--repeated later' counts the later answers on a criterion, '--repeated earlier' "
            + "the earlier ones"))
      return
    }
    guard reading.replaced.count < FileError.spelledOut else { return }
    let criteria = overlap.criterionCount == 1 ? "criterion" : "criteria"
    let after = "\(later.file):\(later.line)"
    let (counts, rest) =
      options.repeatedAnswers == .later ? (after, before) : (before, after)
    reading.replaced.append(
      "'\(name)' has answered \(overlap.criterionCount) \(criteria) twice: \(counts) counts, and not "
        + rest)
  }
}
