/** A set of options for one kind of text. */
export type Preset = "repair" | "web" | "ocr";

/** What to do with the furniture of a page: take it out, suggest to, leave it. */
export type Furniture = "drop" | "mark" | "keep";

/** The style of signs: as it stands, `« l’eau »`, `"l'eau"`. */
export type Style = "keep" | "french" | "plain";

/** What to repair and how. */
export interface Options {
  /** Resolve HTML entities: `&eacute;` → `é`. */
  htmlEntities: boolean;
  /** Undo wrong decodings: `Ã©` → `é`. */
  mojibake: boolean;
  /** Take out control, zero-width and soft-hyphen characters. */
  controlCharacters: boolean;
  /** Write ligatures and width variants as letters: `ﬁ` → `fi`. */
  presentationForms: boolean;
  /** Join letters and their accents (NFC). */
  composition: boolean;
  /** What to do with the furniture of a web page. */
  page: Furniture;
  /** What to do with running heads, page numbers, signatures and catchwords, where form feeds or page markers part the pages. */
  runningHeads: Furniture;
  /** What to do with line ends inside paragraphs: verse, lists and tables stay as they are. */
  lineBreaks: "keep" | "join";
  /** Join words that were cut at the end of a line: `impri-` and `merie` → `imprimerie`. */
  hyphenation: boolean;
  /** Put words together that are set with blanks between their letters: `T I T R E` → `TITRE`. */
  letterSpacing: boolean;
  /** Repair words that a machine misread in print: `navlre` → `navire`. */
  misreadings: boolean;
  /** Give sentences their blank back: `rebelles.La` → `rebelles. La`. */
  sentenceSeams: boolean;
  /** Turn quotation marks that stand the wrong way round. */
  quotePairing: boolean;
  /** Mend wrong signs and blanks at apostrophes: `l 'eau` → `l'eau`. */
  apostropheSigns: boolean;
  /** Take out blanks before `. , )` and doubled blanks. */
  straySpaces: boolean;
  /** Write `œ` where only it is right: `oeuvre` → `œuvre`. */
  ligatures: boolean;
  /** Whether capitals get their accents: `Etat` → `État`. */
  capitalAccents: "keep" | "restore";
  /** Give words their hyphens back: `lui même` → `lui-même`, `pouvez vous` → `pouvez-vous`. */
  hyphens: boolean;
  /** Repair words. */
  spelling: boolean;
  /** Mend the particle of a name that the text has otherwise: `akl-Assad` → `al-Assad`. */
  names: boolean;
  /** Whether a machine has read the text from print, which may be old: old spellings are right there, and words change only on strong evidence. */
  print: boolean;
  /** The style of quotation marks. */
  quotes: Style;
  /** The style of apostrophes. */
  apostrophes: Style;
  /** The style of blanks beside punctuation. */
  spaces: Style;
  /** How sure a change must be to be made, from 0 to 1. What is less sure becomes a suggestion. `null` where `maxDamage` is set. */
  minConfidence: number | null;
  /** How many wrong edits in 10,000 words of right text are tolerated: decides in place of `minConfidence`. */
  maxDamage: number | null;
  /** Words to leave alone, as written or in lower case. */
  keep: string[];
}

/** Why a text was changed. */
export type Reason =
  | "html-entity"
  | "mojibake"
  | "lost-sign"
  | "escape"
  | "control-character"
  | "presentation-form"
  | "composition"
  | "navigation"
  | "rubric"
  | "byline"
  | "counter"
  | "share-tool"
  | "account"
  | "notice"
  | "engine"
  | "link-list"
  | "paywall"
  | "credit"
  | "extractor-mark"
  | "repeated-block"
  | "teaser"
  | "running-head"
  | "page-number"
  | "sheet-signature"
  | "catchword"
  | "line-break"
  | "line-cut"
  | "letter-spacing"
  | "misread"
  | "stray-mark"
  | "sentence-seam"
  | "final-stop"
  | "quote-pairing"
  | "apostrophe"
  | "stray-space"
  | "ligature"
  | "capital-accent"
  | "missing-hyphen"
  | "quote-style"
  | "apostrophe-style"
  | "space-style"
  | "dropped-initial"
  | "dropped-letter"
  | "added-letter"
  | "changed-letter"
  | "swapped-letters"
  | "misread-shape"
  | "accent"
  | "glued-words"
  | "split-word"
  | "lost-apostrophe"
  | "misspelling"
  | "real-word"
  | "stray-word"
  | "lost-word"
  | "name-consistency";

/** What kind of damage a reason mends. */
export type Family = "encoding" | "page" | "layout" | "misreadings" | "typography" | "spelling";

/** What there is to know of a reason. */
export interface ReasonInfo {
  code: Reason;
  family: Family;
  /** The option that switches it. */
  option: keyof Options;
  /** What it means, in a sentence with an example. */
  description: string;
}

/** One change: where, what, why, how sure. Positions count UTF-16 code units, as `slice` does. */
export interface Edit {
  /** Where it begins in the original. */
  start: number;
  /** Where it ends in the original. */
  end: number;
  /** Where it begins in the cleaned text; for a suggestion, where `before` stands there. */
  cleanedStart: number;
  /** Where it ends in the cleaned text. */
  cleanedEnd: number;
  /** What stood there: `original.slice(start, end)`. */
  before: string;
  /** What stands, or for a suggestion could stand, in its place. */
  after: string;
  /** Why. Where several repairs met in one place, the first of them. */
  reason: Reason;
  /** How sure, from 0 to 1: the least sure of the repairs that met here. */
  confidence: number;
  /** Other readings, likeliest first. */
  alternatives: string[];
  /** What more is to be said of the reason: for `mojibake`, the encodings that were undone. */
  detail?: string;
}

/** A cleaned text, and how it came about. */
export interface Cleaned {
  text: string;
  /** What was changed, in order; disjoint in the original and in the cleaned text. */
  edits: Edit[];
  /** What was not sure enough to change, in order. */
  suggestions: Edit[];
}

/** How good a text is, as far as its words show. */
export interface Quality {
  /** The share of its words that can be expected to be right, from 0 to 1. */
  right: number;
  /** How many words were looked at. */
  words: number;
  /** The share of words that nothing vouches for. */
  unknown: number;
  /** What was counted, by name. */
  signs: Record<string, number>;
}
