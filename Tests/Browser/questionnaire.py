"""Fills in a questionnaire in headless Chromium.

    questionnaire.py PAGE FOLDER NAME

By keyboard, question after question; then every button of every question is pressed on a phone and on a desk, and
what its label says is compared with the judgment. The files that the page saves go to FOLDER, with screenshots. What
was seen is written to standard output as JSON; anything that must not happen ends with an error.
"""
import asyncio
import json
import pathlib
import sys

import browser

PAGE, FOLDER, NAME = sys.argv[1:4]

# What a reader sees on each button of a question: whose side it is on, and its number.
BUTTONS = """(place) => {
  const set = document.getElementById(place);
  return [...set.querySelectorAll("input")].map((input) => {
    const label = input.closest("label");
    const side = input.closest(".side");
    const box = label.getBoundingClientRect();
    const name = side?.querySelector(".whose bdi");
    // The line of a name that stands nearest above the middle of the button, of all on the screen.
    const middle = (box.left + box.right) / 2;
    const [above] = [...document.querySelectorAll(".whose")]
      .map((line) => [line.querySelector("bdi").textContent, line.getBoundingClientRect()])
      .filter(([, rect]) => rect.bottom <= box.top + 1 && rect.left <= middle && rect.right >= middle)
      .sort((one, other) => other[1].bottom - one[1].bottom);
    return {
      shown: label.textContent.trim(), side: name?.textContent ?? null,
      above: side ? above?.[0] ?? null : null,
      width: box.width, height: box.height, value: input.value,
    };
  });
}"""


# Whether the screen that the address names is drawn, which takes a while after the address has it.
DRAWN = """location.hash === "#end" ? document.getElementById("saved") !== null
  : document.querySelector("fieldset")?.id.startsWith(`q${location.hash.slice(2)}-`) ?? false"""


# What is wrong on a phone once somebody has begun: the heading of the questions is seen whole,
# below the bar.
BEGUN = """() => {
  const bar = document.getElementById("bar").getBoundingClientRect();
  const heading = document.querySelector("h1").getBoundingClientRect();
  return heading.top >= bar.bottom - 1 && heading.bottom <= innerHeight
    ? [] : [`the heading stands at ${heading.top}, the bar ends at ${bar.bottom}`];
}"""


async def opening(page):
    """Begins on a phone; returns what is wrong."""
    await page.size(390, 844)
    await page.load(PAGE)
    problems = await page.evaluate("""(() => {
      const button = [...document.querySelectorAll("main p > button")].at(-1).getBoundingClientRect();
      return button.bottom + scrollY <= 1.5 * innerHeight ? [] : ["the button to begin is far down"];
    })()""")
    await page.call("""(name) => {
      const field = document.getElementById("participant");
      field.value = name;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }""", NAME)
    await press_button(page, "main p > button")
    await page.until(DRAWN)
    problems += await page.call(BEGUN)
    await page.screenshot(pathlib.Path(FOLDER, "begun.png"))
    await page.evaluate("localStorage.clear()")
    return problems


async def fill(page):
    """Answers everything by keyboard; returns the answers that were chosen."""
    chosen = []
    # The way on is to the left where the language is written so.
    is_left = await page.evaluate("document.documentElement.dir === 'rtl'")
    key, code = ("ArrowLeft", 37) if is_left else ("ArrowRight", 39)
    await page.evaluate("document.getElementById('participant').focus()")
    if await page.evaluate("document.activeElement.tagName") == "INPUT":
        await page.send("Input.insertText", text=NAME)
    else:
        await page.call("""(name) => {
          const field = document.getElementById("participant");
          field.value = name;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }""", NAME)
    await press_button(page, "main .steps button, main p > button")
    await page.until(DRAWN)
    while await page.evaluate("location.hash !== '#end'"):
        screen = await page.evaluate("location.hash")
        ids = await page.evaluate("[...document.querySelectorAll('fieldset')].map((set) => set.id)")
        await page.evaluate("document.querySelector('fieldset input').focus()")
        for place, expected in enumerate(ids):
            await page.until(f"(document.activeElement.closest('fieldset')?.id ?? '') === '{expected}'")
            await page.press(" ", "Space", 32, " ")
            question = len(chosen)
            steps = 17 if question % 5 == 4 else (question * 7 + 3) % 17
            for _ in range(steps):
                await page.press(key, key, code)
            chosen.append("skip" if steps == 17 else str(steps - 8))
            if place + 1 < len(ids):
                await page.press("Tab", "Tab", 9)
        await page.until(
            "JSON.stringify([...document.querySelectorAll('fieldset')]"
            ".map((set) => set.querySelector('input:checked')?.value)) === "
            + json.dumps(json.dumps(chosen[-len(ids):], separators=(",", ":"))))
        await press_button(page, ".steps button:nth-child(2)")
        await page.until(f"location.hash !== '{screen}'")
        await page.until(DRAWN)
    return chosen


def saved_files():
    """The files that the page has saved; those that are still written have other endings."""
    return sorted(file for file in pathlib.Path(FOLDER).glob("answers-*") if file.suffix in (".json", ".csv"))


async def press_button(page, selector):
    await page.until(f"document.querySelector({json.dumps(selector)}) !== null")
    await page.evaluate(f"document.querySelector({json.dumps(selector)}).click()")


async def screens(page):
    return await page.evaluate("[...document.querySelectorAll('#map a')].map((link) => link.hash)") or []


async def buttons(page, width, height):
    """Presses every button of every question; returns what was wrong."""
    await page.size(width, height)
    problems, smallest, overflows = [], 1e9, False
    await page.evaluate("document.getElementById('toggle').click()")
    names = [name for name in await screens(page) if name.startswith("#c")]
    await page.evaluate("document.getElementById('toggle').click()")
    data = await page.evaluate("JSON.parse(document.getElementById('data').textContent).questions.criteria")
    for name in names:
        await page.evaluate(f"location.hash = {json.dumps(name)}")
        await page.until(f"document.querySelector('fieldset')?.id.startsWith('q{name[2:]}-')")
        overflows |= await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        criterion = data[int(name[2:])]
        for position, (row, column) in enumerate(criterion["pairs"]):
            place = f"q{name[2:]}-{position}"
            labels = [criterion["items"][item]["label"] for item in (row, column)]
            for seen in await page.call(BUTTONS, place):
                smallest = min(smallest, seen["width"], seen["height"])
                if seen["side"] != seen["above"]:
                    problems.append(f"{place}: {seen['shown']} of {seen['side']} stands under {seen['above']}")
                if seen["value"] == "skip":
                    continue
                await page.evaluate(
                    f"document.querySelector('#{place} input[value=\"{seen['value']}\"]').click()")
                answers = await page.evaluate("JSON.parse(questionnaire.asJSON()).judgments")
                pairs = answers[criterion["path"]]["comparisons"]
                own = [criterion["items"][item]["name"] for item in (row, column)]
                ratio = next(pair[2] for pair in pairs if pair[:2] == own)
                number = int(seen["shown"].split()[0])
                expected = number if seen["side"] in (None, labels[0]) or number == 1 else f"1/{number}"
                if ratio != expected:
                    problems.append(f"{place}: '{seen['side']} {seen['shown']}' gives {ratio}")
    return {"problems": problems, "smallest": smallest, "overflows": overflows}


async def body(page):
    await page.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=FOLDER)
    wrong = await opening(page)
    if wrong:
        raise RuntimeError("; ".join(wrong))
    await page.size(1280, 800)
    await page.load(PAGE)
    await page.screenshot(pathlib.Path(FOLDER, "start.png"))
    chosen = await fill(page)
    data = await page.evaluate("JSON.parse(document.getElementById('data').textContent).questions.criteria")
    ratios, statuses = [], []
    for index in range(len(data)):
        await page.evaluate(f"location.hash = 'c{index}'")
        await page.until(f"document.querySelector('fieldset')?.id.startsWith('q{index}-')")
        if len(data[index]["items"]) > 2:
            ratios.append(await page.evaluate("document.querySelector('.status').dataset.ratio ?? null"))
            statuses.append(await page.evaluate("document.querySelector('.status').textContent"))
        if index == 0:
            for width, height, scheme in ((1280, 800, "light"), (390, 844, "light"), (390, 844, "dark")):
                await page.size(width, height)
                await page.shine(scheme)
                await page.screenshot(pathlib.Path(FOLDER, f"matrix-{width}-{scheme}.png"), whole=True)
            await page.shine("light")
            await page.size(1280, 800)
    unlabelled = await page.evaluate(
        "[...document.querySelectorAll('input, select')].filter((input) => "
        "!input.getAttribute('aria-label') && !input.closest('label')).length")

    await page.evaluate("location.hash = 'end'")
    await page.until("document.getElementById('saved') !== null")
    json_text, csv_text = await page.evaluate("[questionnaire.asJSON(), questionnaire.asCSV()]")
    contents = []
    for number in (1, 2):
        await press_button(page, f".steps button:nth-child({number})")
        contents.append(await page.evaluate("document.querySelector('#saved textarea').value"))
        for _ in range(600):
            if len(saved_files()) == number:
                break
            await asyncio.sleep(0.1)
    if contents != [json_text, csv_text]:
        raise RuntimeError("the text to copy is not what is saved")
    await page.screenshot(pathlib.Path(FOLDER, "end.png"), whole=True)
    saved = saved_files()
    for file in saved:
        if file.read_text() != (json_text if file.suffix == ".json" else csv_text):
            raise RuntimeError(f"{file} is not what the page has")

    await page.load(PAGE)
    kept = await page.evaluate("questionnaire.asJSON()") == json_text
    sides = [await buttons(page, width, height) for width, height in ((1280, 800), (390, 844))]

    # The page serves without any draft.
    await page.send("Page.addScriptToEvaluateOnNewDocument",
                    source="Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });")
    await page.load(PAGE)
    warned = await page.evaluate("!document.querySelector('p.problem').hidden")
    await page.evaluate("location.hash = 'c0'")
    await page.until("document.querySelector('fieldset') !== null")
    await page.evaluate("document.querySelector('fieldset input').click()")
    answered = await page.evaluate("Object.keys(JSON.parse(questionnaire.asJSON()).judgments).length")
    print(json.dumps({
        "questions": len(chosen), "answered": sum(answer != "skip" for answer in chosen), "ratios": ratios,
        "statuses": statuses, "saved": [file.name for file in saved], "kept": kept, "warned": warned,
        "worksWithoutDraft": answered == 1, "unlabelled": unlabelled, "sides": sides,
    }, indent=2, ensure_ascii=False))


browser.run(body)
