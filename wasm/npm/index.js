// For browsers and bundlers: the WebAssembly file is fetched from beside this one.
import start from "./coquille_wasm.js";

export { Cleaner, reasons } from "./coquille_wasm.js";
export { undo } from "./undo.js";

let ready;

/** Fetches and starts the module, once; what is called before that throws. */
export default function init(source = new URL("./coquille_wasm_bg.wasm", import.meta.url)) {
  ready ??= start({ module_or_path: source }).then(
    () => undefined,
    (error) => {
      // the network may be back when it is asked again
      ready = undefined;
      throw error;
    },
  );
  return ready;
}
