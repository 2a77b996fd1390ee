internal import AHP

// What reviewers ask for, and where the report answers it.

extension DecisionReport {
  /// The items of the checklist of good practice.
  ///
  /// Source: K. Marsh, M. IJzerman, P. Thokala et al., "Multiple criteria decision analysis for
  /// health care decision making – emerging good practices: report 2 of the ISPOR MCDA Emerging
  /// Good Practices Task Force", *Value in Health* 19 (2016), 125–137,
  /// doi:10.1016/j.jval.2015.12.016.
  func checklistSection() -> Section? {
    guard hasChecklist else { return nil }
    var table = Table([.init(.checklistItem), .init(.checklistAnswer)])
    func add(_ item: Phrase, in sections: [Phrase], missing keys: [String] = []) {
      let places = Content.list(sections.map { .phrase($0) }, .and)
      let missing = Content.list(keys.map { .text($0) }, .and)
      table.add(
        .phrase(item),
        keys.isEmpty
          ? .phrase(.checkIn, places)
          : sections.isEmpty
            ? .phrase(.checkMissing, missing) : .phrase(.checkInAndMissing, places, missing))
    }
    let isDescribed = model.annotation.text != nil
    let hasSource = model.annotation.source != nil
    let areDefined = model.criteria.indices.dropFirst().allSatisfy {
      model.criteria[$0].annotation.text != nil
    }
    let sensitivity: [Phrase] = items.ids.count > 1 ? [.sensitivity] : []
    let uncertainty: [Phrase] = robustness == nil ? [] : [.robustness]
    let group: [Phrase] = group == nil ? [] : [.group]
    let about: [Phrase] = [.aboutStudy]
    add(
      .checkProblem, in: isDescribed ? about : [], missing: isDescribed ? [] : ["description"])
    add(.checkProblemValid, in: [], missing: ["description"])
    add(.checkCriteriaFound, in: hasSource ? about : [], missing: hasSource ? [] : ["source"])
    add(
      .checkCriteriaDefined, in: areDefined ? [.hierarchy] : [],
      missing: areDefined ? [] : ["children: description"])
    add(.checkCriteriaValid, in: [.hierarchy], missing: ["description"])
    add(
      .checkPerformanceSources, in: hasSource ? about : [], missing: hasSource ? [] : ["source"])
    add(.checkPerformanceMatrix, in: [.hierarchy])
    add(.checkScoringMethod, in: about)
    add(.checkScores, in: [.hierarchy, .consistency])
    add(.checkWeightingMethod, in: about)
    add(.checkWeights, in: [.hierarchy, .consistency])
    add(.checkAggregation, in: about)
    add(.checkAggregated, in: [.ranking])
    add(.checkUncertainty, in: uncertainty + group, missing: uncertainty.isEmpty ? ["--draws"] : [])
    add(.checkUncertaintyAnalysis, in: sensitivity + uncertainty)
    add(.checkFindings, in: [.verdict] + about)
    add(.checkExamined, in: sensitivity + group)
    let hasProvenance = model.annotation.provenance != nil
    add(
      .checkPeople, in: hasProvenance ? about + group : group,
      missing: (hasProvenance ? [] : ["provenance"])
        + (model.participants.isEmpty ? ["participants"] : []))
    return Section(
      "checklist", title: .phrase(.checklist),
      blocks(table, .phrase(.checklistCaption), name: "checklist"))
  }
}
