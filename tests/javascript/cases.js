// The texts of tests/cases with their options, as tests/cases/README.md tells how they are written.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../cases/", import.meta.url);

const meant = (whole, code) => (code ? String.fromCodePoint(parseInt(code, 16)) : whole === "\\t" ? "\t" : "\\");
const unescaped = (text) => text.replace(/\\(?:u\{([0-9a-fA-F]+)\}|t|\\|)/g, meant);

/** Every text: `{ preset, options: [[name, value], …], text }`. */
export const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .flatMap((name) => {
    let [preset, options] = ["repair", []];
    const found = [];
    let open = false;
    for (const line of readFileSync(new URL(name, folder), "utf8").split("\n")) {
      const content = unescaped(line.slice(1).replace(/^ /, ""));
      if (line[0] === "#") continue;
      if (line[0] === "!") {
        const words = content.trim().split(/\s+/);
        preset = words[0] || "repair";
        options = words.slice(1).map((word) => word.split("="));
      } else if (line[0] === "-" || line[0] === "=") {
        if (open) found.at(-1).text += "\n" + content;
        else found.push({ preset, options, text: content });
        open = true;
      } else if (line[0] !== "+" && line[0] !== "?") {
        open = false;
      }
    }
    return found;
  });
