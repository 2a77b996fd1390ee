public import AHP

/// Models as files of other programs.
public enum ModelExport {
  /// The formats that models are written in.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// YAML 2.0 of the R package ahp.
    case rAHP = "r-ahp"
    /// The JSON of a project of AHP-OS.
    case ahpOS = "ahp-os"
    /// The text of a hierarchy of AHP-OS, with weights.
    case ahpOSHierarchy = "ahp-os-hierarchy"
    /// JSON of ANP Studio, version 2.
    case anpStudio = "anp-studio"
    /// Every matrix, one below the other, as comma-separated values.
    case csv
    /// Every matrix on a sheet of its own, as a workbook.
    case xlsx
  }

  /// Writes a model in a format.
  ///
  /// - Returns: The file, and what it has no place for. Reading it back gives the same result if
  ///   nothing of `losses` bears on it.
  /// - Throws: `FileError` if the file cannot be written at all.
  /// - Complexity: O(judgments + parts of the model).
  public static func export(
    _ model: DecisionModel, as format: Format
  ) throws(FileError) -> ExportedModel {
    var notes = ExportNotes(model)
    let content: ExportedModel.Content
    switch format {
    case .rAHP: content = .text(try RAHPExport.text(of: model, &notes))
    case .ahpOS: content = .text(AHPOSExport.project(of: model, &notes))
    case .ahpOSHierarchy: content = .text(AHPOSExport.hierarchy(of: model, &notes))
    case .anpStudio: content = .text(ANPStudioExport.text(of: model, &notes))
    case .csv: content = .text(MatrixExport(of: model, &notes).text())
    case .xlsx: content = .workbook(MatrixExport(of: model, &notes).workbook())
    }
    return ExportedModel(content: content, losses: notes.losses, remarks: notes.remarks)
  }
}

extension ModelExport.Format {
  /// The program or file, as messages name it.
  var title: String {
    switch self {
    case .rAHP: "R's ahp"
    case .ahpOS: "AHP-OS"
    case .ahpOSHierarchy: "a hierarchy of AHP-OS"
    case .anpStudio: "ANP Studio"
    case .csv, .xlsx: "a file of matrices"
    }
  }
}

/// A model as the file of another program.
public struct ExportedModel: Sendable {
  package enum Content: Sendable {
    case text(String)
    case workbook(Workbook)
  }

  package let content: Content
  /// What of the model the file has no place for.
  let losses: [ExportLoss]
  /// What is written otherwise than the model has it, with the same result.
  public let remarks: [String]

  /// Writes the file to a path, whole or not at all, or a text to standard output for `nil` and
  /// `-`.
  ///
  /// - Throws: `FileError` if it cannot be written; the file is then as it was.
  public func write(to path: String?) throws(FileError) {
    switch content {
    case .text(let text): try FileOutput.write(text, to: path)
    case .workbook(let workbook):
      guard let path, path != "-" else {
        throw FileError(Diagnostic("a workbook is no text for the screen", file: "<stdout>"))
      }
      try workbook.write(to: path)
    }
  }
}

extension ModelFile {
  /// Writes the model in a format.
  ///
  /// - Returns: The file, and a message for each kind of thing that is left out.
  /// - Throws: `FileError` with a problem for each kind of thing that the format has no place for
  ///   and that may not be left out.
  public func exported(
    as format: ModelExport.Format, leavingOut tolerance: ExportTolerance
  ) throws(FileError) -> (file: ExportedModel, leftOut: [Diagnostic]) {
    let exported = try ModelExport.export(model, as: format)
    let refused = exported.losses.filter { !$0.isTolerated(by: tolerance) }
    guard refused.isEmpty else {
      let isTolerable = refused.allSatisfy { $0.isTolerated(by: .content) }
      throw FileError(
        refused.enumerated().map { index, loss in
          diagnostic(
            "\(format.title) has no place for \(loss)", at: loss.criterion,
            hint: index == refused.count - 1 && isTolerable
              ? "'--partial' leaves it out" : nil)
        })
    }
    return (
      exported,
      exported.losses.map {
        diagnostic("\(format.title) has no place for \($0)", at: $0.criterion)
      }
    )
  }
}
