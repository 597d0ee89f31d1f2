//! Lines and blanks: what went wrong between words and the page.
