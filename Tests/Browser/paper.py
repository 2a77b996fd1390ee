"""What is on paper: the words of a PDF where they stand, by pdftotext of Debian's poppler-utils."""
import bisect
import collections
import html
import re
import shutil
import subprocess
import sys
import unicodedata

# The rows of all tables, heads too, as words, with the height of each in pixels.
ROWS = """() => [...document.querySelectorAll("table")].filter((table) => table.getClientRects().length > 0).flatMap(
  (table, number) => [...table.rows].map((row) => ({
    number,
    isHead: row.parentElement.tagName === "THEAD",
    table: table.caption?.textContent.trim() ?? "",
    height: row.getBoundingClientRect().height,
    cells: [...row.cells].map((cell) => cell.innerText.split(/\\s+/u).filter((word) => word !== "")),
  })))"""

# Points in a pixel of a page, and less than the height of a line with its room.
POINTS, LINE = 0.75, 6
# The least size of letters in points, and how high the box of a word is for letters of the size 1.
SMALLEST, BOX = 8.0, 1.117


def plain(word):
    """A word as it is compared: ligatures apart, without marks of where it may be broken and the signs at its ends, which
    stand on other sides where words of two directions meet."""
    return re.sub("[\\u00ad\\u200b\\u2060]", "", unicodedata.normalize("NFKC", word).replace("\u2010", "-")).strip(",;:().!?")


def divisions(word):
    """Where a line may end in a word as it is compared, with the sign that then stands there."""
    signs = {}
    place = 0
    text = plain(word)
    for letter in unicodedata.normalize("NFKC", word).lstrip(",;:().!?"):
        if letter == "\u00ad":
            signs[place] = "-"
        elif letter not in "\u200b\u2060":
            place += 1
            if letter in "-–/":
                signs[place] = ""
    return {place: sign for place, sign in signs.items() if 0 < place < len(text)}


def is_broken(word, here):
    """Whether a word stands on several lines, broken where a line may end in it."""
    text, signs = plain(word), divisions(word)
    # The places up to which the word is on lines of its own.
    reached = [0]
    for place in sorted(signs):
        if any(text[start:place] + signs[place] in here for start in reached):
            reached.append(place)
    return any(text[start:] in here for start in reached[1:])


class Paper:
    """The words of a PDF by page and height."""

    def __init__(self, file):
        if shutil.which("pdftotext") is None:
            sys.exit("there is no pdftotext (apt-get install poppler-utils)")
        text = subprocess.run(
            ["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True, text=True).stdout
        self.pages = []
        self.small = []
        self.places = collections.defaultdict(list)
        for number, page in enumerate(text.split("<page ")[1:]):
            found = re.findall(r'<word xMin="([^"]*)" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">(.*?)</word>', page)
            words = sorted(
                ((float(top) + float(bottom)) / 2, plain(html.unescape(word))) for _, top, bottom, word in found)
            self.pages.append(words)
            self.small += [
                (number + 1, word, float(bottom) - float(top)) for _, top, bottom, word in found
                if float(bottom) - float(top) < SMALLEST * BOX]
            for height, word in words:
                self.places[word].append((number, height))

    def lacks(self, row):
        """The words of a row of a table that do not stand together anywhere; none if all do."""
        least = None
        for missing, _ in self.found(row):
            if least is None or len(missing) < len(least):
                least = missing
            if not least:
                break
        return least or []

    def pages_of(self, row):
        """The pages on which all words of a row stand together."""
        return {page for missing, page in self.found(row) if not missing and page is not None}

    def found(self, row):
        """What is missing of a row where it may stand, with the page of each place."""
        raw = {plain(word): word for cell in row["cells"] for word in cell}
        expected = collections.Counter(filter(None, (plain(word) for cell in row["cells"] for word in cell)))
        if not expected:
            return
        # The word that stands in the fewest places.
        known = [word for word in expected if self.places[word] and not re.search("[-–/]", word)]
        known = known or [word for word in expected if self.places[word]]
        if not known:
            # The beginnings of words that go on in the next line.
            known = [
                plain(raw[word])[:place] + sign for word in expected for place, sign in divisions(raw[word]).items()
                if self.places[plain(raw[word])[:place] + sign]]
        if not known:
            yield list(expected.elements()), None
            return
        first = min(known, key=lambda word: len(self.places[word]))
        # The first and the last line of a row are apart by less than its height, those of two rows by more.
        reach = row["height"] * POINTS - LINE
        for number, height in self.places[first]:
            words = self.pages[number]
            start = bisect.bisect_left(words, (height - reach, ""))
            end = bisect.bisect_right(words, (height + reach, "\U0010ffff"))
            here = collections.Counter(word for _, word in words[start:end])
            missing = [word for word in (expected - here).elements() if not is_broken(raw[word], here)]
            if missing:
                # Words of narrow columns can be taken for one.
                all_words = " ".join(word for _, word in words[start:end])
                missing = [word for word in missing if all_words.count(word) < expected[word]]
            yield missing, number


def problems(rows, file):
    """What the PDF lacks of the tables."""
    paper = Paper(file)
    found = []
    for row in rows:
        missing = paper.lacks(row)
        if missing:
            line = " | ".join(" ".join(cell) for cell in row["cells"])
            found.append(f"the row '{line[:80]}' of '{row['table'][:40]}' lacks {missing[:6]}")
    found += [f"'{word}' on page {page} is in letters of {height / BOX:.1f} pt" for page, word, height in paper.small]
    # The head of a table stands on each page that has rows of it.
    for number in {row["number"] for row in rows}:
        own = [row for row in rows if row["number"] == number]
        heads = [paper.pages_of(row) for row in own if row["isHead"] and any(row["cells"])]
        for row in own:
            pages = set() if row["isHead"] or not heads else paper.pages_of(row)
            if len(pages) == 1 and not all(pages <= head for head in heads):
                found.append(f"'{row['table'][:40]}' has no head on page {pages.pop() + 1}")
                break
    return found
