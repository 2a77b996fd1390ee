"""A page in headless Chromium, driven through the DevTools protocol.

Needs Debian's chromium and python3-websockets.
"""
import asyncio
import base64
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request

import websockets

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


class Browser:
    """One page; anything that must not happen is in `wrong`."""

    def __init__(self, socket):
        self.socket = socket
        self.waiting = {}
        self.wrong = []
        self.last = 0

    async def listen(self):
        async for text in self.socket:
            message = json.loads(text)
            if "id" in message:
                future = self.waiting.pop(message["id"])
                if not future.done():
                    future.set_result(message)
            else:
                self.note(message["method"], message.get("params", {}))

    def note(self, method, params):
        if method == "Network.requestWillBeSent":
            url = params["request"]["url"]
            if not url.startswith(("file:", "blob:", "data:")):
                self.wrong.append(f"the page asks for {url}")
        elif method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.wrong.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled":
            self.wrong.append(f"a message on the console: {params['args']}")
        elif method == "Page.javascriptDialogOpening":
            self.wrong.append(f"a dialog opens: {params['message']}")
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.wrong.append(params["entry"]["text"])

    async def send(self, method, **params):
        self.last += 1
        future = asyncio.get_running_loop().create_future()
        self.waiting[self.last] = future
        await self.socket.send(json.dumps({"id": self.last, "method": method, "params": params}))
        message = await asyncio.wait_for(future, 240)
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']}")
        return message["result"]

    async def evaluate(self, expression):
        """The value of an expression, or of the promise that it is."""
        answer = await self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", expression))
        return answer["result"].get("value")

    async def call(self, function, *arguments):
        """What a JavaScript function returns for arguments."""
        return await self.evaluate(f"({function})({', '.join(map(json.dumps, arguments))})")

    async def load(self, page, address=""):
        await self.send("Page.navigate", url="about:blank")
        await self.send("Page.navigate", url=pathlib.Path(page).resolve().as_uri() + address)
        await self.until("document.readyState === 'complete' && location.protocol === 'file:'")

    async def until(self, condition):
        for _ in range(1200):
            if await self.evaluate(condition):
                return
            await asyncio.sleep(0.05)
        raise RuntimeError(f"waited too long for {condition}")

    async def size(self, width, height):
        await self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
            mobile=width < 600)

    async def shine(self, scheme, media=""):
        """Sets the colour scheme, `light` or `dark`, and the medium, such as `print`."""
        await self.send(
            "Emulation.setEmulatedMedia", media=media,
            features=[{"name": "prefers-color-scheme", "value": scheme}])

    async def screenshot(self, file, whole=False):
        answer = await self.send("Page.captureScreenshot", captureBeyondViewport=whole)
        pathlib.Path(file).write_bytes(base64.b64decode(answer["data"]))

    async def pdf(self, file):
        """Prints the page on A4."""
        answer = await self.send("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True)
        pathlib.Path(file).write_bytes(base64.b64decode(answer["data"]))

    async def press(self, key, code, number, text=None):
        params = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        if text is None:
            await self.send("Input.dispatchKeyEvent", type="rawKeyDown", **params)
        else:
            await self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **params)
        await self.send("Input.dispatchKeyEvent", type="keyUp", **params)

    async def click(self, x, y):
        """Presses a point of the window, as a finger or a mouse does."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


# The window that readers have, and the page's own focus, whatever else the machine shows.
async def _session(port, body):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
        target = next(target for target in json.load(answer) if target["type"] == "page")
    async with websockets.connect(target["webSocketDebuggerUrl"], max_size=None) as socket:
        browser = Browser(socket)
        listener = asyncio.create_task(browser.listen())
        for domain in ("Page", "Runtime", "Network", "Log"):
            await browser.send(f"{domain}.enable")
        await browser.send("Emulation.setFocusEmulationEnabled", enabled=True)
        await body(browser)
        listener.cancel()
        return browser.wrong


def run(body):
    """Calls `body` with a page of a browser of its own; ends the process with 1 if anything goes wrong."""
    if CHROMIUM is None:
        sys.exit("there is no Chromium (apt-get install chromium)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
             "--no-first-run", f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wrong = asyncio.run(_open(profile, body))
        finally:
            process.kill()
            process.wait()
    if wrong:
        sys.exit("\n".join(wrong))


async def _open(profile, body):
    file = pathlib.Path(profile, "DevToolsActivePort")
    for _ in range(600):
        if file.exists() and "\n" in file.read_text():
            return await _session(file.read_text().split("\n")[0], body)
        await asyncio.sleep(0.1)
    raise RuntimeError("the browser does not start")
