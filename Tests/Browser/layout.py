"""Looks at a report as readers have it: on a desk, a tablet and a phone, by day and at night, and on paper.

    layout.py PAGE FOLDER

What is wrong is written to standard output as JSON: a list of sentences, empty if nothing is. Screenshots and the PDF
go to FOLDER.
"""
import json
import pathlib
import sys

import browser
import paper

PAGE, FOLDER = sys.argv[1:3]

# What a reader sees first, before anything is scrolled.
FIRST = """() => {
  const found = [];
  const below = (selector, name) => {
    const element = document.querySelector(selector);
    if (!element) return found.push(`there is no ${name}`);
    if (element.getBoundingClientRect().bottom > innerHeight) found.push(`${name} ends below the screen`);
  };
  below(".headline", "headline");
  below(".tiles", "tiles");
  const figure = document.querySelector("header figure");
  const ranks = [...(figure?.querySelectorAll("svg text") ?? [])]
    .filter((text) => text.getClientRects().length > 0 && /^[1-5]=?$/u.test(text.textContent));
  if (ranks.length === 0) found.push("there is no ranking");
  for (const rank of ranks.slice(0, 5)) {
    if (rank.getBoundingClientRect().bottom > innerHeight) found.push(`rank ${rank.textContent} is below the screen`);
  }
  return found;
}"""

# Everything that can be seen, unfolded.
UNFOLD = """() => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  for (const part of document.querySelectorAll(".choice > div")) part.hidden = false;
}"""

LOOK = """({ isPaper, width, lying }) => {
  const found = [];
  // The widest tables have a page that lies.
  const room = (element) => (isPaper && element.closest(".landscape") ? lying : width);
  const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const name = (element) => `${element.tagName.toLowerCase()} '${element.textContent.trim().slice(0, 40)}'`;

  // No element is wider than its frame, but tables that scroll.
  const most = isPaper && document.querySelector(".landscape") ? lying : width;
  if (document.documentElement.scrollWidth > most) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const element of document.querySelectorAll("main *")) {
    const { right, left, width: wide } = element.getBoundingClientRect();
    if (wide === 0 || !isSeen(element) || (!isPaper && element.parentElement.closest(".scroll"))) continue;
    if (right > room(element) + 1 || left < -1) found.push(`${name(element)} reaches from ${left} to ${right}`);
  }
  // Each word of a cell, a heading or a tile stands on one line.
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest("td, th, h1, h2, .tiles, .headline, nav, button") || !isSeen(node.parentElement)) continue;
    for (const match of node.data.matchAll(/[^\\s/\\-–…\\u00AD]+/gu)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      // A hyphen at the end of a line belongs to the letter after it.
      const isAfter = node.data[match.index - 1] === "\\u00AD";
      const places = isAfter ? [...match[0]].map((_, letter) => {
        range.setStart(node, match.index + letter);
        range.setEnd(node, match.index + letter + 1);
        return [...range.getClientRects()].at(-1);
      }) : [...range.getClientRects()];
      const lines = new Set(places.map((rect) => Math.round(rect.top)));
      if (lines.size > 1) found.push(`the word '${match[0].slice(0, 40)}' is broken`);
    }
  }
  // A word of the tables is on one line of a picture too.
  const known = new Set([...document.querySelectorAll("td, th")].flatMap((cell) => cell.textContent.split(/[\\s/]+/u)));
  for (const svg of document.querySelectorAll("svg")) {
    const texts = [...svg.querySelectorAll("text")].filter(isSeen);
    texts.slice(1).forEach((text, index) => {
      const end = texts[index].textContent.split(/[\\s/]+/u).at(-1);
      const start = text.textContent.split(/[\\s/]+/u)[0];
      const isBroken = end !== "" && start !== "" && known.has(end + start) && !known.has(end) && !known.has(start);
      if (isBroken && /\\p{L}$/u.test(end)) found.push(`the word '${end + start}' is broken in a picture`);
    });
  }
  // Names in pictures are whole, but for those that are longer than a few lines of print.
  for (const text of [...document.querySelectorAll("svg text")].filter(isSeen)) {
    const own = text.firstChild?.data ?? "";
    const whole = text.querySelector("title")?.textContent ?? own;
    if (own.includes("…") && whole.length <= 200) found.push(`'${whole.slice(0, 60)}' is cut to '${own}' in a picture`);
  }
  // Nothing in a cell runs out of its column.
  for (const cell of [...document.querySelectorAll("td, th")].filter(isSeen)) {
    if (cell.scrollWidth > cell.clientWidth + 1) found.push(`${name(cell)} runs out of its column`);
  }
  // No dashed line goes through a text.
  for (const line of [...document.querySelectorAll("svg line[stroke-dasharray]")].filter(isSeen)) {
    const { left: x, top, bottom, width: wide } = line.getBoundingClientRect();
    if (wide > 2) continue;
    for (const text of [...line.closest("svg").querySelectorAll("text")].filter(isSeen)) {
      const box = text.getBoundingClientRect();
      const middle = (box.top + box.bottom) / 2;
      if (box.left < x - 1 && x + 1 < box.right && top < middle && middle < bottom) found.push(`a line goes through ${name(text)}`);
    }
  }
  const sizes = () => {
    let count = 0;
    for (const element of document.querySelectorAll("body *")) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
      if (!hasText || !isSeen(element) || element.tagName === "title") continue;
      count += 1;
      const matrix = element.closest("svg") ? element.getScreenCTM() : { a: 1, b: 0 };
      const size = parseFloat(getComputedStyle(element).fontSize) * Math.hypot(matrix.a, matrix.b);
      if (size < 10.995) found.push(`${name(element)} is ${size.toFixed(2)} px high`);
    }
    if (count < 50) found.push(`there are only ${count} texts`);
  };
  sizes();
  // The columns of a table are all in its frame.
  if (isPaper) {
    for (const head of document.querySelectorAll("thead > tr > *")) {
      if (head.getBoundingClientRect().right > room(head) + 1) found.push(`the column '${head.textContent}' is cut`);
    }
    return found;
  }
  // Of a list of weights that scrolls it is said how many are below.
  const sliders = document.querySelector(".sliders");
  if (sliders && isSeen(sliders) && sliders.scrollHeight > sliders.clientHeight + 24) {
    const more = document.querySelector(".more");
    if (!more || !isSeen(more) || !/\\d/u.test(more.textContent)) found.push("weights are out of sight");
  }
  // A caption is read without scrolling its table.
  for (const caption of [...document.querySelectorAll("caption span")].filter(isSeen)) {
    const frame = caption.closest(".scroll").getBoundingClientRect();
    if (caption.getBoundingClientRect().right > frame.right + 1) found.push(`the caption ${name(caption)} leaves its frame`);
  }
  // A name in the plane stands beside a point, or a line leads to it.
  for (const plane of document.querySelectorAll("svg:has(line.away)")) {
    const points = [...plane.querySelectorAll("circle")].map((circle) => circle.getBoundingClientRect());
    for (const away of plane.querySelectorAll("line.away")) {
      const [x, y] = [away.getAttribute("x1"), away.getAttribute("y1")].map(Number);
      const isPoint = [...plane.querySelectorAll("circle")].some((circle) =>
        Math.hypot(circle.getAttribute("cx") - x, circle.getAttribute("cy") - y) < 0.1);
      if (!isPoint) found.push("a line of a name starts at no point");
    }
    if (points.length === 0) found.push("a plane has no points");
  }
  const channels = (color) => {
    const numbers = color.match(/[\\d.]+/gu).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
  };
  const luminance = ({ rgb }) => {
    const [red, green, blue] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // What is behind the middle of a text: in a picture the last area that was drawn there before it.
  const ground = (element) => {
    const svg = element.closest("svg");
    if (svg) {
      const box = element.getBoundingClientRect();
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      let area = null;
      for (const mark of svg.querySelectorAll("rect, text")) {
        if (mark === element) break;
        const { left, right, top, bottom } = mark.getBoundingClientRect();
        if (mark.tagName === "rect" && left <= x && x <= right && top <= y && y <= bottom && mark.getAttribute("fill") !== "none") area = mark;
      }
      if (area) return channels(getComputedStyle(area).fill);
    }
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.alpha === 1) return color;
    }
    return { rgb: [255, 255, 255] };
  };
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
    if (!hasText || !isSeen(element) || element.tagName === "title") continue;
    const style = getComputedStyle(element);
    const isDrawn = element.closest("svg") !== null;
    const color = channels(isDrawn ? style.fill : style.color);
    const [bright, dark] = [luminance(color), luminance(ground(element))].sort((one, other) => other - one);
    const contrast = (bright + 0.05) / (dark + 0.05);
    if (contrast < 4.5) found.push(`${name(element)} has a contrast of ${contrast.toFixed(2)}`);
  }
  for (const control of document.querySelectorAll("button, input, select, a, summary, textarea")) {
    const label = control.matches("button, a, summary") ? control.textContent : control.closest("label")?.textContent;
    if (!label?.trim() && !control.getAttribute("aria-label")) found.push(`${control.outerHTML} has no name`);
  }
  for (const svg of document.querySelectorAll("svg")) {
    if (!svg.getAttribute("aria-label")) found.push("a picture has no name");
  }
  return found;
}"""

# The width of a line on A4 in pixels: 210 mm less the margins of the page, and 297 mm on one that lies.
PAPER, LYING = 703, 1031


async def body(page):
    problems = []

    def note(where, found):
        problems.extend(f"{where}: {problem}" for problem in found[:20])

    for width, height in ((1280, 800), (768, 1024), (390, 844)):
        for scheme in ("light", "dark"):
            where = f"{width} px, {scheme}"
            await page.size(width, height)
            await page.shine(scheme)
            await page.load(PAGE)
            await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            if width != 768:
                note(where, await page.call(FIRST))
            await page.screenshot(pathlib.Path(FOLDER, f"first-{width}-{scheme}.png"))
            await page.call(UNFOLD)
            visible = await page.evaluate("document.documentElement.clientWidth")
            note(where, await page.call(LOOK, {"isPaper": False, "width": visible}))
    # Wider than the line, so that no bar for scrolling takes room.
    await page.send("Emulation.setDeviceMetricsOverride", width=PAPER, height=1000, deviceScaleFactor=1, mobile=True)
    await page.shine("light", media="print")
    await page.load(PAGE)
    await page.call(UNFOLD)
    note("paper", await page.call(LOOK, {"isPaper": True, "width": PAPER, "lying": LYING}))
    rows = await page.call(paper.ROWS)
    await page.shine("light")
    file = pathlib.Path(FOLDER, "page.pdf")
    await page.pdf(file)
    note("PDF", paper.problems(rows, file) if rows else ["there are no tables"])
    json.dump(problems, sys.stdout, indent=2)


browser.run(body)
