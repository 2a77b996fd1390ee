// Fills in a questionnaire in headless Chromium, by keyboard, through the DevTools protocol.
//
//   node --experimental-websocket questionnaire.mjs CHROMIUM PAGE FOLDER NAME
//
// The files that the page saves go to FOLDER, with screenshots of it. What was seen is written to standard
// output as JSON; anything that must not happen ends with an error.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, page, folder, name] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "questionnaire-"));
const browser = spawn(chromium, [
  "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--no-first-run",
  `--user-data-dir=${profile}`, "about:blank",
], { stdio: "ignore" });
const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const until = async (what, condition) => {
  for (let turn = 0; turn < 300; turn += 1) {
    const found = await condition();
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`waited too long for ${what}`);
};
const deadline = setTimeout(() => {
  console.error("the browser takes too long");
  browser.kill("SIGKILL");
  process.exit(1);
}, 120000);

const connect = async () => {
  const portFile = join(profile, "DevToolsActivePort");
  const port = await until("the browser", () =>
    existsSync(portFile) && readFileSync(portFile, "utf8").split("\n").length > 1
      && readFileSync(portFile, "utf8").split("\n")[0]);
  const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  const socket = new WebSocket(targets.find((target) => target.type === "page").webSocketDebuggerUrl);
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });
  const waiting = new Map();
  const listeners = [];
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.id === undefined) return listeners.forEach((listener) => listener(message));
    const [resolve, reject] = waiting.get(message.id);
    waiting.delete(message.id);
    return message.error ? reject(new Error(JSON.stringify(message.error))) : resolve(message.result);
  };
  const send = (method, params = {}) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, [resolve, reject]);
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  return { send, listen: (listener) => listeners.push(listener) };
};

const run = async () => {
  const { send, listen } = await connect();
  const wrong = [];
  listen(({ method, params }) => {
    if (method === "Network.requestWillBeSent" && !/^(file|blob|data):/u.test(params.request.url)) {
      wrong.push(`the page asks for ${params.request.url}`);
    }
    if (method === "Runtime.exceptionThrown") wrong.push(params.exceptionDetails.exception?.description);
    if (method === "Page.javascriptDialogOpening") wrong.push(`a dialog opens: ${params.message}`);
    if (method === "Log.entryAdded" && params.entry.level === "error") wrong.push(params.entry.text);
  });
  for (const domain of ["Page", "Runtime", "Network", "Log"]) await send(`${domain}.enable`);
  await send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send(
      "Runtime.evaluate", { expression, returnByValue: true, userGesture: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? expression);
    return result.value;
  };
  const load = async () => {
    await send("Page.navigate", { url: pathToFileURL(page).href });
    await until("the page", () => evaluate("document.readyState === 'complete' && !!globalThis.questionnaire"));
  };
  const press = async (key, code, number, text) => {
    const params = { key, code, windowsVirtualKeyCode: number };
    await send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...params, text });
    await send("Input.dispatchKeyEvent", { type: "keyUp", ...params });
  };
  const screenshot = async (file, width, dark) => {
    await send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }],
    });
    await send("Emulation.setDeviceMetricsOverride", {
      width, height: 1400, deviceScaleFactor: 1, mobile: width < 600,
    });
    const { data } = await send("Page.captureScreenshot");
    writeFileSync(join(folder, file), Buffer.from(data, "base64"));
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
    await send("Emulation.setDeviceMetricsOverride", {
      width: 360, height: 740, deviceScaleFactor: 1, mobile: true,
    });
    return evaluate(`({
      overflows: document.documentElement.scrollWidth > window.innerWidth,
      smallest: Math.min(...[...document.querySelectorAll("fieldset label")].map((label) =>
        Math.min(label.getBoundingClientRect().width, label.getBoundingClientRect().height))),
    })`);
  })();
  await evaluate("document.querySelectorAll('fieldset')[0].scrollIntoView()");
  await screenshot("phone.png", 400, false);
  await screenshot("dark.png", 1000, true);
  await evaluate("document.querySelectorAll('button')[0].click()");
  await evaluate("document.querySelectorAll('button')[1].click()");
  const [json, csv] = [await evaluate("questionnaire.asJSON()"), await evaluate("questionnaire.asCSV()")];
  const { readdirSync } = await import("node:fs");
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
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  console.log(JSON.stringify({
    questions, answered: chosen.filter((answer) => answer !== "skip").length, ratios, statuses, saved, kept, warned,
    worksWithoutDraft: Object.keys(answeredWithoutDraft).length === 1, unlabelled, narrow,
  }, null, 2));
};

try {
  await run();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  clearTimeout(deadline);
  browser.kill("SIGKILL");
  await sleep(300);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();
