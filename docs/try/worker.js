// Cleaning takes as long as it takes; here it keeps nobody from typing.
import init, { Cleaner, reasons } from "./coquille/index.js";

const cleaners = new Map();
const cleaner = (preset) => {
  if (!cleaners.has(preset)) cleaners.set(preset, new Cleaner(preset));
  return cleaners.get(preset);
};

// First comes what holds the data, packed, where the page holds them itself; then one text after the other.
const start = async (packed) => {
  try {
    const unpacked = () => new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    await init(packed ? new Response(unpacked()).arrayBuffer() : undefined);
    postMessage({ reasons: reasons() });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
};

onmessage = ({ data: { start: starts, packed, text, preset } }) => {
  if (starts) {
    start(packed);
    return;
  }
  const begin = performance.now();
  try {
    const cleaned = cleaner(preset).explain(text);
    postMessage({ text, preset, cleaned, milliseconds: performance.now() - begin });
  } catch (error) {
    postMessage({ text, preset, error: error.message });
  }
};
