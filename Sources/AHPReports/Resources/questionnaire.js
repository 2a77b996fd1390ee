"use strict";

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

  // CI and CR; randomIndex has the random index by the number of missing judgments. The worst judgment is that
  // with the largest of e and 1/e, e = a_ij w_j / w_i, the first of equals.
  consistency(order, judgments, randomIndex) {
    const eigen = arithmetic.eigen(order, judgments);
    if (eigen === null) return null;
    const missing = order * (order - 1) / 2 - judgments.length;
    const isFree = order <= 2 || missing === (order - 1) * (order - 2) / 2;
    const index = order <= 2 ? 0 : Math.max(0, eigen.eigenvalue - order) / (order - 1);
    const divisor = randomIndex[missing];
    let worst = null;
    let deviation = 0;
    const w = eigen.priorities;
    judgments.forEach(([row, column, ratio], position) => {
      const epsilon = ratio * w[column] / w[row];
      const size = Math.max(epsilon, 1 / epsilon);
      if (size > deviation * (1 + 1e-12)) {
        deviation = size;
        worst = { position, ratio: w[row] / w[column] };
      }
    });
    return {
      eigenvalue: eigen.eigenvalue, index, isFree, worst,
      ratio: isFree ? 0 : divisor > 0 ? index / divisor : null,
    };
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
  const named = (name) => element("bdi", {}, name);
  // A sentence with {first}, {second} and the like replaced; an array of nodes and texts.
  const sentence = (template, values) => template.split(/(\{\w+\})/u).map((part) => {
    const match = /^\{(\w+)\}$/u.exec(part);
    return match && match[1] in values ? values[match[1]] : part;
  });
  const plain = (template, values) =>
    sentence(template, values).map((part) => (typeof part === "string" ? part : part.textContent)).join("");

  const number = (value, places) => value.toFixed(places);
  const words = (criterion, first, second, answer) => {
    const names = answer <= 0 ? { first, second } : { first: second, second: first };
    const template = answer === 0 ? criterion.words[0] : criterion.words[Math.abs(answer)];
    return [template, { first: named(names.first), second: named(names.second) }];
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

  // Progress.
  const total = data.criteria.reduce((sum, criterion) => sum + criterion.pairs.length, 0);
  const progress = document.getElementById("progress");
  progress.setAttribute("aria-label", text.progressLabel);
  progress.max = Math.max(total, 1);
  const showProgress = () => {
    const skipped = [...answers.values()].filter((answer) => answer === "skip").length;
    progress.value = answers.size;
    document.getElementById("count").textContent = plain(text.progress, {
      answered: String(answers.size - skipped), total: String(total), skipped: String(skipped),
    });
  };

  // The consistency of the answers on one criterion.
  const judgmentsOn = (criterion, index) => criterion.pairs.flatMap(([row, column], position) => {
    const answer = answers.get(`${index}.${position}`);
    if (answer === undefined || answer === "skip") return [];
    const scaled = criterion.scale[Math.abs(answer)];
    return [[row, column, answer <= 0 ? scaled : 1 / scaled, position]];
  });
  // The answer whose ratio on the criterion's scale is nearest.
  const nearestAnswer = (criterion, ratio) => {
    let best = 0;
    let distance = Infinity;
    for (let answer = -8; answer <= 8; answer += 1) {
      const logarithm = Math.sign(-answer) * Math.log(criterion.scale[Math.abs(answer)]);
      if (Math.abs(logarithm - Math.log(ratio)) < distance) {
        distance = Math.abs(logarithm - Math.log(ratio));
        best = answer;
      }
    }
    return best;
  };
  const showConsistency = (criterion, index, status) => {
    if (criterion.items.length <= 2) return;
    const judgments = judgmentsOn(criterion, index);
    const result = arithmetic.consistency(criterion.items.length, judgments, criterion.randomIndex);
    status.className = "status";
    status.removeAttribute("data-ratio");
    if (result === null) {
      status.replaceChildren(text.unconnected);
    } else if (result.isFree) {
      status.replaceChildren(text.noContradiction);
    } else if (result.ratio === null) {
      status.replaceChildren(text.noRandomIndex);
    } else {
      const isGood = result.ratio <= criterion.threshold;
      status.dataset.ratio = String(result.ratio);
      status.classList.add(isGood ? "good" : "warn");
      const values = { ratio: number(result.ratio, 3), limit: String(criterion.threshold) };
      status.replaceChildren(
        element("strong", {}, plain(isGood ? text.consistent : text.inconsistent, values)));
      if (!isGood && result.worst !== null) {
        const position = judgments[result.worst.position][3];
        const [row, column] = criterion.pairs[position];
        const [first, second] = [criterion.items[row].label, criterion.items[column].label];
        const said = answers.get(`${index}.${position}`);
        const link = element(
          "a", { href: `#q${index}-${position}` },
          ...sentence(...words(criterion, first, second, said)));
        link.addEventListener("click", (event) => {
          event.preventDefault();
          const question = document.getElementById(`q${index}-${position}`);
          question.scrollIntoView({ block: "center" });
          question.querySelector("input:checked")?.focus({ preventScroll: true });
        });
        status.append(" ", ...sentence(text.lookAgain, { answer: link }));
        const nearest = nearestAnswer(criterion, result.worst.ratio);
        if (nearest !== said) {
          const suggestion = element("span", {}, ...sentence(...words(criterion, first, second, nearest)));
          status.append(" ", ...sentence(text.suggestion, { suggestion }));
        }
      }
    }
  };

  // One question.
  const question = (criterion, index, position, changed) => {
    const [row, column] = criterion.pairs[position];
    const [first, second] = [criterion.items[row], criterion.items[column]];
    const place = `${index}.${position}`;
    // Not announced: the answer's own label says the same.
    const said = element("p", { class: "said soft" });
    const show = () => {
      const answer = answers.get(place);
      if (answer === undefined) said.replaceChildren(text.open);
      else if (answer === "skip") said.replaceChildren(text.skipped);
      else {
        said.replaceChildren(
          ...sentence(...words(criterion, first.label, second.label, answer)),
          ` (${1 + Math.abs(answer)})`);
      }
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
    const scale = element("div", { class: "scale" });
    for (let answer = -8; answer <= 8; answer += 1) {
      const level = 1 + Math.abs(answer);
      const label = plain(...words(criterion, first.label, second.label, answer));
      scale.append(radio(answer, String(level), `${label} (${level})`));
    }
    const skip = radio("skip", text.skip, text.skip);
    skip.className = "skip";
    const describe = (item) =>
      (item.text ? [element("p", { class: "soft" }, named(item.label), ": ", named(item.text))] : []);
    show();
    return element(
      "fieldset", { id: `q${index}-${position}` },
      element(
        "legend", {},
        ...sentence(criterion.question, {
          criterion: named(criterion.label), first: named(first.label), second: named(second.label),
        })),
      ...describe(first), ...describe(second),
      element("div", { class: "ends", "aria-hidden": "true" },
        element("span", {}, "◀ ", named(first.label)), element("span", {}, named(second.label), " ▶")),
      scale, element("div", { class: "foot" }, said, skip));
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
  const harmless = (cell) => (/^[=+\-@]/u.test(cell) ? `'${cell}` : cell);
  const field = (cell) => (/[",;\t\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const asCSV = () => {
    const rows = judgmentsByPath().flatMap(({ path, rows: pairs }) =>
      pairs.map(([first, second, ratio]) =>
        [participant, path, first, second].map(harmless).concat(ratio)));
    return [["participant", "node", "first", "second", "ratio"], ...rows]
      .map((row) => `${row.map(field).join(",")}\n`).join("");
  };
  globalThis.questionnaire = { asJSON, asCSV };

  const download = (contents, type, ending) => {
    const url = URL.createObjectURL(new Blob([contents], { type }));
    const name = participant.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40);
    const link = element("a", { href: url, download: `answers-${name}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  };

  // Putting the page together.
  document.title = data.title;
  const nameField = data.participants.length > 0
    ? element("select", { id: "participant" }, element("option", { value: "" }, "–"),
      ...data.participants.map((name) => element("option", { value: name.name }, name.label)))
    : element("input", { id: "participant", type: "text", autocomplete: "name", maxlength: "200" });
  nameField.value = participant;
  participant = nameField.value.trim();
  nameField.addEventListener("input", () => {
    // No control characters, which a name cannot have.
    participant = nameField.value.replace(/\p{Cc}/gu, "").trim();
    draft.write();
  });
  main.append(
    element("h1", { dir: "auto" }, data.title),
    ...(data.notice ? [element("p", { dir: "auto" }, data.notice)] : []),
    ...(data.description ? [element("p", { dir: "auto" }, data.description)] : []),
    element("p", {}, text.introduction), element("p", { class: "soft" }, text.privacy), noDraft,
    element("label", { class: "name" }, text.name, nameField));
  data.criteria.forEach((criterion, index) => {
    const status = element("p", { class: "status", "aria-live": "polite" });
    const heading = element("h2", { id: `c${index}` }, named(criterion.title));
    const section = element("section", { "aria-labelledby": `c${index}` }, heading);
    if (criterion.text) section.append(element("p", { class: "soft", dir: "auto" }, criterion.text));
    const changed = () => {
      showConsistency(criterion, index, status);
      showProgress();
      draft.write();
    };
    criterion.pairs.forEach((_, position) => section.append(question(criterion, index, position, changed)));
    showConsistency(criterion, index, status);
    if (criterion.items.length > 2) section.append(status);
    main.append(section);
  });
  const message = element("p", { class: "problem", role: "alert" });
  const handIn = (contents, type, ending) => {
    message.textContent = "";
    if (participant === "") {
      message.textContent = text.nameMissing;
      nameField.focus();
    } else if (judgmentsByPath().length === 0) message.textContent = text.nothingAnswered;
    else download(contents(), type, ending);
  };
  const buttons = [
    [text.saveJSON, "", () => handIn(asJSON, "application/json", "json")],
    [text.saveCSV, "plain", () => handIn(asCSV, "text/csv", "csv")],
    [text.startAgain, "plain", () => {
      if (!window.confirm(text.startAgainQuestion)) return;
      draft.clear();
      window.location.reload();
    }],
  ].map(([label, kind, action]) => {
    const button = element("button", { type: "button", class: kind }, label);
    button.addEventListener("click", action);
    return button;
  });
  main.append(
    element("section", {}, element("h2", {}, text.end), element("p", {}, text.endExplained), message,
      element("p", {}, ...buttons)),
    element("p", { class: "soft" }, data.method));
  draft.write();
  showProgress();
})();
