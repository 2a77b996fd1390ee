"use strict";

// Where a line may end within a word that is longer than words are, such as a compound: before a
// consonant that a vowel follows. The same as WordBreaks of the charts. The scripts of all pages
// begin with this.
const wordBreaks = {
  longWord: 25,
  vowels: new Set("aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýœıаеёиоуыэюяєіїαεηιουωάέήίόύώ"),
  groups: ["schl", "schm", "schn", "schr", "schw", "sch", "spr", "str", "ch", "ck", "ph", "sh", "th", "st", "sp", "bl",
    "br", "dr", "fl", "fr", "gl", "gr", "kl", "kn", "kr", "pl", "pr", "tr", "zw"],
  syllables(word) {
    const letters = [...word.toLowerCase()];
    const own = [...word];
    if (letters.length !== own.length) return [word];
    const isVowel = (letter) => wordBreaks.vowels.has(letter);
    const cuts = [];
    let hasVowel = false;
    for (let place = 0; place < letters.length;) {
      if (isVowel(letters[place])) { hasVowel = true; place += 1; continue; }
      const group = wordBreaks.groups.find((one) => letters.slice(place, place + one.length).join("") === one);
      const next = place + (group?.length ?? 1);
      if (hasVowel && place >= 3 && letters.length - place >= 3 && isVowel(letters[next]) && place - (cuts.at(-1) ?? 0) >= 2) {
        cuts.push(place);
      }
      place = next;
    }
    return [0, ...cuts].map((cut, index) => own.slice(cut, cuts[index]).join(""));
  },
  // A text with soft hyphens, which are seen only where a line ends.
  softened: (name) => name.replace(/\p{L}{25,}/gu, (word) => wordBreaks.syllables(word).join("\u00AD")),
  plain: (name) => name.replaceAll("\u00AD", ""),
};

