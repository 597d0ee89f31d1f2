//! Marks between words: quotes, apostrophes, blanks, capitals.
