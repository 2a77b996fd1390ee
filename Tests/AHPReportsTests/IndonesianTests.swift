import AHP
import AHPFormats
import Testing

@testable import AHPReports

/// A whole report in a language that is not English.
struct IndonesianTests {
  func report() throws -> CheckReport {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: Choosing a car
        notice: Angka-angka ini hanya contoh.
        labels: {id: Memilih mobil}
        alternatives:
          - {name: Van, labels: {id: Mobil van}, attributes: {doors: 5}}
          - {name: Coupe, labels: {id: Mobil kupe}, attributes: {doors: 2}}
          - {name: Saloon, labels: {id: Mobil sedan}, attributes: {doors: 5}}
        requires: [doors >= 4]
        ratingScales:
          - name: Selera
            intensities: [Baik, Cukup, Buruk]
            comparisons: [[Baik, Cukup, 2], [Cukup, Buruk, 2]]
        participants: [Ani, Budi]
        goal:
          name: Best car
          labels: {id: Mobil terbaik}
          comparisons: [[Cost, Safety, 2], [Cost, Style, 6], [Safety, Style, 9]]
          children:
            - name: Cost
              labels: {id: Biaya}
              judgments:
                Ani: {comparisons: [[Van, Saloon, [2, 4]]]}
                Budi: {comparisons: [[Van, Saloon, 3]]}
            - {name: Safety, labels: {id: Keamanan}}
            - name: Style
              labels: {id: Gaya}
              ratingScale: Selera
              ratings: {Van: Cukup, Coupe: Baik, Saloon: Buruk}
        """, name: "car.yaml"
    ).model.eligible()
    return CheckReport(model: model, check: ModelCheck(of: model), language: "id")
  }

  @Test func `a questionnaire says the same of a number everywhere`() throws {
    let texts = try #require(Language.indonesian.questionnaire)
    #expect(texts.text("introduction").contains(": 2 sama sampai sedikit lebih … 9 mutlak lebih;"))
    #expect(texts.text("scale").contains("3 sedikit lebih, 5 lebih, 7 jauh lebih"))
    #expect(
      texts.words(on: .criteria)[1]
        == "{first} sama sampai sedikit lebih penting daripada {second}")
    #expect(
      texts.words(on: .criteria)[3]
        == "{first} sedikit lebih sampai lebih penting daripada {second}")
  }

  @Test func `a check is written in Indonesian as text`() throws {
    #expect(
      try report().rendered(as: .text, in: Language.indonesian.words) == ##"""
        Memilih mobil
        Tujuan: Mobil terbaik

        Kriteria               Peserta  Butir  Kosong     CR  Hasil
        Tujuan                 (semua)      3       0  0,129  di atas 0,1
        Biaya                  (semua)      2       0  0,000  konsisten
        Biaya                  Ani          2       0  0,000  konsisten
        Biaya                  Budi         2       0  0,000  konsisten
        Keamanan               (semua)      2       1         belum dinilai
        Skala rating “Selera”  (semua)      3       1  0,000  konsisten

        Ambang rasio konsistensi (CR) 0,1 dipenuhi oleh 2 dari 3 matriks, 1 di atas
        ambang, 1 belum dinilai, 1 penilaian kosong, semua (2) matriks perorangan
        memenuhi batas 0,1, milik 2 orang (indeks acak Alonso & Lamata (2006)): model
        tidak lolos pemeriksaan.
        Tidak diikutkan: Coupe tidak memenuhi “doors >= 4”
        Rentang: 1 penilaian berupa rentang dan dihitung sebagai nilai tengahnya;
          dari dua batas, sebagai rata-rata geometriknya
        Catatan: Angka-angka ini hanya contoh.

        """##)
  }

  @Test func `a check is written in Indonesian as Markdown`() throws {
    #expect(
      try report().rendered(as: .markdown, in: Language.indonesian.words) == ##"""
        # Memilih mobil

        **Tujuan:** Mobil terbaik

        | Kriteria | Peserta | Butir | Kosong | CR | Hasil |
        | --- | --- | ---: | ---: | ---: | --- |
        | Tujuan | (semua) | 3 | 0 | 0,129 | di atas 0,1 |
        | Biaya | (semua) | 2 | 0 | 0,000 | konsisten |
        | Biaya | Ani | 2 | 0 | 0,000 | konsisten |
        | Biaya | Budi | 2 | 0 | 0,000 | konsisten |
        | Keamanan | (semua) | 2 | 1 |  | belum dinilai |
        | Skala rating “Selera” | (semua) | 3 | 1 | 0,000 | konsisten |

        Ambang rasio konsistensi (CR) 0,1 dipenuhi oleh 2 dari 3 matriks, 1 di atas ambang, 1 belum dinilai, 1 penilaian kosong, semua (2) matriks perorangan memenuhi batas 0,1, milik 2 orang (indeks acak Alonso \& Lamata (2006)): model tidak lolos pemeriksaan.

        **Tidak diikutkan:** Coupe tidak memenuhi “doors >= 4”

        **Rentang:** 1 penilaian berupa rentang dan dihitung sebagai nilai tengahnya; dari dua batas, sebagai rata-rata geometriknya

        **Catatan:** Angka-angka ini hanya contoh.

        """##)
  }
}
