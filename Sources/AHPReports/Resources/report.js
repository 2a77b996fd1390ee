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

  // The scores of the items below each criterion. criteria: each after its parents, with children and weights, or
  // with the scores of the items.
  scores(criteria, weights) {
    const scores = [];
    for (let place = criteria.length - 1; place >= 0; place -= 1) {
      const criterion = criteria[place];
      scores[place] = criterion.scores ?? criterion.children.reduce(
        (sums, child, index) => sums.map((sum, item) => sum + weights[place][index] * scores[child][item]),
        new Array(scores[criterion.children[0]].length).fill(0));
    }
    return scores;
  },

  // Priorities, which sum to 1, from scores or their logarithms.
  normalized(scores, isLogarithmic) {
    let numbers = scores;
    if (isLogarithmic) {
      const largest = Math.max(...numbers);
      numbers = numbers.map((number) => Math.exp(number - largest));
    }
    const total = numbers.reduce((sum, number) => sum + number, 0);
    return total > 0 ? numbers.map((number) => number / total) : numbers;
  },

  priorities(criteria, weights, isLogarithmic) {
    return arithmetic.normalized(arithmetic.scores(criteria, weights)[0], isLogarithmic);
  },
};

// Pictures, drawn as wide as there is room.
const picture = (() => {
  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElementNS(document.querySelector("svg").namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
    }
    made.append(...children);
    return made;
  };
  const pen = document.createElement("canvas").getContext("2d");
  const width = (text, size, isBold) => {
    pen.font = `${isBold ? "bold " : ""}${size}px ${getComputedStyle(document.body).fontFamily}`;
    return pen.measureText(text).width;
  };
  // The parts of a word after which a line may end.
  const partsOf = (word) => word.split(/(?<=[/\-])/u);
  // The parts of a word with no more letters than there is room for, between syllables.
  const fitting = (part, size, room, isBold) => {
    if (width(part, size, isBold) <= room) return [part];
    const [letters] = /^\p{L}*/u.exec(part);
    const found = [];
    let own = "";
    for (const syllable of [...wordBreaks.syllables(letters).slice(0, -1)]) {
      if (own !== "" && width(`${own}${syllable}-`, size, isBold) > room) { found.push(own); own = ""; }
      own += syllable;
    }
    if (own !== "") found.push(own);
    const rest = part.slice(found.join("").length);
    const last = found.at(-1);
    if (last !== undefined && width(last + rest, size, isBold) <= room) found[found.length - 1] += rest;
    else found.push(rest);
    return found.map((piece, index) => (index < found.length - 1 ? `${piece}-` : piece));
  };
  // A text in lines between words, and in words that no line has room for after `/` and `-` and
  // between syllables; what is longer than a few lines of print is cut.
  const lines = (text, size, room, most = 12, isBold = false) => {
    const found = [""];
    const pieces = text.split(/\s+/u).flatMap((word) => (width(word, size, isBold) <= room ? [[" ", word]]
      : partsOf(word).flatMap((part) => fitting(part, size, room, isBold)).map((part, index) => [index > 0 ? "" : " ", part])));
    for (const [space, word] of pieces) {
      const longer = found.at(-1) === "" ? word : found.at(-1) + space + word;
      if (found.at(-1) === "" || width(longer, size, isBold) <= room) found[found.length - 1] = longer;
      else if (found.length < most) found.push(word);
      else { found[found.length - 1] += "…"; break; }
    }
    return found.map((line) => {
      let cut = line;
      while (cut.length > 2 && width(cut, size, isBold) > room) cut = `${[...cut].slice(0, -2).join("")}…`;
      return cut;
    });
  };
  // The width of a column of names: as narrow as gives each few lines, and as wide as their words
  // need.
  const column = (names, size, room, { most = 0.46, isBold = false } = {}) => {
    const words = names.flatMap((name) => name.split(/\s+/u).flatMap(partsOf));
    // Of what is longer than words are the half stays on one line.
    const kept = (word) => width(word, size, isBold) / ([...word].length >= wordBreaks.longWord ? 2 : 1);
    const least = Math.min(room * 0.6, Math.max(0, ...words.map(kept)) + 1);
    const few = room < 500 ? 3 : 2;
    for (const share of room < 500 ? [0.36, 0.42] : [0.24, 0.3, 0.36, 0.42]) {
      const wide = Math.max(least, room * share);
      if (share <= most && names.every((name) => lines(name, size, wide, 99, isBold).length <= few)) return wide;
    }
    return Math.max(least, room * most);
  };
  const text = (content, x, y, { anchor = "start", size = 12, isBold = false, ink = "ink", whole } = {}) => {
    const made = make("text", { x, y, "font-size": size, class: `f-${ink}` }, content);
    if (anchor !== "start") made.setAttribute("text-anchor", anchor);
    if (isBold) made.setAttribute("font-weight", "bold");
    if (whole !== undefined && whole !== content) made.append(make("title", {}, whole));
    return made;
  };
  const block = (content, x, middle, room, options = {}) => {
    const size = options.size ?? 12;
    const parts = lines(content, size, room, options.most, options.isBold);
    return parts.map((part, index) =>
      text(part, x, middle + (index - (parts.length - 1) / 2) * size * 1.25 + size * 0.35, { ...options, whole: content }));
  };
  const line = (x1, y1, x2, y2, ink, more = {}) => make("line", { x1, y1, x2, y2, class: `s-${ink}`, "stroke-width": 1, ...more });
  const box = (x, y, wide, high, ink) => make("rect", { x, y, width: Math.max(0, wide), height: high, class: `f-${ink}` });
  const path = (points, ink, wide = 2) => make("polyline", {
    points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "), class: `s-${ink}`, "stroke-width": wide });
  const dot = (x, y, r, fill, stroke = "paper") =>
    make("circle", { cx: x, cy: y, r, class: `f-${fill} s-${stroke}`, "stroke-width": 1.5 });
  // Round numbers up to a largest one.
  const ticks = (largest, count) => {
    const least = largest / count;
    const power = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= least * (1 - 1e-9));
    const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const values = [];
    for (let number = 0; number * step <= largest * (1 + 1e-9); number += 1) values.push(number * step);
    return { values, places };
  };
  // The middles of labels of some heights, moved as little as can be so that they do not touch.
  const spread = (wanted, heights, from, to) => {
    const order = wanted.map((_, index) => index).sort((one, other) => wanted[one] - wanted[other] || one - other);
    const groups = [];
    const settle = (group) => {
      const start = group.sum / group.members.length;
      group.start = Math.max(from, Math.min(start, to - group.height));
    };
    for (const item of order) {
      let group = { members: [item], height: heights[item], sum: wanted[item] - heights[item] / 2 };
      settle(group);
      while (groups.length > 0 && groups.at(-1).start + groups.at(-1).height > group.start) {
        const before = groups.pop();
        group = {
          members: [...before.members, ...group.members], height: before.height + group.height,
          sum: before.sum + group.sum - group.members.length * before.height,
        };
        settle(group);
      }
      groups.push(group);
    }
    const places = [...wanted];
    for (const group of groups) {
      let start = group.start;
      for (const item of group.members) {
        places[item] = start + heights[item] / 2;
        start += heights[item];
      }
    }
    return places;
  };
  const series = (index) => (index < 6 ? `series${index}` : "soft");
  return { make, width, lines, column, text, block, line, box, path, dot, ticks, spread, series };
})();

// The five pictures of weights. Each is given its room and what it shows, and returns its marks and its height.
const charts = {
  // What is ranked, with outlines where it was.
  bars(room, { names, ranks, values, starts, change, format }) {
    const { box, text, block, make, line, width } = picture;
    const order = values.map((_, index) => index).sort((one, other) => values[other] - values[one] || one - other);
    const left = picture.column(names, 12, room, { isBold: true }) + 26;
    const start = left + 8;
    const scale = (room - start - width(format(0), 12, true) - 64) / Math.max(...values, ...starts);
    const marks = [];
    let y = 6;
    for (const item of order) {
      const high = 9 + picture.lines(names[item], 12, left - 26, undefined, ranks[item] === 1).length * 15;
      const middle = y + high / 2;
      const isFirst = ranks[item] === 1;
      marks.push(
        text(String(ranks[item]), 14, middle + 4, { anchor: "end", ink: "soft" }),
        ...block(names[item], 22, middle, left - 26, { isBold: isFirst }),
        box(start, middle - 7, values[item] * scale, 14, isFirst ? "accent" : "soft"));
      if (Math.abs(values[item] - starts[item]) > 5e-5) {
        marks.push(make("rect", {
          x: start, y: middle - 9, width: Math.max(0, starts[item] * scale), height: 18, fill: "none", class: "s-ink",
          "stroke-dasharray": "3 2" }));
      }
      const end = start + Math.max(values[item], starts[item]) * scale + 6;
      marks.push(text(format(values[item]), end, middle + 4, { isBold: isFirst }));
      const moved = change(values[item] - starts[item]);
      if (moved !== "") {
        marks.push(text(moved, end + width(format(values[item]), 12, true) + 8, middle + 4, { size: 11, ink: "soft" }));
      }
      y += high;
    }
    marks.push(line(start, 4, start, y, "soft"));
    return { marks, height: y + 6 };
  },

  // Names beside where lines end.
  labels(marks, names, values, ends, x, room, from, to) {
    const parts = names.map((name) => picture.lines(name, 11, room - 24));
    const heights = parts.map((part) => (part.length + 1) * 13.75 + 4);
    const places = picture.spread(ends.map(([, y]) => y), heights, from, Math.max(to, from + heights.reduce((sum, high) => sum + high, 0)));
    ends.forEach(([endX, endY], index) => {
      marks.push(picture.path([[endX + 5, endY], [x + 10, places[index]], [x + 18, places[index]]], picture.series(index), 1));
      const all = [...parts[index], values[index]];
      all.forEach((part, row) => marks.push(picture.text(
        part, x + 22, places[index] + (row - (all.length - 1) / 2) * 13.75 + 4,
        { size: 11, ink: row === all.length - 1 ? "soft" : "ink", whole: row < all.length - 1 ? names[index] : part })));
    });
    return heights.reduce((sum, high) => sum + high, 0);
  },

  // The width of these names, with their numbers and the lines to them.
  side(names, values, room) {
    const column = picture.column(names, 11, room, { most: 0.3 });
    return 24 + Math.max(column, ...values.map((value) => picture.width(value, 11)));
  },

  heights(marks, scale, largest, left, right, format) {
    const { values, places } = picture.ticks(largest, 4);
    for (const value of values) {
      if (value > 0) marks.push(picture.line(left, scale(value), right, scale(value), "shade"));
      marks.push(picture.text(format(value, places), left - 6, scale(value) + 4, { anchor: "end", size: 11, ink: "soft" }));
    }
  },

  // Priorities as one weight moves.
  gradient(room, { names, at, leads, crossings, present, presentName, texts, xName, format }) {
    const { line, box, text, path, dot, block } = picture;
    const side = charts.side(names, texts, room);
    const [left, right] = [42, room - side];
    const top = 26;
    const needed = names.reduce((sum, name) => sum + (picture.lines(name, 11, side - 24).length + 1) * 13.75 + 4, 0);
    const bottom = top + Math.max(240, needed);
    const x = (weight) => left + (right - left) * weight;
    const steps = Array.from({ length: 51 }, (_, step) => step / 50);
    const points = steps.map(at);
    const largest = Math.max(...points.flat()) * 1.04;
    const y = (value) => bottom - (bottom - top) * value / largest;
    const marks = [];
    charts.heights(marks, y, largest, left, right, format);
    for (const tick of right - left < 140 ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1]) {
      marks.push(text(format(tick, 1), x(tick), bottom + 16, { anchor: "middle", size: 11, ink: "soft" }));
    }
    marks.push(line(left, bottom, right, bottom, "soft"));
    const changes = leads.slice(1).map((lead) => lead.from);
    for (const lead of leads) marks.push(box(x(lead.from), top - 8, x(lead.to) - x(lead.from), 6, picture.series(lead.item)));
    const wides = changes.map(() => 40);
    picture.spread(changes.map(x), wides, left, right).forEach((place, index) => {
      marks.push(line(x(changes[index]), top - 8, x(changes[index]), bottom, "line"));
      marks.push(text(format(changes[index], 3), place, top - 13, { anchor: "middle", size: 11 }));
    });
    marks.push(line(x(present), top - 2, x(present), bottom, "ink", { "stroke-dasharray": "4 3" }));
    marks.push(text(presentName, x(present) + (present > 0.6 ? -4 : 4), bottom - 6, { anchor: present > 0.6 ? "end" : "start", size: 11 }));
    for (let item = names.length - 1; item >= 0; item -= 1) {
      marks.push(path(points.map((point, step) => [x(steps[step]), y(point[item])]), picture.series(item)));
    }
    for (const [weight, value] of crossings) marks.push(dot(x(weight), y(value), 3, "paper", "ink"));
    charts.labels(marks, names, texts, names.map((_, item) => [right, y(points.at(-1)[item])]), right, side, top, bottom);
    const parts = picture.lines(xName, 11, right - left);
    marks.push(...block(xName, (left + right) / 2, bottom + 26 + parts.length * 7, right - left, { anchor: "middle", size: 11, ink: "soft" }));
    return { marks, height: bottom + 36 + parts.length * 14 };
  },

  // How each does under each criterion.
  performance(room, { names, columns, texts, format }) {
    const { line, box, text, path, dot, lines } = picture;
    const side = charts.side(names, texts, room);
    const [left, right] = [38, room - side];
    const step = (right - left) / columns.length;
    const needed = names.reduce((sum, name) => sum + (lines(name, 11, side - 24).length + 1) * 13.75 + 4, 0);
    const [top, bottom] = [8, 8 + Math.max(240, needed)];
    const largest = Math.max(...columns.flatMap((column) => [...column.values, column.weight ?? 0])) * 1.04;
    const y = (value) => bottom - (bottom - top) * value / largest;
    const middle = (column) => left + (column + 0.5) * step;
    const marks = [];
    charts.heights(marks, y, largest, left, right, format);
    columns.forEach((column, index) => {
      if (column.weight === null) return;
      marks.push(box(middle(index) - step * 0.32, y(column.weight), step * 0.64, bottom - y(column.weight), "shade"));
      if (step > 36) marks.push(text(format(column.weight, 3), middle(index), bottom - 4, { anchor: "middle", size: 11, ink: "soft" }));
    });
    marks.push(line(right - step, top, right - step, bottom, "soft"), line(left, bottom, right, bottom, "soft"));
    for (let item = names.length - 1; item >= 0; item -= 1) {
      const points = columns.map((column, index) => [middle(index), y(column.values[item])]);
      marks.push(path(points, picture.series(item), 1.8));
      for (const [px, py] of points) marks.push(dot(px, py, 2.8, picture.series(item)));
    }
    charts.labels(
      marks, names, texts, names.map((_, item) => [middle(columns.length - 1), y(columns.at(-1).values[item])]), right, side, top, bottom);
    // Names that find no room below their column stand one below the other, each with its number.
    const isTight = columns.some(({ name }) => name.split(/\s+/u).some((word) => picture.width(word, 11, true) > step - 6));
    let deepest = 0;
    columns.forEach((column, index) => {
      const isLast = index === columns.length - 1;
      const parts = isTight ? [String(index + 1)] : lines(column.name, 11, step - 6, undefined, isLast);
      parts.forEach((part, row) => marks.push(text(
        part, middle(index), bottom + 15 + row * 13.75, { anchor: "middle", size: 11, isBold: isLast, whole: column.name })));
      deepest = Math.max(deepest, parts.length);
    });
    let end = bottom + 10 + deepest * 13.75;
    if (isTight) {
      columns.forEach((column, index) => {
        const name = `${index + 1} ${column.name}`;
        const high = picture.lines(name, 11, room - 12).length * 14;
        marks.push(...picture.block(name, 6, end + 11 + high / 2, room - 12, { size: 11, ink: "soft" }));
        end += high;
      });
    }
    return { marks, height: end + 8 };
  },

  // What speaks for one of two, and what for the other.
  headToHead(room, { first, second, entries, total, format }) {
    const { line, box, text, block, lines, width } = picture;
    const left = picture.column([...entries.map((entry) => entry.name), total.name], 12, room, { most: 0.4 }) + 6;
    const middle = (left + 12 + room - 6) / 2;
    const largest = Math.max(...entries.map((entry) => Math.abs(entry.value)), Math.abs(total.value), 1e-12);
    const scale = (room - 6 - middle - width(format(0), 12, true) - 10) / largest;
    const marks = [];
    // Above the names of the entries there is room for the second of the two.
    // The first has a line of its own where half of the picture is too narrow for its words.
    const half = room - middle - 30;
    const isStacked = first.split(/\s+/u).some((word) => width(word, 12, true) > half);
    const heads = [["◀ ", second, -1, middle - 36], ["▶ ", first, 1, isStacked ? room - 40 : half]];
    const highs = heads.map(([, name, , most]) => lines(name, 12, most, undefined, true).length * 15);
    const high = (isStacked ? highs[0] + highs[1] + 4 : Math.max(...highs)) + 6;
    for (const [sign, name, side, most] of heads) {
      const parts = lines(name, 12, most, undefined, true);
      const wide = Math.max(...parts.map((part) => width(part, 12, true)));
      const center = !isStacked ? high / 2 : side < 0 ? highs[0] / 2 : highs[0] + 4 + highs[1] / 2;
      const isRight = isStacked && side > 0;
      marks.push(...block(name, isRight ? room - 22 : middle + side * 12, center, most, { anchor: side < 0 || isRight ? "end" : "start", isBold: true }));
      marks.push(text(sign.trim(), isRight ? room - 18 : middle + side * (16 + wide), center + 4, { anchor: side < 0 ? "end" : "start", ink: "soft" }));
    }
    let y = high;
    for (const entry of [...entries, total]) {
      const isTotal = entry === total;
      if (isTotal) {
        marks.push(line(6, y + 3, room - 6, y + 3, "soft"));
        y += 6;
      }
      const tall = 8 + lines(entry.name, 12, left - 6, undefined, isTotal).length * 15;
      const center = y + tall / 2;
      const side = entry.value >= 0 ? 1 : -1;
      const long = Math.abs(entry.value) * scale;
      marks.push(
        ...block(entry.name, left, center, left - 6, { anchor: "end", isBold: isTotal }),
        box(side > 0 ? middle : middle - long, center - 7, long, 14, side > 0 ? "accent" : "warning"),
        text(format(Math.abs(entry.value)), middle + side * (long + 6), center + 4, { anchor: side > 0 ? "start" : "end", isBold: isTotal }));
      y += tall;
    }
    marks.push(line(middle, high, middle, y, "soft"));
    return { marks, height: y + 6 };
  },

  // What is ranked by two criteria.
  plane(room, { xName, yName, points, format }) {
    const { line, text, block, lines, dot, width } = picture;
    const nameLines = lines(yName, 12, room - 12).length;
    const [left, right, top] = [42, room - 10, nameLines * 15 + 12];
    const bottom = top + Math.min(380, room * 0.75);
    const most = (axis, share) => Math.max(...points.map((point) => point[axis]), 1e-9) * share;
    const [mostX, mostY] = [most("x", 1.15), most("y", 1.08)];
    const x = (value) => left + (right - left) * value / mostX;
    const y = (value) => bottom - (bottom - top) * value / mostY;
    const marks = [...block(yName, 6, nameLines * 7.5, room - 12, { ink: "soft" })];
    charts.heights(marks, y, mostY, left, right, format);
    const across = picture.ticks(mostX, room < 420 ? 3 : 6);
    for (const tick of across.values) {
      if (tick > 0) marks.push(line(x(tick), top, x(tick), bottom, "shade"));
      marks.push(text(format(tick, across.places), x(tick), bottom + 16, { anchor: "middle", size: 11, ink: "soft" }));
    }
    marks.push(line(left, bottom, right, bottom, "soft"), line(left, top, left, bottom, "soft"));
    const taken = points.map((point) => [x(point.x) - 7, y(point.y) - 7, x(point.x) + 7, y(point.y) + 7]);
    for (const point of points) marks.push(dot(x(point.x), y(point.y), point.isFirst ? 6 : 5, point.isFirst ? "accent" : "soft"));
    const key = [];
    for (const point of points) {
      const parts = lines(point.name, 12, Math.min(190, room * 0.36), 5, point.isFirst);
      const wide = Math.max(...parts.map((part) => width(part, 12, point.isFirst)));
      const high = parts.length * 15;
      const [px, py] = [x(point.x), y(point.y)];
      let found = null;
      for (const far of [9, 18, 30, 46, 64, 90]) {
        const places = [[px + far, py - high / 2], [px - far - wide, py - high / 2], [px - wide / 2, py - far - high],
          [px - wide / 2, py + far], [px + far, py - far - high], [px + far, py + far], [px - far - wide, py + far]];
        found = places.find(([bx, by]) => bx >= left + 2 && by >= top && bx + wide <= right && by + high <= bottom - 2
          && !taken.some(([x1, y1, x2, y2]) => bx < x2 && x1 < bx + wide && by < y2 && y1 < by + high));
        if (found) break;
      }
      if (!found) {
        // Beside the point there is a number, and the name stands below.
        key.push(point.name);
        marks.push(text(String(key.length), px, py - 9, { anchor: "middle", isBold: point.isFirst, whole: point.name }));
        continue;
      }
      taken.push([found[0], found[1], found[0] + wide, found[1] + high]);
      // A line says whose a label is that stands away from its point.
      const nearest = [Math.min(Math.max(px, found[0]), found[0] + wide), Math.min(Math.max(py, found[1]), found[1] + high)];
      if (Math.hypot(nearest[0] - px, nearest[1] - py) > 12) marks.unshift(line(px, py, ...nearest, "soft", { class: "s-soft away" }));
      parts.forEach((part, row) => marks.push(text(part, found[0], found[1] + row * 15 + 12, { isBold: point.isFirst, whole: point.name })));
    }
    const below = lines(xName, 12, right - left).length;
    marks.push(...block(xName, right, bottom + 24 + below * 7.5, right - left, { anchor: "end", ink: "soft" }));
    let end = bottom + 30 + below * 15;
    key.forEach((name, index) => {
      const high = lines(`${index + 1} ${name}`, 11, room - 12).length * 14;
      marks.push(...block(`${index + 1} ${name}`, 6, end + high / 2, room - 12, { size: 11, ink: "soft" }));
      end += high;
    });
    return { marks, height: end };
  },
};

// The page. Everything that comes from the model is put in as text.
(() => {
  const { words, decimalSeparator, model } = JSON.parse(document.getElementById("data").textContent);
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const fixed = (number, places = 4) => number.toFixed(places).replace("-", "−").replace(".", decimalSeparator);
  // Words with what is put in: texts, or elements.
  const said = (template, ...values) => template.split(/(\{\d\})/u).flatMap((part) => {
    const match = /^\{(\d)\}$/u.exec(part);
    return match ? values[Number(match[1])] : [part];
  });
  const line = (template, ...values) => said(template, ...values).join("");
  const named = (name) => element("bdi", {}, wordBreaks.softened(name));
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

  // Weights that can be moved, and the five pictures that follow them.
  const showWeights = ({ items, order, isLogarithmic, criteria, gradients, areAlternatives }, place) => {
    const movable = criteria.map((_, index) => index)
      .filter((index) => (criteria[index].weights ?? []).filter((weight) => weight > 0).length > 1);
    if (movable.length === 0) return;
    let sets = criteria.map(() => new Map());
    const weightsBelow = (index) => arithmetic.weights(criteria[index].weights, sets[index]);
    const weights = () => criteria.map((criterion, index) => (criterion.weights ? weightsBelow(index) : null));
    const priorities = () => arithmetic.priorities(criteria, weights(), isLogarithmic);
    const start = priorities();
    const normalized = (scores) => arithmetic.normalized(scores, isLogarithmic);
    const ranksOf = (values) => values.map((value) => 1 + values.filter((other) => other > value * (1 + 1e-12)).length);

    // What each picture is about.
    const [main] = criteria;
    const children = main.children ?? [];
    const heaviest = children.map((_, index) => index)
      .sort((one, other) => main.weights[other] - main.weights[one] || one - other);
    const columns = heaviest.slice(0, 12).sort((one, other) => one - other);
    const shown = order.slice(0, 12);
    const view = {
      parent: movable[0], gradient: gradients[0], first: order[0], second: order[1], across: heaviest[0], up: heaviest[1],
    };

    // The numbers that the pictures show.
    const numbers = {
      ranking: (now) => ({ priorities: now, ranks: ranksOf(now) }),
      gradient: (_, all) => {
        const [above, index] = view.gradient;
        const own = all[above];
        const rest = 1 - own[index];
        const scoresAt = (weight) => {
          const other = rest > 1e-12 ? (1 - weight) / rest : 0;
          const changed = all.map((list, at) =>
            (at === above ? own.map((value, child) => (child === index ? weight : value * other)) : list));
          return arithmetic.scores(criteria, changed)[0];
        };
        const [zero, one] = [scoresAt(0), scoresAt(1)];
        const at = (weight) => normalized(zero.map((value, item) => (1 - weight) * value + weight * one[item]));
        const crossings = [];
        shown.forEach((higher, rank) => shown.slice(rank + 1).forEach((lower) => {
          const [before, after] = [zero[higher] - zero[lower], one[higher] - one[lower]];
          if ((before < 0) === (after < 0) || Math.abs(before - after) < 1e-14) return;
          const weight = before / (before - after);
          if (weight > 0 && weight < 1) crossings.push([weight, at(weight)[higher]]);
        }));
        const ends = [0, ...crossings.map(([weight]) => weight).sort((first, second) => first - second), 1];
        const leads = [];
        ends.slice(1).forEach((to, number) => {
          const values = at((ends[number] + to) / 2);
          const item = shown.reduce((best, other, rank) => (values[other] > values[shown[best]] ? rank : best), 0);
          if (leads.at(-1)?.item === item) leads.at(-1).to = to;
          else leads.push({ item, from: ends[number], to });
        });
        return { weight: own[index], at, crossings, leads, ends: { zero: at(0), now: at(own[index]), one: at(1) } };
      },
      performance: (now, all, scores) => ({
        columns: columns.map((index) => ({ weight: all[0][index], values: normalized(scores[children[index]]) })), overall: now,
      }),
      headToHead: (now, all, scores) => {
        const sum = scores[0].reduce((total, value) => total + value, 0);
        const scale = isLogarithmic || sum <= 0 ? 1 : 1 / sum;
        const differences = children.map((child, index) =>
          scale * all[0][index] * (scores[child][view.first] - scores[child][view.second]));
        return { differences, total: scale * (scores[0][view.first] - scores[0][view.second]) };
      },
      plane: (now, all, scores) => ({
        across: normalized(scores[children[view.across]]), up: normalized(scores[children[view.up]]), now,
      }),
    };

    // The pictures, each with its words.
    const frames = {};
    const frame = (key, title, text, ...controls) => {
      const drawing = element("div");
      const caption = element("figcaption", {}, element("strong", {}, title[0].toUpperCase() + title.slice(1)), ` ${text}`);
      frames[key] = { drawing, shown: null };
      return element("figure", {}, caption, ...controls, drawing);
    };
    const put = (key, title, { marks, height }, room) => {
      const drawing = picture.make("svg", {
        viewBox: `0 0 ${room} ${Math.ceil(height)}`, width: room, height: Math.ceil(height), class: "chart", role: "img", "aria-label": title });
      drawing.append(...marks);
      frames[key].drawing.replaceChildren(drawing);
    };
    const name = (item) => items[item];
    const drawn = {
      ranking: (room, { priorities: now, ranks }) => charts.bars(room, {
        names: shown.map(name), ranks: shown.map((item) => ranks[item]), values: shown.map((item) => now[item]),
        starts: shown.map((item) => start[item]), format: fixed,
        change: (value) => (Math.abs(value) < 0.00005 ? "" : `${value > 0 ? "+" : ""}${fixed(value)}`),
      }),
      gradient: (room, found, now) => charts.gradient(room, {
        names: shown.map(name), at: (weight) => { const values = found.at(weight); return shown.map((item) => values[item]); },
        leads: found.leads, crossings: found.crossings, present: found.weight,
        presentName: line(words.nowIs, fixed(found.weight, 3)),
        texts: shown.map((item) => line(words.nowIs, fixed(now[item]))),
        xName: line(words.weightOf, criteria[criteria[view.gradient[0]].children[view.gradient[1]]].path), format: fixed,
      }),
      performance: (room, found, now) => charts.performance(room, {
        names: shown.map(name), texts: shown.map((item) => fixed(now[item])),
        columns: [
          ...found.columns.map((column, index) => ({
            name: criteria[children[columns[index]]].name, weight: column.weight, values: shown.map((item) => column.values[item]) })),
          { name: words.overall, weight: null, values: shown.map((item) => now[item]) },
        ], format: fixed,
      }),
      headToHead: (room, found, now, all) => charts.headToHead(room, {
        first: name(view.first), second: name(view.second), format: fixed,
        entries: found.differences.map((value, index) => ({ value, name: `${criteria[children[index]].name} (${fixed(all[0][index], 3)})` }))
          .sort((one, other) => Math.abs(other.value) - Math.abs(one.value)).slice(0, 20),
        total: { name: words.overall, value: found.total },
      }),
      plane: (room, found, now) => {
        const ranks = ranksOf(now);
        return charts.plane(room, {
          xName: `${criteria[children[view.across]].name} →`, yName: `↑ ${criteria[children[view.up]].name}`, format: fixed,
          points: order.slice(0, 30).map((item) => ({ name: name(item), x: found.across[item], y: found.up[item], isFirst: ranks[item] === 1 })),
        });
      },
    };

    const status = element("p", { role: "status" });
    const sliders = element("div", { class: "sliders" });
    // How many of them are below what is seen of the list, which scrolls.
    const more = button("", () => sliders.scrollBy({ top: sliders.clientHeight - 40 }));
    more.classList.add("more");
    const countHidden = () => {
      const { bottom } = sliders.getBoundingClientRect();
      const hidden = [...sliders.children].filter((row) => row.getBoundingClientRect().bottom > bottom + 4).length;
      more.hidden = hidden === 0;
      more.textContent = line(words.moreWeights, String(hidden));
    };
    sliders.addEventListener("scroll", countHidden);
    let follow = () => {};
    const titles = {
      ranking: words.withTheseWeights, gradient: words.chartGradient, performance: words.chartPerformance,
      headToHead: words.chartHeadToHead, plane: words.chartPlane,
    };
    const show = () => {
      const all = weights();
      const scores = arithmetic.scores(criteria, all);
      const now = normalized(scores[0]);
      for (const key of Object.keys(frames)) {
        const found = numbers[key](now, all, scores);
        const room = Math.max(260, frames[key].drawing.clientWidth);
        put(key, titles[key], drawn[key](room, found, now, all), room);
        frames[key].shown = found;
      }
      const ranks = ranksOf(now);
      const first = order.filter((item) => ranks[item] === 1);
      const list = first.slice(0, 3).flatMap((item, index) => [index > 0 ? ", " : "", named(items[item])]);
      status.replaceChildren(...said(first.length > 1 ? words.shareLeadSentence : words.leadsSentence, list, fixed(now[first[0]])));
      follow();
    };

    // The address has the weights that were moved, by the path of each and its parent's.
    const keyOf = (above, index) => {
      const child = criteria[above].children[index];
      const { path } = criteria[child];
      return criteria.filter((criterion) => criterion.children?.includes(child)).length > 1 ? `${path}@${criteria[above].path}` : path;
    };
    const keys = new Map(movable.flatMap((above) => criteria[above].children.map((_, index) => [keyOf(above, index), [above, index]])));
    const prefix = "#weights=";
    const address = () => {
      const parts = movable.flatMap((above) =>
        [...sets[above]].map(([index, weight]) => `${encodeURIComponent(keyOf(above, index))}:${weight}`));
      return prefix + parts.join(",");
    };
    // A state from an address; null if it is none of this page.
    const stateIn = (hash) => {
      const found = criteria.map(() => new Map());
      if (hash === "" || hash === prefix) return found;
      if (!hash.startsWith(prefix)) return null;
      for (const part of hash.slice(prefix.length).split(",")) {
        const [key, number] = part.split(":");
        let known;
        try { known = keys.get(decodeURIComponent(key)); } catch { return null; }
        const weight = Number(number);
        if (!known || !number || !(weight >= 0 && weight <= 1)) return null;
        found[known[0]].set(known[1], weight);
      }
      const isPossible = found.every((set) => [...set.values()].reduce((sum, weight) => sum + weight, 0) <= 1 + 1e-9);
      return isPossible ? found : null;
    };
    const keep = () => { if (location.hash !== address()) location.hash = address(); };

    const list = () => {
      const criterion = criteria[view.parent];
      const entries = criterion.children.map((child, index) => {
        const input = element("input", { type: "range", min: "0", max: "1", step: "0.001" });
        const output = element("output");
        input.addEventListener("input", () => {
          sets[view.parent] = arithmetic.moved(criterion.weights, sets[view.parent], index, Number(input.value));
          show();
        });
        input.addEventListener("change", keep);
        return { input, output, row: element("label", { class: "slider" }, element("span", {}, named(criteria[child].name)), input, output) };
      });
      sliders.replaceChildren(...entries.map((entry) => entry.row));
      sliders.scrollTop = 0;
      follow = () => {
        const now = weightsBelow(view.parent);
        entries.forEach(({ input, output }, index) => {
          if (Math.abs(Number(input.value) - now[index]) > 0.0005) input.value = String(now[index]);
          output.textContent = fixed(now[index], 3);
        });
      };
      entries.forEach(({ input }, index) => { input.value = String(weightsBelow(view.parent)[index]); });
      show();
      countHidden();
    };
    const restore = (hash) => {
      const found = stateIn(hash);
      if (!found) return;
      sets = found;
      list();
    };
    const reset = button(words.asInStudy, () => {
      sets = criteria.map(() => new Map());
      list();
      keep();
    });
    const parents = chooser(words.weightsBelow, movable.map((index) => criteria[index].path), (index) => {
      view.parent = movable[index];
      list();
    });
    const choose = (label, names, chosen, initial) => {
      const made = chooser(label, names, (index) => { chosen(index); show(); });
      made.querySelector("select").value = String(initial);
      return made;
    };
    const pair = (...controls) => element("div", { class: "pair" }, ...controls);
    const heads = order.slice(0, 40);
    const steady = element("div", { class: "steady" },
      element("p", {}, words.moveWeights), ...(movable.length > 1 ? [parents] : []), sliders, more, status,
      frame("ranking", words.withTheseWeights, items.length > shown.length
        ? `${line(words.ofFirstOnly, String(shown.length), String(items.length))}; ${words.ghostMeans}` : words.ghostMeans), reset);
    const views = element("div", {},
      ...(gradients.length > 0 ? [frame("gradient", words.chartGradient, words.chartGradientText, choose(
        words.gradientFor, gradients.map(([above, index]) => criteria[criteria[above].children[index]].path),
        (index) => { view.gradient = gradients[index]; }, 0))] : []),
      frame("performance", words.chartPerformance, words.chartPerformanceText),
      ...(areAlternatives && items.length > 1 ? [frame(
        "headToHead", words.chartHeadToHead, isLogarithmic ? words.headToHeadLogarithms : words.headToHeadSums, pair(
          choose(words.nameColumn, heads.map(name), (index) => { view.first = heads[index]; }, 0),
          choose(words.against, heads.map(name), (index) => { view.second = heads[index]; }, 1)))] : []),
      ...(areAlternatives && children.length > 1 ? [frame("plane", words.chartPlane, words.chartPlaneText, pair(
        choose(words.acrossAxis, children.map((child) => criteria[child].name), (index) => { view.across = index; }, view.across),
        choose(words.upAxis, children.map((child) => criteria[child].name), (index) => { view.up = index; }, view.up)))] : []));
    place.append(steady, views);
    document.documentElement.classList.add("live");
    list();
    restore(location.hash);
    window.addEventListener("hashchange", () => restore(location.hash));
    let wide = place.clientWidth;
    new ResizeObserver(() => {
      if (place.clientWidth === wide || place.clientWidth === 0) return;
      wide = place.clientWidth;
      requestAnimationFrame(() => { show(); countHidden(); });
    }).observe(place);
    globalThis.report = {
      priorities, address,
      shown: () => Object.fromEntries(Object.entries(frames).map(([key, value]) => [key, value.shown])),
      weights: () => Object.fromEntries(movable.map((index) => [criteria[index].path, weightsBelow(index)])),
    };
  };
  const place = document.getElementById("weights");
  if (model !== null && place !== null) showWeights(model, place);

  // Of several charts one at a time.
  for (const choice of document.querySelectorAll(".choice")) {
    const parts = [...choice.children];
    const choose = (chosen) => parts.forEach((part, index) => { part.hidden = index !== chosen; });
    choice.prepend(chooser(choice.dataset.label, parts.map((part) => part.dataset.name), choose));
    choose(0);
  }

  // Tables: sorted by a column, copied to a spreadsheet.
  const numberIn = (text) => {
    const plain = text.trim().replace(/^[<>]/u, "").replace("−", "-").replace(decimalSeparator, ".");
    const match = /^([+-]?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?/u.exec(plain);
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
  // A spreadsheet knows one sign for minus only, and soft hyphens are no part of a name.
  const copied = (cell) => {
    const text = wordBreaks.plain(cell.textContent.replace(/[\t\r\n]/gu, " ").trim());
    return cell.classList.contains("number") ? text.replaceAll("−", "-") : text;
  };
  const tabbed = (table) => [...table.rows].map((row) =>
    `${[...row.cells].map((cell) => harmless(copied(cell))).join("\t")}\n`).join("");
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where pages of files have no clipboard.
      const field = element("textarea", { "aria-label": words.copied });
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
    table.parentElement.after(button(words.copyTable, async (made) => {
      made.textContent = await copy(tabbed(table)) ? words.copied : words.copyRefused;
      setTimeout(() => { made.textContent = words.copyTable; }, 2000);
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

  // What is copied of a page has names as they are.
  document.addEventListener("copy", (event) => {
    const text = String(getSelection());
    if (!text.includes("\u00AD") || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", wordBreaks.plain(text));
    event.preventDefault();
  });

  // What is folded is printed too.
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
})();
