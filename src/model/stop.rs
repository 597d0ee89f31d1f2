//! A place in a transducer of words, from where it is followed byte by byte.
//!
//! The crate `fst` unpacks a node into a hundred bytes before it can be asked for one of its transitions; searches ask of
//! most nodes just that, and are several times as fast where no more is read. The format is version 3 of the crate. A
//! node is read from its last byte, which is its address, to the front; its transitions lie in order from back to front
//! too:
//!
//! - `11iiiiii`: one transition, with input `i` of [`COMMON`] or for 0 the byte before, to the node that ends before it.
//! - `10iiiiii`: one transition. Before the input the size in bytes of address and output, four bits each; then both.
//! - `0fiiiiii`: `i` transitions, or for 0 as the byte before says, and whether a word ends here. Then the size of
//!   addresses and outputs; for many transitions the number of each by its input; the inputs, the addresses, the outputs
//!   and the output of the end. Without outputs their size is 0.
//!
//! An address is the distance from the front of the node; 0 is the end of words without transitions.
//!
//! `dictionaries/build` writes it, in fewer bytes than the crate does.

use std::fmt;

use fst::raw::Fst;

use super::format::FormatError;

/// The version of the format.
pub const VERSION: u64 = 3;

/// In the last byte of a node: that it is a single transition,
pub const SINGLE: u8 = 0x80;
/// that a single transition leads to the node before,
pub const NEXT: u8 = 0x40;
/// that a word ends at any other node,
pub const FINAL: u8 = 0x40;
/// and the number of the input or of transitions.
pub const NUMBER: u8 = 0x3F;

/// The inputs that need no byte of their own, from number 1 on.
pub const COMMON: &[u8; 63] = b"te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG";

/// Nodes with more transitions have a table of them by input.
pub const MOST_SEARCHED: usize = 32;

/// Among fewer inputs the one looked for is found as quickly one by one.
const FEW: usize = 20;

/// Opens the transducer in a section of a compiled file.
///
/// # Errors
/// When the bytes are none, or of another version of the format.
pub(super) fn open(
    section: &'static [u8],
    part: &'static str,
) -> Result<Fst<&'static [u8]>, FormatError> {
    let damaged = FormatError::Damaged { part };
    let version = section.first_chunk().map(|first| u64::from_le_bytes(*first));
    if version != Some(VERSION) {
        return Err(damaged);
    }
    Fst::new(section).map_err(|_| damaged)
}

/// A node of a transducer, and the sum of the outputs on the way to it.
#[derive(Clone, Copy)]
pub struct Stop {
    bytes: &'static [u8],
    address: usize,
    sum: u64,
}

/// Where the parts of a node with any number of transitions lie; each array from back to front, before its place here.
#[derive(Clone, Copy)]
struct Many {
    is_final: bool,
    count: usize,
    inputs: usize,
    addresses: usize,
    outputs: usize,
    /// The bytes of an address.
    address_size: usize,
    /// The bytes of an output.
    output_size: usize,
}

impl Many {
    /// The first byte of the node.
    #[inline]
    const fn front(&self) -> usize {
        let outputs = self.count + if self.is_final { 1 } else { 0 };
        self.outputs - outputs * self.output_size
    }

    /// Where the table lies that nodes with many transitions have.
    #[inline]
    const fn table(&self) -> Option<usize> {
        if self.count > MOST_SEARCHED { Some(self.inputs) } else { None }
    }
}

impl Stop {
    /// Before the first byte.
    pub fn root(fst: &Fst<&'static [u8]>) -> Self {
        Self { bytes: fst.as_inner(), address: fst.root().addr(), sum: 0 }
    }

    /// The next place, if there is a word that goes on with `byte`.
    #[inline]
    pub fn step(self, byte: u8) -> Option<Self> {
        let state = self.state();
        if is_single(state) {
            let (input, front) = self.input(state);
            return (input == byte).then(|| self.only(state, front));
        }
        let many = self.many(state)?;
        Some(self.transition(&many, self.find(&many, byte)?))
    }

    /// The place behind `text`, if there is a word that goes on with it.
    #[inline]
    pub fn follow(self, text: &str) -> Option<Self> {
        text.bytes().try_fold(self, Self::step)
    }

    /// The sum of the outputs of the word that ends here, if one does: in the lexicon its number.
    #[inline]
    pub fn output(self) -> Option<u64> {
        let state = self.state();
        if self.address == 0 {
            return Some(self.sum);
        }
        if is_single(state) || state & FINAL == 0 {
            return None;
        }
        let many = self.many(state)?;
        Some(self.sum + self.number(many.front(), many.output_size))
    }

    /// Where its node lies, which stops share that the same goes on from.
    #[inline]
    pub(super) const fn place(self) -> usize {
        self.address
    }

    /// The outputs on the way from an earlier stop.
    #[inline]
    pub(super) const fn since(self, earlier: Self) -> u64 {
        self.sum - earlier.sum
    }

    /// What the word that ends here adds to the outputs on the way, if one does.
    #[inline]
    pub(super) fn end(self) -> Option<u64> {
        self.output().map(|output| output - self.sum)
    }

    /// Calls `each` with the bytes that words go on with, in order, and the place behind.
    #[inline]
    pub fn steps(self, mut each: impl FnMut(u8, Self)) {
        let state = self.state();
        if is_single(state) {
            let (input, front) = self.input(state);
            return each(input, self.only(state, front));
        }
        let Some(many) = self.many(state) else { return };
        for index in 0..many.count {
            each(self.bytes[many.inputs - 1 - index], self.transition(&many, index));
        }
    }

    /// Calls `each` with the letters and signs that words go on with, capitals without accents aside: they begin names,
    /// and a word in lower case is not read for one.
    #[inline]
    pub fn letters(self, mut each: impl FnMut(char, Self)) {
        self.steps(|byte, next| match byte {
            // the first of two bytes
            0xC3..=0xC5 => next.steps(|second, next| {
                let c = u32::from(byte & 0x1F) << 6 | u32::from(second & 0x3F);
                if let Some(c) = char::from_u32(c) {
                    each(c, next);
                }
            }),
            b'A'..=b'Z' | 0x80.. => {}
            ascii => each(ascii as char, next),
        });
    }

    /// The last byte of the node.
    #[inline]
    fn state(self) -> u8 {
        self.bytes[self.address]
    }

    /// The only input of a node, and where it begins.
    #[inline]
    fn input(self, state: u8) -> (u8, usize) {
        match usize::from(state & NUMBER).checked_sub(1) {
            Some(common) => (COMMON[common], self.address),
            None => (self.bytes[self.address - 1], self.address - 1),
        }
    }

    /// Where the only transition of a node leads, what lies behind its input known.
    #[inline]
    fn only(self, state: u8, input: usize) -> Self {
        if state & NEXT != 0 {
            return Self { address: input - 1, ..self };
        }
        let [address_size, output_size] = sizes(self.bytes[input - 1]);
        let at = input - 1 - address_size;
        let front = at - output_size;
        let sum = self.sum + self.number(front, output_size);
        Self { address: self.address(at, address_size, front), sum, ..self }
    }

    /// The parts of a node with any number of transitions; none where words end that nothing goes on from.
    #[inline]
    fn many(self, state: u8) -> Option<Many> {
        let before = self.bytes[self.address.checked_sub(1)?];
        let (count, at) = match (state & NUMBER, before) {
            (0, 1) => (256, self.address - 1),
            (0, count) => (usize::from(count), self.address - 1),
            (count, _) => (usize::from(count), self.address),
        };
        let [address_size, output_size] = sizes(self.bytes[at - 1]);
        let table = if count > MOST_SEARCHED { 256 } else { 0 };
        let inputs = at - 1 - table;
        let addresses = inputs - count;
        let outputs = addresses - count * address_size;
        let is_final = state & FINAL != 0;
        Some(Many { is_final, count, inputs, addresses, outputs, address_size, output_size })
    }

    /// Which transition has this input.
    #[inline]
    fn find(self, many: &Many, byte: u8) -> Option<usize> {
        if let Some(table) = many.table() {
            let index = usize::from(self.bytes[table + usize::from(byte)]);
            return (index < many.count).then_some(index);
        }
        let inputs = &self.bytes[many.addresses..many.inputs];
        if inputs.len() >= FEW {
            return memchr::memchr(byte, inputs).map(|behind| many.count - 1 - behind);
        }
        let index = inputs.iter().rev().position(|input| *input >= byte)?;
        (inputs[many.count - 1 - index] == byte).then_some(index)
    }

    /// Where a transition leads.
    #[inline]
    fn transition(self, many: &Many, index: usize) -> Self {
        let behind = index + 1;
        let at = many.addresses - behind * many.address_size;
        let output = self.number(many.outputs - behind * many.output_size, many.output_size);
        let address = self.address(at, many.address_size, many.front());
        Self { address, sum: self.sum + output, ..self }
    }

    /// The address at place `at` of a node that begins at `front`.
    #[inline]
    fn address(self, at: usize, size: usize, front: usize) -> usize {
        match self.number(at, size) as usize {
            0 => 0,
            distance => front - distance,
        }
    }

    /// The number in so many bytes. Behind every node lie eight more.
    #[inline]
    fn number(self, at: usize, size: usize) -> u64 {
        if size == 0 {
            return 0;
        }
        let bytes = self.bytes[at..].first_chunk().copied().unwrap_or_default();
        u64::from_le_bytes(bytes) & (u64::MAX >> ((8 - size) * 8 % 64))
    }
}

impl fmt::Debug for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, sum, .. } = self;
        f.debug_struct("Stop").field("address", address).field("sum", sum).finish_non_exhaustive()
    }
}

/// Whether a node has one transition that is written in short.
#[inline]
const fn is_single(state: u8) -> bool {
    state & SINGLE != 0
}

/// The sizes of addresses and of outputs.
#[inline]
const fn sizes(byte: u8) -> [usize; 2] {
    [(byte >> 4) as usize, (byte & 0xF) as usize]
}

#[cfg(test)]
mod tests {
    use fst::raw::Builder;
    use fst::{IntoStreamer, Streamer};

    use super::super::Model;
    use super::*;

    /// Every word below `stop`, with its output.
    fn words(stop: Stop, start: &mut Vec<u8>, out: &mut Vec<(Vec<u8>, u64)>) {
        out.extend(stop.output().map(|output| (start.clone(), output)));
        stop.steps(|byte, next| {
            start.push(byte);
            words(next, start, out);
            start.pop();
        });
    }

    fn check(fst: &Fst<&'static [u8]>) {
        let mut found = Vec::new();
        words(Stop::root(fst), &mut Vec::new(), &mut found);
        let mut stream = fst.into_stream();
        let mut found = found.into_iter();
        while let Some((word, output)) = stream.next() {
            assert_eq!(found.next(), Some((word.to_vec(), output.value())));
        }
        assert_eq!(found.next(), None);
    }

    #[test]
    fn the_lexicon_is_read_as_the_crate_reads_it() {
        let lexicon = &Model::french().lexicon;
        check(lexicon.fst());
        let root = Stop::root(lexicon.fst());
        let mut stream = lexicon.fst().into_stream();
        while let Some((word, output)) = stream.next() {
            let word = str::from_utf8(word).unwrap();
            let found = root.follow(word).and_then(Stop::output);
            assert_eq!(found, Some(output.value()), "{word}");
        }
        assert!(root.follow("xqzw").is_none());
        assert!(root.follow("désert").and_then(|stop| stop.step(b'#')).is_none());
    }

    #[test]
    fn nodes_of_every_kind_are_read() {
        for count in [0, 1, 2, 32, 33, 63, 64, 255, 256_u64] {
            let mut builder = Builder::memory();
            builder.insert("", 9_000).unwrap();
            for first in 0..count {
                let word = [first as u8, b'#', 0xFE, first as u8];
                builder.insert(&word[..2], first * first * first).unwrap();
                builder.insert(word, 1 << (first / 5)).unwrap();
            }
            let section: &'static [u8] = builder.into_inner().unwrap().leak();
            check(&open(section, "words").unwrap());
        }
        assert!(open(b"\x02\0\0\0\0\0\0\0", "words").is_err());
        assert!(open(b"", "words").is_err());
    }

    #[test]
    fn letters_lead_on() {
        let root = Stop::root(Model::french().lexicon.fst());
        let mut found = String::new();
        root.letters(|c, _| found.push(c));
        assert!(found.contains("abcdefghijklmnop") && found.contains('é'));
        assert!(!found.contains(|c: char| c.is_ascii_uppercase()));
    }
}
