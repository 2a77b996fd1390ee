/// What reports say in words: each phrase once, with the places at which something is put in.
///
/// The words are those of `English`; a further language is one more type that conforms to `Words`.
package enum Phrase: String, CaseIterable, Sendable {
  // MARK: Everywhere
  case and, or, labelled, goal, criterion, alternative, rank, priority, weight, participant
  case judgment
  case items, missing, verdict, ratio, now, placeBy, pair, more, columnsLeftOut, rowsLeftOut
  case consistency, method, source, notice, leftOut, warning, ranking, everybody
  case judgments, provenance, ranges, rangesText, doesNotMeet
  case cannotBeEvaluated, quoted, foldedRows, data

  // MARK: Rankings
  case asNow, orderChanges
  case leads, leadsAlone, shareLead, nothingRanked

  // MARK: Consistency
  case hierarchyRatio, largestRatioOf, allMatricesWithin, oneMatrixWithin, matricesAboveMarked
  case matricesAboveLimit
  case matricesBeyondTable
  case noComparisons, noRandomIndexForOrders
  case ofPeople, ofSomePeople, ownMatricesAbove, oneOwnMatrixWithin, ownMatricesWithin,
    ownMatricesBeyondTable

  // MARK: Method
  case structuralAdjustment, judgmentsOf, aggregationOf
  case relativeErrorAtMost, noErrorBound

  // MARK: Synthesis
  case local, global, total, seeAbove, shown, shownText
  case incomplete, incompleteText, incompleteBy, moreMatrices, fitOfJudgments
  case strategicCriteria, notUnique, notUniqueText, notUniqueMore
  case pins, pinOf, firstOfEvery, firstOfOthers
  case measurement, allRated, ratedDistributive, ratedIdeal, ratedPins, ratedMultiplicative
  case scaleRatio
  case incompleteHierarchy, leavesOutSome, leaveOutSome
  case prioritiesByRanks, prioritiesByRanksText

  // MARK: Merits
  case meritOrFormula, formulaMarked, meritNamed, benefitsAndCosts, benefitsAndCostsText
  case formulas, formulasAgree, formulasDisagree, formulasAgreeOnFirst, winnerBy
  case zeroUnderMerit, noMagnitudes

  // MARK: Choices
  case givenValues, randomIndexOf

  // MARK: Networks
  case network, networkCluster, node, limitingPriority, priorityInCluster, idealPriority
  case networkCaption, clusterComparisons, limitText, limitsOfEach, limitWithoutBound
  case infinitePathSums, criteriaWithoutNetwork, setsCountEqually,
    separateParts
  case unreachedNodes, comparedWithoutLink, deadEnds, periodIs, drains
  case unweightedSupermatrix, clusterMatrix, weightedSupermatrix, limitMatrix, matrixOfNetwork
  case columnsAreDependent, columnsNotShown, nodePriorityOf

  // MARK: Change of alternatives
  case synthesisBefore, after, orderUnder, othersKeepOrder, reversed, passes

  // MARK: Check
  case accepted, aboveLimit, notJudged, tooFewAlone, noRandomIndex
  case ratingScaleNamed, countNotJudgedEqually, countLeftOut, modelHasWarnings, matricesWithin,
    countAbove, countNotJudged, countBeyondTable
  case judgmentsMissing, ownMatricesAboveOf, checkedBy, outsideScale, offScaleJudgment
  case modelPasses, modelFails, shownWithAll, tooFewNotShown

  // MARK: Leads and weights
  case leadsSentence, shareLeadSentence
  case firstStays, orderStays, belowItFirst, aboveItFirst
  case percentAny, percentTop, absoluteAny, absoluteTop, critical, criticalPercent
  case weightChangeMeans
  case noWeightChanges, anyWeightDecides, anyWeightAboveDecides, nearestBelow, nearestAbove

  // MARK: The whole report
  case result, sensitivity, description, notShown, nounCriteria, nounAlternatives, shareOfFirst
  case globalPrioritiesOf, meritsCaption, hierarchy, hierarchyCaption, localPrioritiesCaption
  case matrix, eigenvalue, consistencyIndex, limit, acceptedVerdict, aboveVerdict
  case matricesCaption, adviceCaption, given, othersSay, ratioNow, ratioThen, rankingThen
  case group, agreement, notKnown, robustness, simulation, notPossible
  case ranksCaption, prioritiesCaption, weights, tooManyToMove, tooLargeToMove, weightsCaption
  case gradientOf, firstAgainst, twoCriteria, methodCaption, prioritiesSheet, judgmentsSheet

  // MARK: Method appendix
  case precision, precisionText, setting, choice, prioritization
  case participants, judgmentsOfOnly
  case aggregation, weightsOfParticipants, missingJudgments, randomIndex
  case consensus, consensusByEntropy, weightsInSensitivity
  case siblingsKeepProportions, graphsOfSensitivity, asExpertChoice, allEqual

  // MARK: Sensitivity
  case equalItems, atWeight, weightChange, weightChangePercent, priorityAtWeight, judgmentNow
  case clusterWeight, leadChangesBelow, leadChangesAbove
  case noClusterWeightChanges, noClusterWeights, clusterWeightsOfEach, clusterWeightsOffScale
  case nearestClusterWeight, clusterWeightsCaption, judgmentMovesCaption
  case slopeOfFirst, changesAt, thenFirst, firstWithout, rankingWithout, weightOfChange
  case becomeFirst, aloneFirst
  case withoutLines, withoutLinesText, methodOfWeights, methodOfSlopes,
    slopesOneSided
  case noJudgmentToMove, noJudgmentChanges, nearestJudgment, nobodyDecides, deciding, orWithout
  case wouldLeadWithout, nothingWithout

  // MARK: Simulation
  case percentInRank, percentLater, firstBar, percentAbove, percentIsAbove, percentOf
  case undisturbed
  case equalWeights, mean, plusMinus, standardDeviation, geometricMean, least, largest, fuzzy
  case centroid, drawn, drawnTimes, uniformWeights, stoppedAtError, errorReached
  case errorNotReached
  case noNoise, logNormalNoise, uniformNoise, triangularNoise, stepNoise, dispersionNoise
  case intervalNoise, noiseOfGroup, matrixAboveInDraws
  case matrixAboveBeforeAndInDraws, matricesAboveInDraws, quantiles, quantilesText, bounds,
    boundsText
  case methodOfSimulation, firstAsJudged, firstWithEqualWeights, shareAsJudged
  case shareWithEqualWeights, sharesOfLeaders, shareOfDraws, nothingElseFirst, rivalOfFirst
  case rivalOfShared, nineDrawsOfTen, firstIsSafe, firstIsLikely, firstIsOpen

  // MARK: Charts
  case chartRanking, chartRankingCriteria, chartRankingAlternatives, chartHierarchy
  case chartHierarchyText, criteriaBelowGoal, largestRatioIs, localPriority, globalPriority
  case chartConsistency, chartConsistencyText, largestAcceptedIs
  case chartPerformance
  case chartPerformanceText, overall, chartGradient, chartGradientText, takesFirst
  case noWeightOfItChanges, nowIs, weightOf, weightOfUnder, chartHeadToHead, headToHeadSums
  case headToHeadLogarithms, bothEqual, isAheadBy, withWeight, chartPlane, chartPlaneText
  case axisAcross, axisUp, methodSentence, judgmentsAre, lowerCriteriaNotShown,
    lowerAlternativesNotShown
  case chartNetwork, chartNetworkText, chartSupermatrix, chartSupermatrixText, networkSummary
  case clustersNotShown, networksNotShown
  case treeRowsNotShown, matricesNotShown, lighterCriteriaNotShown, smallerLeadsNotShown
  case difference, speaksFor, globalPriorityAxis

  // MARK: Consistency of a matrix
  case matrixOfItems, index, value, note, prioritiesSay, missingJudgment, ratioBy, prioritiesBy
  case worstFor, ofMatrices, worstPairsCaption, ownMatricesShown
  case ratioWithMissing, othersSayGiven, othersSayMissing, worstTriad, oneIsConsistent
  case notDefinedWithTies, leftOrdersDifferently, principalEigenvalue, geometricIndex, koczkodaj
  case koczkodajMean, harmonicIndex, harmonicRatio, pelaezLamata, cavalloDApuzzo, meanTriadError
  case meanSquaredTriadError, goldenWang, saloHamalainen, relativeError, congruence, dissonance
  case circularTriads, intransitiveTriads, kendallZeta, weaklyInconsistentTriads
  case preferencesNotPreserved, intensitiesNotPreserved, globalRankingDiscrepancy
  case rightLeftAsymmetry

  // MARK: Audit
  case wholeModel, quantity, reported, computed, agrees, erratum, disagrees, withDetails
  case otherDefinition, totalOf, numbersDefinedOtherwise
  case ratioOfHierarchy, localPriorityOf, idealPriorityOf, globalPriorityOf, judgmentOf, priorityOf
  case priorityUnderIt, formulaValueOf, reportsNoNumbers, noNumberIsComputed, numbersAgree,
    numbersWithErratum
  case numbersDisagree, auditSummary, auditSummaryWithVariants

  // MARK: Reconstruction
  case notComputed, numbersNotComputed, printedNumbers, explainedByModel, pairIsConsistent
  case sumIsNotOne, quotientIsAbove, consistencyIsNotOne, severalValues, searchCaption
  case searchedJudgments, respondentsSearched, wholeJudgments, halfJudgments, onScale
  case oneMatrixPossible, matricesPossible, morePossible, noMatrixPossible, notDecided
  case sharedJudgmentsText, excludedSoFar, moreEffortMayDecide, otherChoicesPossible
  case otherChoicesExcluded, otherChoicesOpen, otherChoices, variantHalfPoints
  case variantRespondents, variantRandomIndex, variantScale, variantPrioritiesAlone, howToRead
  case variantDigitsCut, variantDigitsRounded, withDigitsCut, choicesToTry, choicesToReconstruct
  case combinedNotSearched, methodNotSearched, randomIndexEnds, orderNotSearched, sumFitsCutDigits,
    stopped, stoppedText
  case numbersExcludeByWhole, consistencyOfNone, consistencyDiffers, withoutExplained
  case numbersExplained, withNumbersBeside, perhapsMore
  case numbersExclude, noJudgmentPrintedSo, quantityPrinted, partsAreNotWhole
  case combinationPossible, withNumbersOf
  case membersLeftOut, judgmentsPrinted, indicesPrinted, basisJudgments, numbersNotUsed
  case sumFitsRoundedDigits, withoutPrinted, withRatiosUpTo, fromNumbers, itemsPrinted
  case idealPrioritiesPrinted, globalPrioritiesPrinted, consistencyAlone, variantAnyConsistency
  case adjustmentNotSearched, searchSettings, ratiosWhereNonePrinted, blocksMayDiffer
  case noSingleRespondent, singleRespondentOpen, othersMayGiveThem, nothingGivesAll
  case rangesArePartial, cutDigitsInAudit, basisGroup, openForMoreRespondents
  case noCombinationGivesThem, combinationNotDecided, numbersDoNotComeOut, ratioOfRespondent
  case possibleMeans, notPossibleMeans, consentText, consent, recoveredMatrix, recovered
  case powerCaption, origin, drawsCount, percentPossible, percentUnique, percentUndecided
  case originRespondent, originPair, originGroup, originRandom, originMoved, originGeometricMean
  case originNormalizedColumns
  case restsOn, matricesFound, basisPriorities, basisAlternatives, basisConsistency
  case basisNothing, noJudgmentsGiveThem, notPossibleTopic, nothingToReconstruct
  case numbersComeOut, reconstructedMeans, canBe, atMostBetween, known, rangesCaption
  case rangeExact, rangeOuter, rangeInnerAndOuter, rangesMean

  // MARK: Comparison of methods
  case prioritizationOnScale, scaleWith, first, leadsInAll
  case togetherInAll, leadsIn, leadsAloneIn, togetherIn, scaleAndMethod, otherOrders
  case otherOrdersText, beforeIn, morePairs
  case largestDifference, differenceFor, notEvaluable, notEvaluableText, comparedWith

  // MARK: What if
  case scenario, presentWeights, weightMoved, bestRank, worstRank, presentLead, leadsThen
  case leadsInAllScenarios, leadsInScenarios, scenarioLeads, notVaried
  case notVariedText, methodOfScenarios

  // MARK: Random index
  case randomIndexOfOrder, randomIndexTable, randomIndexSymbol, thisSimulation, randomIndexText

  // MARK: Tables on a screen
  case columnsNamed

  // MARK: Groups
  case aggregatedJudgments, aggregatedPriorities, aggregatedGeometrically, aggregatedLocals
  case localPriorities, firstFor, globalByJudgments, globalByPriorities, judgedBy, ratioAbove
  case consensusIndicator, question, questionOn, from, to, becomes, geometricDeviation, answers
  case respondent, outlierMarked, largestRatio, largestRatioOn, ranksFirst, garutiIndex, similar
  case withoutByJudgments, withoutByPriorities, noResult, cluster, members, homogeneity
  case aggregationsCaption, agreementCaption, questionsCaption, membersCaption, clustersCaption
  case clusterNumber, clusterPrioritiesCaption, respondents, allCount, someCount
  case someCountLeftOut, countInPart, matricesDoNotCount, ofThese
  case notAsAskedFor, aboveRatioLimit, withoutWeight, withoutAnswers, allAnsweredAll
  case answeredAll, askedPart, answeredOwn, allAnsweredOwn
  case connectAll, connectAllWithinLimit, excludedForRatio, excludedForAttribute
  case excludedForUnknown, excludedForWeight, excludedForSilence, andMore, consensusOverall
  case homogeneityOf, concordanceOf, needsTwo, ownMatricesAboveCount, clusters, noneAlike
  case alikeAbove, alikeAboveBut, outliers, outliersText, compatibleCount, consensusOfSizes
  case consensusOfScale, weightsEnter, influence, firstWithoutAny, sharedWithoutAny,
    firstWithoutOthers, sharedWithoutOthers
  case otherFirstWithout, wouldBeFirstWithout, noResultWithout
  case largestGain, largestLoss,
    noShiftWithoutAny, influenceBy
  case noAggregatedJudgments, kindsAgree, kindsAgreeOnFirst, kindsDisagree, firstUnder
  case groupMethod
  case priorityOfWhat, lowerQuartile, median, upperQuartile, trimmedMean, distributionsCaption
  case withoutAttribute, withoutValue, noResultFor, equalSay, subgroupsCaption, subgroupsBy,
    leadsInParts, item,
    groupMatrixCaption

  // MARK: Answers
  case answersOutsideParts, personOnPlaces, excludedMatrix, excludedForPart,
    skippedAnswers, repeatedAnswers,
    groupOfPeople
  case excludedWith, excludedOn, gapInMeans, doNotConnect, lackForMethod, giveNoPriorities
  case setAside, judgmentsSetAside, everybodysJudgments, judgmentsOfPeople, judgmentsOfNumber
  case answersAgain, answersAreNot, answersReplaceJudgments, modelAggregation, reportAggregation
  case scenariosOfEverybody, skippedAnswersCount, answersOffScale
  case groupsHaveEqualSay, respondentsLeftOut, problemsLeftOut, equalSayOfGroups
  case columnsOfFile, sheetsOfFile

  // MARK: Problems
  case weightsNotMoved, formulasNotLinear, aggregationNotLinear, zeroFactorUnder, weightsSumTo
  case problemsInTheWay
  case nothingToRank, tooManyToSimulate, nothingToDraw, noDispersionToDraw, noRangesToDraw
  case problemNoJudgments, problemDisconnected, problemIncomplete, problemRange, problemNotSettled
  case problemZeroPriority, problemZeroPriorities, problemNoCommonPriority, problemNoWeight
  case problemOutsideScale, problemZeroColumn, problemZeroDivisor, problemNoMagnitudes
  case problemNotCompared, problemNeedsLAPACK, problemStrategicCriteria, problemNoDependences
  case problemNotReached, problemApartFromStarts, problemUndecidedLimit, problemLimitNotSettled
  case problemZeroPin, problemIntensityOutsideScale, problemIntensitiesApart
  case problemIntensitiesIncomplete, problemIntensities, problemIntensitiesOpen, ownSimulation

  // MARK: Collections
  case answered, asked, hasPriorities, missingPairs, countOf, pairOf, yes, no, collected
  case collectedText, noAnswersFrom

  // MARK: Imports
  case imported, importedFormat, criteriaCount, alternativesCount, participantsCount
  case clustersCount, nodesCount
  case judgmentsInMatrices, otherJudgmentsCount, importedResults, readOtherwise, nothingLeftOut
  case place

  // MARK: Repairs
  case changed, repaired, repairedByFewest, repairedByTried, moreChangesNeeded, cannotBeReached
  case tooManyChoices, leftIncomplete, leftBeyondTable, nothingToRepair, beforeAndAfter,
    askAboutChanges
  case changesMost, noPriorityChanges, repairMethod, withTheta, changedToAny, changedWithin
  case changedToScale

  // MARK: Charts of groups and of robustness, and the page
  case barsHaveOwnScale, chartTornado, chartTornadoText, chartTornadoWithJudgments
  case chartTornadoJudgments
  case smallerMovesNotShown, movedDown, movedUp, chartPeople, chartPeopleText, chartConsensus
  case chartConsensusText, everyoneTogether, chartSimilarity, chartSimilarityText
  case peopleNotShown, chartSubgroups, chartSubgroupsText, inRank, chartAcceptability
  case chartAcceptabilityText, firstInDraws, rankNumber, laterRanks, tileLead, tileConsistency
  case tileAgreement, tileRobustness, headlineBy, headlineAlone, headlineShared, leadNever
  case leadEndsByJudgment, leadNeverByJudgment
  case leadEnds, leadFirm, leadClose, leadShared, leadUndecided, leadSharedAlways
  case tileOf, tileAccepted, tileAbove
  case tileMatrices, tilePeopleAbove, tileConsensus, tileFirstInDraws, robustSafe, robustLikely
  case robustOpen, noticeFolded, aboutStudy, acceptedFolded, acceptedCaption, commandLine
  case versions, fingerprints, fingerprintOf, attached, attachedFile, attachedWithoutAnswers
  case attachmentTooLarge, moveWeights, weightsBelow, withTheseWeights, ghostMeans
  case moreWeights, tilePeopleAreAbove, ofFirstOnly, asInStudy, gradientFor, against, acrossAxis,
    upAxis, copyTable, copied
  case copyRefused, contentsOfPage, changeOfPriority, nameColumn

  // MARK: Checklist
  case checkProblem, checkProblemValid, checkCriteriaFound, checkCriteriaDefined
  case checkCriteriaValid, checkPerformanceSources, checkPerformanceMatrix, checkScoringMethod
  case checkScores, checkWeightingMethod, checkWeights, checkAggregation, checkAggregated
  case checkUncertainty, checkUncertaintyAnalysis, checkFindings, checkExamined, checkPeople
  case checklist, checklistCaption, checklistItem, checklistAnswer, checkIn, checkMissing
  case checkInAndMissing
}
