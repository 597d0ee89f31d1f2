// The types of the npm package: what follows is to compile in the strictest manner, and what is marked is not to.
import init, { Cleaner, reasons, undo, type Cleaned, type Edit, type Options, type Reason } from "coquille";

await init();
await init(new URL("https://example.org/coquille_wasm_bg.wasm"));
const options: Partial<Options> = { htmlEntities: false, minConfidence: null, maxDamage: 2, keep: ["Kerlouan"], page: "mark" };
const cleaner = new Cleaner("web", options);
new Cleaner();
const text: string = cleaner.clean("texte");
const cleaned: Cleaned = cleaner.explain(text);
const first: Edit | undefined = cleaned.edits[0];
const reason: Reason | undefined = first?.reason;
const restored: string = undo(cleaned, [0]);
const words: number = cleaner.quality(text).words;
const fitted: Cleaner = cleaner.fit(new Set([text]));
const families: string[] = reasons().map(({ family }) => family);
console.log(reason, restored, words, fitted.options.quotes, families);

// @ts-expect-error there is no such preset
new Cleaner("wob");
// @ts-expect-error there is no such option
new Cleaner("web", { speling: true });
// @ts-expect-error a switch is true or false
new Cleaner("web", { spelling: "yes" });
// @ts-expect-error a text is a string
cleaner.clean(1);
// @ts-expect-error nothing here is any
const wrong: number = cleaned.text;
