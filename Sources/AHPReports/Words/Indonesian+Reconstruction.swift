extension Indonesian {
  /// What is said of numbers whose judgments are not published.
  static func reconstructionWords(_ phrase: Phrase) -> String? {
    switch phrase {
    case .notComputed: "tanpa penilaian"
    case .numbersNotComputed: "{0} tanpa penilaian untuk menghitungnya"
    case .printedNumbers: "Angka tercetak"
    case .explainedByModel: "{0} (dijelaskan dalam model)"
    case .pairIsConsistent:
      "{0}: tercetak {1} untuk dua butir, padahal penilaian dua butir selalu konsisten"
    case .sumIsNotOne: "{0}: jumlah prioritas paling sedikit {1} dan paling banyak {2}, bukan 1"
    case .quotientIsAbove:
      "{0}: prioritas {1} paling sedikit {2} kali prioritas {3}; skala dan konsistensi yang tercetak "
        + "memungkinkan {4}"
    case .consistencyIsNotOne: "{0}: {1} bukan milik satu matriks menurut indeks acak ini"
    case .severalValues: "{0}, {1}: tercetak {2}"
    case .searchCaption: "Mungkinkah angka tercetak berasal dari penilaian?"
    case .searchedJudgments: "Dicari"
    case .respondentsSearched: "{0} responden, {1}, {2}, indeks acak {3}"
    case .wholeJudgments: "penilaian 1/9 … 9"
    case .halfJudgments: "penilaian 1/9 … 9 dengan setengahan"
    case .onScale: "{0} pada skala {1}"
    case .oneMatrixPossible: "mungkin: satu matriks"
    case .matricesPossible: "mungkin: {0} matriks"
    case .morePossible: "mungkin: {0} matriks ditemukan, mungkin ada lagi"
    case .noMatrixPossible: "tidak mungkin untuk {0} responden dengan pengaturan ini"
    case .notDecided: "belum diputuskan"
    case .sharedJudgmentsText: "{0}: {1} dari {2} penilaian sama pada semua yang ditemukan"
    case .excludedSoFar:
      "{0}: dari {1} kombinasi penilaian pertama ({2}) sudah dikecualikan {3}; usaha lebih besar mungkin "
        + "memutuskan"
    case .otherChoicesPossible: "{0}: mungkin dengan {1}"
    case .otherChoicesExcluded: "{0}: tidak mungkin juga dengan {1}"
    case .otherChoicesOpen: "{0}: belum diputuskan dengan {1}"
    case .otherChoices: "Pilihan lain"
    case .variantHalfPoints: "penilaian dengan setengahan"
    case .variantRespondents: "{0} responden yang digabung dengan rata-rata geometrik"
    case .variantRandomIndex: "indeks acak {0}"
    case .variantScale: "skala {0}"
    case .variantPrioritiesAlone: "prioritas saja, tanpa angka konsistensi yang tercetak"
    case .howToRead: "Cara membaca"
    case .possibleMeans:
      "bahwa suatu matriks mungkin tidak berarti matriks itu yang dinilai; artinya bergantung pada banyaknya "
        + "butir, angka di belakang koma, dan rasio konsistensi"
    case .notPossibleMeans:
      "angka yang tidak diberikan oleh matriks satu responden dapat terjadi dengan banyak cara: gabungan "
        + "penilaian kelompok, penilaian di antara titik skala, skala, metode atau tabel indeks acak lain, "
        + "pembulatan di tengah jalan, atau selip pada pencetakan"
    case .consentText:
      "penilaian yang dapat dipulihkan dari angka tercetak mungkin dijanjikan rahasia kepada responden: "
        + "perlihatkan kepada orang lain hanya dengan persetujuan mereka; bahwa hanya itu yang mungkin "
        + "bergantung pada skala, metode, indeks acak dan angka yang tercetak"
    case .consent: "Persetujuan"
    case .recoveredMatrix: "{0}: matriks {1} dari {2}"
    case .recovered: "Penilaian yang dipulihkan"
    case .powerCaption:
      "Seberapa sering hasil simulasi dengan angka dan konsistensi seperti ini memiliki matriks ({0} untuk "
        + "tiap jenis, benih {1})"
    case .origin: "Hasil dari"
    case .drawsCount: "Simulasi"
    case .percentPossible: "Mungkin, %"
    case .percentUnique: "Satu matriks, %"
    case .percentUndecided: "Belum diputuskan, %"
    case .originRespondent: "satu responden"
    case .originGroup: "tiga responden, digabung"
    case .originRandom: "angka acak"
    case .originMoved: "satu responden, dua prioritas digeser"
    case .originGeometricMean: "rata-rata geometrik baris satu responden"
    case .originNormalizedColumns: "kolom ternormalisasi satu responden"
    default: nil
    }
  }
}
