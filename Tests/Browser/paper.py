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
  (table) => [...table.rows].map((row) => ({
    table: table.caption?.textContent.trim() ?? "",
    height: row.getBoundingClientRect().height,
    cells: [...row.cells].map((cell) => cell.innerText.split(/\\s+/u).filter((word) => word !== "")),
  })))"""

# Points in a pixel of a page, and less than the height of a line with its room.
POINTS, LINE = 0.75, 6


def plain(word):
    """A word as it is compared: ligatures apart, without marks of where it may be broken and the signs at its ends, which
    stand on other sides where words of two directions meet."""
    return re.sub("[\\u00ad\\u200b\\u2060]", "", unicodedata.normalize("NFKC", word)).strip(",;:().!?")


def is_broken(word, here):
    """Whether a word stands on two lines, broken where a line may end in it."""
    return any(
        word[place - 1] in "-–/" and word[:place] in here and word[place:] in here for place in range(1, len(word)))


class Paper:
    """The words of a PDF by page and height."""

    def __init__(self, file):
        if shutil.which("pdftotext") is None:
            sys.exit("there is no pdftotext (apt-get install poppler-utils)")
        text = subprocess.run(
            ["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True, text=True).stdout
        self.pages = []
        self.places = collections.defaultdict(list)
        for number, page in enumerate(text.split("<page ")[1:]):
            found = re.findall(r'<word xMin="([^"]*)" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">(.*?)</word>', page)
            words = sorted(
                ((float(top) + float(bottom)) / 2, plain(html.unescape(word))) for _, top, bottom, word in found)
            self.pages.append(words)
            for height, word in words:
                self.places[word].append((number, height))

    def lacks(self, row):
        """The words of a row of a table that do not stand together anywhere; none if all do."""
        expected = collections.Counter(filter(None, (plain(word) for cell in row["cells"] for word in cell)))
        if not expected:
            return []
        first = next(iter(expected))
        # The first and the last line of a row are apart by less than its height, those of two rows by more.
        reach = row["height"] * POINTS - LINE
        least = list(expected.elements())
        for number, height in self.places[first]:
            words = self.pages[number]
            start = bisect.bisect_left(words, (height - reach, ""))
            end = bisect.bisect_right(words, (height + reach, "\U0010ffff"))
            here = collections.Counter(word for _, word in words[start:end])
            missing = [word for word in (expected - here).elements() if not is_broken(word, here)]
            if missing:
                # Words of narrow columns can be taken for one.
                all_words = " ".join(word for _, word in words[start:end])
                missing = [word for word in missing if all_words.count(word) < expected[word]]
            if len(missing) < len(least):
                least = missing
            if not least:
                break
        return least


def problems(rows, file):
    """What the PDF lacks of the tables."""
    paper = Paper(file)
    found = []
    for row in rows:
        missing = paper.lacks(row)
        if missing:
            line = " | ".join(" ".join(cell) for cell in row["cells"])
            found.append(f"the row '{line[:80]}' of '{row['table'][:40]}' lacks {missing[:6]}")
    return found
