// Cleaning takes as long as it takes; here it keeps nobody from typing.
import init, { Cleaner, reasons } from "./coquille/index.js";

const cleaners = new Map();
const cleaner = (preset) => {
  if (!cleaners.has(preset)) cleaners.set(preset, new Cleaner(preset));
  return cleaners.get(preset);
};

const started = init().then(
  () => postMessage({ reasons: reasons() }),
  (error) => postMessage({ failed: String(error) }),
);

onmessage = async ({ data: { text, preset } }) => {
  await started;
  const begin = performance.now();
  try {
    const cleaned = cleaner(preset).explain(text);
    postMessage({ text, preset, cleaned, milliseconds: performance.now() - begin });
  } catch (error) {
    postMessage({ text, preset, error: error.message });
  }
};
