/// How judgments came about.
public enum Provenance: String, Hashable, Sendable, CaseIterable {
  /// Printed in the publication that the model names as its source.
  case published
  /// Asked from people for this model.
  case elicited
  /// Chosen so that published results come out; not what anybody judged.
  case reconstructed
  /// Made up to show a method.
  case illustrative
}
