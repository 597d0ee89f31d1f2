// A text is given, the worker cleans it, and what comes back is shown as edits and suggestions that can be decided about.
// A decision belongs to a place in the text that was given, and stays with it while something else is changed there.
import { examples, reasons as french, words } from "./words.js";

const by = (id) => document.getElementById(id);
const given = by("given");
const proof = by("proof");
const tip = by("tip");
const shown = 200;

// ── What is kept over a reload: the language and the kind of text, never the text

const store = (work) => {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
};
let language = store((storage) => storage.getItem("coquille language"));
if (!words[language]) language = (navigator.language || "fr").startsWith("fr") ? "fr" : "en";
const says = (name) => words[language][name];

// ── The worker: one text at a time, and the latest of those that wait

const infos = new Map();
let worker = null;
let ready = false;
let busy = false;
let waiting = null;
let failure = "";

// the text that was given, what came of it, and what was decided
let text = "";
let cleaned = null;
let items = [];
let decided = [];
let milliseconds = 0;
let limits = { edits: shown, suggestions: shown };

const preset = () => document.querySelector("[name=preset]:checked").value;
const ask = () => {
  if (!ready || busy || waiting === null) return;
  busy = true;
  worker.postMessage(waiting);
  waiting = null;
};
const give = () => {
  waiting = { text: given.value, preset: preset() };
  ask();
  state();
};
// all in one file: coquille-try.html, which wasm/one_page.py makes
const own = by("worker");
const address = () => {
  if (!own) return new URL("worker.js", import.meta.url);
  return URL.createObjectURL(new Blob([own.textContent], { type: "text/javascript" }));
};
const start = () => {
  // what is in one file has no modules to import, and from a disk no module would start
  worker = new Worker(address(), { type: own ? "classic" : "module" });
  worker.addEventListener("error", (event) => {
    failure = says("failed") + (event.message || "worker.js");
    state();
  });
  const packed = own && Uint8Array.from(atob(by("data").textContent), (sign) => sign.charCodeAt(0));
  worker.postMessage({ start: true, packed }, packed ? [packed.buffer] : []);
  worker.addEventListener("message", ({ data }) => {
    if (data.failed) {
      failure = says("failed") + data.failed;
    } else if (data.reasons) {
      ready = true;
      for (const reason of data.reasons) infos.set(reason.code, reason);
      document.documentElement.dataset.ready = "";
    } else {
      busy = false;
      failure = data.error ?? "";
      if (data.cleaned) {
        decided = moved(decided, text, data.text);
        [text, cleaned, milliseconds] = [data.text, data.cleaned, data.milliseconds];
      } else {
        [text, cleaned] = [data.text, null];
      }
      limits = { edits: shown, suggestions: shown };
      show();
    }
    ask();
    state();
  });
};

// ── Decisions: of an edit that it is not made, of a suggestion that it is

// Those outside what is different between the texts, at their new places.
const moved = (decisions, from, to) => {
  const least = Math.min(from.length, to.length);
  let head = 0;
  while (head < least && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < least - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  const shift = to.length - from.length;
  return decisions.flatMap((decision) => {
    if (decision.end <= head) return [decision];
    if (decision.start < from.length - tail) return [];
    return [{ ...decision, start: decision.start + shift, end: decision.end + shift }];
  });
};
const same = (one, other) =>
  one.start === other.start && one.end === other.end && one.after === other.after && one.made === other.made;
const overlap = (one, other) =>
  one.cleanedStart < other.cleanedEnd && other.cleanedStart < one.cleanedEnd;
const isMade = (item) => item.made !== item.decided;
const toggle = (item) => {
  const { start, end, after, made } = item;
  if (item.decided) {
    decided = decided.filter((decision) => !same(decision, item));
  } else {
    // of two readings of one place, one at most is made
    const others = made ? [] : items.filter((other) => !other.made && overlap(other, item));
    decided = decided.filter((decision) => !others.some((other) => same(decision, other)));
    decided.push({ start, end, after, made });
  }
  show();
};

// The edits and suggestions in order. A suggestion that an edit stands in cannot be told from it, and is not offered.
const arrange = () => {
  if (!cleaned) return [];
  const edits = cleaned.edits.map((edit) => ({ ...edit, made: true }));
  let next = 0;
  const isFree = (suggestion) => {
    while (next < edits.length && edits[next].cleanedEnd < suggestion.cleanedStart) next += 1;
    for (let i = next; i < edits.length && edits[i].cleanedStart < suggestion.cleanedEnd; i += 1) {
      if (overlap(edits[i], suggestion)) return false;
    }
    return cleaned.text.slice(suggestion.cleanedStart, suggestion.cleanedEnd) === suggestion.before;
  };
  const suggestions = cleaned.suggestions.filter(isFree).map((edit) => ({ ...edit, made: false }));
  const all = [...edits, ...suggestions];
  all.sort((one, other) => one.cleanedStart - other.cleanedStart || one.cleanedEnd - other.cleanedEnd);
  const keys = new Set(decided.map((d) => [d.start, d.end, d.made, d.after].join(" ")));
  all.forEach((item, i) => {
    item.i = i;
    item.decided = keys.has([item.start, item.end, item.made, item.after].join(" "));
  });
  return all;
};

// Those that stand in the text: of suggestions that overlap, the accepted one or the first.
const standing = () => {
  const chosen = [];
  for (const item of items) {
    const last = chosen[chosen.length - 1];
    if (!last || item.cleanedStart >= last.cleanedEnd || !overlap(last, item)) chosen.push(item);
    else if (item.decided && !last.made && !last.decided) chosen[chosen.length - 1] = item;
  }
  return chosen;
};
const result = () => {
  let out = "";
  let at = 0;
  for (const item of standing()) {
    out += cleaned.text.slice(at, item.cleanedStart) + (isMade(item) ? item.after : item.before);
    at = item.cleanedEnd;
  }
  return out + cleaned.text.slice(at);
};

// ── Showing

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff]/g;
const written = (sign) => `<U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;
const visible = (sign) =>
  /^ +$/.test(sign)
    ? "␣".repeat(sign.length)
    : sign.replace(/\n/g, "↵").replace(/\t/g, "⇥").replace(/\r/g, "␍").replace(invisible, written);
const percent = (item) => Math.min(99, Math.floor(item.confidence * 100));
const family = (item) => infos.get(item.reason)?.family ?? "spelling";
// what a reason means, and an example of it
const meaning = (item) => {
  const told = language === "fr" && french[item.reason];
  if (told) return told.split(" : ");
  const [name, example] = (infos.get(item.reason)?.description ?? item.reason).replace(/\.$/, "").split(": `");
  return [name, example && example.replaceAll("`", "")];
};

const inside = (item, lines) => {
  const gone = visible(item.before);
  // lines that are taken out stay lines, where there is room for them
  const before = item.before && make("del", {}, lines && family(item) === "page" ? gone.replaceAll("↵", "↵\n") : gone);
  const after = item.after && make("ins", {}, visible(item.after));
  return [before, after].filter(Boolean);
};
const classes = (item) => {
  const taken = item.made && item.decided ? " taken" : "";
  const maybe = !item.made && !item.decided ? " maybe" : "";
  return `edit ${family(item)}${item.confidence < 0.9 ? " unsure" : ""}${taken}${maybe}`;
};
const spoken = (item) => {
  const change = `${item.before || "∅"} → ${item.after || says("removed")}`;
  const hint = item.decided ? (item.made ? says("hintRedo") : says("hintTakeBack")) : says(item.made ? "hintTakeBack" : "hintAccept");
  const [name, example] = meaning(item);
  return { change, name, example, sure: says("sure")(percent(item)), hint };
};

let marks = true;
let current = 0;
const mark = (item) => {
  const { change, name, sure, hint } = spoken(item);
  const label = `${change}. ${name}, ${sure}. ${hint}`;
  const span = make("span", { class: classes(item), role: "button", tabindex: "-1", "aria-label": label });
  const rejected = item.made && item.decided;
  const asked = !item.made && !item.decided;
  if (rejected) span.append(make("del", {}, item.before ? item.before : "‸"));
  else if (asked) span.append(item.before || "‸");
  else span.append(...inside(item, true));
  span.dataset.i = item.i;
  return span;
};

const show = () => {
  tip.hidden = true;
  items = arrange();
  const focused = proof.contains(document.activeElement);
  const out = document.createDocumentFragment();
  if (!cleaned || text === "") {
    out.append(make("span", { class: "empty" }, says("nothing")));
  } else if (!marks) {
    out.append(result());
  } else {
    let at = 0;
    for (const item of standing()) {
      out.append(cleaned.text.slice(at, item.cleanedStart), mark(item));
      at = item.cleanedEnd;
    }
    out.append(cleaned.text.slice(at));
  }
  proof.replaceChildren(out);
  const all = [...proof.querySelectorAll(".edit")];
  current = Math.max(0, Math.min(current, all.length - 1));
  if (all.length) all[current].tabIndex = 0;
  if (focused && all.length) all[current].focus();
  by("copy").disabled = !cleaned || text === "";
  list("edits", items.filter((item) => item.made));
  list("suggestions", items.filter((item) => !item.made));
  const edits = items.filter((item) => item.made);
  by("all").textContent = says(edits.some((edit) => !edit.decided) ? "takeAllBack" : "redoAll");
};

const row = (item) => {
  const start = Math.max(0, item.cleanedStart - 40);
  const left = cleaned.text.slice(start, item.cleanedStart).replace(/^\S*\s/, start ? "" : "$&");
  const right = cleaned.text.slice(item.cleanedEnd, item.cleanedEnd + 40).replace(/\s\S*$/, "");
  const line = make("p", { class: "line", lang: "fr" });
  const flat = (beside) => make("span", { class: "beside" }, beside.replace(/\s+/g, (blanks) => (blanks.includes("\n") ? " ⏎ " : " ")));
  line.append(flat(left), make("span", { class: classes(item).replace(" maybe", "") }, ...inside(item)), flat(right));
  const meta = make("p", { class: `meta ${family(item)}` });
  meta.append(make("b", {}, meaning(item)[0]), ` · ${says("sure")(percent(item))}`);
  if (item.alternatives.length) meta.append(` · ${says("or")} `, make("span", { lang: "fr" }, item.alternatives.join(", ")));
  if (item.detail) meta.append(` · ${item.detail}`);
  const button = make("button", { type: "button", "aria-pressed": String(item.decided) });
  button.textContent = says(item.made ? (item.decided ? "redo" : "takeBack") : item.decided ? "takeBack" : "accept");
  button.setAttribute("aria-label", `${button.textContent} : ${spoken(item).change}`);
  button.addEventListener("click", () => toggle(item));
  return make("li", {}, line, meta, button);
};
const list = (name, rows) => {
  const ol = by(name);
  const focused = [...ol.querySelectorAll("button")].indexOf(document.activeElement);
  ol.closest("section").hidden = rows.length === 0;
  by(`${name}-title`).textContent = says(name)(rows.length);
  ol.replaceChildren(...rows.slice(0, limits[name]).map(row));
  if (focused >= 0) ol.querySelectorAll("button")[focused]?.focus();
  const more = by(`more-${name}`);
  more.hidden = rows.length <= limits[name];
  more.textContent = says("more")(rows.length - limits[name]);
};

let patience = 0;
const state = (long = false) => {
  const line = by("state");
  line.classList.toggle("wrong", failure !== "");
  const settled = !busy && waiting === null;
  line.dataset.settled = String(settled && ready);
  clearTimeout(patience);
  if (!settled && ready && !long) {
    // what is done at once need not be announced
    patience = setTimeout(state, 400, true);
    return;
  }
  line.textContent = (() => {
    if (failure) return failure;
    if (!ready) return says("loading");
    if (!settled) return says("working");
    if (!cleaned || text === "") return "";
    const edits = items.filter((item) => item.made).length;
    const suggestions = items.length - edits;
    const took = milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);
    const number = new Intl.NumberFormat(language).format(took);
    const found = edits || suggestions ? [says("edits")(edits), ...(suggestions ? [says("suggestions")(suggestions)] : [])].join(", ") : says("sound");
    return `${found} · ${says("done")(number)}`;
  })();
};

// ── What is said of a mark, on hover and on focus

const point = (span) => {
  const item = items[Number(span.dataset.i)];
  const { change, name, example, sure, hint } = spoken(item);
  tip.className = `coquille ${family(item)}`;
  const lines = [];
  if (item.made === item.decided) lines.push(make("p", { lang: "fr" }, visible(change)));
  lines.push(make("p", {}, make("b", {}, name), ` · ${sure}`));
  if (item.alternatives.length) lines.push(make("p", {}, `${says("or")} ${item.alternatives.join(", ")}`));
  if (example) lines.push(make("p", { class: "example" }, `${says("asIn")} ${example}`));
  tip.replaceChildren(...lines, make("p", { class: "hint" }, hint));
  tip.hidden = false;
  const place = span.getClientRects()[0];
  const box = tip.getBoundingClientRect();
  const below = place.bottom + 8 + box.height < innerHeight;
  tip.style.left = `${Math.max(8, Math.min(place.left, innerWidth - box.width - 8))}px`;
  tip.style.top = `${below ? place.bottom + 8 : Math.max(8, place.top - box.height - 8)}px`;
};
const unpoint = () => {
  tip.hidden = true;
};
const markOf = (event) => event.target.closest?.("#proof .edit");
proof.addEventListener("pointerover", (event) => (markOf(event) ? point(markOf(event)) : unpoint()));
proof.addEventListener("pointerleave", unpoint);
proof.addEventListener("focusin", (event) => markOf(event) && point(markOf(event)));
proof.addEventListener("focusout", unpoint);
addEventListener("scroll", unpoint, { capture: true, passive: true });
proof.addEventListener("click", (event) => {
  const span = markOf(event);
  if (!span || String(getSelection())) return;
  current = [...proof.querySelectorAll(".edit")].indexOf(span);
  toggle(items[Number(span.dataset.i)]);
});
proof.addEventListener("keydown", (event) => {
  const span = markOf(event);
  if (!span) return;
  const all = [...proof.querySelectorAll(".edit")];
  const at = all.indexOf(span);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Escape") unpoint();
  else if (event.key === "Enter" || event.key === " ") toggle(items[Number(span.dataset.i)]);
  else if (all[to]) {
    span.tabIndex = -1;
    all[to].tabIndex = 0;
    all[to].focus();
    current = to;
  } else if (to === undefined) return;
  event.preventDefault();
});

// ── Controls

let soon = 0;
given.addEventListener("input", () => {
  clearTimeout(soon);
  soon = setTimeout(give, 60);
});
for (const radio of document.querySelectorAll("[name=preset]")) {
  radio.addEventListener("change", () => {
    store((storage) => storage.setItem("coquille preset", radio.value));
    // another kind of text is read otherwise: what was decided of it no longer holds
    decided = [];
    give();
  });
}
by("example").addEventListener("click", () => {
  given.value = examples[preset()];
  given.scrollTop = 0;
  give();
});
by("clear").addEventListener("click", () => {
  given.value = "";
  give();
  given.focus();
});
by("marks").addEventListener("click", () => {
  marks = !marks;
  by("marks").setAttribute("aria-pressed", String(marks));
  show();
});
by("all").addEventListener("click", () => {
  const edits = items.filter((item) => item.made);
  const back = edits.some((edit) => !edit.decided);
  decided = decided.filter((decision) => !decision.made);
  if (back) decided.push(...edits.map(({ start, end, after, made }) => ({ start, end, after, made })));
  show();
});
for (const name of ["edits", "suggestions"]) {
  by(`more-${name}`).addEventListener("click", () => {
    limits[name] = Infinity;
    show();
  });
}
let reset = 0;
by("copy").addEventListener("click", async () => {
  let said = "copied";
  try {
    await navigator.clipboard.writeText(result());
  } catch {
    said = "notCopied";
  }
  by("copy").textContent = says(said);
  clearTimeout(reset);
  reset = setTimeout(() => (by("copy").textContent = says("copy")), 1500);
});

// ── Language

// served by itself it has no documentation above it
const alone = new URL("..", location).pathname === new URL(".", location).pathname;

const speak = () => {
  document.documentElement.lang = language;
  document.title = says("title");
  for (const element of document.querySelectorAll("[data-says]")) element.textContent = says(element.dataset.says);
  given.placeholder = says("paste");
  for (const name of ["fr", "en"]) by(name).setAttribute("aria-pressed", String(name === language));
  by("offline").textContent = [says("private"), kept || own ? says("offline") : ""].join(" ");
  by("one").hidden = Boolean(own);
  by("docs").hidden = Boolean(own) || alone;
  show();
  state();
};
for (const name of ["fr", "en"]) {
  by(name).addEventListener("click", () => {
    language = name;
    store((storage) => storage.setItem("coquille language", name));
    speak();
  });
}

// ── Beginning: first the service worker, which fetches and keeps the data, so that they are fetched once

let kept = false;
const controlled = async () => {
  const container = navigator.serviceWorker;
  if (!container || own || location.protocol === "file:") return;
  try {
    const registration = await container.register(new URL("service-worker.js", import.meta.url));
    const coming = registration.installing ?? registration.waiting;
    if (!registration.active) {
      await new Promise((resolve) => {
        const look = () => ["activated", "redundant"].includes(coming.state) && resolve();
        coming.addEventListener("statechange", look);
        look();
      });
    }
    // one that could not be installed, as when a file is missing, has become redundant: the page does without
    kept = registration.active !== null;
    if (kept && !container.controller) {
      await new Promise((resolve) => {
        container.addEventListener("controllerchange", resolve, { once: true });
        setTimeout(resolve, 1000);
      });
    }
  } catch (error) {
    console.info("not kept for later:", error);
  }
};

document.documentElement.dataset.begun = "";
const usual = store((storage) => storage.getItem("coquille preset"));
for (const radio of document.querySelectorAll("[name=preset]")) if (radio.value === usual) radio.checked = true;
speak();
if (given.value) give();
await controlled();
speak();
start();
