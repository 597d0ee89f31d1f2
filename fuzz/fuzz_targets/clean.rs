//! Any bytes, read as text, cleaned with every preset: nothing panics, and what holds of every cleaning holds.

#![no_main]

use std::sync::LazyLock;

use coquille::{Cleaner, Preset};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/properties/invariants.rs"]
mod invariants;

static CLEANERS: LazyLock<[Cleaner; 3]> =
    LazyLock::new(|| [Preset::Repair, Preset::Web, Preset::Ocr].map(Cleaner::preset));

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    // the edits to undo change with the text
    let undone = bytes.iter().fold(1, |sum: u64, byte| sum.rotate_left(7) ^ u64::from(*byte));
    for cleaner in CLEANERS.iter() {
        invariants::check(cleaner, &text, undone);
    }
});
