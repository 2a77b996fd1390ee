import AHP
import Testing

@testable import AHPFormats

/// Square tables as people compute with them: sums, weights and statistics beside the judgments.
struct SumTitleTests {
  private static let rows = ["Harga,1,3,5", "Mutu,1/3,1,2", "Kirim,1/5,1/2,1"]

  private func imported(_ text: String) throws -> (ImportedModel, [Double]) {
    let found = try ModelImport.read(text: text, name: "a.csv")
    let model = found.model
    return (found, try model.evaluation().criteria[model.goal].localPriorities)
  }

  // Computed by power iteration in another program.
  private static let priorities = [0.6483290138222367, 0.2296507940626371, 0.1220201921151262]

  @Test(arguments: [
    "Jumlah", "Total Baris", "Σ", "∑ baris", "Bobot", "Prioritas", "Bobot Lokal", "Nilai Eigen",
    "Vektor Prioritas", "Local weight", "Priority vector (w)", "Row sum", "Geometric mean",
    "nth root",
    "Rata-rata", "Summe", "Gewicht", "Eigenwert", "Zeilensumme", "Peso", "Prioridad",
    "Media geométrica", "Suma de filas", "Somme des lignes", "Poids", "Vecteur propre", "Moyenne",
    "Ağırlık", "Öncelik vektörü", "Satır toplamı", "Soma", "Vetor", "Weightage",
  ])
  func `a column that follows from the matrix is left out, and named`(title: String) throws {
    let known = SumTitle.isOne(title)
    // A word of no list is a name, and there is no row of it.
    #expect(known == (title != "Vetor"))
    if !known { return }
    let text =
      "Kriteria,Harga,Mutu,Kirim,\(title)\n"
      + zip(Self.rows, ["0.65", "0.23", "0.12"]).map { "\($0),\($1)\n" }.joined()
    let (found, priorities) = try imported(text)
    #expect(zip(priorities, Self.priorities).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(found.omissions.map(\.message) == ["the column '\(title)' is left out"])
  }

  @Test(arguments: [
    "Lambda maks,3.0037", "λ maks = 3.0037", "Konsistensi,0.003", "CI,0.0018", "IR,0.58",
    "CR,0.003",
    "RI: 0.58", "Indeks Konsistensi,0.0018", "Rasio Konsistensi (CR),0.003",
    "Total Kolom,1.5,4.5,8",
    "Jumlah,1.5,4.5,8", "Nilai Eigen Maksimum,3", "Konsistenzindex,0.002", "Random Index,0.58",
    "Índice de consistencia,0.002", "Razão de consistência,0.003", "Indice de cohérence,0.002",
    "Tutarlılık oranı,0.003", "Consistency Ratio,0.003", "n,3", "Principal eigenvalue,3.0037",
  ])
  func `a row of statistics below the matrix is left out, and named`(row: String) throws {
    let text = ",Harga,Mutu,Kirim\n" + Self.rows.map { $0 + "\n" }.joined() + row + "\n"
    let (found, priorities) = try imported(text)
    #expect(zip(priorities, Self.priorities).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(found.omissions.count == 1)
    #expect(found.omissions.first?.message.hasSuffix("is left out") == true)
  }

  @Test func `criteria that are called like sums stay criteria`() throws {
    let text = ",Price,Weight,Priority\nPrice,1,3,0.75\nWeight,1/3,1,0.25\nSum,1.33,4,1\n"
    let (found, _) = try imported(text)
    #expect(found.model.itemNames(of: found.model.goal) == ["Price", "Weight"])
    #expect(found.omissions.count == 2)
  }

  @Test(arguments: [
    "Weight of the laptop", "Price", "Random acts", "Local", "Row", "Kriteria", "Nilai", "Value",
    "Final", "Summer", "",
  ])
  func `other titles are names`(title: String) {
    #expect(!SumTitle.isOne(title))
  }

  @Test(arguments: [
    // A column that numbers the rows, with and without sums below.
    "No,Kriteria,Harga,Mutu,Kirim\n1,Harga,1,3,5\n2,Mutu,1/3,1,2\n3,Kirim,1/5,1/2,1\n",
    "Survei\nNo.;Kriteria;Harga;Mutu;Kirim;Bobot\n1;Harga;1;3;5;0,65\n2;Mutu;1/3;1;2;0,23\n"
      + "3;Kirim;1/5;1/2;1;0,12\n;Jumlah;1,53;4,5;8;1\n",
    // Blank columns and rows before the table, as where a sheet begins in B3.
    ",,,,\n,,,,\n,Kriteria,Harga,Mutu,Kirim\n,Harga,1,3,5\n,Mutu,1/3,1,2\n,Kirim,1/5,1/2,1\n",
    ",MATRIKS,,,\n,,,,\n,Kriteria,Harga,Mutu,Kirim\n,Harga,1,3,5\n,Mutu,0.333333333333333,1,2\n"
      + ",Kirim,0.2,0.5,1\n,Total,1.53,4.5,8\n,,,,\n,λ max,3.0,,\n",
    // Characters that are fractions.
    ",Harga,Mutu,Kirim\nHarga,1,3,5\nMutu,⅓,1,2\nKirim,⅕,½,1\n",
    ",Harga,Mutu,Kirim\nHarga,1,3,5\nMutu,,1,2\nKirim,⅕,,1\n",
    ",Harga,Mutu,Kirim\nHarga,1:1,3:1,5:1\nMutu,1:3,1:1,2:1\nKirim,1:5,1:2,1:1\n",
    "Harga,Mutu,Kirim\n1,3:1,5:1\n1:3,1,2:1\n1:5,1:2,1\n",
    ",Harga,Mutu,Kirim\nHarga,1,3 : 1,5 : 1\nMutu,,1,2 : 1\nKirim,,,1\n",
    "1,3:1,5:1\n1:3,1,2:1\n1:5,1:2,1\n",
    // A normalized matrix beside the first.
    ",Harga,Mutu,Kirim,,Harga,Mutu,Kirim,Bobot\nHarga,1,3,5,,0.65,0.67,0.62,0.65\n"
      + "Mutu,1/3,1,2,,0.22,0.22,0.25,0.23\nKirim,1/5,1/2,1,,0.13,0.11,0.13,0.12\n",
  ])
  func `matrices as people lay them out are read`(text: String) throws {
    let (_, priorities) = try imported(text)
    #expect(zip(priorities, Self.priorities).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `a table with blanks between its cells says how to save it`() {
    let error = #expect(throws: FileError.self) {
      try ModelImport.read(text: "Harga Mutu\nHarga 1 3\nMutu 1/3 1\n", name: "a.txt")
    }
    #expect(
      error?.diagnostics.first?.hint
        == "a table has commas, semicolons or tabs between its cells: save it as CSV")
  }
}
