internal import AHP

extension ModelEncoder {
  /// What publications print about items with names that are compared, or about the whole model.
  ///
  /// - Parameter network: The network of the criterion that the items are of, if it has one.
  func reported(
    _ results: [ReportedResults], of names: @autoclosure () -> [String], network: Network? = nil
  ) -> Members {
    if results.isEmpty { return [] }
    let names = names()
    let blocks = results.map { block($0, of: names, network) }
    return [(.reported, blocks.count == 1 ? blocks[0] : .list(blocks))]
  }

  private func block(
    _ results: ReportedResults, of names: [String], _ network: Network?
  ) -> DataValue {
    var members: Members = []
    if let source = results.source { members.append((.source, .text(source))) }
    if let participant = results.participant {
      members.append((.participant, .text(model.participants[participant].name)))
    }
    members += settings(results.settings)
    return Self.mapping(members + values(results.values, of: names, network))
  }

  /// Values of one kind stand together under one key, in the order of the first of each kind; those
  /// of formulas come last.
  private func values(
    _ values: [ReportedValue], of names: [String], _ network: Network?
  ) -> Members {
    var groups: Members = []
    var formulas: [(key: String, value: DataValue)] = []
    for value in values {
      let printed = printed(value)
      switch value.quantity {
      case .principalEigenvalue: groups.append((.principalEigenvalue, printed))
      case .consistencyIndex: groups.append((.consistencyIndex, printed))
      case .consistencyRatio, .hierarchyConsistencyRatio:
        groups.append((.consistencyRatio, printed))
      case .localPriority(let item):
        Self.add(printed, named: names[item], under: .priorities, to: &groups)
      case .idealPriority(let item):
        Self.add(printed, named: names[item], under: .idealPriorities, to: &groups)
      case .index(let name):
        Self.add(printed, named: name.rawValue, under: .indices, to: &groups)
      case .globalPriority(let item):
        Self.add(printed, named: names[item], under: .globalPriorities, to: &groups)
      case .formulaValue(let formula, let alternative):
        Self.add(
          printed, named: model.alternatives[alternative].name, under: formula.rawValue,
          to: &formulas)
      case .alternativePriority(let alternative), .meritPriority(let alternative):
        Self.add(
          printed, named: model.alternatives[alternative].name, under: .alternatives, to: &groups)
      case .alternativeTotal(let alternative):
        Self.add(
          printed, named: model.alternatives[alternative].name, under: .totals, to: &groups)
      case .criterionPriority(let criterion):
        Self.add(printed, named: model.path(of: criterion), under: .globalPriorities, to: &groups)
      case .nodePriority(let measure, let node):
        guard let network else { continue }
        let own = network.nodes[node]
        Self.add(
          printed, named: own.name, in: network.clusters[own.cluster].name, under: measure.key,
          to: &groups)
      case .judgment(let item, let other):
        let comparison = DataValue.list([.text(names[item]), .text(names[other]), printed])
        if let index = groups.firstIndex(where: { $0.key == .comparisons }),
          case .list(let earlier) = groups[index].value
        {
          groups[index].value = .list(earlier + [comparison])
        } else {
          groups.append((.comparisons, .list([comparison])))
        }
      }
    }
    return formulas.isEmpty ? groups : groups + [(.bocr, .mapping(formulas))]
  }

  /// Adds a member to the mapping under a key.
  private static func add<Key: Equatable>(
    _ value: DataValue, named name: String, under key: Key,
    to groups: inout [(key: Key, value: DataValue)]
  ) {
    if let index = groups.firstIndex(where: { $0.key == key }),
      case .mapping(let members) = groups[index].value
    {
      groups[index].value = .mapping(members + [(name, value)])
    } else {
      groups.append((key, .mapping([(name, value)])))
    }
  }

  /// Adds a member to the mapping with a name in the mapping under a key.
  private static func add(
    _ value: DataValue, named name: String, in place: String, under key: ModelKey,
    to groups: inout Members
  ) {
    var places: [(key: String, value: DataValue)] = []
    let index = groups.firstIndex { $0.key == key }
    if let index, case .mapping(let members) = groups[index].value { places = members }
    add(value, named: name, under: place, to: &places)
    if let index {
      groups[index].value = .mapping(places)
    } else {
      groups.append((key, .mapping(places)))
    }
  }

  private func printed(_ value: ReportedValue) -> DataValue {
    let digits = DataValue.text(value.printed.text)
    if value.erratum == nil && value.definition == nil && value.variants.isEmpty { return digits }
    var members: Members = [(.value, digits)]
    if let erratum = value.erratum { members.append((.erratum, .text(erratum))) }
    if !value.errata.isEmpty { members.append((.errata, texts(value.errata))) }
    if let definition = value.definition { members.append((.definition, .text(definition))) }
    if !value.definitions.isEmpty { members.append((.definitions, texts(value.definitions))) }
    if !value.variants.isEmpty {
      let variants = value.variants.map { variant in
        Self.mapping(
          [(.value, .text(variant.printed.text)), (.erratum, .text(variant.erratum))]
            + (variant.errata.isEmpty ? [] : [(.errata, texts(variant.errata))]))
      }
      members.append((.variants, .list(variants)))
    }
    return Self.mapping(members)
  }
}

extension ReportedValue.NetworkMeasure {
  /// The key under which such numbers stand.
  fileprivate var key: ModelKey {
    switch self {
    case .raw: .raw
    case .normal: .normal
    case .ideal: .ideal
    }
  }
}
