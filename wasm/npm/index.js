// For browsers and bundlers: the WebAssembly file is fetched from beside this one.
import start, * as module from "./coquille_wasm.js";

export { undo } from "./undo.js";

let ready;
let isStarted = false;

function mustBeStarted() {
  if (!isStarted) throw new Error("coquille is not started yet: call `await init()` once, before anything else");
}

/** The class of the module, which by itself would not say what is missing. */
export const Cleaner = new Proxy(module.Cleaner, {
  construct(cleaner, given, target) {
    mustBeStarted();
    return Reflect.construct(cleaner, given, target);
  },
});

export function reasons() {
  mustBeStarted();
  return module.reasons();
}

/** Fetches and starts the module, once; what is called before that throws. */
export default function init(source = new URL("./coquille_wasm_bg.wasm", import.meta.url)) {
  ready ??= start({ module_or_path: source }).then(
    () => {
      isStarted = true;
    },
    (error) => {
      // the network may be back when it is asked again
      ready = undefined;
      throw error;
    },
  );
  return ready;
}
