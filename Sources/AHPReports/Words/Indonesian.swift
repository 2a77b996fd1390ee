/// Indonesian, with the words of the report of `ahp check`. English stands in for all others.
package struct Indonesian: Words {
  package var tag: String { "id" }
  package var decimalSeparator: String { "," }

  package init() {}

  /// Nouns do not change with the number of things.
  package func form(of count: Int) -> Int { 0 }

  package func choice(_ key: String, _ name: String) -> String? {
    switch (key, name) {
    case ("randomIndex", "alonso-lamata-regression"): "Alonso & Lamata (2006), regresi"
    case ("randomIndex", "simulated"): "simulasi paket ini"
    case ("threshold", "by-order"):
      "0,05 untuk tiga butir, 0,08 untuk empat, 0,1 untuk lebih banyak"
    case ("provenance", "published"): "dipublikasikan"
    case ("provenance", "elicited"): "dikumpulkan"
    case ("provenance", "reconstructed"): "direkonstruksi"
    case ("provenance", "illustrative"): "ilustrasi"
    case ("consensusLevel", "very-low"): "sangat rendah"
    case ("consensusLevel", "low"): "rendah"
    case ("consensusLevel", "moderate"): "sedang"
    case ("consensusLevel", "high"): "tinggi"
    case ("consensusLevel", "very-high"): "sangat tinggi"
    default: nil
    }
  }

  package func text(_ phrase: Phrase) -> String? {
    switch phrase {
    // MARK: Everywhere
    case .and: "dan"
    case .or: "atau"
    case .labelled: "{0}: {1}"
    case .goal: "Tujuan"
    case .criterion: "Kriteria"
    case .participant: "Peserta"
    case .items: "Butir"
    case .missing: "Kosong"
    case .verdict: "Hasil"
    case .ratio: "CR"
    case .columnsLeftOut: "Tidak ditampilkan karena keterbatasan ruang: {0}"
    case .columnsNamed: "Kolom: {0}"
    case .notice: "Catatan"
    case .leftOut: "Tidak diikutkan"
    case .everybody: "(semua)"
    case .ranges: "Rentang"
    case .rangesText:
      "{0} penilaian berupa rentang dan dihitung sebagai nilai tengahnya; dari dua batas, sebagai rata-rata "
        + "geometriknya"
    case .doesNotMeet: "{0} tidak memenuhi {1}"
    case .quoted: "“{0}”"
    case .foldedRows: "{0} baris"
    case .data: "Data"

    // MARK: Check
    case .accepted: "konsisten"
    case .aboveLimit: "di atas {0}"
    case .notJudged: "belum dinilai"
    case .tooFewAlone: "penilaian sendiri terlalu sedikit"
    case .noRandomIndex: "tidak ada indeks acak"
    case .ratingScaleNamed: "Skala rating “{0}”"
    // The limit comes first: between it and the next number a comma would be a decimal comma.
    case .matricesWithin: "Ambang rasio konsistensi (CR) {2} dipenuhi oleh {0} dari {1} matriks"
    case .countAbove: "{0} di atas ambang"
    case .countNotJudged: "{0} belum dinilai"
    case .countBeyondTable: "{0} di luar tabel indeks acak"
    case .judgmentsMissing: "{0} penilaian kosong"
    case .ownMatricesAboveOf:
      "dari {0} matriks milik perorangan {1} di atas ambang, yaitu milik {2} dari {3} orang"
    case .checkedBy: "{0} (indeks acak {1}): {2}"
    case .warning: "Peringatan"
    case .pair: "{0} dibanding {1}"
    case .placeBy: "{0} oleh {1}"
    case .more: "{0} lagi"
    case .outsideScale: "{0} penilaian di luar skala 1/9 … 9, mungkin salah ketik: {1}"
    case .offScaleJudgment: "{0} adalah {1}"
    case .modelPasses: "model lolos pemeriksaan."
    case .modelFails: "model tidak lolos pemeriksaan."

    default: Self.pageWords(phrase) ?? Self.reconstructionWords(phrase)
    }
  }
}
