//! What holds of texts that were misread, and of bytes.

use coquille::Cleaner;
use proptest::prelude::*;
use proptest::sample::select;

const SENTENCES: &str = include_str!("../../benches/encodings/sentences.txt");

/// A few right sentences, each on its line.
fn sentences() -> impl Strategy<Value = String> {
    let lines: Vec<&str> = SENTENCES.lines().collect();
    prop::collection::vec(select(lines), 1..4).prop_map(|lines| lines.join("\n"))
}

/// UTF-8 taken for ISO-8859-1.
fn misread(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

proptest! {
    #![proptest_config(super::config())]

    #[test]
    fn a_text_misread_some_times_comes_back(text in sentences(), layers in 1_usize..4) {
        let cleaner = Cleaner::default();
        let misread = (0..layers).fold(text.clone(), |text, _| misread(&text));
        let cleaned = cleaner.explain(&misread);
        prop_assert_eq!(&cleaned.text, &cleaner.clean(&text).into_owned());
        prop_assert_eq!(cleaned.original(), misread);
        prop_assert!(cleaned.edits.iter().all(|e| e.detail.is_some()));
    }

    #[test]
    fn lines_are_misread_each_by_itself(sound in sentences(), broken in sentences()) {
        let cleaner = Cleaner::default();
        let page = [sound.as_str(), &misread(&broken)].join("\n");
        let wanted = [sound, broken].join("\n");
        prop_assert_eq!(cleaner.clean(&page), cleaner.clean(&wanted));
    }

    #[test]
    fn bytes_are_read_whatever_they_are(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let cleaner = Cleaner::default();
        let decoded = cleaner.decode(&bytes, None).unwrap();
        prop_assert_eq!(cleaner.clean_bytes(&bytes), cleaner.clean(&decoded.text));
    }

    #[test]
    fn bytes_of_utf8_are_their_text(text in super::french::page()) {
        let cleaner = Cleaner::default();
        let text = text.trim_start_matches('\u{FEFF}').replace('\0', "");
        prop_assert_eq!(cleaner.clean_bytes(text.as_bytes()), cleaner.clean(&text));
    }

    #[test]
    fn bytes_of_one_sign_each_are_found_out(text in sentences()) {
        let (bytes, _, unmapped) = encoding_rs::WINDOWS_1252.encode(&text);
        let decoded = Cleaner::default().decode(&bytes, None).unwrap();
        prop_assert!(unmapped || decoded.text == text, "{}: {}", decoded.encoding, decoded.text);
    }
}
