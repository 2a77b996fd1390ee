// Fills in a questionnaire in headless Chromium, by keyboard, through the DevTools protocol.
//
//   node --experimental-websocket questionnaire.mjs CHROMIUM PAGE FOLDER NAME
//
// The files that the page saves go to FOLDER, with screenshots of it. What was seen is written to standard
// output as JSON; anything that must not happen ends with an error.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sleep, until, withBrowser } from "./browser.mjs";

const [chromium, page, folder, name] = process.argv.slice(2);

await withBrowser(chromium, async ({ send, evaluate, load: loadPage, shine, size, screenshot: shoot }) => {
  await send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  const load = () => loadPage(page, "globalThis.questionnaire");
  const press = async (key, code, number, text) => {
    const params = { key, code, windowsVirtualKeyCode: number };
    await send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...params, text });
    await send("Input.dispatchKeyEvent", { type: "keyUp", ...params });
  };
  const screenshot = async (file, width, scheme) => {
    await shine(scheme);
    await size(width, 1400);
    await shoot(join(folder, file));
    await send("Emulation.clearDeviceMetricsOverride");
  };

  await load();
  const questions = await evaluate("document.querySelectorAll('fieldset').length");
  await evaluate("document.getElementById('participant').focus()");
  if (await evaluate("document.activeElement.tagName") === "INPUT") {
    await send("Input.insertText", { text: name });
  } else {
    await evaluate(`(() => {
      const field = document.getElementById("participant");
      field.value = ${JSON.stringify(name)};
      field.dispatchEvent(new Event("input", { bubbles: true }));
    })()`);
  }
  // From the name by Tab to the first group; Space takes its first answer, arrows go on.
  const chosen = [];
  await evaluate("document.getElementById('participant').focus()");
  for (let question = 0; question < questions; question += 1) {
    await press("Tab", "Tab", 9);
    while (await evaluate("document.activeElement.tagName") === "A") await press("Tab", "Tab", 9);
    const at = await evaluate("document.activeElement.closest('fieldset')?.id ?? ''");
    const expected = await evaluate(`document.querySelectorAll('fieldset')[${question}].id`);
    if (at !== expected) throw new Error(`Tab leads to '${at}' instead of '${expected}'`);
    await press(" ", "Space", 32, " ");
    const steps = question % 5 === 4 ? 17 : (question * 7 + 3) % 17;
    for (let step = 0; step < steps; step += 1) await press("ArrowRight", "ArrowRight", 39);
    chosen.push(steps === 17 ? "skip" : steps - 8);
  }
  const marked = await evaluate(
    "[...document.querySelectorAll('fieldset')].map((set) => set.querySelector('input:checked')?.value)");
  if (marked.join() !== chosen.join()) throw new Error(`chosen ${chosen}, marked ${marked}`);
  const ratios = await evaluate(
    "[...document.querySelectorAll('.status')].map((status) => status.dataset.ratio ?? null)");
  const statuses = await evaluate("[...document.querySelectorAll('.status')].map((s) => s.textContent)");
  const unlabelled = await evaluate(
    "[...document.querySelectorAll('input, select')].filter((input) => "
    + "!input.getAttribute('aria-label') && !input.closest('label')).length");
  const narrow = await (async () => {
    await size(360, 740);
    return evaluate(`({
      overflows: document.documentElement.scrollWidth > window.innerWidth,
      smallest: Math.min(...[...document.querySelectorAll("fieldset label")].map((label) =>
        Math.min(label.getBoundingClientRect().width, label.getBoundingClientRect().height))),
    })`);
  })();
  await evaluate("document.querySelectorAll('fieldset')[0].scrollIntoView()");
  await screenshot("phone.png", 400, "light");
  await screenshot("dark.png", 1000, "dark");
  await evaluate("document.querySelectorAll('button')[0].click()");
  await evaluate("document.querySelectorAll('button')[1].click()");
  const [json, csv] = [await evaluate("questionnaire.asJSON()"), await evaluate("questionnaire.asCSV()")];
  const saved = await until("the files", () => {
    const files = readdirSync(folder).filter((file) => /^answers-.*\.(json|csv)$/u.test(file));
    return files.length >= 2 && files;
  });
  await sleep(200);
  for (const file of saved) {
    const text = readFileSync(join(folder, file), "utf8");
    if (text !== (file.endsWith("json") ? json : csv)) throw new Error(`${file} is not what the page has`);
  }

  // The draft is there again, and the page serves without any.
  await load();
  const kept = await evaluate("questionnaire.asJSON()") === json;
  await send("Page.addScriptToEvaluateOnNewDocument", {
    source: "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });",
  });
  await load();
  const warned = await evaluate("!document.querySelector('p.problem').hidden");
  await evaluate("document.querySelector('fieldset input').click()");
  const answeredWithoutDraft = await evaluate("JSON.parse(questionnaire.asJSON()).judgments");
  console.log(JSON.stringify({
    questions, answered: chosen.filter((answer) => answer !== "skip").length, ratios, statuses, saved, kept, warned,
    worksWithoutDraft: Object.keys(answeredWithoutDraft).length === 1, unlabelled, narrow,
  }, null, 2));
});
