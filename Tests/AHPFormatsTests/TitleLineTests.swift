import AHP
import Testing

@testable import AHPFormats

/// Lines of text above tables, and titles of columns in the languages of programs.
struct TitleLineTests {
  private static let rows =
    "Perbandingan,Siti,Budi\nHarga vs Mutu,1/3,1\nHarga vs Pengiriman,5,3\nMutu vs Pengiriman,7,3\n"

  @Test(arguments: [
    "Hasil survei 2026\n" + rows,
    "Hasil survei 2026,,\n" + rows,
    "\"Hasil survei, 2026\"\n\nDiisi oleh dua pakar\n" + rows,
    "Hasil survei 2026\n" + rows.dropFirst("Perbandingan".count),
    "# catatan\n" + rows.replacing(",", with: ";"),
    "Hasil survei 2026\nNo,Perbandingan,Siti,Budi\n1,Harga vs Mutu,1/3,1\n2,Harga vs Pengiriman,5,3\n"
      + "3,Mutu vs Pengiriman,7,3\n",
  ])
  func `respondents in columns keep their names below lines of text`(text: String) throws {
    let result = try NewcomerAnswers.read(Array(text.utf8), "a.csv")
    #expect(result.error == nil)
    #expect(result.answers == ["Siti: 1/3 5 7", "Budi: 1 3 3"])
    #expect(result.reading.attributeNames.allSatisfy { $0 == "No" })
  }

  @Test func `a problem below lines of text has its own place`() throws {
    let text = "Hasil survei 2026\n" + Self.rows.replacing("5,3", with: "5,3y")
    let result = try NewcomerAnswers.read(Array(text.utf8), "a.csv")
    #expect(result.error?.hasPrefix("a.csv:4:23: error: judgment '3y'") == true)
  }

  @Test(arguments: [
    "Stempel waktu,Alamat Surel,Nama Pengguna,Skor", "Cap masa,E-mel/Email,Waktu mulai,Total poin",
    "Zeitstempel,E-Mail-Adresse,Startzeit,Fertigstellungszeit,Uhrzeit der letzten Änderung",
    "Horodateur,Adresse e-mail,Heure de début,Heure de fin,Heure de la dernière modification",
    "Marca temporal,Dirección de correo electrónico,Hora de inicio,Hora de finalización",
    "Carimbo de data/hora,Endereço de e-mail,Hora de início,Hora de conclusão",
    "Zaman damgası,E-posta Adresi,Başlangıç zamanı,Tamamlanma zamanı",
    "Отметка времени,Адрес электронной почты,Время начала", "Informazioni cronologiche,Punteggio",
    "Tijdstempel,Score", "タイムスタンプ,メールアドレス(email)", "时间戳记,Email",
    "Waktu mulai,Waktu penyelesaian,Email,Waktu modifikasi terakhir",
    "Start time,Completion time,Email,Last modified time,Total points,Quiz feedback",
    "Datum Abgeschickt,Letzte Seite,Start-Sprache,Zufallsstartwert,IP-Adresse",
    "Date de soumission,Dernière page,Langue de départ,Adresse IP",
    "Fecha de envío,Última página,Lenguaje inicial,Semilla,Dirección IP",
    "Tanggal dikirim,Halaman terakhir,Bahasa awal,Alamat IP",
    "submitdate. Date submitted,lastpage. Last page,startlanguage. Start language,seed. Seed",
  ])
  func `what programs add to answers is left out in every language, and said`(titles: String) throws
  {
    let count = titles.split(separator: ",").count
    let filled = Array(repeating: "2026", count: count).joined(separator: ",")
    let text =
      "\(titles),Nama,\(NewcomerAnswers.pairs)\n\(filled),Siti,1/3,5,7\n\(filled),Budi,1,3,3\n"
    let result = try NewcomerAnswers.read(Array(text.utf8), "a.csv")
    #expect(result.error == nil)
    #expect(result.answers == ["Siti: 1/3 5 7", "Budi: 1 3 3"])
    #expect(result.reading.attributeNames == [])
    #expect(result.reading.leftOut.flatMap(\.names).count == count)
  }

  @Test(arguments: [
    "submitdate. Date", "Date submitted", "Datum Abgeschickt", "Tanggal dikirim", "Fecha de envío",
  ])
  func `responses that were not sent off are counted in every language`(title: String) throws {
    let text =
      "\(title),Nama,\(NewcomerAnswers.pairs)\n2026-01-02,Siti,1/3,5,7\n,Budi,1,3,3\n"
    let result = try NewcomerAnswers.read(Array(text.utf8), "a.csv")
    #expect(result.error == nil)
    #expect(
      result.notes.last
        == "a.csv: 1 of the responses were not finished; what they have counts")
  }

  // MARK: Who has answered

  @Test(arguments: [
    "Nama lengkap Anda", "Nama:", "Siapa nama Anda?", "Nama (opsional)", "Nama Bapak/Ibu",
    "Silakan isi nama lengkap", "What is your name?", "Your full name *", "Name (optional)",
    "Please enter your name", "Nama. Siapa nama Anda?", "id. Response ID", "Wie heißen Sie?",
    "Qual é o seu nome?", "¿Cuál es su nombre?", "Votre nom complet", "Ihr Name", "Nama Pakar",
    "Expert name",
  ])
  func `a request for a name is the column of the participants`(title: String) throws {
    let text = "Stempel waktu,\(title),\(NewcomerAnswers.pairs)\n1,Siti,1/3,5,7\n2,Budi,1,3,3\n"
    let result = try NewcomerAnswers.read(Array(text.utf8), "a.csv")
    #expect(result.answers == ["Siti: 1/3 5 7", "Budi: 1 3 3"])
  }

  @Test(arguments: [
    "Nama instansi Anda", "Name of your department", "Is your position senior?", "Your age",
    "Nama (sesuai KTP) dan instansi", "Status. What is your marital status?",
  ])
  func `a request for something else is an attribute`(title: String) throws {
    let text = "Stempel waktu,\(title),\(NewcomerAnswers.pairs)\n1,Siti,1/3,5,7\n2,Budi,1,3,3\n"
    let result = try NewcomerAnswers.read(Array(text.utf8), "a.csv")
    #expect(result.answers == ["Respondent 1: 1/3 5 7", "Respondent 2: 1 3 3"])
    #expect(result.reading.attributeNames == [title])
  }

  // MARK: How much

  @Test(arguments: ["Nilai", "Skala", "Nilai2", "Value", "Scale (1-9)", "Bobot", "Valor"])
  func `a value behind each pair is how much`(title: String) throws {
    let asked = ["Harga dan Mutu", "Harga dan Pengiriman", "Mutu dan Pengiriman"].map {
      "Antara \($0) mana yang lebih penting?,\(title)"
    }
    let text =
      "Nama,\(asked.joined(separator: ","))\nSiti,Mutu,3 (sedikit lebih penting),Harga,5,Mutu,7\n"
      + "Budi,Harga,1,Harga,3,Mutu,3\n"
    let result = try NewcomerAnswers.read(Array(text.utf8), "a.csv")
    #expect(result.error == nil)
    #expect(result.answers == ["Siti: 1/3 5 7", "Budi: 1 3 3"])
    // One value behind all pairs is an attribute, or the weight of the participant.
    let single = "Nama,\(NewcomerAnswers.pairs),\(title)\nSiti,1/3,5,7,12\n"
    let plain = try NewcomerAnswers.read(Array(single.utf8), "a.csv")
    #expect(plain.answers == ["Siti: 1/3 5 7"])
    #expect(plain.reading.attributeNames == (title == "Bobot" ? [] : [title]))
  }

  // MARK: Tables that are no answers yet

  @Test func `a matrix and a scale with marks say what to do`() throws {
    let matrix = ",Harga,Mutu,Pengiriman\nHarga,1,1/3,5\nMutu,3,1,7\nPengiriman,1/5,1/7,1\n"
    for text in [matrix, "Siti\(matrix)\nBudi\(matrix)", matrix.replacing(",", with: ";")] {
      let error = try #require(try NewcomerAnswers.read(Array(text.utf8), "a.csv").error)
      #expect(
        error.hasPrefix(
          "a.csv:1:1: error: the table is a comparison matrix (expected the judgments of each person"
        ))
      #expect(error.contains("hint: 'ahp import' makes a model of one matrix"))
    }
    let scale =
      "Nama;Kriteria A;9;8;7;6;5;4;3;2;1;2;3;4;5;6;7;8;9;Kriteria B\n"
      + "Siti;Harga;;;;;;;;;;;X;;;;;;;Mutu\nSiti;Harga;;;;;X;;;;;;;;;;;;;Pengiriman\n"
    let single = "Nama,Harga,Mutu,Pengiriman\nSiti,9,5,3\n"
    let told = try #require(try NewcomerAnswers.read(Array(single.utf8), "a.csv").error)
    #expect(
      told.hasPrefix(
        "a.csv:1:1: error: the columns 'Harga', 'Mutu', 'Pengiriman' name one item each (expected a "
          + "column for each pair"), "\(told)")
    let marked = try #require(try NewcomerAnswers.read(Array(scale.utf8), "a.csv").error)
    #expect(marked.contains("the columns 9 … 1 … 9 are a scale with a mark in one of them"))
    #expect(marked.contains("hint: add a column 'ratio' with the number that is marked"))
  }
}
