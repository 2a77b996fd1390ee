import AHP

@testable import AHPFormats

/// The same decision in the formats of other programs: Travel by Cost (0.75) and Comfort (0.25),
/// with Bus, Train and Plane compared as 2, 5, 4 under Cost and 1/3, 1/2, 3 under Comfort.
enum ImportSamples {
  static let goalWeights = [0.75, 0.25]

  /// The decision, made in code.
  static func reference() throws -> DecisionModel {
    var model = try DecisionModel(
      name: "Travel", goal: "Travel", alternatives: ["Bus", "Train", "Plane"])
    let cost = try model.addCriterion("Cost", under: model.goal)
    let comfort = try model.addCriterion("Comfort", under: model.goal)
    let triangles: [(CriterionID, [Double])] = [
      (model.goal, [3]), (cost, [2, 5, 4]), (comfort, [1 / 3.0, 0.5, 3]),
    ]
    for (criterion, triangle) in triangles {
      try model.setJudgments(
        .comparisons(
          ComparisonMatrix(order: criterion == model.goal ? 2 : 3, upperTriangle: triangle)),
        of: criterion)
    }
    return model
  }

  static let rAHP = """
    Version: 2.0
    # what to choose from
    Alternatives: &alternatives
      Bus: {price: 20, 'seat width': 45}
      Train: {price: 40, 'seat width': 60}
      Plane: {price: 100, 'seat width': 40}
    Goal:
      name: Travel
      description: From door to door
      author: unknown
      preferences:
        pairwise:
          - [Cost, Comfort, 3]
      children:
        Cost:
          preferences:
            pairwise:
              - [Bus, Train, 2]
              - [Bus, Plane, 5]
              - [Plane, Train, 1/4]
          children: *alternatives
        Comfort:
          preferences:
            pairwise:
              - [Bus, Train, 1/3]
              - [Bus, Plane, 0.5]
              - [Train, Plane, 3]
          children: *alternatives

    """

  static let rAHPVersion1 = """
    Version: 1.0
    Alternatives: &alternatives
      Bus: {price: 20}
      Train: {price: 40}
      Plane: {price: 100}
    Goal:
      name: Travel
      preferences:
        - [Cost, Comfort, 3]
      children:
        Cost:
          preferences:
            - [Bus, Train, 2]
            - [Bus, Plane, 5]
            - [Train, Plane, 4]
          children: *alternatives
        Comfort:
          preferenceFunction: >
            function(a1, a2) min(9, max(1/9, a2$price/a1$price))
          children: *alternatives

    """

  static let pyAHP = """
    {"name": "Travel", "method": "eigenvalue", "criteria": ["Cost", "Comfort"], "subCriteria": {},
     "alternatives": ["Bus", "Train", "Plane"],
     "preferenceMatrices": {
      "criteria": [[1, 3], [[1, 3], 1]],
      "alternatives:Cost": [[1, 2, 5], [0.5, 1, 4], [[1, 5], 0.25, 1]],
      "alternatives:Comfort": [[1, [1, 3], [1, 2]], [3, 1, 3], [2, [1, 3], 1]]}}
    """

  static let ahpJS = """
    {"items": ["Bus", "Train", "Plane"], "criteria": ["Cost", "Comfort"],
     "criteriaItemRank": {
      "Cost": [[1, 2, 5], [0.5, 1, 4], [0.2, 0.25, 1]],
      "Comfort": [[1, 0.3333333333333333, 0.5], [3, 1, 3], [2, 0.3333333333333333, 1]]},
     "criteriaRank": [[1, 3], [0.3333333333333333, 1]]}
    """

  static let ahpJSScript = """
    import AHP from "ahp";
    const context = new AHP();
    // the data
    context.import({
      items: ["Bus", 'Train', "Plane"], criteria: ["Cost", "Comfort"],
      criteriaItemRank: {
        Cost: [[1, 2, 5], [0.5, 1, 4], [0.2, 0.25, 1]],
        Comfort: [[1, 0.3333333333333333, 0.5], [3, 1, 3], [2, 0.3333333333333333, 1]],
      },
      criteriaRank: [[1, 3], [0.3333333333333333, 1]],
    });
    console.log(context.run());
    """

  static let ahpCLI = """
    labels: [Bus, Train, Plane]
    criteria:
      name: Travel
      comparisons:
        - [1, 3]
        - [0.3333333333333333, 1]
      subcriteria:
        - name: Cost
          comparisons:
            - [1, 2, 5]
            - [0.5, 1, 4]
            - [0.2, 0.25, 1]
        - name: Comfort
          comparisons:
            - [1, 0.3333333333333333, 0.5]
            - [3, 1, 3]
            - [2, 0.3333333333333333, 1]

    """

  static let decisor = """
    --A comment of the program
    %Travel from door to door
    #Criteria Matrix
    1\t3
    0\t1
    #Cost;Bus-Train-Plane
    1\t2\t5
    0\t1\t4
    0\t0\t1
    #Comfort
    1\t0\t0
    3\t1\t3
    2\t0\t1
    #
    ##End of model description
    #BOCR Matrix
    1\t1\t3\t0
    #-----

    """

  static let superDecisions = """
    set top_net [getTopNet $net]
    set desc {From door to door}
    set name {Travel}
    makeNode $net $clusterName $name $desc $x $y
    setFormulaType $net 0
    catch {limitPowerOptions $net 2 0}
    c-network readAllCompares -network $net -source {
    3
    1Goal
    1
    Travel
    2Criteria
    2
    Cost
     Comfort
    3Alternatives
    3
    Bus
    Train
    Plane

    3 0,0 1,1 2,2\u{20}
     0.000000  0.000000  0.000000\u{20}
     1.000000  0.000000  0.000000\u{20}
     0.000000  1.000000  0.000000\u{20}
    0
    1 1,0\u{20}

    1
    1 2,0\u{20}

    2
    0\u{20}

    0,0,1
    2 1,0 0,1\u{20}
     0.333333333333333\u{20}

    1,0,2
    3 1,0 0,1 2,2\u{20}
     0.500000  4.000000\u{20}
     5.000000\u{20}

    1,1,2
    3 0,0 1,1 2,2\u{20}
     0.333333333333333  0.500000\u{20}
     3.000000\u{20}

    }
    ratings new -network $net -src {
    0

    0
    0

    0 0
    0 0
    }

    set FORMAT 1

    """

  static let anpStudio = """
    {"format": "anpcpp", "version": 2, "network": {
      "alternatives_cluster": "Options", "name": "Travel",
      "limit_matrix": {"method": "calculus"}, "synthesis": {"kind": "additive", "custom_expr": ""},
      "clusters": [
       {"name": "Options", "description": "", "cluster_pairwise": {"alternatives": [], "matrix": []},
        "nodes": [
         {"name": "Bus", "description": "", "invert": false, "node_prioritizers": {}},
         {"name": "Train", "description": "", "invert": false, "node_prioritizers": {}},
         {"name": "Plane", "description": "", "invert": false, "node_prioritizers": {}}]},
       {"name": "Goal", "cluster_pairwise": {"alternatives": ["Criteria"], "matrix": [[1.0]]},
        "nodes": [{"name": "Travel", "node_prioritizers": {"Criteria": {"type": "pairwise",
         "alternatives": ["Cost", "Comfort"], "matrix": [[1.0, 3.0], [0.3333333333333333, 1.0]]}}}]},
       {"name": "Criteria", "cluster_pairwise": {"alternatives": ["Options"], "matrix": [[1.0]]},
        "nodes": [
         {"name": "Cost", "node_prioritizers": {"Options": {"type": "pairwise",
          "alternatives": ["Train", "Bus", "Plane"],
          "matrix": [[1, 0.5, 4], [2, 1, 5], [0.25, 0.2, 1]]}}},
         {"name": "Comfort", "node_prioritizers": {"Options": {"type": "pairwise",
          "alternatives": ["Bus", "Train", "Plane"],
          "matrix": [[1, 0.3333333333333333, 0.5], [3, 1, 3], [2, 0.3333333333333333, 1]]}}}]}]}}
    """

  /// Files whose models evaluate as the reference does.
  static let all: [(name: String, text: String)] = [
    ("travel.ahp", rAHP), ("pyahp.json", pyAHP), ("ahpjs.json", ahpJS), ("script.js", ahpJSScript),
    ("cli.yaml", ahpCLI), ("decisor.txt", decisor), ("travel.sdmod", superDecisions),
    ("travel.anpstudio", anpStudio),
  ]

  static let ahpOSHierarchy = """
    Travel: Cost=0.75, Comfort=0.25;
    Comfort: Seat,
      Noise;

    """

  static let ahpOSProject = """
    {"pj": [{"project_sc": "x1", "project_name": "Trip", "project_hText": "Travel: Cost, Comfort, Time;"}],
     "alt": [],
     "pwc": [
      {"pwc_part": "R1", "pwc_timestamp": 1, "pwc_node": "Travel", "pwc_ab": "010", "pwc_intense": "362"},
      {"pwc_part": "R2", "pwc_timestamp": 2, "pwc_node": "Travel", "pwc_ab": "001", "pwc_intense": "243"}]}
    """

  static let expertChoice = """
    Travel
      Cost (L: .750 G: .750)
        Ticket (L: .400 G: .300)
        Taxi (L: .600 G: .450)
      Comfort (L: .250 G: .250)

    """

  static let scale = """
    #RATINGS COMPARISONS TEMPLATE
    set group {!DEFAULT_GROUPING!__!_!!______++++_}
    ratings newCategory -network $net -criteria $crit -group $group -category {Good}
    ratings newCategory -network $net -criteria $crit -group $group -category {Fair}
    ratings newCategory -network $net -criteria $crit -group $group -category {Poor}
    set values {2.000000 4.000000 2.000000}
    ::RA::setAllCategoryCompares $net $crit $group $values $nnodes

    """

  static let squareTable = """
    ,Slope,Rain,Rock
    Slope,1,3,5
    Rain,0.33,1,3
    Rock,0.2,,1

    """

  /// A file of each format that is text.
  static let texts: [(name: String, text: String)] =
    all + [
      ("v1.ahp", rAHPVersion1), ("h.txt", ahpOSHierarchy), ("p.json", ahpOSProject),
      ("tree.txt", expertChoice), ("s.rcp", scale), ("m.csv", squareTable),
    ]
}
