// Reads a report in headless Chromium: moves weights, chooses charts, sorts and copies tables.
//
//   node --experimental-websocket report.mjs CHROMIUM PAGE FOLDER [MOVES]
//
// MOVES is JSON: [[path of the criterion above, place among its children, weight], ...]. Screenshots go to
// FOLDER. What was seen is written to standard output as JSON; anything that must not happen ends with an error.

import { join } from "node:path";
import { withBrowser } from "./browser.mjs";

const [chromium, page, folder, moves = "[]"] = process.argv.slice(2);

// Runs in the page: texts whose contrast with what is behind them is below 4.5.
const faint = () => {
  const channels = (color) => {
    const numbers = color.match(/[\d.]+/gu).map(Number);
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
};

await withBrowser(chromium, async ({ evaluate, load, shine, size, screenshot }) => {
  await size(1000, 1400);
  await shine("light");
  await load(page, "true");
  const start = await evaluate("globalThis.report?.priorities() ?? null");
  const moved = [];
  for (const [path, place, weight] of JSON.parse(moves)) {
    moved.push(await evaluate(`(() => {
      const field = document.querySelector("#weights select");
      if (field) {
        const options = [...field.options];
        field.value = options.find((option) => option.textContent === ${JSON.stringify(path)}).value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
      const slider = document.querySelectorAll("#weights input[type=range]")[${place}];
      slider.value = String(${weight});
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      return {
        priorities: globalThis.report.priorities(), weights: globalThis.report.weights()[${JSON.stringify(path)}],
        said: document.querySelector("#weights [role=status]").textContent,
      };
    })()`));
  }
  await evaluate("[...document.querySelectorAll('#weights button')].at(-1)?.click()");
  const reset = await evaluate("globalThis.report?.priorities() ?? null");

  // Every control has a name.
  const unnamed = await evaluate(`[...document.querySelectorAll("button, input, select, a, summary, textarea")]
    .filter((control) => !(control.textContent.trim() && control.matches("button, a, summary"))
      && !control.getAttribute("aria-label") && !control.closest("label")?.textContent.trim())
    .map((control) => control.outerHTML)`);
  const images = await evaluate(
    "[...document.querySelectorAll('svg')].filter((svg) => !svg.getAttribute('aria-label')).length");

  // A table by its second column, once up and once down.
  const sorted = await evaluate(`(() => {
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
  })()`);
  const copied = await evaluate("globalThis.report?.tabbed(document.querySelector('#ranking table')) ?? ''");

  // Of several charts one is shown.
  const choices = await evaluate(`[...document.querySelectorAll(".choice")].map((choice) => {
    const field = choice.querySelector("select");
    const last = field.options.length - 1;
    field.value = String(last);
    field.dispatchEvent(new Event("change", { bubbles: true }));
    const parts = [...choice.querySelectorAll(":scope > div")];
    return parts.filter((part) => !part.hidden).length === 1 && !parts[last].hidden;
  })`);

  await evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
  await evaluate("document.querySelectorAll('.choice > div').forEach((part) => { part.hidden = false; })");
  const contrast = {};
  for (const scheme of ["light", "dark"]) {
    await shine(scheme);
    contrast[scheme] = await evaluate(`(${faint})()`);
  }
  const narrow = {};
  await size(360, 740);
  narrow.overflows = await evaluate("document.documentElement.scrollWidth > window.innerWidth");
  narrow.smallest = await evaluate(`Math.min(...[...document.querySelectorAll("#weights input, button, select")]
    .map((control) => control.getBoundingClientRect().height))`);
  await screenshot(join(folder, "phone.png"));
  await size(1000, 1400);
  for (const section of ["verdict", "hierarchy", "sensitivity"]) {
    await evaluate(`document.getElementById("${section}")?.scrollIntoView()`);
    await screenshot(join(folder, `${section}-dark.png`));
  }
  const texts = await evaluate("document.body.textContent.includes('alert(1)')");
  console.log(JSON.stringify({
    start, moved, reset, unnamed, images, sorted, copied, choices, contrast, narrow, texts,
  }, null, 2));
});
