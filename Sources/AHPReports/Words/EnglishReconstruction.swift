/// The English of what is said of numbers whose judgments are not published.
enum EnglishReconstruction {
  /// The words of a phrase; `nil` for one of another subject.
  static func words(_ phrase: Phrase) -> String? {
    switch phrase {
    case .notComputed: "no judgments"
    case .numbersNotComputed: "{0} without judgments to compute them from"
    case .printedNumbers: "Printed numbers"
    case .explainedByModel: "{0} (the model says more)"
    case .pairIsConsistent:
      "{0}: {1} is printed for {2} {2#item|items}, which cannot have it: so few are consistent whatever "
        + "was judged"
    case .sumIsNotOne: "{0}: the priorities sum to {1} at least and {2} at most, not to 1"
    case .quotientIsAbove:
      "{0}: {1} has at least {2} times the priority of {3}; the scale and the printed consistency allow "
        + "at most {4}"
    case .consistencyIsNotOne: "{0}: {1} are not those of one matrix by this random index"
    case .severalValues: "{0}, {1}: printed as {2}"
    case .numbersExclude: "{0}: {1} exclude each other"
    case .noJudgmentPrintedSo: "{0}: {1}: none of the judgments that were searched is printed so"
    case .numbersExcludeByWhole:
      "{0}: {1} exclude each other where the global priority of what compares them is {2} at least "
        + "and {3} at most"
    case .consistencyOfNone: "{0}: {1} is not that of any judgments on {2} items"
    case .consistencyDiffers: "{0}: {1} are not those of one matrix"
    case .withoutExplained: "{0}, without {1}, which the model explains"
    case .numbersExplained:
      "judgments were searched without {0}, since the model says why this may differ"
    case .withNumbersBeside: "{0}, with the numbers that are printed by other settings"
    case .perhapsMore: "{0}, perhaps more"
    case .quantityPrinted: "the {0} {1}"
    case .partsAreNotWhole:
      "{0}: the printed global priorities sum to {1} at least and {2} at most, and that of what they are parts of is "
        + "{3} at least and {4} at most"
    case .combinationPossible:
      "judgments that give each person's numbers combine to the group's; others were not searched"
    case .withNumbersOf: "{0}, with the numbers of {1}"
    case .membersLeftOut:
      "{0}: whether judgments that give the numbers of {1} combine to these was not looked at, which needs as "
        + "many respondents as the model names"
    case .judgmentsPrinted: "{0} of {1} judgments"
    case .indicesPrinted: "{0} {0#index|indices} of consistency"
    case .basisJudgments: "printed judgments"
    case .numbersNotUsed:
      "{0} come out, and no judgments were searched by them: intervals that are wider than a point are outer "
        + "ones, not exact"
    case .searchCaption: "Can the printed numbers come from judgments at all?"
    case .searchedJudgments: "Searched"
    case .respondentsSearched: "{0} {0#respondent|respondents}, {1}, {2}, random index of {3}"
    case .wholeJudgments: "judgments 1/9 … 9"
    case .halfJudgments: "judgments 1/9 … 9 in halves"
    case .onScale: "{0} on the {1} scale"
    case .oneMatrixPossible: "possible: one matrix"
    case .matricesPossible: "possible: {0} matrices"
    case .morePossible: "possible: {0} {0#matrix|matrices} found, perhaps more"
    case .noMatrixPossible: "not possible for {0} {0#respondent|respondents} with these settings"
    case .notDecided: "not decided"
    case .sharedJudgmentsText: "{0}: {1} of {2} judgments are the same in all that were found"
    case .excludedSoFar:
      "{0}: of {1} combinations of the first judgments ({2}) {3} {3#is|are} excluded so far"
    case .moreEffortMayDecide: "{0}; a larger '--effort' may decide"
    case .otherChoicesPossible: "possible with {0}"
    case .otherChoicesExcluded: "not possible either with {0}"
    case .otherChoicesOpen: "not decided with {0}"
    case .otherChoices: "Other choices"
    case .variantHalfPoints: "judgments in halves"
    case .variantRespondents: "{0} respondents combined by the geometric mean"
    case .variantRandomIndex: "the random index of {0}"
    case .variantScale: "the {0} scale"
    case .variantPrioritiesAlone: "the priorities without what is printed on consistency"
    case .variantDigitsCut: "digits cut instead of rounded"
    case .variantDigitsRounded: "digits rounded instead of cut"
    case .withDigitsCut: "{0}, digits cut"
    case .choicesToTry:
      "{0}: '--variants' tries other methods, scales, random indices, numbers of respondents, CRs and "
        + "cut digits one at a time; {1} try each alone"
    case .choicesToReconstruct:
      "'ahp audit --variants' tries other choices one at a time; {0} reconstruct with one of them"
    case .combinedNotSearched:
      "{0}: the combined numbers of {1} people are not searched; only geometric means of the judgments of two to "
        + "four people with equal weights are"
    case .methodNotSearched:
      "{0}: judgments are not searched for priorities by this method ({1}); by the eigenvector, the row "
        + "geometric mean and normalized columns they are"
    case .randomIndexEnds:
      "{0}: judgments are not searched, since the random index of {1} has no value for {2} items"
    case .orderNotSearched:
      "{0}: judgments on {1} items are not searched; on 2 to 15 items they are"
    case .sumFitsCutDigits: "{0}; with digits that are cut, not rounded, they can"
    case .stopped: "Stopped"
    case .stoppedText:
      "the search was stopped before its end; what was not decided until then stays open"
    case .sumFitsRoundedDigits: "{0}; with digits that are rounded, not cut, they can"
    case .withoutPrinted: "{0}, without {1}, which two items cannot have"
    case .withRatiosUpTo: "{0}, CR up to {1}"
    case .fromNumbers: "{0}, by {1}"
    case .itemsPrinted: "{0} of {1} priorities"
    case .idealPrioritiesPrinted: "{0} of {1} ideal priorities"
    case .globalPrioritiesPrinted: "{0} of {1} global priorities"
    case .consistencyAlone: "the printed consistency alone"
    case .variantAnyConsistency: "any CR"
    case .adjustmentNotSearched:
      "{0}: judgments are not searched for global priorities by structural adjustment; for local ones "
        + "they are"
    case .searchSettings: "{0}, {1}, random index of {2}"
    case .ratiosWhereNonePrinted: "{0}; CR up to {1} where nothing is printed on consistency"
    case .blocksMayDiffer: "{0}; other choices of single blocks of numbers count for these"
    case .noSingleRespondent:
      "{0}: not possible for one respondent with these settings; the judgments of {1} respondents are "
        + "combined"
    case .singleRespondentOpen:
      "{0}: whether it is possible for one respondent is not decided; the judgments of {1} respondents "
        + "are combined instead"
    case .othersMayGiveThem:
      "not all judgments that exist were looked at: others may give these numbers too"
    case .nothingGivesAll:
      "all judgments of one respondent were looked at: with these settings none give all printed numbers"
    case .rangesArePartial:
      "only the printed numbers that come out count for what is left open; criteria on which some do "
        + "not, and what is below them, are left out"
    case .cutDigitsInAudit:
      "the new model gives the printed numbers with their digits cut; 'ahp audit --cut-digits' compares "
        + "them so"
    case .basisGroup: "the group's printed numbers"
    case .originPair: "two respondents, combined"
    case .openForMoreRespondents:
      "not possible for one respondent with these settings; for up to {0} respondents together not "
        + "decided"
    case .noCombinationGivesThem:
      "no combination of the judgments that give each person's numbers gives the group's"
    case .combinationNotDecided:
      "whether a combination of the judgments that give each person's numbers gives the group's is not decided"
    case .numbersDoNotComeOut: "Printed numbers that do not come out"
    case .ratioOfRespondent:
      "{0}: the CR of one of the {1} respondents is {2}, above {3}; no more consistent judgments were found, so do "
        + "not read these as anybody's"
    case .howToRead: "How to read this"
    case .possibleMeans:
      "that a matrix is possible does not say that it was judged; how much it says depends on the number of "
        + "items, the printed digits and the consistency ratio"
    case .notPossibleMeans:
      "numbers that no matrix of those searched gives can come about in many ways: a group's combined "
        + "judgments, judgments between the points of the scale, another scale, method or random-index table, "
        + "rounding on the way, digits that were cut and not rounded, or a slip of the press"
    case .consentText:
      "judgments that can be recovered from printed numbers may be what respondents were promised to keep "
        + "confidential: show them to others with their consent only; that they are the only ones rests on the "
        + "scale, the method, the random index and the printed digits"
    case .consent: "Consent"
    case .recoveredMatrix: "{0}: matrix {1} of {2}"
    case .recovered: "Recovered judgments"
    case .powerCaption:
      "How often simulated results with these digits and this consistency have a matrix ({0} of each kind, seed "
        + "{1}, at most {2} nodes a search)"
    case .origin: "Results of"
    case .drawsCount: "Simulated"
    case .percentPossible: "Possible, %"
    case .percentUnique: "One matrix, %"
    case .percentUndecided: "Not decided, %"
    case .originRespondent: "one respondent"
    case .originGroup: "three respondents, combined"
    case .originRandom: "random numbers"
    case .originMoved: "one respondent, two priorities moved"
    case .originGeometricMean: "one respondent's row geometric means"
    case .originNormalizedColumns: "one respondent's normalized columns"
    case .restsOn: "Rests on"
    case .matricesFound: "Found"
    case .basisPriorities: "printed priorities"
    case .basisAlternatives: "printed priorities of the alternatives"
    case .basisConsistency: "printed consistency"
    case .basisNothing: "nothing printed: all equal"
    case .noJudgmentsGiveThem: "no judgments give the printed numbers with these settings"
    case .notPossibleTopic: "Not reconstructed"
    case .nothingToReconstruct: "The model has judgments on every criterion."
    case .numbersComeOut:
      "{0} of {1} printed {1#number comes|numbers come} out of the new judgments."
    case .reconstructedMeans:
      "reconstructed: chosen so that the printed numbers come out, and otherwise to say as little as possible; "
        + "nobody is known to have judged so"
    case .canBe: "Can be"
    case .atMostBetween: "Never outside"
    case .known: "Interval"
    case .rangesCaption: "What the printed numbers leave open: global priorities"
    case .rangeExact: "exact"
    case .rangeOuter: "outer"
    case .rangeInnerAndOuter: "inner and outer"
    case .rangesMean:
      "both ends of an inner interval occur with some judgments; no judgments give a priority outside of an "
        + "outer one; where both are the same, the interval is exact"
    default: nil
    }
  }
}
