//! Learns the weights of the grammar from clean text: the word written has to win against what it could have been.
//!
//! A conditional log-linear model by stochastic gradient descent with one rate a weight (`AdaGrad`; Duchi, Hazan and
//! Singer, 2011), the sentences in an order that is drawn once and for all. Sentences held back from
//! counting are held back here too, and tell how well it chooses.

use std::path::Path;
use std::rc::Rc;

use coquille::model::context::spell;
use coquille::model::grammar::{self, Context, FEATURES, KIND, LEVELS, VERSION, Word};
use coquille::model::{Model, format};
use coquille::stages::spelling::{Alternative, Likeness, alternatives};
use coquille::text::sentences::sentences;
use coquille::text::{Casing, Kind, tokenize};
use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::random::Random;
use crate::sources::corpora::{CORPORA, Corpus, Era};

/// How often every line is read.
const PASSES: usize = 2;
/// How fast weights move.
const RATE: f32 = 0.15;
/// So many misreadings of a word are drawn against it, beside its inflections and what sounds like it.
const SLIPS: usize = 2;
/// So many alternatives at most.
const MOST: usize = 10;
/// A feature that was met less often with a form teaches nothing: rare rows would only blur the weights of others.
const OFTEN: u8 = 2;
/// The logarithm of the number of counters to base two.
const MET_BITS: u32 = 26;
/// Smaller levels count for nothing, and so take less room when packed.
const LEAST: f32 = 0.07;
/// Rounds in which levels find their places.
const ROUNDS: usize = 30;

/// Learns the weights and writes the compiled file; `bits` is the logarithm of their number to base two.
///
/// # Errors
/// When a corpus cannot be read, or the file not be written.
pub fn learn(sources: &Path, data: &Path, bits: u32, say: &dyn Fn(&str)) -> Result<()> {
    let mut texts = Texts::default();
    for corpus in CORPORA {
        say(&format!("reading {}", corpus.name));
        texts.read(sources, *corpus)?;
    }
    say(&format!("{} lines to learn from, {} held back", texts.lines.len(), texts.held_back.len()));
    let mut learner = Learner::new(Model::french(), bits);
    let mut random = Random::default();
    for pass in 1..=PASSES {
        let order = random.order(texts.lines.len());
        for (done, &at) in order.iter().enumerate() {
            learner.line(&texts.lines[at as usize], true);
            if done % 200_000 == 199_999 {
                say(&format!("pass {pass}, {done} lines, {}", learner.tally()));
            }
        }
        learner.tally();
        texts.held_back.iter().for_each(|line| learner.line(line, false));
        say(&format!("pass {pass}, held back: {}", learner.tally()));
    }
    let path = data.join("grammar.bin");
    std::fs::write(&path, learner.compiled()).map_err(crate::error::Error::file(&path))
}

/// The lines of the corpora that are learned from.
#[derive(Default)]
struct Texts {
    lines: Vec<Box<str>>,
    held_back: Vec<Box<str>>,
}

impl Texts {
    /// Takes the lines of a corpus: all of a modern one, every other line of an old one.
    fn read(&mut self, sources: &Path, corpus: Corpus) -> Result<()> {
        let every = if corpus.era == Era::Period { 2 } else { 1 };
        corpus.lines(sources, |index, line| {
            if corpus.holds_back(index) {
                self.held_back.push(line.into());
            } else if index % every == 0 {
                self.lines.push(line.into());
            }
        })
    }
}

/// What is remembered of a spelled word.
#[derive(Clone)]
struct Known {
    word: Word,
    others: Option<Rc<[Alternative]>>,
}

struct Learner<'a> {
    model: &'a Model,
    bits: u32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// How often each feature was met with each form, by hash, up to [`OFTEN`].
    met: Vec<u8>,
    /// The weight of the frequency of a form, and the sum of its squared gradients.
    zipf: (f32, f32),
    known: FxHashMap<Box<str>, Known>,
    random: Random,
    asked: u64,
    right: u64,
    loss: f64,
}

impl<'a> Learner<'a> {
    fn new(model: &'a Model, bits: u32) -> Self {
        Self {
            model,
            bits,
            weights: vec![0.0; 1 << bits],
            squares: vec![1.0; 1 << bits],
            met: vec![0; 1 << MET_BITS],
            zipf: (1.0, 1.0),
            known: FxHashMap::default(),
            random: Random::default(),
            asked: 0,
            right: 0,
            loss: 0.0,
        }
    }

    fn line(&mut self, text: &str, learns: bool) {
        let tokens = tokenize(text);
        let mut buffer = String::new();
        for span in sentences(text, &tokens) {
            let mut sentence = Vec::new();
            let mut asked = Vec::new();
            for &token in &tokens[span.start..span.end] {
                let Some(spelled) = spell(text, token, &self.model.lexicon, &mut buffer) else {
                    continue;
                };
                let is_word = matches!(token.kind, Kind::Word | Kind::Elision);
                let known = self.known(spelled, is_word);
                if let Some(others) = known.others.filter(|o| !o.is_empty())
                    && is_word
                    && token.casing == Casing::Lower
                {
                    asked.push((sentence.len(), others));
                }
                sentence.push(match token.kind {
                    Kind::Number => Word::number(token.of(text)),
                    Kind::Ordinal => Word::ordinal(),
                    _ => known.word,
                });
            }
            for (at, others) in asked {
                self.ask(&sentence, at, &others, learns);
            }
        }
    }

    fn known(&mut self, spelled: &str, is_word: bool) -> Known {
        if let Some(known) = self.known.get(spelled) {
            return known.clone();
        }
        let word = Word::spelled(spelled, &self.model.lexicon);
        let others = is_word.then(|| alternatives(self.model, spelled).into());
        let known = Known { word, others };
        self.known.insert(spelled.into(), known.clone());
        known
    }

    /// One step: the written word against its alternatives.
    fn ask(&mut self, sentence: &[Word], at: usize, others: &[Alternative], learns: bool) {
        let mut forms = vec![sentence[at]];
        let close = |a: &&Alternative| a.likeness != Likeness::Slip;
        forms.extend(others.iter().filter(close).map(|a| a.word).take(MOST));
        let slips: Vec<&Alternative> = others.iter().filter(|a| !close(a)).collect();
        for _ in 0..SLIPS.min(slips.len()) {
            forms.push(slips[self.random.below(slips.len() as u64) as usize].word);
        }
        let context = Context::of(sentence, at);
        let places: Vec<[u32; 2 * FEATURES]> = forms
            .iter()
            .map(|form| {
                let mut row = [0; 2 * FEATURES];
                for (slot, place) in row.iter_mut().zip(grammar::places(&context, form, 32)) {
                    *slot = place as u32;
                }
                row
            })
            .collect();
        let shift = 32 - self.bits;
        let scores: Vec<f32> = places
            .iter()
            .zip(&forms)
            .map(|(row, form)| {
                row.iter().map(|&p| self.weights[(p >> shift) as usize]).sum::<f32>()
                    + self.zipf.0 * form.zipf
            })
            .collect();
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = scores.iter().map(|s| (s - most).exp()).sum();
        self.asked += 1;
        self.right += u64::from(scores[1..].iter().all(|s| *s < scores[0]));
        self.loss += f64::from(sum.ln() + most - scores[0]);
        if !learns {
            return;
        }
        let mut zipf = 0.0;
        for (i, row) in places.iter().enumerate() {
            let share = (scores[i] - most).exp() / sum;
            let gradient = if i == 0 { 1.0 - share } else { -share };
            zipf += gradient * forms[i].zipf;
            if gradient.abs() < 1e-3 {
                continue;
            }
            let square = gradient * gradient;
            for &p in row {
                let met = &mut self.met[(p >> (32 - MET_BITS)) as usize];
                if *met < OFTEN {
                    *met += 1;
                    continue;
                }
                let p = (p >> (32 - self.bits)) as usize;
                self.squares[p] += square;
                self.weights[p] += RATE * gradient / self.squares[p].sqrt();
            }
        }
        self.zipf.1 += zipf * zipf;
        self.zipf.0 += RATE * zipf / self.zipf.1.sqrt();
    }

    /// How well it chose since the last call.
    fn tally(&mut self) -> String {
        let asked = self.asked.max(1) as f64;
        let tally = format!(
            "{} words, {:.4} right, {:.4} nats each, zipf {:.3}",
            self.asked,
            self.right as f64 / asked,
            self.loss / asked,
            self.zipf.0
        );
        (self.asked, self.right, self.loss) = (0, 0, 0.0);
        tally
    }

    fn compiled(&self) -> Vec<u8> {
        let levels = levels(&self.weights);
        let zero = levels.iter().position(|level| *level == 0.0).unwrap_or(0);
        let nearest = |weight: f32| {
            let after = levels.partition_point(|level| *level < weight);
            let level = match after {
                0 => 0,
                LEVELS => LEVELS - 1,
                _ if weight - levels[after - 1] < levels[after] - weight => after - 1,
                _ => after,
            };
            if levels[level].abs() < LEAST { zero } else { level }
        };
        let weights: Vec<u8> = self
            .weights
            .chunks(2)
            .map(|pair| (nearest(pair[0]) | nearest(pair[1]) << 4) as u8)
            .collect();
        let scale: Vec<u8> = levels.iter().flat_map(|level| level.to_le_bytes()).collect();
        format::write(KIND, VERSION, &[&scale, &weights])
    }
}

/// Levels that the weights are near to, in rising order, one of them zero (Lloyd's method, with the weights that
/// are not zero).
fn levels(weights: &[f32]) -> [f32; LEVELS] {
    let mut sorted: Vec<f32> = weights.iter().copied().filter(|w| *w != 0.0).collect();
    sorted.sort_unstable_by(f32::total_cmp);
    if sorted.is_empty() {
        return [0.0; LEVELS];
    }
    // from the middle of equal shares
    let mut levels: [f32; LEVELS] =
        std::array::from_fn(|i| sorted[(2 * i + 1) * sorted.len() / (2 * LEVELS)]);
    for _ in 0..ROUNDS {
        let mut from = 0;
        for i in 0..LEVELS {
            let end = match levels.get(i + 1) {
                Some(next) => sorted.partition_point(|w| *w < f32::midpoint(levels[i], *next)),
                None => sorted.len(),
            };
            if end > from {
                let sum: f64 = sorted[from..end].iter().map(|w| f64::from(*w)).sum();
                levels[i] = (sum / (end - from) as f64) as f32;
            }
            from = end.max(from);
        }
    }
    let nearest = (0..LEVELS).min_by(|a, b| levels[*a].abs().total_cmp(&levels[*b].abs()));
    levels[nearest.unwrap_or(0)] = 0.0;
    levels
}
