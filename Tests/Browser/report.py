"""Reads a report in headless Chromium: moves weights, chooses charts, sorts and copies tables.

    report.py PAGE FOLDER [MOVES]

MOVES is JSON: [[path of the criterion above, place among its children, weight], ...]. Screenshots go to FOLDER. How the
page looks is seen by layout.py. What was seen is written to standard output as JSON; anything that must not happen ends with an error.
"""
import json
import pathlib
import sys

import browser

PAGE, FOLDER = sys.argv[1:3]
MOVES = json.loads(sys.argv[3]) if len(sys.argv) > 3 else []

# Chooses what the gradient, the head to head and the plane are about.
CHOOSE = """(gradient) => {
  const fields = [...document.querySelectorAll("#weights figure select")];
  const [field] = fields.filter((select) => [...select.options].some((option) => option.textContent === gradient));
  field.value = [...field.options].find((option) => option.textContent === gradient).value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}"""

# Moves one weight by its slider.
MOVE = """(path, place, weight) => {
  const field = document.querySelector("#weights .steady select");
  if (field) {
    const options = [...field.options];
    field.value = options.find((option) => option.textContent === path).value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const slider = document.querySelectorAll("#weights input[type=range]")[place];
  slider.value = String(weight);
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  slider.dispatchEvent(new Event("change", { bubbles: true }));
  // What the five pictures show.
  const { ranking, gradient, performance, headToHead, plane } = globalThis.report.shown();
  return {
    priorities: globalThis.report.priorities(), weights: globalThis.report.weights()[path],
    said: document.querySelector("#weights [role=status]").textContent, address: location.hash,
    shown: {
      ranking: ranking.priorities, gradientWeight: gradient.weight, gradientNow: gradient.ends.now,
      gradientAtZero: gradient.ends.zero, gradientAtOne: gradient.ends.one, overall: performance.overall,
      performance: performance.columns.map((column) => column.values),
      weights: performance.columns.map((column) => column.weight),
      total: headToHead?.total ?? null, differences: headToHead?.differences ?? [],
      across: plane?.across ?? [], up: plane?.up ?? [],
    },
  };
}"""

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
  for (let trial = 0; trial < 300 && made.textContent === "Copy table"; trial += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
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
    for *move, gradient in MOVES:
        if gradient:
            await page.call(CHOOSE, gradient)
        seen["moved"].append(await page.call(MOVE, *move))
    if MOVES:
        # The address alone shows the same again, and the browser's way back leads to where it began.
        moved = await page.evaluate("report.priorities()")
        address = await page.evaluate("location.hash")
        await page.evaluate("history.go(-1)" if len(MOVES) == 1 else "null")
        if len(MOVES) == 1:
            await page.until("!location.hash.includes(':')")
            seen["back"] = await page.evaluate("report.priorities()")
        await page.load(PAGE, address)
        seen["again"] = await page.evaluate("report.priorities()") == moved
    await page.evaluate("[...document.querySelectorAll('#weights button')].at(-1)?.click()")
    seen["reset"] = await page.evaluate("globalThis.report?.priorities() ?? null")
    seen["sorted"] = await page.evaluate(SORTED)
    seen["copied"] = await page.evaluate("globalThis.report?.tabbed(document.querySelector('#ranking table')) ?? ''")
    seen["says"] = await page.evaluate(SAYS)
    seen["choices"] = await page.evaluate(CHOICES)
    await page.size(390, 844)
    seen["smallest"] = await page.evaluate(
        "Math.min(...[...document.querySelectorAll('#weights input, button, select')]"
        ".filter((control) => control.checkVisibility()).map((control) => control.getBoundingClientRect().height))")
    await page.screenshot(pathlib.Path(FOLDER, "phone.png"))
    seen["texts"] = await page.evaluate("document.body.textContent.includes('alert(1)')")
    json.dump(seen, sys.stdout, indent=2)


browser.run(body)
