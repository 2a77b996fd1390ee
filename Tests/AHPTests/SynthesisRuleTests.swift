import Foundation
import TestSupport
import Testing

@testable import AHP

struct SynthesisRuleTests {
  private func contribution(
    _ synthesis: Synthesis, _ local: [Double], isAbsolute: Bool = false,
    areAllAbsolute: Bool = false, pin: Int = 0
  ) -> SynthesisRule.Contribution {
    SynthesisRule(synthesis, areAllAbsolute: areAllAbsolute)
      .contribution(of: local[...], isAbsolute: isAbsolute, pin: pin)
  }

  @Test func `contributions are shares, ideals, quotients to a pin or logarithms`() {
    let local = [0.5, 0.375, 0.125]
    func scores(_ synthesis: Synthesis) -> [Double] {
      local.map { contribution(synthesis, local, pin: 2).score(of: $0, weight: 0.5) }
    }
    #expect(scores(.distributive) == [0.25, 0.1875, 0.0625])
    #expect(scores(.ideal) == [0.5, 0.375, 0.125])
    #expect(scores(.linkingPins) == [2, 1.5, 0.5])
    #expect(scores(.multiplicative) == local.map { 0.5 * log($0) })
  }

  @Test func `absolute priorities count as they are among their like`() {
    let local = [0.25, 1, 0.5]
    func divisor(_ synthesis: Synthesis, _ areAllAbsolute: Bool) -> Double? {
      guard
        case .quotient(let divisor) = contribution(
          synthesis, local, isAbsolute: true, areAllAbsolute: areAllAbsolute)
      else { return nil }
      return divisor
    }
    #expect(divisor(.distributive, true) == 1 && divisor(.distributive, false) == 1.75)
    #expect(divisor(.ideal, true) == 1 && divisor(.ideal, false) == 1)
    #expect(divisor(.linkingPins, true) == 0.25 && divisor(.linkingPins, false) == 0.25)
    #expect(divisor(.multiplicative, true) == nil && divisor(.multiplicative, false) == nil)
  }

  @Test func `ratings that are all 0 and pins of 0 have no contribution`() {
    for synthesis in [Synthesis.distributive, .ideal] {
      #expect(!contribution(synthesis, [0, 0], isAbsolute: true).isDefined)
      #expect(contribution(synthesis, [0, 0], isAbsolute: true, areAllAbsolute: true).isDefined)
    }
    #expect(!contribution(.linkingPins, [0, 1]).isDefined)
    #expect(contribution(.linkingPins, [0, 1], pin: 1).isDefined)
    #expect(contribution(.multiplicative, [0, 1]).isDefined)
    #expect(contribution(.multiplicative, [0, 1]).score(of: 0, weight: 0) == 0)
    let rules = Synthesis.allCases.map { SynthesisRule($0, areAllAbsolute: false) }
    #expect(rules.map(\.problemOfUndefined) == [.zeroColumn, .zeroColumn, .zeroColumn, .zeroPin])
    #expect(rules.map(\.needsAllAlternatives) == [false, false, true, false])
  }

  @Test(arguments: Synthesis.allCases)
  func `derivatives are the limits of differences`(synthesis: Synthesis) {
    let rule = SynthesisRule(synthesis, areAllAbsolute: false)
    let (local, direction) = ([0.5, 0.375, 0.125], [0.5, -0.75, 0.25])
    func scores(_ step: Double) -> [Double] {
      let moved = zip(local, direction).map { $0 + step * $1 }
      let contribution = rule.contribution(of: moved[...], isAbsolute: false, pin: 1)
      return moved.map { contribution.score(of: $0, weight: 1) }
    }
    let step = 1e-6
    let found = rule.contributionDerivatives(direction, local, isAbsolute: false, pin: 1)
    for (derivative, (above, below)) in zip(found, zip(scores(step), scores(-step))) {
      // The error of a central difference is some step² of the third derivative.
      #expect(abs(derivative - (above - below) / (2 * step)) <= 1e-8)
    }
  }

  @Test func `what is said of absolute measurement depends on the synthesis`() {
    func measurement(_ areAllAbsolute: Bool) -> [SynthesisRule.AbsoluteMeasurement] {
      Synthesis.allCases.map {
        SynthesisRule($0, areAllAbsolute: areAllAbsolute).absoluteMeasurement
      }
    }
    #expect(measurement(false) == [.shares, .besideTheBest, .factors, .relativeToPin])
    #expect(measurement(true) == Array(repeating: .alone, count: 4))
    #expect(SynthesisRule(.linkingPins, areAllAbsolute: false).usesPins)
    #expect(!SynthesisRule(.ideal, areAllAbsolute: false).usesPins)
  }

  @Test func `means of final priorities are linear in a weight under distributive synthesis`() {
    func isLinear(_ synthesis: Synthesis, _ areAllAbsolute: Bool = false) -> Bool {
      SynthesisRule(synthesis, areAllAbsolute: areAllAbsolute)
        .hasLinearMeans(ranksAlternatives: true)
    }
    #expect(isLinear(.distributive) && !isLinear(.distributive, true))
    #expect(!isLinear(.ideal) && !isLinear(.multiplicative) && !isLinear(.linkingPins))
  }
}
