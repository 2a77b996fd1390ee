import AHP
import Foundation
import Testing

@testable import AHPReports

struct ConsistencyReportTests {
  static func report(
    _ triangle: [Double?], order: Int, _ options: EvaluationOptions = EvaluationOptions()
  ) throws -> ConsistencyReport {
    var model = try DecisionModel(
      name: "Choosing a van", goal: "Best van",
      alternatives: ["Avanza", "Borneo", "Colt", "Delica"].prefix(order).map { Alternative($0) })
    try model.setJudgments(
      Judgments(IncompleteComparisonMatrix(order: order, upperTriangle: triangle)), of: model.goal)
    let evaluation = try model.evaluation(options)
    let analyses = try ConsistencyAnalysis.all(
      of: model, in: evaluation, subject: .criterion(model.goal), adviceCount: 2)
    return ConsistencyReport(model: model, evaluation: evaluation, analyses: analyses)
  }

  @Test func `a complete matrix has all indices, and advice with its explanation`() throws {
    #expect(
      try Self.report([6, 8, 4], order: 3).rendered(as: .text) == ##"""
        Choosing a van
        Goal: Best van

        Goal (3 items)

        Index                        Value   Limit  Note
        CR                          0.1292  0.1000  above
        CI                          0.0678
        principal eigenvalue        3.1356
        GCI                         0.4023  0.3147  above
        Koczkodaj                   0.6667  0.3333  above; worst triad: Avanza, Borneo,
                                                    Colt
        Koczkodaj, mean of triads   0.6667
        HCI                         0.0221
        HCR                         0.0404  0.1000
        Peláez–Lamata               1.3333
        Cavallo–D'Apuzzo            3.0000          1 is consistent
        Kazibudzki, mean |ln r|     1.0986
        Kazibudzki, mean ln² r      1.2069
        Golden–Wang                 0.1762
        Salo–Hämäläinen             0.1634
        relative error              0.0425
        congruence                  1.0986
        dissonance                  0.0000
        circular triads                  0
        intransitive triads              0
        Kendall's zeta              1.0000          1 is consistent
        weakly inconsistent triads       0
        preferences not preserved        0
        intensities not preserved        0
        global ranking discrepancy  0.4422
        right-left asymmetry        0.0000

        Judgment               Given  Priorities say  Others say  CR then  Ranking then
        Avanza against Borneo      6            4.16           2    0.000  as now
        Avanza against Colt        8           11.54          24    0.000  as now

        Consistency: CR of the hierarchy 0.129, largest CR 0.129 ('Goal'); 1 of 1
          matrix above 0.1
        Method: CR with the random index of Alonso & Lamata (2006); priorities by the
          principal right eigenvector; distributive synthesis; 'Others say' beside a
          given judgment is the ratio that the other judgments give (Harker's method),
          'CR then' and 'Ranking then' what CR and the ranking become with it

        """##)
  }

  @Test func `the method that fills in missing judgments is the one that is named`() throws {
    let options = EvaluationOptions(missingJudgments: .optimalCompletion)
    #expect(
      try Self.report([2, nil, 3, 2, 5, 4], order: 4, options).rendered(as: .text) == ##"""
        Choosing a van
        Goal: Best van

        Goal (4 items)

        Index                  Value   Limit  Note
        CR                    0.1122  0.1000  above
        CI                    0.0653
        principal eigenvalue  4.1960
        congruence            0.8370
        dissonance            0.2000

        Judgment           Given  Priorities say  Others say  CR then  Ranking then
        Avanza against         3            5.02       11.42    0.011  as now
        Delica
        Avanza against         2            1.22      1/2.00    0.011  Borneo becomes
        Borneo                                                         first

        Missing judgment     Others say
        Avanza against Colt        1.73

        Consistency: CR of the hierarchy 0.112, largest CR 0.112 ('Goal'); 1 of 1
          matrix above 0.1
        Method: CR with the random index of Alonso & Lamata (2006); random index
          where judgments are missing: by order and missing judgments, completed within
          1/9 … 9; priorities by the principal right eigenvector; distributive
          synthesis; 'Others say' beside a given judgment is the ratio that the other
          judgments give (Harker's method), 'CR then' and 'Ranking then' what CR and
          the ranking become with it; 'Others say' beside a missing judgment is the
          ratio that agrees with the others (completion of least principal eigenvalue)

        """##)
  }

  @Test func `without matrices above the threshold that is said`() throws {
    let model = try DecisionModel(name: "Choosing a van", goal: "Best van")
    let report = ConsistencyReport(
      model: model, evaluation: try model.evaluation(), analyses: [])
    #expect(
      report.rendered(as: .text) == ##"""
        Choosing a van
        Goal: Best van

        Consistency: no comparisons
        Method: CR with the random index of Alonso & Lamata (2006)

        """##)
  }

  /// What programs know the indices by, whatever people read.
  @Test func `the names of indices for programs stay`() throws {
    struct Found: Decodable {
      struct Matrix: Decodable { let indices: [Index] }
      struct Index: Decodable { let name: String }
      let matrices: [Matrix]
    }
    let json = try Self.report([6, 8, 4], order: 3).rendered(as: .json)
    let found = try JSONDecoder().decode(Found.self, from: Data(json.utf8))
    #expect(
      found.matrices[0].indices.map(\.name) == [
        "CR", "CI", "principal eigenvalue", "GCI", "Koczkodaj", "Koczkodaj, mean of triads", "HCI",
        "HCR", "Peláez–Lamata", "Cavallo–D'Apuzzo", "Kazibudzki, mean |ln r|",
        "Kazibudzki, mean ln² r", "Golden–Wang", "Salo–Hämäläinen", "relative error", "congruence",
        "dissonance", "circular triads", "intransitive triads", "Kendall's zeta",
        "weakly inconsistent triads", "preferences not preserved", "intensities not preserved",
        "global ranking discrepancy", "right-left asymmetry",
      ])
    // Files name those that are reported by the same names.
    #expect(
      found.matrices[0].indices.dropFirst(3).map(\.name)
        == ConsistencyIndexName.allCases.map(\.rawValue))
    for name in ConsistencyIndexName.allCases {
      #expect(English().template(name.phrase) == name.rawValue)
    }
  }
}
