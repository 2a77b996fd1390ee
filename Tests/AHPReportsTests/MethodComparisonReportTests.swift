import AHP
import Testing

@testable import AHPReports

struct MethodComparisonReportTests {
  static func report(_ names: [String], _ triangle: [Double]) throws -> MethodComparisonReport {
    var model = try DecisionModel(
      name: "Choosing a van", goal: "Best van", alternatives: names.map { Alternative($0) })
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: names.count, upperTriangle: triangle)), of: model.goal)
    return MethodComparisonReport(model: model, comparison: try MethodComparison(of: model))
  }

  @Test func `who shares the first place is named, and not as the only one`() throws {
    #expect(
      try Self.report(["a", "b", "c"], [1, 3, 3]).rendered(as: .text) == ##"""
        Choosing a van
        Goal: Best van

        Prioritization (linear scale)               a       b       c  Ranking
        principal right eigenvector            0.4286  0.4286  0.1429  as now
        row geometric mean                     0.4286  0.4286  0.1429  as now
        mean of normalized columns             0.4286  0.4286  0.1429  as now
        normalized reciprocal column sum       0.4286  0.4286  0.1429  as now
        normalized row sum                     0.4286  0.4286  0.1429  as now
        weighted least squares fit             0.4286  0.4286  0.1429  as now
        Cogger–Yu method                       0.4286  0.4286  0.1429  as now
        direct least squares fit               0.4286  0.4286  0.1429  as now
        logarithmic least absolute values fit  0.4286  0.4286  0.1429  as now

        Scale (principal right eigenvector)       a       b       c  Ranking
        linear                               0.4286  0.4286  0.1429  as now
        power                                0.4737  0.4737  0.0526  as now
        root                                 0.3880  0.3880  0.2240  as now
        logarithmic                          0.4000  0.4000  0.2000  as now
        geometric                            0.4444  0.4444  0.1111  as now
        inverse linear                       0.3600  0.3600  0.2800  as now
        balanced                             0.3750  0.3750  0.2500  as now
        balanced-n                           0.3846  0.3846  0.2308  as now
        adaptive                             0.4473  0.4473  0.1054  as now
        adaptive-balanced                    0.3918  0.3918  0.2165  as now

        First: a and b together in all 90 results
        Largest difference: 0.1371 for c (inverse linear scale, principal right
          eigenvector)
        Method: compared with the principal right eigenvector on the linear scale;
          distributive synthesis; all 90 combinations of 10 scales and 9 methods

        """##)
  }

  @Test func `who leads alone and who together is counted apart`() throws {
    let names = ["One with a long name", "Another long name", "c", "d"]
    #expect(
      try Self.report(names, [2, 1.0 / 2, 3, 2, 3, 2]).rendered(as: .text) == ##"""
        Choosing a van
        Goal: Best van

        Prioritization (linear        A       B       C       D  Ranking
        scale)
        principal right          0.3094  0.3029  0.2859  0.1019  as now
        eigenvector
        row geometric mean       0.3056  0.3056  0.2761  0.1127  One with a long name
                                                                 and Another long name
                                                                 share the first place
        mean of normalized       0.3102  0.3062  0.2811  0.1025  as now
        columns
        normalized reciprocal    0.2955  0.2955  0.2832  0.1259  One with a long name
        column sum                                               and Another long name
                                                                 share the first place
        normalized row sum       0.3145  0.3145  0.2661  0.1048  One with a long name
                                                                 and Another long name
                                                                 share the first place
        weighted least squares   0.2977  0.2977  0.2835  0.1211  One with a long name
        fit                                                      and Another long name
                                                                 share the first place
        Cogger–Yu method         0.3607  0.3443  0.1967  0.0984  as now
        direct least squares     0.3168  0.3187  0.2541  0.1105  Another long name
        fit                                                      becomes first
        logarithmic least        0.3333  0.3333  0.2222  0.1111  One with a long name
        absolute values fit                                      and Another long name
                                                                 share the first place
        Columns: A One with a long name; B Another long name; C c; D d

        Scale (principal right eigenvector)       A       B       C       D  Ranking
        linear                               0.3094  0.3029  0.2859  0.1019  as now
        power                                0.3338  0.3244  0.3113  0.0305  as now
        root                                 0.2830  0.2809  0.2695  0.1667  as now
        logarithmic                          0.2907  0.2877  0.2756  0.1460  as now
        geometric                            0.3213  0.3104  0.2816  0.0866  as now
        inverse linear                       0.2655  0.2650  0.2568  0.2127  as now
        balanced                             0.2747  0.2734  0.2611  0.1908  as now
        balanced-n                           0.2851  0.2825  0.2666  0.1657  as now
        adaptive                             0.3260  0.3165  0.3000  0.0576  as now
        adaptive-balanced                    0.2936  0.2895  0.2706  0.1463  as now
        Columns: A One with a long name; B Another long name; C c; D d

        First: One with a long name and Another long name together in 50 of 90
          results, One with a long name alone in 24 of 90 results, Another long name
          alone in 16 of 90 results
        Other orders: of 90 results Another long name before One with a long name in
          16
        Largest difference: 0.2239 for One with a long name (power scale, Cogger–Yu
          method)
        Method: compared with the principal right eigenvector on the linear scale;
          distributive synthesis; all 90 combinations of 10 scales and 9 methods

        """##)
  }
}
