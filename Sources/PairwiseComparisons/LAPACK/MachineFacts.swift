/// What the numeric core runs on, on this machine.
package enum MachineFacts {
  /// The instruction set of the kernels.
  package static var instructionSet: String {
    Kernels.useAVX512
      ? "AVX-512" : Kernels.useAVX2 ? "AVX2 and FMA" : "that of every processor of this kind"
  }

  /// The LAPACK library, or why there is none.
  package static func lapack() -> String {
    do throws(ComparisonError) {
      return try LAPACK.name()
    } catch {
      return "missing: \(error)"
    }
  }
}
