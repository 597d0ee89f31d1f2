/// <reference lib="esnext.disposable" />
import type { Cleaned } from "./coquille_wasm.js";

export { Cleaner, reasons } from "./coquille_wasm.js";
export type {
  Cleaned,
  Edit,
  Family,
  Furniture,
  Options,
  Preset,
  Quality,
  Reason,
  ReasonInfo,
  Style,
} from "./coquille_wasm.js";

/** Where the WebAssembly file is, or what it holds. */
export type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Fetches and starts the module, once; what is called before that throws. Without a source, the file beside the module
 * is taken.
 */
export default function init(source?: Source | Promise<Source>): Promise<void>;

/** The cleaned text without these edits, named by their indices; indices that name no edit are ignored. */
export function undo(cleaned: Cleaned, edits: Iterable<number>): string;
