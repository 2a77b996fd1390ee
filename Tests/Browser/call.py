"""Calls a JavaScript function in a page in headless Chromium.

    call.py PAGE FUNCTION < ARGUMENT

FUNCTION is JavaScript, ARGUMENT is JSON; what the function returns is written to standard output as JSON.
"""
import json
import sys

import browser

PAGE, FUNCTION = sys.argv[1:3]


async def body(page):
    await page.load(PAGE)
    json.dump(await page.call(FUNCTION, json.load(sys.stdin)), sys.stdout)


browser.run(body)
