/// The JSON Schema of the model file.
public enum ModelSchema {
  /// The schema as a JSON text.
  public static let text = String(
    decoding: PackageResources.ahp_model_schema_json, as: UTF8.self)
}
