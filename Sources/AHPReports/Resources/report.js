"use strict";

// The arithmetic: weights set below one criterion, and what becomes of the priorities.
const arithmetic = {
  // The weights of siblings when one of them is set. Those set before keep what they have, as long as there is
  // room; the others share the rest in their first proportions.
  moved(first, set, place, weight) {
    const settled = new Map(set);
    settled.delete(place);
    const others = [...settled.values()].reduce((sum, value) => sum + value, 0);
    const open = first.filter((_, index) => index !== place && !settled.has(index))
      .reduce((sum, value) => sum + value, 0);
    if (others > 0 && (weight + others > 1 || open === 0)) {
      for (const [index, value] of settled) settled.set(index, (1 - weight) * value / others);
    } else if (open === 0) {
      return set;
    }
    settled.set(place, weight);
    return settled;
  },

  weights(first, set) {
    const taken = [...set.values()].reduce((sum, value) => sum + value, 0);
    const open = first.filter((_, index) => !set.has(index)).reduce((sum, value) => sum + value, 0);
    if (set.size === 0) return first;
    return first.map((weight, index) => {
      if (set.has(index)) return set.get(index);
      return open > 0 ? Math.max(0, 1 - taken) * (weight / open) : 0;
    });
  },

  // criteria: each after its parents, with children and weights, or with the scores of the items.
  priorities(criteria, weights, isLogarithmic) {
    const scores = [];
    for (let place = criteria.length - 1; place >= 0; place -= 1) {
      const criterion = criteria[place];
      scores[place] = criterion.scores ?? criterion.children.reduce(
        (sums, child, index) => sums.map((sum, item) => sum + weights[place][index] * scores[child][item]),
        new Array(scores[criterion.children[0]].length).fill(0));
    }
    let numbers = scores[0];
    if (isLogarithmic) {
      const largest = Math.max(...numbers);
      numbers = numbers.map((number) => Math.exp(number - largest));
    }
    const total = numbers.reduce((sum, number) => sum + number, 0);
    return total > 0 ? numbers.map((number) => number / total) : numbers;
  },
};

// The page. Everything that comes from the model is put in as text.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const named = (name) => element("bdi", {}, name);
  const chooser = (label, names, chosen) => {
    const select = element("select", {}, ...names.map((name, index) =>
      element("option", { value: String(index) }, name)));
    select.addEventListener("change", () => chosen(Number(select.value)));
    return element("label", { class: "field" }, label, select);
  };
  const button = (label, action) => {
    const made = element("button", { type: "button", class: "plain" }, label);
    made.addEventListener("click", () => action(made));
    return made;
  };

  // Weights that can be moved.
  const showWeights = ({ items, order, isLogarithmic, criteria }, place) => {
    const sets = criteria.map(() => new Map());
    const weights = () => criteria.map((criterion, index) =>
      (criterion.weights ? arithmetic.weights(criterion.weights, sets[index]) : null));
    const priorities = () => arithmetic.priorities(criteria, weights(), isLogarithmic);
    const start = priorities();
    const movable = criteria.map((_, index) => index)
      .filter((index) => (criteria[index].weights ?? []).filter((weight) => weight > 0).length > 1);
    if (movable.length === 0) return;
    let parent = movable[0];

    const said = element("p", { role: "status" });
    const shown = 20;
    const rows = order.slice(0, shown).map((item) => {
      const cells = {
        rank: element("td", { class: "number" }), bar: element("span", { class: "bar" }),
        priority: element("td", { class: "number" }), change: element("td", { class: "number" }),
      };
      const row = element(
        "tr", {}, cells.rank, element("td", {}, named(items[item])), element("td", {}, cells.bar),
        cells.priority, cells.change);
      return { item, cells, row };
    });
    const table = element(
      "table", { class: "bars" },
      element("caption", {}, items.length > shown
        ? `Priorities with these weights, of the first ${shown} of ${items.length}` : "Priorities with these weights"),
      element("thead", {}, element("tr", {}, ...["Rank", "Name", "", "Priority", "Change"].map((name, column) =>
        element(name === "" ? "td" : "th", column === 1 || column === 2 ? {} : { class: "number" }, name)))),
      element("tbody", {}, ...rows.map((entry) => entry.row)));

    const sliders = element("div");
    let update = () => {};
    const show = () => {
      const now = priorities();
      const largest = Math.max(...now);
      const ranks = now.map((value) => 1 + now.filter((other) => other > value * (1 + 1e-12)).length);
      for (const { item, cells } of rows) {
        const change = now[item] - start[item];
        cells.rank.textContent = String(ranks[item]);
        cells.bar.style.width = `${largest > 0 ? 100 * now[item] / largest : 0}%`;
        cells.priority.textContent = now[item].toFixed(4);
        cells.change.textContent = Math.abs(change) < 0.00005 ? "" : `${change > 0 ? "+" : "−"}${Math.abs(change).toFixed(4)}`;
      }
      const first = order.filter((item) => ranks[item] === 1);
      said.replaceChildren(
        ...first.slice(0, 3).flatMap((item, index) => [index > 0 ? ", " : "", named(items[item])]),
        first.length > 1 ? " are first with " : " is first with ", now[first[0]].toFixed(4), ".");
      update();
    };
    const list = () => {
      const criterion = criteria[parent];
      const entries = criterion.children.map((child, index) => {
        const input = element("input", { type: "range", min: "0", max: "1", step: "0.001" });
        const output = element("output");
        input.addEventListener("input", () => {
          sets[parent] = arithmetic.moved(criterion.weights, sets[parent], index, Number(input.value));
          show();
        });
        return { input, output, row: element("label", { class: "slider" }, element("span", {}, named(criteria[child].name)), input, output) };
      });
      sliders.replaceChildren(...entries.map((entry) => entry.row));
      update = () => {
        const now = arithmetic.weights(criterion.weights, sets[parent]);
        entries.forEach(({ input, output }, index) => {
          if (Math.abs(Number(input.value) - now[index]) > 0.0005) input.value = String(now[index]);
          output.textContent = now[index].toFixed(3);
        });
      };
      entries.forEach(({ input }, index) => {
        input.value = String(arithmetic.weights(criterion.weights, sets[parent])[index]);
      });
      show();
    };
    const below = chooser("Weights below", movable.map((index) => criteria[index].path), (index) => {
      parent = movable[index];
      list();
    });
    place.append(
      element("p", {}, "Move weights: one that is moved stays where it is put, and the others share the rest."),
      ...(movable.length > 1 ? [below] : []), sliders, said, element("div", { class: "scroll" }, table),
      button("All weights as they were", () => {
        sets.forEach((set, index) => { sets[index] = new Map(); });
        list();
      }));
    list();
    globalThis.report = {
      priorities,
      weights: () => Object.fromEntries(movable.map((index) =>
        [criteria[index].path, arithmetic.weights(criteria[index].weights, sets[index])])),
    };
  };
  const place = document.getElementById("weights");
  if (data !== null && place !== null) showWeights(data, place);

  // Of several charts one at a time.
  for (const choice of document.querySelectorAll(".choice")) {
    const parts = [...choice.children];
    const choose = (chosen) => parts.forEach((part, index) => { part.hidden = index !== chosen; });
    choice.prepend(chooser(choice.dataset.label, parts.map((part) => part.dataset.name), choose));
    choose(0);
  }

  // Tables: sorted by a column, copied to a spreadsheet.
  const numberIn = (text) => {
    const match = /^([+-]?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?/u.exec(text.trim());
    return match ? Number(match[1]) / Number(match[2] ?? 1) : null;
  };
  const sort = (table, column, head) => {
    const isNumber = head.classList.contains("number");
    const isUp = head.getAttribute("aria-sort") === (isNumber ? "descending" : "ascending")
      ? isNumber : !isNumber;
    for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => {
      const text = row.cells[column].textContent;
      return { row, text, number: isNumber ? numberIn(text) : null };
    });
    keyed.sort((one, other) => {
      // What is no number stays at the end.
      if (isNumber && (one.number === null || other.number === null)) {
        return (one.number === null ? 1 : 0) - (other.number === null ? 1 : 0);
      }
      const difference = isNumber ? one.number - other.number : one.text.localeCompare(other.text);
      return isUp ? difference : -difference;
    });
    body.append(...keyed.map((entry) => entry.row));
  };
  // A spreadsheet takes what begins so for a formula, unless it is a number; an apostrophe makes it a text.
  const harmless = (cell) => (/^['\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell);
  const tabbed = (table) => [...table.rows].map((row) =>
    `${[...row.cells].map((cell) => harmless(cell.textContent.replace(/[\t\r\n]/gu, " ").trim())).join("\t")}\n`).join("");
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where pages of files have no clipboard.
      const field = element("textarea", { "aria-label": "Copied" });
      field.value = text;
      document.body.append(field);
      field.select();
      const isDone = document.execCommand("copy");
      field.remove();
      return isDone;
    }
    return true;
  };
  for (const table of document.querySelectorAll("table.free, table.fixed")) {
    table.parentElement.after(button("Copy table", async (made) => {
      made.textContent = await copy(tabbed(table)) ? "Copied" : "This browser does not allow it";
      setTimeout(() => { made.textContent = "Copy table"; }, 2000);
    }));
  }
  for (const table of document.querySelectorAll("table.free")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const made = element("button", { type: "button" }, ...head.childNodes);
      made.addEventListener("click", () => sort(table, column, head));
      head.replaceChildren(made);
    });
  }
  if (globalThis.report) Object.assign(globalThis.report, { tabbed });

  // What is folded is printed too.
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
})();
