//! Words with numbers into a transducer as `coquille::model::stop` reads it: the format of the crate `fst`, in fewer bytes.
//!
//! The builder of the crate remembers some thousands of nodes, and so writes many a second time. Here each is written once, save the
//! ends of words: one that a single byte leads to is written again where its last copy lies so far back that the address
//! would need a second byte. It takes four bytes, and a wheel packs the same four much better than an address.

use coquille::model::stop::{COMMON, FINAL, MOST_SEARCHED, NEXT, NUMBER, SINGLE, VERSION};
use fst::raw::{Builder, Fst};
use rustc_hash::FxHashMap;

use crate::error::{Error, Result};

/// Addresses up to this distance take one byte.
const NEAR: usize = 255;
/// Nodes with so many ways below them are written again.
const SMALL: usize = 1;
/// Where no word goes on, which is written nowhere.
const END: usize = 0;

/// A node and all that goes on from it. Equal ones are the same node.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Node {
    is_final: bool,
    /// What the word that ends here adds to the sum.
    output: u64,
    ways: Vec<Way>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Way {
    input: u8,
    output: u64,
    /// The number of the node behind.
    node: usize,
}

/// The transducer of words in order of their bytes, each with its number.
pub(super) fn compile<W: AsRef<[u8]>>(words: impl Iterator<Item = (W, u64)>) -> Result<Vec<u8>> {
    let limit = |error: fst::Error| Error::Limit(format!("transducer: {error}"));
    let mut builder = Builder::memory();
    for (word, number) in words {
        builder.insert(word, number).map_err(limit)?;
    }
    let fst = builder.into_inner().and_then(Fst::new).map_err(limit)?;
    let mut nodes = Nodes::default();
    let root = nodes.number(&fst, fst.root().addr());
    let mut file = File::of(&nodes.each);
    let root = file.write(root);
    Ok(file.end(fst.len(), root))
}

/// Each node once, behind those that it leads to.
#[derive(Default)]
struct Nodes {
    each: Vec<Node>,
    numbers: FxHashMap<Node, usize>,
    /// The numbers by address in the transducer of the crate.
    known: FxHashMap<usize, usize>,
}

impl Nodes {
    fn number(&mut self, fst: &Fst<Vec<u8>>, address: usize) -> usize {
        if let Some(number) = self.known.get(&address) {
            return *number;
        }
        let node = fst.node(address);
        let ways = node.transitions().map(|way| Way {
            input: way.inp,
            output: way.out.value(),
            node: self.number(fst, way.addr),
        });
        let ways = ways.collect();
        let node = Node { is_final: node.is_final(), output: node.final_output().value(), ways };
        let number = *self.numbers.entry(node).or_insert_with_key(|node| {
            self.each.push(node.clone());
            self.each.len() - 1
        });
        self.known.insert(address, number);
        number
    }
}

/// The file as far as it is written.
struct File<'a> {
    nodes: &'a [Node],
    /// How many ways there are below each node, one written out for every word.
    ways: Vec<usize>,
    /// The address of the last copy of each node that has been written.
    addresses: Vec<Option<usize>>,
    bytes: Vec<u8>,
}

impl<'a> File<'a> {
    fn of(nodes: &'a [Node]) -> Self {
        let mut ways = Vec::with_capacity(nodes.len());
        for node in nodes {
            ways.push(node.ways.iter().map(|way| 1 + ways[way.node]).sum());
        }
        let head = [VERSION.to_le_bytes(), [0; 8]].concat();
        Self { nodes, ways, addresses: vec![None; nodes.len()], bytes: head }
    }

    /// The address of a node, which is written first where that has to be.
    fn write(&mut self, number: usize) -> usize {
        let nodes = self.nodes;
        let node = &nodes[number];
        if node.ways.is_empty() && node.is_final && node.output == 0 {
            return END;
        }
        let far = |address| self.ways[number] <= SMALL && self.bytes.len() - address > NEAR;
        if let Some(address) = self.addresses[number].filter(|address| !far(*address)) {
            return address;
        }
        // what is large comes first, so that what is small lies near
        let mut order: Vec<usize> = (0..node.ways.len()).collect();
        order.sort_by_key(|&way| std::cmp::Reverse(self.ways[node.ways[way].node]));
        let mut addresses = vec![END; order.len()];
        for way in order {
            addresses[way] = self.write(node.ways[way].node);
        }
        match (node.ways.as_slice(), addresses.as_slice()) {
            ([way], [address]) if !node.is_final => self.single(way, *address),
            (_, addresses) => self.many(node, addresses),
        }
        let address = self.bytes.len() - 1;
        self.addresses[number] = Some(address);
        address
    }

    /// A node with one way, at whose end no word ends.
    fn single(&mut self, way: &Way, address: usize) {
        let common = COMMON.iter().position(|input| *input == way.input);
        let input = common.is_none().then_some(way.input);
        let number = common.map_or(0, |place| place as u8 + 1);
        if address + 1 == self.bytes.len() && way.output == 0 {
            self.bytes.extend(input);
            self.bytes.push(SINGLE | NEXT | number);
            return;
        }
        let distance = distance(self.bytes.len(), address);
        let sizes = [address_size(distance), size(way.output)];
        self.number(way.output, sizes[1]);
        self.number(distance, sizes[0]);
        self.bytes.push(both(sizes));
        self.bytes.extend(input);
        self.bytes.push(SINGLE | number);
    }

    /// Any other node.
    fn many(&mut self, node: &Node, addresses: &[usize]) {
        let front = self.bytes.len();
        let distances = addresses.iter().map(|&address| distance(front, address));
        let outputs = node.ways.iter().map(|way| way.output);
        let last = node.is_final.then_some(node.output);
        let sizes = [
            distances.clone().map(address_size).max().unwrap_or(0),
            outputs.clone().chain(last).map(size).max().unwrap_or(0),
        ];
        for output in last.into_iter().chain(outputs.rev()) {
            self.number(output, sizes[1]);
        }
        for distance in distances.rev() {
            self.number(distance, sizes[0]);
        }
        self.bytes.extend(node.ways.iter().rev().map(|way| way.input));
        let count = node.ways.len();
        if count > MOST_SEARCHED {
            let mut table = [u8::MAX; 256];
            for (place, way) in node.ways.iter().enumerate() {
                table[usize::from(way.input)] = place as u8;
            }
            self.bytes.extend(table);
        }
        self.bytes.push(both(sizes));
        let short = u8::try_from(count).ok().filter(|count| (1..=NUMBER).contains(count));
        if short.is_none() {
            // 1 stands for 256, for a single way has the short form
            self.bytes.push(u8::try_from(count).unwrap_or(1));
        }
        self.bytes.push(if node.is_final { FINAL } else { 0 } | short.unwrap_or(0));
    }

    fn number(&mut self, number: u64, size: usize) {
        self.bytes.extend(&number.to_le_bytes()[..size]);
    }

    /// The whole file: behind the nodes the number of words, the address of the root, and a checksum.
    fn end(mut self, words: usize, root: usize) -> Vec<u8> {
        self.number(words as u64, 8);
        self.number(root as u64, 8);
        let sum = checksum(&self.bytes);
        self.bytes.extend(sum.to_le_bytes());
        self.bytes
    }
}

/// How an address is written in a node that begins at `front`.
fn distance(front: usize, address: usize) -> u64 {
    if address == END { 0 } else { (front - address) as u64 }
}

/// The bytes that an address takes, which are never none.
fn address_size(distance: u64) -> usize {
    size(distance).max(1)
}

/// The bytes that a number takes; none for 0.
fn size(number: u64) -> usize {
    (u64::BITS - number.leading_zeros()).div_ceil(8) as usize
}

/// The sizes of addresses and outputs in one byte.
fn both([addresses, outputs]: [usize; 2]) -> u8 {
    (addresses << 4 | outputs) as u8
}

/// The CRC-32C of bytes, turned and moved on as the crate does.
fn checksum(bytes: &[u8]) -> u32 {
    let sum = !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0x82F6_3B78 * (sum & 1)))
    });
    sum.rotate_right(15).wrapping_add(0xA282_EAD8)
}

#[cfg(test)]
mod tests {
    use fst::{IntoStreamer, Streamer};

    use super::*;

    /// The words of a compiled transducer with their numbers, and its size.
    fn there_and_back(words: &[(Vec<u8>, u64)]) -> usize {
        let bytes = compile(words.iter().map(|(word, number)| (word, *number))).unwrap();
        let fst = Fst::new(&bytes).unwrap();
        assert!(fst.verify().is_ok() && fst.len() == words.len());
        let mut stream = fst.into_stream();
        let mut rest = words.iter();
        while let Some((word, number)) = stream.next() {
            assert_eq!(Some(&(word.to_vec(), number.value())), rest.next());
        }
        assert_eq!(rest.next(), None);
        bytes.len()
    }

    #[test]
    fn nodes_of_every_kind_come_back() {
        there_and_back(&[]);
        there_and_back(&[(Vec::new(), 7)]);
        for count in [1, 2, 32, 33, 63, 64, 255, 256_u64] {
            let mut words = vec![(Vec::new(), 9_000)];
            for first in 0..count {
                let word = [first as u8, b'#', 0xFE, first as u8];
                words.push((word[..2].to_vec(), first * first * first));
                words.push((word.to_vec(), 1 << (first / 5)));
            }
            there_and_back(&words);
        }
    }

    #[test]
    fn no_node_is_forgotten() {
        // more endings than the builder of the crate remembers
        let words = |starts: &[char]| -> Vec<(Vec<u8>, u64)> {
            let ending = |i: u32| format!("{i:05}{:05}", i * 7_919 % 100_003);
            let word = |start: &char, i| (format!("{start}{}", ending(i)).into_bytes(), 0);
            starts.iter().flat_map(|start| (0..30_000).map(move |i| word(start, i))).collect()
        };
        let (once, twice) = (there_and_back(&words(&['a'])), there_and_back(&words(&['a', 'b'])));
        assert!(twice < once + 10, "{once} {twice}");
    }
}
