//! Marks between words: quotes, apostrophes, blanks, capitals.

mod apostrophe_signs;
mod apostrophes;
mod capital_accents;
mod clitics;
mod compounds;
mod hyphens;
mod joined;
mod ligatures;
mod quote_pairing;
mod quote_roles;
mod quotes;
mod row;
mod sentence_seams;
mod spaces;
mod stray_spaces;
mod vocabulary;

pub use apostrophe_signs::ApostropheSigns;
pub use apostrophes::Apostrophes;
pub use capital_accents::CapitalAccents;
pub use hyphens::Hyphens;
pub use ligatures::Ligatures;
pub use quote_pairing::QuotePairing;
pub(super) use quote_roles::Quote;
pub use quotes::Quotes;
pub use sentence_seams::SentenceSeams;
pub use spaces::Spaces;
pub use stray_spaces::StraySpaces;
