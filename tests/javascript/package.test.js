// The npm package in Node: the same results as the command, at the positions that JavaScript counts.
// COQUILLE is the command, NPM the folder of the package, as scripts/test has them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { cases } from "./cases.js";

const folder = process.env.NPM ?? "target/npm";
const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const entry = about.exports["."];
const { default: init, Cleaner, reasons, undo } = await import(pathToFileURL(join(folder, entry.node)));

test("before it is started it says so", () => {
  for (const early of [() => new Cleaner(), reasons]) assert.throws(early, /await init\(\)/);
});

await init();
await init();

// ── The same as the command

const command = (args, texts) => {
  const input = texts.map((text, id) => JSON.stringify({ id, text }) + "\n").join("");
  const output = execFileSync(process.env.COQUILLE ?? "target/release/coquille", [...args, "--jsonl", "-"], {
    input,
    maxBuffer: 1 << 28,
    encoding: "utf8",
  });
  return output.split("\n").filter(Boolean).map((line) => JSON.parse(line));
};
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
// how many code units stand before a code point
const units = (text) => {
  const at = [0];
  for (const sign of text) at.push(at.at(-1) + sign.length);
  return at;
};
const expected = (lines, before, after) => {
  const [from, to] = [units(before), units(after)];
  return lines.map((line) => {
    const edit = {
      start: from[line.start],
      end: from[line.end],
      cleanedStart: to[line.cleaned_start],
      cleanedEnd: to[line.cleaned_end],
      before: line.before,
      after: line.after,
      reason: line.reason,
      confidence: line.confidence,
      alternatives: line.alternatives,
    };
    return "detail" in line ? { ...edit, detail: line.detail } : edit;
  });
};

// The exponential of WebAssembly is not that of the system's library to the last bit: single precision has seven digits.
const same = (found, wanted, message) => {
  const near = (edit, i) => Math.abs(edit.confidence - wanted[i].confidence) < 1e-6;
  assert.ok(found.length === wanted.length && found.every(near), message);
  const without = (edits) => edits.map(({ confidence, ...rest }) => rest);
  assert.deepEqual(without(found), without(wanted), message);
};

const beyond = [
  "Le caf&eacute; 😀 du port 🥐 est ferm&eacute; , et ersonne ne sait pourquoi.La suite 𝄞 demain.",
  "👩‍🍳 La oulangère a ouvert jeudimatin ; 🎉🎉 tout le monde était l&agrave; .",
  "",
  "\ufeffUn texte qui commence par une marque.",
];
const kinds = new Map();
for (const one of [...cases, ...beyond.map((text) => ({ preset: "repair", options: [], text }))]) {
  const key = JSON.stringify([one.preset, one.options]);
  kinds.set(key, [...(kinds.get(key) ?? []), one.text]);
}

test("there are cases", () => assert.ok(cases.length > 500, `${cases.length}`));

for (const [key, all] of kinds) {
  test(`as the command: ${key}, ${all.length} texts`, () => {
    const [preset, options] = JSON.parse(key);
    const cleaner = new Cleaner(preset, Object.fromEntries(options.map(([name, value]) => [camel(name), value])));
    const args = ["--preset", preset, ...options.flatMap(([name, value]) => ["--set", `${name}=${value}`])];
    // where furniture is looked for, the command compares the texts it is given together
    const batches = cleaner.options.page === "keep" && cleaner.options.runningHeads === "keep" ? [all] : all.map((text) => [text]);
    for (const texts of batches) {
      const cleaned = command(["clean", ...args], texts).map((line) => line.text);
      const lines = command(["explain", "--suggestions", ...args], texts);
      assert.equal(cleaned.length, texts.length);
      texts.forEach((text, id) => {
        const mine = lines.filter((line) => line.id === id);
        const result = cleaner.explain(text);
        assert.equal(cleaner.clean(text), cleaned[id]);
        assert.equal(result.text, cleaned[id]);
        const made = mine.filter((line) => !line.suggestion);
        const not = mine.filter((line) => line.suggestion);
        same(result.edits, expected(made, text, cleaned[id]), text);
        same(result.suggestions, expected(not, text, cleaned[id]), text);
        for (const edit of result.edits) {
          assert.equal(text.slice(edit.start, edit.end), edit.before);
          assert.equal(result.text.slice(edit.cleanedStart, edit.cleanedEnd), edit.after);
        }
        assert.equal(undo(result, result.edits.keys()), text);
        assert.equal(undo(result, []), result.text);
      });
    }
  });
}

test("quality is that of the command", () => {
  const texts = cases.slice(0, 40).map((one) => one.text);
  const cleaner = new Cleaner();
  for (const [id, line] of command(["quality", "--json"], texts).entries()) {
    const quality = cleaner.quality(texts[id]);
    assert.equal(quality.words, line.words);
    // the command writes four digits
    for (const name of ["right", "unknown"]) assert.ok(Math.abs(quality[name] - line[name]) < 6e-5, name);
    assert.deepEqual(quality.signs, line.signs);
  }
});

// ── What only JavaScript asks

test("fit learns the words of texts", () => {
  const text = "Les galinettes du marais sont parties.";
  const texts = new Set([1, 2, 3, 4].map((i) => `${i} galinnettes, et ${i} autres galinnettes encore.`));
  const cleaner = new Cleaner();
  const fitted = cleaner.fit(texts);
  assert.notEqual(fitted, cleaner);
  assert.equal(fitted.clean("Voici les galinnettes."), "Voici les galinnettes.");
  assert.equal(fitted.clean(text), cleaner.clean(text));
});

test("options come back as they were given", () => {
  const given = { htmlEntities: false, page: "mark", minConfidence: 0.9, keep: ["Kerlouan", "galinettes"] };
  const { options } = new Cleaner("web", given);
  for (const [name, value] of Object.entries(given)) assert.deepEqual(options[name], value);
  assert.deepEqual(new Cleaner(undefined, options).options, options);
  assert.deepEqual(new Cleaner("web", { maxDamage: 2 }).options.minConfidence, null);
  assert.deepEqual(new Cleaner("repair", { spelling: undefined }).options.spelling, true);
});

test("wrong arguments say what was expected", () => {
  const cleaner = new Cleaner();
  const cases = [
    [() => cleaner.clean(), TypeError, /text must be a string, not undefined/],
    [() => cleaner.clean(["a"]), TypeError, /text must be a string, not an array/],
    [() => cleaner.explain(null), TypeError, /text must be a string, not null/],
    [() => cleaner.fit("abc"), TypeError, /texts must be an iterable of strings, not string/],
    [() => cleaner.fit(["a", 1]), TypeError, /texts\[1\] must be a string, not number/],
    [() => new Cleaner("wob"), Error, /repair, web, ocr/],
    [() => new Cleaner("web", { speling: true }), Error, /spelling/],
    [() => new Cleaner("web", { spelling: "yes" }), TypeError, /option spelling must be true or false, not string/],
    [() => new Cleaner("web", { page: "away" }), Error, /drop, mark, keep/],
    [() => new Cleaner("web", { minConfidence: 2 }), Error, /from 0 to 1/],
    [() => new Cleaner("web", { minConfidence: 0.9, maxDamage: 1 }), Error, /maxDamage|max_damage/],
    [() => new Cleaner("web", { keep: ["a,b"] }), Error, /without a comma/],
    [() => new Cleaner("web", []), TypeError, /options must be an object/],
  ];
  for (const [run, kind, message] of cases) {
    assert.throws(run, (error) => {
      assert.ok(error instanceof kind, String(error));
      assert.match(error.message, message);
      return true;
    });
  }
  // and goes on working
  assert.equal(cleaner.clean("Le caf&eacute;"), "Le café");
});

test("half a surrogate pair is refused, and nothing is lost", () => {
  const cleaner = new Cleaner();
  for (const text of ["a\ud800b", "\udc00", "fin \ud83d"]) {
    for (const run of [() => cleaner.clean(text), () => cleaner.explain(text), () => cleaner.quality(text), () => cleaner.fit([text])]) {
      assert.throws(run, /half a surrogate pair/);
    }
    assert.equal(cleaner.clean(text.toWellFormed()), text.toWellFormed());
  }
});

test("results are plain objects", () => {
  const cleaned = new Cleaner().explain("Le caf&eacute; du port");
  assert.deepEqual(structuredClone(cleaned), cleaned);
  assert.deepEqual(JSON.parse(JSON.stringify(cleaned)), cleaned);
});

test("every reason has a family and an option", () => {
  const { options } = new Cleaner();
  for (const reason of reasons()) {
    assert.ok(reason.family && reason.description, reason.code);
    assert.ok(reason.option in options, reason.code);
  }
});

test("what nobody would write is cleaned in time and leaves it working", () => {
  const cleaner = new Cleaner("ocr");
  const long = ["é".repeat(200000), "a b ".repeat(50000), "«".repeat(50000), "&amp;".repeat(50000), "(".repeat(50000), "\n".repeat(100000)];
  for (const text of long) assert.equal(undo(cleaner.explain(text), cleaner.explain(text).edits.keys()), text);
  assert.equal(cleaner.clean("Le caf&eacute;"), "Le café");
});

// ── The package

test("all files that the package names are there", () => {
  for (const file of [about.types, ...Object.values(entry), "coquille_wasm_bg.wasm", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "LICENSES/MPL-2.0.txt"]) {
    assert.ok(readFileSync(join(folder, file)).length > 0, file);
  }
  assert.equal(about.version, execFileSync("scripts/version", { encoding: "utf8" }).trim());
});
