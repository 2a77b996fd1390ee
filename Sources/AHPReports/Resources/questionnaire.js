// The arithmetic. A matrix with missing judgments is completed after Harker: each missing one adds 1 to the
// diagonal of its row. P. T. Harker, Mathematical Modelling 9 (1987), 837–848,
// doi:10.1016/0270-0255(87)90503-3. Its principal eigenvalue is found by power iteration, in which the matrix
// is squared at each step, and is certain between the least and the greatest (Ax)_i / x_i (Collatz, Wielandt).
const arithmetic = {
  // judgments: [[row, column, ratio], ...]; null if they do not connect all items.
  eigen(order, judgments) {
    const group = Array.from({ length: order }, (_, item) => item);
    const find = (item) => { while (group[item] !== item) item = group[item]; return item; };
    const matrix = Array.from({ length: order }, () => new Float64Array(order));
    matrix.forEach((row, item) => { row[item] = order; });
    for (const [row, column, ratio] of judgments) {
      matrix[row][column] = ratio;
      matrix[column][row] = 1 / ratio;
      matrix[row][row] -= 1;
      matrix[column][column] -= 1;
      group[find(row)] = find(column);
    }
    if (group.some((_, item) => find(item) !== find(0))) return null;
    const times = (a, x) => a.map((row) => row.reduce((sum, value, item) => sum + value * x[item], 0));
    let power = matrix;
    let x = new Array(order).fill(1);
    let least = 0;
    let greatest = Infinity;
    for (let step = 0; step < 60; step += 1) {
      x = times(power, x);
      const total = x.reduce((sum, value) => sum + value, 0);
      x = x.map((value) => value / total);
      const quotients = times(matrix, x).map((value, item) => value / x[item]);
      least = Math.min(...quotients);
      greatest = Math.max(...quotients);
      if (greatest - least <= 4e-15 * order * greatest) break;
      power = arithmetic.squared(power);
    }
    return { eigenvalue: (least + greatest) / 2, priorities: x };
  },

  // The square, divided by its largest entry so that nothing overflows.
  squared(matrix) {
    const order = matrix.length;
    const square = matrix.map(() => new Float64Array(order));
    let largest = 0;
    for (let row = 0; row < order; row += 1) {
      for (let middle = 0; middle < order; middle += 1) {
        const factor = matrix[row][middle];
        if (factor === 0) continue;
        for (let column = 0; column < order; column += 1) {
          square[row][column] += factor * matrix[middle][column];
        }
      }
      for (const value of square[row]) largest = Math.max(largest, value);
    }
    for (const row of square) for (let column = 0; column < order; column += 1) row[column] /= largest;
    return square;
  },

  // CI and CR; randomIndex has the random index by the number of missing judgments.
  consistency(order, judgments, randomIndex) {
    const eigen = arithmetic.eigen(order, judgments);
    if (eigen === null) return null;
    const missing = order * (order - 1) / 2 - judgments.length;
    const isFree = order <= 2 || missing === (order - 1) * (order - 2) / 2;
    const index = order <= 2 ? 0 : Math.max(0, eigen.eigenvalue - order) / (order - 1);
    const divisor = randomIndex[missing];
    return {
      eigenvalue: eigen.eigenvalue, index, isFree, priorities: eigen.priorities,
      ratio: isFree ? 0 : divisor > 0 ? index / divisor : null,
    };
  },

  // How many judgments are tried when there are many: those that deviate most, by the larger of e and 1/e with
  // e = a_ij w_j / w_i.
  mostTried: 36,

  // The one judgment and the value on the scale that make CR least in its place; of equals the first judgment,
  // and of its values that nearest to the present one. ratios: what the values of the scale stand for.
  bestChange(order, judgments, randomIndex, ratios) {
    const now = arithmetic.consistency(order, judgments, randomIndex);
    if (now === null || now.ratio === null) return null;
    const w = now.priorities;
    const deviation = ([row, column, ratio]) => Math.abs(Math.log(ratio * w[column] / w[row]));
    const tried = judgments.map((judgment, position) => [position, deviation(judgment)])
      .sort((one, other) => other[1] - one[1]).slice(0, arithmetic.mostTried);
    let best = null;
    for (const [position] of tried) {
      const [row, column, present] = judgments[position];
      const distance = (value) => Math.abs(Math.log(ratios[value] / present));
      const values = ratios.map((_, value) => value).sort((one, other) => distance(one) - distance(other));
      for (const value of values) {
        const changed = judgments.slice();
        changed[position] = [row, column, ratios[value]];
        const { ratio } = arithmetic.consistency(order, changed, randomIndex);
        if (ratio < (best?.ratio ?? now.ratio) * (1 - 1e-9)) best = { position, value, ratio };
      }
    }
    return best;
  },
};
globalThis.arithmetic = arithmetic;

// The page. Answers are whole numbers: -8 is 9 for the first item, 0 is equal, 8 is 9 for the second.
if (typeof document !== "undefined") (() => {
  const { id, questions: data } = JSON.parse(document.getElementById("data").textContent);
  const text = data.text;
  const main = document.getElementById("main");
  const key = `ahp-questionnaire-${id}`;
  const answers = new Map();
  let participant = "";

  // Everything that comes from the model is put in as text.
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const button = (label, kind, action) => {
    const made = element("button", { type: "button", class: kind }, label);
    made.addEventListener("click", action);
    return made;
  };
  const named = (name) => element("bdi", {}, wordBreaks.softened(name));
  // A sentence with {first}, {second} and the like replaced; an array of nodes and texts.
  const sentence = (template, values) => template.split(/(\{\w+\})/u).map((part) => {
    const match = /^\{(\w+)\}$/u.exec(part);
    return match && match[1] in values ? values[match[1]] : part;
  });
  const plain = (template, values) =>
    wordBreaks.plain(sentence(template, values)
      .map((part) => (typeof part === "string" ? part : part.textContent)).join(""));

  const number = (value, places) => value.toFixed(places).replace("-", "−").replace(".", text.decimalSeparator);
  const words = (criterion, [row, column], answer) => {
    const [first, second] = [criterion.items[row].label, criterion.items[column].label].map(named);
    return sentence(
      criterion.words[Math.abs(answer)], answer <= 0 ? { first, second } : { first: second, second: first });
  };
  const ratioText = (answer) => (answer <= 0 ? String(1 - answer) : `1/${1 + answer}`);

  // The draft, which some browsers do not let a page keep.
  const draft = {
    isKept: true,
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? "null");
        if (kept === null || typeof kept !== "object") return;
        if (typeof kept.participant === "string") participant = kept.participant;
        for (const [place, answer] of Object.entries(kept.answers ?? {})) {
          if (answer === "skip" || (Number.isInteger(answer) && Math.abs(answer) <= 8)) answers.set(place, answer);
        }
      } catch { draft.isKept = false; }
    },
    write() {
      try {
        localStorage.setItem(key, JSON.stringify({ participant, answers: Object.fromEntries(answers) }));
        draft.isKept = true;
      } catch { draft.isKept = false; }
      noDraft.hidden = draft.isKept;
    },
    clear() {
      try { localStorage.removeItem(key); } catch { draft.isKept = false; }
    },
  };
  const noDraft = element("p", { class: "problem", role: "status" }, text.noDraft);
  draft.read();

  // What is answered, skipped and open.
  const placesOf = (index) => data.criteria[index].pairs.map((_, position) => `${index}.${position}`);
  const places = data.criteria.flatMap((_, index) => placesOf(index));
  const isOpen = (place) => !answers.has(place);
  const nextOpen = (index) => {
    const found = places.find((place) => isOpen(place) && Number(place.split(".")[0]) >= index);
    return found ?? places.find(isOpen);
  };

  // Progress.
  const progress = document.getElementById("progress");
  progress.setAttribute("aria-label", text.progressLabel);
  progress.max = Math.max(places.length, 1);
  const showProgress = () => {
    const skipped = [...answers.values()].filter((answer) => answer === "skip").length;
    progress.value = answers.size;
    document.getElementById("count").textContent = plain(text.progress, {
      answered: String(answers.size - skipped), total: String(places.length), skipped: String(skipped),
    });
  };

  // The consistency of the answers on one criterion.
  const ratioOf = (criterion, answer) => {
    const scaled = criterion.scale[Math.abs(answer)];
    return answer <= 0 ? scaled : 1 / scaled;
  };
  const judgmentsOn = (index) => {
    const criterion = data.criteria[index];
    return criterion.pairs.flatMap(([row, column], position) => {
      const answer = answers.get(`${index}.${position}`);
      return answer === undefined || answer === "skip"
        ? [] : [[row, column, ratioOf(criterion, answer), position]];
    });
  };
  const consistencyOf = (index) => {
    const { items, randomIndex } = data.criteria[index];
    return arithmetic.consistency(items.length, judgmentsOn(index), randomIndex);
  };
  const isAbove = (index) => {
    const criterion = data.criteria[index];
    return criterion.items.length > 2 && (consistencyOf(index)?.ratio ?? 0) > criterion.threshold;
  };
  const everyAnswer = Array.from({ length: 17 }, (_, value) => value - 8);

  // Which one answer would help most, and what it would have to be.
  const advice = (index) => {
    const criterion = data.criteria[index];
    const judgments = judgmentsOn(index);
    const best = arithmetic.bestChange(
      criterion.items.length, judgments, criterion.randomIndex,
      everyAnswer.map((answer) => ratioOf(criterion, answer)));
    if (best === null) return [];
    const position = judgments[best.position][3];
    const pair = criterion.pairs[position];
    const link = element(
      "a", { href: `#c${index}` }, ...words(criterion, pair, answers.get(`${index}.${position}`)));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      look(index, position);
    });
    const suggestion = element("span", {}, ...words(criterion, pair, everyAnswer[best.value]));
    return [
      " ", ...sentence(text.lookAgain, { answer: link }),
      " ", ...sentence(text.suggestion, { suggestion, ratio: number(best.ratio, 3) }),
    ];
  };
  const showConsistency = (index, status) => {
    const criterion = data.criteria[index];
    const result = consistencyOf(index);
    status.className = "status";
    status.removeAttribute("data-ratio");
    if (result === null) status.replaceChildren(text.unconnected);
    else if (result.isFree) status.replaceChildren(text.noContradiction);
    else if (result.ratio === null) status.replaceChildren(text.noRandomIndex);
    else {
      const isGood = result.ratio <= criterion.threshold;
      status.dataset.ratio = String(result.ratio);
      status.classList.add(isGood ? "good" : "warn");
      const values = {
        ratio: number(result.ratio, 3),
        limit: String(criterion.threshold).replace(".", text.decimalSeparator),
      };
      status.replaceChildren(
        element("strong", {}, plain(isGood ? text.consistent : text.inconsistent, values)),
        ...(isGood ? [] : advice(index)));
    }
  };

  // One question: a side for each item, with its name above its own numbers, and the equal between them.
  const question = (index, position, changed) => {
    const criterion = data.criteria[index];
    const pair = criterion.pairs[position];
    const place = `${index}.${position}`;
    const [first, second] = pair.map((item) => criterion.items[item]);
    // Not announced: the answer's own label says the same.
    const said = element("p", { class: "said soft" });
    const show = () => {
      const answer = answers.get(place);
      if (answer === undefined) said.replaceChildren(text.open);
      else if (answer === "skip") said.replaceChildren(text.skipped);
      else said.replaceChildren(...words(criterion, pair, answer), ` (${1 + Math.abs(answer)})`);
    };
    const radio = (value, shown, label) => {
      const input = element("input", { type: "radio", name: `r${place}`, value: String(value) });
      input.setAttribute("aria-label", label);
      input.checked = answers.get(place) === value;
      input.addEventListener("change", () => {
        answers.set(place, value);
        show();
        changed();
      });
      return element(
        "label", { title: label }, input, element("span", { "aria-hidden": "true" }, shown));
    };
    const answer = (value) => {
      const level = 1 + Math.abs(value);
      const label = words(criterion, pair, value)
        .map((part) => (typeof part === "string" ? part : part.textContent)).join("");
      return radio(value, value === 0 ? `1 ${text.equal}` : String(level), `${label} (${level})`);
    };
    const side = (item, kind, values) => element(
      "div", { class: `side ${kind}` },
      element(
        "p", { class: "whose", "aria-hidden": "true" },
        ...sentence(criterion.side, { item: element("strong", {}, named(item.label)) })),
      ...(item.text ? [element("p", { class: "soft", dir: "auto" }, item.text)] : []),
      element("div", { class: "scale" }, ...values.map(answer)));
    const equal = element("div", { class: "equal" }, answer(0));
    const skip = radio("skip", text.skip, text.skip);
    skip.className = "skip";
    show();
    return element(
      "fieldset", { id: `q${index}-${position}` },
      element(
        "legend", { class: "unseen" },
        ...sentence(criterion.question, {
          criterion: named(criterion.label), first: named(first.label), second: named(second.label),
        })),
      side(first, "first", everyAnswer.filter((value) => value < 0)), equal,
      side(second, "second", everyAnswer.filter((value) => value > 0)),
      element(
        "div", { class: "foot" },
        element("span", { class: "soft" }, `${position + 1}/${criterion.pairs.length}`), said, skip));
  };

  // What is handed in.
  const judgmentsByPath = () => data.criteria.map((criterion, index) => ({
    path: criterion.path,
    rows: criterion.pairs.flatMap(([row, column], position) => {
      const answer = answers.get(`${index}.${position}`);
      return answer === undefined || answer === "skip"
        ? [] : [[criterion.items[row].name, criterion.items[column].name, ratioText(answer)]];
    }),
  })).filter((criterion) => criterion.rows.length > 0);
  const asJSON = () => JSON.stringify({
    participant,
    judgments: Object.fromEntries(judgmentsByPath().map(({ path, rows }) => [path, {
      comparisons: rows.map(([first, second, ratio]) =>
        [first, second, ratio.includes("/") ? ratio : Number(ratio)]),
    }])),
  }, null, 2) + "\n";
  // A spreadsheet takes what begins so for a formula; an apostrophe makes it a text.
  const harmless = (cell) => (/^['\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) ? `'${cell}` : cell);
  const field = (cell) => (/[",;\t\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const asCSV = () => {
    const rows = judgmentsByPath().flatMap(({ path, rows: pairs }) =>
      pairs.map(([first, second, ratio]) =>
        [participant, path, first, second].map(harmless).concat(ratio)));
    return [["participant", "node", "first", "second", "ratio"], ...rows]
      .map((row) => `${row.map(field).join(",")}\n`).join("");
  };
  globalThis.questionnaire = { asJSON, asCSV };

  // Handing in: a file, and its contents to copy where a page may not save files.
  const fileName = (ending) => {
    const name = participant.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40);
    return `answers-${name}.${ending}`;
  };
  const download = (contents, type, name) => {
    const url = URL.createObjectURL(new Blob([contents], { type }));
    const link = element("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  };
  const shown = element("div", { id: "saved", role: "status" });
  const handIn = (contents, type, ending) => {
    if (judgmentsByPath().length === 0) {
      shown.replaceChildren(element("p", { class: "problem" }, text.nothingAnswered));
      return;
    }
    const [saved, name] = [contents(), fileName(ending)];
    download(saved, type, name);
    const field = element("textarea", { readonly: "", rows: "6", "aria-label": text.contents }, saved);
    const copy = button(text.copy, "plain", async () => {
      field.select();
      try { await navigator.clipboard.writeText(saved); } catch { document.execCommand("copy"); }
      copy.textContent = text.copied;
    });
    const file = new File([saved], name, { type });
    const share = navigator.canShare?.({ files: [file] })
      ? [button(text.share, "plain", () => { navigator.share({ files: [file] }).catch(() => {}); })] : [];
    shown.replaceChildren(
      element("p", {}, element("strong", {}, ...sentence(text.saved, { file: named(name) }))),
      element("p", {}, text.savedExplained), element("p", {}, ...share, copy), field);
    shown.scrollIntoView({ block: "nearest" });
  };

  // The screens: a start, one for each criterion, and the end, each with an address of its own.
  const steps = ["start", ...data.criteria.map((_, index) => `c${index}`), "end"];
  const step = () => (steps.includes(location.hash.slice(1)) ? location.hash.slice(1) : "start");
  // What is looked at when a screen is there: its heading, or this.
  let target = null;
  const arrive = () => {
    if (target === null) {
      window.scrollTo(0, 0);
      main.querySelector("h1").focus({ preventScroll: true });
      return;
    }
    const found = target();
    target = null;
    // The first question of a screen is seen with the heading above it.
    if (found.matches("fieldset") && found === main.querySelector("fieldset")) window.scrollTo(0, 0);
    else found.scrollIntoView({ block: "center" });
    (found.querySelector("input:checked") ?? found.querySelector("input") ?? found).focus({ preventScroll: true });
  };
  const go = (name, at = null) => {
    target = at;
    if (step() === name) arrive();
    else location.hash = name;
  };
  const look = (index, position) =>
    go(`c${index}`, () => document.getElementById(`q${index}-${position}`));
  const lookAt = (place) => look(...place.split(".").map(Number));
  const toNextOpen = (index, kind) => {
    const place = nextOpen(index);
    return place === undefined ? [] : [button(text.toOpen, kind, () => lookAt(nextOpen(index)))];
  };

  const nameField = data.participants.length > 1
    ? element("select", { id: "participant" }, element("option", { value: "" }, "–"),
      ...data.participants.map((name) => element("option", { value: name.name }, name.label)))
    : element("input", { id: "participant", type: "text", autocomplete: "name", maxlength: "200" });
  if (data.participants.length === 1) {
    // The page of one person.
    participant = data.participants[0].name;
    nameField.disabled = true;
  }
  nameField.value = participant;
  participant = nameField.value.trim();
  const nameProblem = element("p", { class: "problem", role: "alert" });
  nameField.addEventListener("input", () => {
    // No control characters, which a name cannot have.
    participant = nameField.value.replace(/\p{Cc}/gu, "").trim();
    nameProblem.textContent = "";
    draft.write();
  });
  const begin = () => {
    if (participant === "") {
      nameProblem.textContent = text.nameMissing;
      nameField.focus();
    } else if (nextOpen(0) === undefined) go("end");
    else lookAt(nextOpen(0));
  };
  const start = () => {
    // About 12 seconds a question.
    const minutes = Math.max(1, Math.round(places.length / 5));
    // What is said of the study; where it is long, below what is to be done.
    const said = [data.notice, data.description].filter((paragraph) => paragraph);
    const isShort = said.join("").length <= 240;
    const background = said.map((paragraph) => element("p", { dir: "auto" }, paragraph));
    return [
      element("h1", { dir: "auto", tabindex: "-1" }, wordBreaks.softened(data.title)),
      ...(isShort ? background : []),
      element("p", {}, text.introduction),
      element("p", {}, plain(text.length, { total: String(places.length), minutes: String(minutes) })),
      element("p", { class: "soft" }, text.privacy), noDraft,
      element("label", { class: "name" }, text.name, nameField), nameProblem,
      element("p", {}, button(answers.size > 0 ? text.goOn : text.begin, "", begin)),
      ...(isShort ? [] : background),
    ];
  };

  const criterionScreen = (index) => {
    const criterion = data.criteria[index];
    const status = element("p", { class: "status", "aria-live": "polite" });
    const foot = element("p", { class: "steps" });
    const showFoot = () => {
      const isDone = !placesOf(index).some(isOpen);
      foot.replaceChildren(
        button(text.back, "plain", () => go(steps[index])),
        button(text.next, isDone ? "" : "plain", () => go(steps[index + 2])),
        ...toNextOpen(index, isDone ? "plain" : ""));
    };
    const changed = () => {
      if (criterion.items.length > 2) showConsistency(index, status);
      showProgress();
      showFoot();
      draft.write();
    };
    if (criterion.items.length > 2) showConsistency(index, status);
    showFoot();
    return [
      element("p", { class: "soft" }, ...sentence(text.part, {
        part: String(index + 1), parts: String(data.criteria.length), title: named(criterion.title),
      })),
      element("h1", { tabindex: "-1" }, ...sentence(criterion.ask, { criterion: named(criterion.label) })),
      ...(criterion.text ? [element("p", { class: "soft", dir: "auto" }, criterion.text)] : []),
      element("p", { class: "soft" }, text.scale), noDraft,
      ...criterion.pairs.map((_, position) => question(index, position, changed)),
      ...(criterion.items.length > 2 ? [status] : []), foot,
    ];
  };

  const end = () => {
    const open = places.filter(isOpen);
    const above = data.criteria.map((_, index) => index).filter(isAbove);
    const list = (indices, detail) => element("ul", {}, ...indices.map((index) => element(
      "li", {}, element("a", { href: `#c${index}` }, named(data.criteria[index].title)), detail(index))));
    const openIn = (index) => placesOf(index).filter(isOpen).length;
    shown.replaceChildren();
    return [
      element("h1", { tabindex: "-1" }, text.end),
      ...(open.length > 0
        ? [element("p", { class: "problem" }, plain(text.openCount, { count: String(open.length) })),
          list(data.criteria.map((_, index) => index).filter((index) => openIn(index) > 0),
            (index) => `: ${openIn(index)}`)]
        : [element("p", {}, text.allAnswered)]),
      ...(above.length > 0
        ? [element("p", { class: "problem" }, text.contradictions),
          list(above, (index) => `: CR ${number(consistencyOf(index).ratio, 3)}`)] : []),
      element("p", {}, text.endExplained), noDraft,
      element("p", { class: "steps" },
        button(text.saveJSON, "", () => inName(() => handIn(asJSON, "application/json", "json"))),
        button(text.saveCSV, "plain", () => inName(() => handIn(asCSV, "text/csv", "csv"))),
        ...toNextOpen(0, "plain"), button(text.back, "plain", () => go(steps[steps.length - 2]))),
      shown,
      element("p", {}, button(text.startAgain, "plain", () => {
        if (!window.confirm(text.startAgainQuestion)) return;
        draft.clear();
        location.hash = "";
        location.reload();
      })),
      element("p", { class: "soft" }, data.method),
    ];
  };
  // Saves in the name of somebody: without one back to where it is asked.
  const inName = (save) => {
    if (participant !== "") return save();
    nameProblem.textContent = text.nameMissing;
    return go("start", () => nameField);
  };

  // The map of what is done and what is open.
  const map = document.getElementById("map");
  const toggle = document.getElementById("toggle");
  toggle.textContent = text.map;
  const showMap = (isShown) => {
    map.hidden = !isShown;
    toggle.setAttribute("aria-expanded", String(isShown));
    if (!isShown) return;
    const entry = (name, label, state, kind) => {
      const link = element("a", { href: `#${name}`, class: kind }, named(label), element("span", {}, state));
      if (step() === name) link.setAttribute("aria-current", "step");
      link.addEventListener("click", () => showMap(false));
      return element("li", {}, link);
    };
    map.replaceChildren(element(
      "ol", {}, entry("start", text.start, "", ""),
      ...data.criteria.map((criterion, index) => {
        const own = placesOf(index);
        const open = own.filter(isOpen).length;
        const state = `${own.length - open}/${own.length}${isAbove(index) ? " !" : open === 0 ? " ✓" : ""}`;
        return entry(`c${index}`, criterion.title, state, isAbove(index) ? "warn" : open === 0 ? "done" : "");
      }),
      entry("end", text.end, "", "")));
  };
  toggle.addEventListener("click", () => showMap(map.hidden));

  const draw = () => {
    const name = step();
    main.replaceChildren(
      ...(name === "start" ? start() : name === "end" ? end() : criterionScreen(Number(name.slice(1)))));
    noDraft.hidden = draft.isKept;
    showMap(false);
    showProgress();
  };
  window.addEventListener("hashchange", () => {
    draw();
    arrive();
  });
  document.title = data.title;
  draft.write();
  draw();
})();
