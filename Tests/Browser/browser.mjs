// A page in headless Chromium, driven through the DevTools protocol.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export const until = async (what, condition) => {
  for (let turn = 0; turn < 300; turn += 1) {
    const found = await condition();
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`waited too long for ${what}`);
};

const connect = async (profile) => {
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

const session = async (profile) => {
  const { send, listen } = await connect(profile);
  // What must not happen.
  const wrong = [];
  listen(({ method, params }) => {
    if (method === "Network.requestWillBeSent" && !/^(file|blob|data):/u.test(params.request.url)) {
      wrong.push(`the page asks for ${params.request.url}`);
    }
    if (method === "Runtime.exceptionThrown") wrong.push(params.exceptionDetails.exception?.description);
    if (method === "Runtime.consoleAPICalled" && params.type === "error") wrong.push("an error on the console");
    if (method === "Page.javascriptDialogOpening") wrong.push(`a dialog opens: ${params.message}`);
    if (method === "Log.entryAdded" && params.entry.level === "error") wrong.push(params.entry.text);
  });
  for (const domain of ["Page", "Runtime", "Network", "Log"]) await send(`${domain}.enable`);
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send(
      "Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true, userGesture: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? expression);
    return result.value;
  };
  const load = async (page, isReady) => {
    await send("Page.navigate", { url: pathToFileURL(page).href });
    await until("the page", () => evaluate(`document.readyState === "complete" && !!(${isReady})`));
  };
  const shine = (scheme) => send("Emulation.setEmulatedMedia", {
    features: [{ name: "prefers-color-scheme", value: scheme }],
  });
  const size = (width, height) => send("Emulation.setDeviceMetricsOverride", {
    width, height, deviceScaleFactor: 1, mobile: width < 600,
  });
  const screenshot = async (file) => {
    const { data } = await send("Page.captureScreenshot");
    writeFileSync(file, Buffer.from(data, "base64"));
  };
  return { send, wrong, evaluate, load, shine, size, screenshot };
};

// Calls `body` with a page of a browser of its own, and ends the process.
export const withBrowser = async (chromium, body) => {
  const profile = mkdtempSync(join(tmpdir(), "browser-"));
  const browser = spawn(chromium, [
    "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--no-first-run",
    `--user-data-dir=${profile}`, "about:blank",
  ], { stdio: "ignore" });
  const deadline = setTimeout(() => {
    console.error("the browser takes too long");
    browser.kill("SIGKILL");
    process.exit(1);
  }, 120000);
  try {
    const page = await session(profile);
    await body(page);
    if (page.wrong.length > 0) throw new Error(page.wrong.join("\n"));
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
};
