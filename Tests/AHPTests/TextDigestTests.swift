import Testing

@testable import AHP

/// The digests by which names of other parts of a survey are known.
struct TextDigestTests {
  /// The examples of FIPS 180-4, and a million letters.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `a digest is that of the standard`(text: String, digits: String) {
    let digest = TextDigest(of: text)
    #expect(digest.hexadecimal() == digits)
    #expect(TextDigest(hexadecimal: digits) == digest)
  }

  @Test(arguments: [
    "", "ba7816bf", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
    String(repeating: "0", count: 65), "+" + String(repeating: "0", count: 63),
  ])
  func `what are not 64 digits is no digest`(text: String) {
    #expect(TextDigest(hexadecimal: text) == nil)
  }

  @Test func `digests are ordered by their digits`() {
    let digests = (0..<50).map { TextDigest(of: "\($0)") }
    #expect(
      digests.sorted().map { $0.hexadecimal() } == digests.map { $0.hexadecimal() }.sorted())
  }

  /// Two names for which the hash function FNV-1a of 64 bits gives the same number.
  @Test func `names with the same short hash are two people`() {
    var names = CountedNames()
    let areNew = ["8yn0iYCKYHlIj4-BwPqk", "GReLUrM4wMqfg9yzV3KQ", "GReLUrM4wMqfg9yzV3KQ"].map {
      names.insert($0)
    }
    #expect(areNew == [true, true, false])
    #expect(names.count == 2 && names.sortedDigests().count == 2)
  }

  @Test func `somebody is known by name and by digest alike`() {
    var run = CountedNames()
    let areNew = ["Ann", "Bob", "Ann"].map { run.insert($0) }
    #expect(areNew == [true, true, false])
    var file = CountedNames()
    let areNewDigests = ["Bob", "Cid", "Cid"].map { file.insert(TextDigest(of: $0)) }
    #expect(areNewDigests == [true, true, false])
    let isNew = file.insert("Cid")
    #expect(!isNew)
    // Those who are in both are counted, and nobody is added.
    let (common, alsoCommon) = (run.merge(file), file.merge(run))
    #expect(common == 1 && alsoCommon == 1 && run.count == 2 && file.count == 2)
    var other = CountedNames()
    let areNewNames = ["Dora"].map { other.insert($0) }
    let none = other.merge(run)
    #expect(areNewNames == [true] && none == 0 && other.count == 3)
    let later = ["Ann", "Eve"].map { other.insert($0) }
    #expect(later == [false, true])
    #expect(
      other.sortedDigests() == ["Ann", "Bob", "Dora", "Eve"].map { TextDigest(of: $0) }.sorted())
  }
}
