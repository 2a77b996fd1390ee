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

    // MARK: Networks
    case .network: "Jaringan"
    case .networkCluster: "Klaster"
    case .node: "Simpul"
    case .limitingPriority: "Limit"
    case .priorityInCluster: "Dalam klaster"
    case .idealPriority: "Ideal"
    case .networkCaption: "Prioritas limit jaringan {0}"
    case .limitText:
      "{0}: {1} simpul dalam {2} klaster; limit: {3}; galat mutlak paling besar {4}"
    case .criteriaWithoutNetwork:
      "{0} kriteria tidak memiliki jaringan maupun penilaian dan tidak diikutkan; bobot yang lain dibagi "
        + "dengan jumlahnya: {1}"
    case .setsCountEqually:
      "{0} kelompok butir belum dinilai, sehingga semua butirnya dihitung sama: {1}"
    case .separateParts:
      "limit adalah campuran {0} bagian yang tidak saling memengaruhi, dan bergantung pada awalnya: {1}"
    case .unreachedNodes: "{0} simpul tidak dicapai dari sumber mana pun: {1}"
    case .comparedWithoutLink:
      "{0} klaster dibandingkan padahal tidak ada simpul yang bergantung padanya: {1}"
    case .deadEnds: "{0} simpul tidak bergantung pada apa pun: {1}"
    case .periodIs:
      "pangkat supermatriks berulang dengan periode {0}, dan limitnya adalah rata-ratanya"
    case .drains:
      "setiap jalan berakhir pada simpul yang tidak bergantung pada apa pun; limitnya adalah limit pangkat "
        + "dibagi pangkat radius spektral {0}"
    case .unweightedSupermatrix: "supermatriks tak berbobot"
    case .clusterMatrix: "matriks klaster"
    case .weightedSupermatrix: "supermatriks berbobot"
    case .limitMatrix: "matriks limit"
    case .matrixOfNetwork: "{0} jaringan {1}"
    case .columnsAreDependent:
      "setiap kolom menyatakan seberapa besar kepalanya bergantung pada tiap baris"
    case .columnsNotShown: "{0} kolom lagi hanya ada dalam CSV dan JSON"
    case .nodePriorityOf: "prioritas {0} dari {1}"

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
