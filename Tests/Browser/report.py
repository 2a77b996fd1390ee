"""Reads a report in headless Chromium: moves weights, chooses charts, sorts and copies tables.

    report.py PAGE FOLDER [MOVES]

MOVES is JSON: [[path of the criterion above, place among its children, weight], ...]. Screenshots go to FOLDER. What
was seen is written to standard output as JSON; anything that must not happen ends with an error.
"""
import json
import pathlib
import sys

import browser

PAGE, FOLDER = sys.argv[1:3]
MOVES = json.loads(sys.argv[3]) if len(sys.argv) > 3 else []

# Texts whose contrast with what is behind them is below 4.5, by WCAG 2.1.
FAINT = """() => {
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
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.alpha === 1) return color;
    }
    return { rgb: [255, 255, 255] };
  };
  const found = [];
  let count = 0;
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
    if (!hasText || element.getClientRects().length === 0 || element.tagName === "title") continue;
    count += 1;
    const style = getComputedStyle(element);
    const color = channels(element.closest("svg") ? style.fill : style.color);
    const [bright, dark] = [luminance(color), luminance(ground(element))].sort((one, other) => other - one);
    const contrast = (bright + 0.05) / (dark + 0.05);
    if (contrast < 4.5) found.push(`${element.textContent.slice(0, 40)}: ${contrast.toFixed(2)}`);
  }
  return { count, found };
}"""

# Moves one weight by its slider.
MOVE = """(path, place, weight) => {
  const field = document.querySelector("#weights select");
  if (field) {
    const options = [...field.options];
    field.value = options.find((option) => option.textContent === path).value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const slider = document.querySelectorAll("#weights input[type=range]")[place];
  slider.value = String(weight);
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return {
    priorities: globalThis.report.priorities(), weights: globalThis.report.weights()[path],
    said: document.querySelector("#weights [role=status]").textContent,
  };
}"""

UNNAMED = """[...document.querySelectorAll("button, input, select, a, summary, textarea")]
  .filter((control) => !(control.textContent.trim() && control.matches("button, a, summary"))
    && !control.getAttribute("aria-label") && !control.closest("label")?.textContent.trim())
  .map((control) => control.outerHTML)"""

# A table by its second column, once up and once down.
SORTED = """(() => {
  const table = document.querySelector("#ranking table");
  const column = () => [...table.tBodies[0].rows].map((row) => row.cells[1].textContent);
  const first = column();
  table.querySelectorAll("th button")[1].click();
  const up = column();
  table.querySelectorAll("th button")[1].click();
  const down = column();
  table.querySelectorAll("th button")[0].click();
  table.querySelectorAll("th button")[0].click();
  return { first, up, down, again: column() };
})()"""

SAYS = """(async () => {
  const made = [...document.querySelectorAll("button")].find((button) => button.textContent === "Copy table");
  made.click();
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  return made.textContent;
})()"""

# Of several charts one is shown.
CHOICES = """[...document.querySelectorAll(".choice")].map((choice) => {
  const field = choice.querySelector("select");
  const last = field.options.length - 1;
  field.value = String(last);
  field.dispatchEvent(new Event("change", { bubbles: true }));
  const parts = [...choice.querySelectorAll(":scope > div")];
  return parts.filter((part) => !part.hidden).length === 1 && !parts[last].hidden;
})"""


async def body(page):
    await page.size(1000, 1400)
    await page.shine("light")
    await page.load(PAGE)
    seen = {"start": await page.evaluate("globalThis.report?.priorities() ?? null"), "moved": []}
    for move in MOVES:
        seen["moved"].append(await page.call(MOVE, *move))
    await page.evaluate("[...document.querySelectorAll('#weights button')].at(-1)?.click()")
    seen["reset"] = await page.evaluate("globalThis.report?.priorities() ?? null")
    seen["unnamed"] = await page.evaluate(UNNAMED)
    seen["images"] = await page.evaluate(
        "[...document.querySelectorAll('svg')].filter((svg) => !svg.getAttribute('aria-label')).length")
    seen["sorted"] = await page.evaluate(SORTED)
    seen["copied"] = await page.evaluate("globalThis.report?.tabbed(document.querySelector('#ranking table')) ?? ''")
    seen["says"] = await page.evaluate(SAYS)
    seen["choices"] = await page.evaluate(CHOICES)
    await page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    await page.evaluate("document.querySelectorAll('.choice > div').forEach((part) => { part.hidden = false; })")
    seen["contrast"] = {}
    for scheme in ("light", "dark"):
        await page.shine(scheme)
        seen["contrast"][scheme] = await page.call(FAINT)
    await page.size(360, 740)
    seen["narrow"] = {
        "overflows": await page.evaluate("document.documentElement.scrollWidth > window.innerWidth"),
        "smallest": await page.evaluate(
            "Math.min(...[...document.querySelectorAll('#weights input, button, select')]"
            ".map((control) => control.getBoundingClientRect().height))"),
    }
    await page.screenshot(pathlib.Path(FOLDER, "phone.png"))
    await page.size(1000, 1400)
    for section in ("verdict", "hierarchy", "sensitivity"):
        await page.evaluate(f"document.getElementById('{section}')?.scrollIntoView()")
        await page.screenshot(pathlib.Path(FOLDER, f"{section}-dark.png"))
    seen["texts"] = await page.evaluate("document.body.textContent.includes('alert(1)')")
    json.dump(seen, sys.stdout, indent=2)


browser.run(body)
