"""Tables for notebooks: plain HTML without scripts or styles of the page."""

from __future__ import annotations

from html import escape

_CELL = "padding:2px 8px;border:0"


def _caption(caption):
    if not caption:
        return ""
    return f'<caption style="caption-side:bottom;text-align:left">{escape(caption)}</caption>'


def table(heads, rows, caption=None):
    """Return a table; the first column is text, the others are numbers."""
    parts = ["<table>", _caption(caption), "<thead><tr>"]
    for position, head in enumerate(heads):
        align = "left" if position == 0 else "right"
        parts.append(f'<th style="{_CELL};text-align:{align}">{escape(str(head))}</th>')
    parts.append("</tr></thead><tbody>")
    for row in rows:
        parts.append("<tr>")
        for position, cell in enumerate(row):
            align = "left" if position == 0 else "right"
            parts.append(f'<td style="{_CELL};text-align:{align}">{escape(str(cell))}</td>')
        parts.append("</tr>")
    parts.append("</tbody></table>")
    return "".join(parts)


def bars(names, values, caption=None):
    """Return a table of names with their values, as numbers and as bars."""
    largest = max(values, default=0) or 1
    parts = ["<table>", _caption(caption), "<tbody>"]
    for name, value in zip(names, values):
        width = round(max(0.0, value) / largest * 160, 1)
        bar = f'<div style="height:0.8em;width:{width}px;background:#4878a8"></div>'
        parts.append(
            f'<tr><td style="{_CELL};text-align:left">{escape(str(name))}</td>'
            f'<td style="{_CELL};text-align:right">{value:.4f}</td>'
            f'<td style="{_CELL};text-align:left;min-width:170px">{bar}</td></tr>')
    parts.append("</tbody></table>")
    return "".join(parts)
