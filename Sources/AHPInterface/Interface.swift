internal import AHP
internal import AHPCommand
internal import AHPFormats
public import AHPHeader
internal import PairwiseComparisons

// The functions of ahp.h, whose declarations the compiler compares with these.

/// The version as C text, for as long as the process lives.
nonisolated(unsafe) private let version: UnsafePointer<CChar> = {
  let bytes = Version.number.utf8CString
  let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
  for (position, byte) in bytes.enumerated() { unsafe copy[position] = byte }
  return unsafe UnsafePointer(copy)
}()

@c(ahp_version) @implementation
public func ahp_version() -> UnsafePointer<CChar>! { unsafe version }

/// Calls `body`, and writes its problem to the memory of the host.
private func reported(
  to problem: UnsafeMutablePointer<ahp_problem>?, _ body: () throws(InterfaceProblem) -> Void
) -> Int32 {
  do throws(InterfaceProblem) {
    try body()
    return Int32(AHP_DONE)
  } catch {
    return unsafe error.write(to: problem)
  }
}

@c(ahp_priorities) @implementation
public func ahp_priorities(
  _ count: Int64, _ order: Int64, _ entries: UnsafePointer<Double>!,
  _ choices: UnsafePointer<ahp_choices>!, _ threads: Int64,
  _ priorities: UnsafeMutablePointer<Double>!, _ facts: UnsafeMutablePointer<Double>!,
  _ problem: UnsafeMutablePointer<ahp_problem>!
) -> Int32 {
  unsafe reported(to: problem) { () throws(InterfaceProblem) in
    let array = try unsafe ArrayPriorities(
      ComparisonArray(count: count, order: order, entries: entries),
      EvaluationOptions(choices), priorities: priorities, facts: facts)
    guard threads >= 0 else {
      throw .argument("\(threads) threads (expected 1 or more, or 0 for all)")
    }
    try array.derive(threads: threads == 0 ? nil : Int(threads))
  }
}

@c(ahp_aggregate) @implementation
public func ahp_aggregate(
  _ count: Int64, _ order: Int64, _ entries: UnsafePointer<Double>!,
  _ weights: UnsafePointer<Double>!, _ combined: UnsafeMutablePointer<Double>!,
  _ problem: UnsafeMutablePointer<ahp_problem>!
) -> Int32 {
  unsafe reported(to: problem) { () throws(InterfaceProblem) in
    let array = try unsafe ComparisonArray(count: count, order: order, entries: entries)
    guard let combined = unsafe combined else {
      throw .argument("no memory for the results (expected room for them)")
    }
    var members: [IncompleteComparisonMatrix] = []
    for position in 0..<array.count {
      do throws(ComparisonError) {
        members.append(try array.matrix(position))
      } catch {
        throw .matrix(position, error)
      }
    }
    let own = unsafe weights.map { weights in
      unsafe Array(UnsafeBufferPointer(start: weights, count: array.count))
    }
    do throws(ComparisonError) {
      let group = try IncompleteComparisonMatrix(
        aggregating: members, weights: own ?? Array(repeating: 1, count: array.count))
      for row in 0..<array.order {
        for column in 0..<array.order {
          unsafe combined[row * array.order + column] = group[row, column] ?? .nan
        }
      }
    } catch {
      throw .matrix(nil, error)
    }
  }
}

@c(ahp_random_index) @implementation
public func ahp_random_index(
  _ order: Int64, _ missing: Int64, _ choices: UnsafePointer<ahp_choices>!,
  _ value: UnsafeMutablePointer<Double>!, _ problem: UnsafeMutablePointer<ahp_problem>!
) -> Int32 {
  unsafe reported(to: problem) { () throws(InterfaceProblem) in
    let options = try unsafe EvaluationOptions(choices)
    guard let value = unsafe value else {
      throw .argument("no memory (expected room for a number)")
    }
    guard order >= 1, order <= ComparisonArray.largestOrder else {
      throw .argument("order \(order) (expected 1 to \(ComparisonArray.largestOrder))")
    }
    let most = (order - 1) * (order - 2) / 2
    guard missing >= 0, missing <= most else {
      throw .argument("\(missing) missing judgments (expected 0 to \(most) for \(order) items)")
    }
    unsafe value.pointee =
      options.incompleteRandomIndex.value(
        order: Int(order), missing: Int(missing), complete: options.randomIndex) ?? .nan
  }
}

@c(ahp_run) @implementation
public func ahp_run(
  _ count: Int32, _ arguments: UnsafePointer<UnsafePointer<CChar>?>!, _ input: Int32,
  _ output: Int32, _ error: Int32
) -> Int32 {
  var texts: [String] = []
  if let arguments = unsafe arguments {
    for position in 0..<max(0, Int(count)) {
      if let argument = unsafe arguments[position] {
        unsafe texts.append(String(cString: argument))
      }
    }
  }
  return StandardStreams.$current.withValue(
    StandardStreams(input: input, output: output, error: error)
  ) { CommandRun.exitCode(of: texts) }
}
