// For Node: the WebAssembly file is read from beside this one.
import { readFile } from "node:fs/promises";

import init from "./index.js";

export { Cleaner, reasons, undo } from "./index.js";

/** Reads and starts the module, once; what is called before that throws. */
export default async function (source) {
  return init(source ?? readFile(new URL("./coquille_wasm_bg.wasm", import.meta.url)));
}
