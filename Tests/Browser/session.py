"""A long questionnaire on a phone, in headless Chromium: some answers, the page again, and on to the next open one.

    session.py PAGE FOLDER ANSWERS

Answers the first ANSWERS questions by pressing buttons where they are, loads the page again, follows the button to
the next open question, answers that one and saves. What was seen is written to standard output as JSON.
"""
import asyncio
import json
import pathlib
import sys

import browser

PAGE, FOLDER, COUNT = sys.argv[1], sys.argv[2], int(sys.argv[3])


async def press(page, expression):
    """Presses the middle of an element."""
    x, y = await page.evaluate(f"""(() => {{
      const found = {expression};
      found.scrollIntoView({{ block: "center" }});
      const box = found.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    }})()""")
    await page.click(x, y)


async def go_on(page):
    await press(page, "document.querySelector('main button')")
    await page.until("document.querySelector('fieldset') !== null")
    await page.until("document.activeElement.closest('fieldset') !== null")


async def body(page):
    await page.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=FOLDER)
    await page.size(390, 844)
    await page.load(PAGE)
    await press(page, "document.getElementById('participant')")
    await page.send("Input.insertText", text="Ann")
    await go_on(page)
    answered = []
    while len(answered) < COUNT:
        place = await page.evaluate(
            "[...document.querySelectorAll('fieldset')].find((set) => !set.querySelector('input:checked'))?.id")
        if place is None:
            screen = await page.evaluate("location.hash")
            await press(page, "document.querySelector('.steps button:nth-child(2)')")
            await page.until(
                f"location.hash !== '{screen}' && "
                "document.querySelector('fieldset')?.id.startsWith(`q${location.hash.slice(2)}-`)")
            continue
        value = str(len(answered) * 5 % 17 - 8)
        await press(page, f"document.querySelector('#{place} input[value=\"{value}\"]')")
        answered.append((place, value))
    before = await page.evaluate("questionnaire.asJSON()")

    await page.load(PAGE)
    kept = await page.evaluate("questionnaire.asJSON()") == before
    if await page.evaluate("location.hash") in ("", "#start"):
        await go_on(page)
    else:
        await press(page, "[...document.querySelectorAll('.steps button')].at(-1)")
        await page.until("document.activeElement.closest('fieldset') !== null")
    place = await page.evaluate("document.activeElement.closest('fieldset').id")
    is_visible = await page.evaluate("""(() => {
      const box = document.activeElement.closest("fieldset").getBoundingClientRect();
      return box.top >= 0 && box.bottom <= window.innerHeight;
    })()""")
    await press(page, f"document.querySelector('#{place} input[value=\"0\"]')")
    await page.evaluate("location.hash = 'end'")
    await page.until("document.getElementById('saved') !== null")
    await press(page, "document.querySelector('.steps button')")
    for _ in range(600):
        saved = sorted(file.name for file in pathlib.Path(FOLDER).glob("answers-*.json"))
        if saved:
            break
        await asyncio.sleep(0.1)
    print(json.dumps({
        "kept": kept, "isFirstOpen": place not in dict(answered), "next": place, "isVisible": is_visible,
        "count": await page.evaluate("document.getElementById('count').textContent"),
        "open": await page.evaluate("document.querySelector('main .problem').textContent"), "saved": saved,
    }))


browser.run(body)
