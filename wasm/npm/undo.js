/** The cleaned text without these edits, named by their indices; indices that name no edit are ignored. */
export function undo(cleaned, edits) {
  const undone = new Set(edits);
  let out = "";
  let at = 0;
  cleaned.edits.forEach((edit, i) => {
    out += cleaned.text.slice(at, edit.cleanedStart) + (undone.has(i) ? edit.before : edit.after);
    at = edit.cleanedEnd;
  });
  return out + cleaned.text.slice(at);
}
