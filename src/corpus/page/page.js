"use strict";
// Decisions are a map from what is decided about to "accept" or "reject". Its key is a row of the table they are saved in,
// without the verdict: before, after and, for one place, what stands before and behind it.

const data = JSON.parse(document.getElementById("data").textContent);
const [BEFORE, AFTER, REASON, MADE, COUNT, EXAMPLES] = [0, 1, 2, 3, 4, 5];
const changes = data.changes;
const by = (id) => document.getElementById(id);
const shown = 40;

// ── The table of decisions: src/edit/decisions/table.rs reads it

const signs = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const meant = { "\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r" };
const escaped = (text) => text.replace(/[\\\t\n\r]/g, (sign) => signs[sign]);
const unescaped = (cell) => cell.replace(/\\[\\tnr]/g, (sign) => meant[sign]);
const beside = (example) => {
  const [left, right] = [[...example[0]].slice(-data.around), [...example[1]].slice(0, data.around)];
  return [left.join("").replace(/^[ \t\n\r]+/, ""), right.join("").replace(/[ \t\n\r]+$/, "")];
};
const keyAll = (change) => [change[BEFORE], change[AFTER]].map(escaped).join("\t");
const keyHere = (change, example) => keyAll(change) + "\t" + beside(example).map(escaped).join("\t");

const decisions = new Map();
const tsv = () => {
  const rows = [...decisions].map(([key, verdict]) => verdict + "\t" + key);
  return data.head + rows.sort().join("\n") + (rows.length ? "\n" : "");
};
const read = (table) => {
  let rows = 0;
  for (const row of table.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const [verdict, ...cells] = row.split("\t");
    if ((verdict === "accept" || verdict === "reject") && (cells.length === 2 || cells.length === 4)) {
      decisions.set(cells.map(unescaped).map(escaped).join("\t"), verdict);
      rows += 1;
    }
  }
  return rows;
};

// ── Kept over a reload, where the browser lets us

const name = (() => {
  let hash = 0x811c9dc5;
  for (const sign of by("data").textContent) hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193) >>> 0;
  return "coquille " + hash.toString(16);
})();
const store = (work) => {
  try {
    return work(window.localStorage);
  } catch {
    return null;
  }
};
const kept = store((storage) => storage.getItem(name));
if (kept) read(kept);

// ── Cards

const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff]/g;
const written = (sign) => "<U+" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + ">";
const visible = (text) => (/^ +$/.test(text) ? "␣".repeat(text.length) : signed(text));
const signed = (text) => text.replace(/\n/g, "↵").replace(/\t/g, "⇥").replace(/\r/g, "␍").replace(invisible, written);
const flat = (text) => text.replace(/[\n\r\t]+/g, " ⏎ ").replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
// what was cut begins and ends with a word
const before = (text) => ([...text].length < data.beside ? text : "…" + text.replace(/^\S{0,20}\s+/, ""));
const behind = (text) => ([...text].length < data.beside ? text : text.replace(/\s+\S{0,20}$/, "") + "…");
const number = (n) => n.toLocaleString("en");
const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};
const marks = (change, example) => {
  const [code, family, description] = data.reasons[change[REASON]];
  const unsure = example[2] < 0.9 ? " unsure" : "";
  const span = make("span", { class: "edit " + family + unsure, title: code + ": " + description });
  if (change[BEFORE]) span.append(make("del", {}, visible(change[BEFORE])));
  if (change[AFTER]) span.append(make("wbr", {}), make("ins", {}, visible(change[AFTER])));
  return span;
};

// what is decided about: a change in the place of an example
const verdictOf = ({ change, example }) => decisions.get(keyHere(change, example)) || decisions.get(keyAll(change));
const keyOf = ({ change, example }, everywhere) => (everywhere ? keyAll(change) : keyHere(change, example));
const decide = (item, everywhere, verdict) => {
  const key = keyOf(item, everywhere);
  if (everywhere) decisions.delete(keyOf(item, false));
  if (verdict && decisions.get(key) !== verdict) decisions.set(key, verdict);
  else decisions.delete(key);
  changed();
};

const acts = (item, whole) => {
  const { change } = item;
  const box = make("div", { class: "acts" });
  const button = (verdict, everywhere, text, title) => {
    const kind = (verdict === "accept" ? "yes" : "no") + (everywhere && !whole ? " all" : "");
    const element = make("button", { type: "button", class: kind, title }, text);
    element.tabIndex = whole ? 0 : -1;
    element.addEventListener("click", () => decide(item, everywhere, verdict));
    element.show = () => {
      element.setAttribute("aria-pressed", decisions.get(keyOf(item, everywhere)) === verdict);
    };
    element.show();
    return element;
  };
  const all = change[COUNT] > 1 ? "all " + number(change[COUNT]) : "everywhere";
  if (!whole) {
    box.append(make("span", {}, button("accept", false, "Accept", "this one (a)"), button("reject", false, "Reject", "this one (r)")));
    box.append(make("span", {}, button("accept", true, "accept " + all, "wherever it is (A)"), button("reject", true, "reject " + all, "wherever it is (R)")));
  } else {
    box.append(make("span", {}, button("accept", true, "Accept", "wherever it is"), button("reject", true, "Reject", "wherever it is")));
  }
  return box;
};

const card = (change, example = change[EXAMPLES][0]) => {
  const [code, family] = data.reasons[change[REASON]];
  const line = make("p", { class: "line", lang: "fr" });
  line.append(make("span", { class: "beside" }, flat(before(example[0]))), marks(change, example), make("span", { class: "beside" }, flat(behind(example[1]))));
  const meta = make("p", { class: "meta" });
  meta.append(make("b", { class: family }, code), " " + example[2].toFixed(2) + " · " + example[3]);
  if (change[COUNT] > 1) meta.append(" · " + number(change[COUNT]) + " times");
  if (!change[MADE]) meta.append(" · suggested only");
  const item = make("li", { tabindex: "-1" });
  Object.assign(item, { change, example });
  item.append(line, acts(item, false), meta);
  return item;
};

// ── What the decisions look like

const show = (item) => {
  const verdict = verdictOf(item);
  item.classList.toggle("accepted", verdict === "accept");
  item.classList.toggle("rejected", verdict === "reject");
  for (const button of item.querySelectorAll(".acts button")) button.show();
};
const showAll = () => {
  for (const item of document.querySelectorAll(".cards li, .repairs li")) if (item.change) show(item);
  const count = decisions.size;
  by("count").textContent = count === 0 ? "nothing decided" : number(count) + " decided";
  by("save").disabled = count === 0;
  tabs();
};
const changed = () => {
  store((storage) => (decisions.size ? storage.setItem(name, tsv()) : storage.removeItem(name)));
  showAll();
};

// ── The changes to decide about

const lists = {
  riskiest: { from: 0, count: data.riskiest, label: "Made, in doubt" },
  nearly: { from: data.riskiest, count: data.nearly, label: "Nearly made" },
};
let list = "riskiest";
const tabs = () => {
  for (const [key, { from, count, label }] of Object.entries(lists)) {
    const tab = by("tab-" + key);
    const done = changes.slice(from, from + count).filter((change) => verdictOf({ change, example: change[EXAMPLES][0] })).length;
    tab.textContent = label + " · " + (done ? done + " of " : "") + count;
    tab.setAttribute("aria-selected", key === list);
    tab.tabIndex = key === list ? 0 : -1;
  }
};
const lay = (key) => {
  list = key;
  const { from, count } = lists[key];
  const cards = Array.from({ length: count }, (_, i) => card(changes[from + i]));
  if (count === 0) cards.push(make("li", { class: "none" }, "nothing"));
  by("cards").replaceChildren(...cards);
  by("panel").setAttribute("aria-labelledby", "tab-" + key);
  current = null;
  showAll();
  if (count) mark(cards[0], false);
};
for (const key of Object.keys(lists)) {
  by("tab-" + key).addEventListener("click", () => lay(key));
  by("tab-" + key).addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      lay(list === "riskiest" ? "nearly" : "riskiest");
      by("tab-" + list).focus();
      event.preventDefault();
    }
  });
}

// ── Keys

let current = null;
const mark = (item, focus) => {
  if (current) {
    current.removeAttribute("aria-current");
    for (const button of current.querySelectorAll("button")) button.tabIndex = -1;
    current.tabIndex = -1;
  }
  current = item;
  item.setAttribute("aria-current", "true");
  item.tabIndex = 0;
  for (const button of item.querySelectorAll("button")) button.tabIndex = 0;
  if (focus) {
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }
};
const step = (by) => {
  if (!current || !current.isConnected) return;
  const next = by > 0 ? current.nextElementSibling : current.previousElementSibling;
  if (next && next.change) mark(next, true);
};
for (const id of ["cards", "results"]) {
  by(id).addEventListener("focusin", (event) => {
    const item = event.target.closest("li");
    if (item && item.change && item !== current) mark(item, false);
  });
  by(id).addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item && item.change) mark(item, false);
  });
}
const keys = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  a: () => judge(false, "accept"),
  r: () => judge(false, "reject"),
  A: () => judge(true, "accept"),
  R: () => judge(true, "reject"),
  u: () => judge(null),
  s: () => by("save").click(),
  "/": () => by("query").focus(),
};
const judge = (everywhere, verdict) => {
  if (!current || !current.isConnected) return;
  if (everywhere === null) {
    decisions.delete(keyOf(current, false));
    decisions.delete(keyOf(current, true));
    changed();
    return;
  }
  // a second stroke of the same key is no change of mind
  if (decisions.get(keyOf(current, everywhere)) !== verdict) decide(current, everywhere, verdict);
  step(1);
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  // arrows scroll, unless a card is being looked at
  if (event.key.startsWith("Arrow") && !event.target.closest(".cards")) return;
  const act = keys[event.key];
  if (act) {
    act();
    event.preventDefault();
  }
});

// ── Search

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe").replace(/’/g, "'").toLowerCase();
const foldedOf = (change, example) => fold([change[BEFORE], change[AFTER], data.reasons[change[REASON]][0], example[0] + change[BEFORE] + example[1], example[3]].join("\n"));
let folded = null;
const index = () => {
  folded ||= changes.map((change) => change[EXAMPLES].map((example) => foldedOf(change, example)));
  return folded;
};
// the example of each change that has all the words, or -1
const has = (texts, words) => texts.findIndex((text) => words.every((word) => text.includes(word)));
let found = [];
const search = () => {
  const words = fold(by("query").value).split(/\s+/).filter(Boolean);
  const [reason, kind, order] = ["reason", "kind", "order"].map((id) => by(id).value);
  const texts = words.length ? index() : null;
  found = [];
  for (let i = 0; i < changes.length; i += 1) {
    const change = changes[i];
    if (reason && data.reasons[change[REASON]][0] !== reason) continue;
    if (kind && change[MADE] !== Number(kind)) continue;
    const which = texts ? has(texts[i], words) : 0;
    if (which >= 0) found.push([i, which]);
  }
  const often = ([i]) => changes[i][COUNT];
  const sure = ([i]) => changes[i][EXAMPLES][0][2];
  found.sort(order === "doubt" ? (a, b) => sure(a) - sure(b) || often(b) - often(a) : (a, b) => often(b) - often(a) || sure(a) - sure(b));
  by("results").replaceChildren();
  more();
  const times = found.reduce((sum, one) => sum + often(one), 0);
  const all = data.cut ? " (the rarest changes of this corpus are left out)" : "";
  by("found").textContent = number(found.length) + (found.length === 1 ? " change" : " changes") + ", made or suggested " + number(times) + " times" + all;
};
const more = () => {
  const from = by("results").childElementCount;
  const items = found.slice(from, from + shown).map(([i, which]) => card(changes[i], changes[i][EXAMPLES][which]));
  by("results").append(...items);
  items.forEach(show);
  by("more").hidden = from + items.length >= found.length;
};
for (const code of [...new Set(changes.map((change) => data.reasons[change[REASON]][0]))].sort()) {
  by("reason").append(make("option", { value: code }, code));
}
let waiting = 0;
by("query").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 60);
});
for (const id of ["reason", "kind", "order"]) by(id).addEventListener("change", search);
by("more").addEventListener("click", more);
document.querySelector(".search").addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});

// ── Words repaired most

const ofPair = new Map(changes.filter((change) => change[MADE]).map((change) => [change[BEFORE] + "\t" + change[AFTER], change]));
for (const row of document.querySelectorAll(".repairs li[data-before]")) {
  const change = ofPair.get(row.dataset.before + "\t" + row.dataset.after);
  if (!change) continue;
  Object.assign(row, { change, example: change[EXAMPLES][0] });
  row.append(acts(row, true));
  row.querySelector(".edit").title = data.reasons[change[REASON]].slice(0, 3).filter((_, i) => i !== 1).join(": ");
}

// ── Saving

const say = (text) => {
  by("message").textContent = text;
};
by("save").addEventListener("click", () => {
  const link = make("a", { download: "decisions.tsv" });
  link.href = URL.createObjectURL(new Blob([tsv()], { type: "text/tab-separated-values" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});
by("open").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  const rows = read(await file.text());
  say(rows ? number(rows) + " decisions read" : "there is no decision in this file");
  changed();
});
by("forget").addEventListener("click", () => {
  decisions.clear();
  say("forgotten");
  changed();
});

lay("riskiest");
search();
