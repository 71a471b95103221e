//! Learns how messages of scams differ from honest ones, by logistic regression. The sum for a
//! message is a bias, the weights of its pairs of signals, and what its most telling sentences add:
//! those of a long honest letter do not add up to a scam.
//! No pair and no sentence subtracts, so that nothing that is added to a message lowers its sum.
//! Within a sentence, phrases weigh both ways.

use std::cmp::Reverse;

/// A message as the learner sees it.
pub(crate) struct Example {
    /// The number of its family.
    pub(crate) family: usize,
    /// The numbers of its pairs of signals; a signal alone is a pair with itself.
    pub(crate) pairs: Vec<usize>,
    /// The numbers of the phrases of each sentence, each once.
    pub(crate) sentences: Vec<Vec<usize>>,
    pub(crate) is_scam: bool,
}

/// What was learnt. A message is a scam where its sum reaches a threshold.
#[derive(Clone)]
pub(crate) struct Model {
    pub(crate) bias: f64,
    /// What every sentence begins with.
    pub(crate) sentence_bias: f64,
    /// The weight of each pair.
    pub(crate) pairs: Vec<f64>,
    /// The weight of each phrase.
    pub(crate) phrases: Vec<f64>,
}

/// Only this many sentences of a message add something, those that add most.
const TELLING: usize = 3;
/// A sentence adds at most this much.
pub(crate) const MAX_SENTENCE: f64 = 9.0;
/// How often all examples are read.
const EPOCHS: usize = 12;
/// How far a step goes.
const RATE: f64 = 0.09;
/// How far a step of the bias goes.
const BIAS_RATE: f64 = 0.3;
/// By how much each step brings the weight of a phrase nearer to zero.
const PHRASE_COST: f64 = 0.0006;
/// The same for a pair.
const PAIR_COST: f64 = 0.0003;
/// The part of a step towards a scam that a pair takes: sentences take the rest.
const PAIR_SHARE: f64 = 0.9;
/// How far from the bias a message must be on its side to be learnt well enough.
const MARGIN: f64 = 1.0;
/// A sentence that is this far below zero does not learn from a scam.
const SLEEPING: f64 = -0.5;

impl Model {
    fn new(pairs: usize, phrases: usize) -> Self {
        Self {
            bias: 0.0,
            sentence_bias: 0.0,
            pairs: vec![0.0; pairs],
            phrases: vec![0.0; phrases],
        }
    }

    /// What a sentence with these phrases adds, before it is limited.
    fn sentence(&self, phrases: &[usize]) -> f64 {
        self.sentence_bias + phrases.iter().map(|p| self.phrases[*p]).sum::<f64>()
    }

    /// What each sentence of a message adds, before it is limited; nothing for those that are
    /// not among the most telling ones.
    fn sentences(&self, example: &Example) -> Vec<Option<f64>> {
        let values = example.sentences.iter().map(|s| self.sentence(s));
        let values: Vec<f64> = values.collect();
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
        let mut telling = vec![None; values.len()];
        for at in order.into_iter().take(TELLING) {
            telling[at] = Some(values[at]);
        }
        telling
    }

    /// The sum for a message.
    pub(crate) fn sum(&self, example: &Example) -> f64 {
        self.sum_with(example, &self.sentences(example))
    }

    fn sum_with(&self, example: &Example, sentences: &[Option<f64>]) -> f64 {
        let pairs: f64 = example.pairs.iter().map(|pair| self.pairs[*pair]).sum();
        let telling = sentences.iter().flatten();
        let sentences: f64 = telling.map(|value| value.clamp(0.0, MAX_SENTENCE)).sum();
        self.bias + pairs + sentences
    }

    fn add(&mut self, other: &Self) {
        self.bias += other.bias;
        self.sentence_bias += other.sentence_bias;
        let pairs = self.pairs.iter_mut().zip(&other.pairs);
        let phrases = self.phrases.iter_mut().zip(&other.phrases);
        pairs.chain(phrases).for_each(|(to, from)| *to += from);
    }

    fn scale(&mut self, by: f64) {
        self.bias *= by;
        self.sentence_bias *= by;
        let all = self.pairs.iter_mut().chain(&mut self.phrases);
        all.for_each(|weight| *weight *= by);
    }
}

/// Learns twice: from all phrases, and again from the most telling ones only.
pub(crate) fn learn(examples: &[&Example], pairs: usize, phrases: usize, most: usize) -> Model {
    let all = Learner::new(pairs, vec![true; phrases]).learn(examples);
    let mut uses = vec![0_u32; phrases];
    let sentences = examples.iter().flat_map(|example| &example.sentences);
    sentences.flatten().for_each(|phrase| uses[*phrase] += 1);
    let mut order: Vec<usize> = (0..phrases).collect();
    let value = |phrase: usize| all.phrases[phrase].abs() * f64::from(uses[phrase]).sqrt();
    order.sort_by(|a, b| value(*b).total_cmp(&value(*a)));
    let mut kept = vec![false; phrases];
    order
        .into_iter()
        .take(most)
        .for_each(|phrase| kept[phrase] = true);
    Learner::new(pairs, kept).learn(examples)
}

/// A model while it is learnt. The sums of the squared steps slow each weight down (`AdaGrad`).
struct Learner {
    model: Model,
    squares: Model,
    kept: Vec<bool>,
}

impl Learner {
    fn new(pairs: usize, kept: Vec<bool>) -> Self {
        let mut squares = Model::new(pairs, kept.len());
        squares.pairs.fill(0.1);
        squares.phrases.fill(0.1);
        (squares.bias, squares.sentence_bias) = (1.0, 1.0);
        let mut model = Model::new(pairs, kept.len());
        model.bias = -1.0;
        Self {
            model,
            squares,
            kept,
        }
    }

    /// Learns from the examples, and takes the mean of the last half of the epochs.
    fn learn(mut self, examples: &[&Example]) -> Model {
        let mut mean = Model::new(self.model.pairs.len(), self.kept.len());
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut taken = 0_u32;
        for epoch in 0..EPOCHS {
            order.sort_by_cached_key(|at| Reverse(scattered(*at, epoch)));
            for at in &order {
                self.read(examples[*at]);
            }
            if epoch * 2 >= EPOCHS {
                taken += 1;
                mean.add(&self.model);
            }
        }
        mean.scale(1.0 / f64::from(taken));
        mean
    }

    /// One step for one example.
    fn read(&mut self, example: &Example) {
        let sentences = self.model.sentences(example);
        let sum = self.model.sum_with(example, &sentences);
        let (truth, sum) = if example.is_scam {
            (1.0, sum - MARGIN)
        } else {
            (0.0, sum + MARGIN)
        };
        let error = truth - 1.0 / (1.0 + (-sum).exp());
        self.squares.bias += error * error;
        self.model.bias += BIAS_RATE * error / self.squares.bias.sqrt();
        for pair in &example.pairs {
            self.step_pair(*pair, error);
        }
        for (sentence, value) in example.sentences.iter().zip(sentences) {
            let Some(value) = value else {
                continue;
            };
            let learns = if error > 0.0 {
                (SLEEPING..=MAX_SENTENCE).contains(&value)
            } else {
                value > 0.0
            };
            if learns {
                self.step_sentence(sentence, error);
            }
        }
    }

    fn step_pair(&mut self, pair: usize, error: f64) {
        let error = if error > 0.0 {
            error * PAIR_SHARE
        } else {
            error
        };
        let square = &mut self.squares.pairs[pair];
        *square += error * error;
        let weight = &mut self.model.pairs[pair];
        *weight = (*weight + (RATE * error - PAIR_COST) / square.sqrt()).max(0.0);
    }

    fn step_sentence(&mut self, phrases: &[usize], error: f64) {
        self.squares.sentence_bias += error * error;
        let step = RATE * error / self.squares.sentence_bias.sqrt();
        self.model.sentence_bias = (self.model.sentence_bias + step).min(0.0);
        for phrase in phrases.iter().copied().filter(|phrase| self.kept[*phrase]) {
            let square = &mut self.squares.phrases[phrase];
            *square += error * error;
            let weight = self.model.phrases[phrase] + RATE * error / square.sqrt();
            let cost = PHRASE_COST / square.sqrt();
            let nearer = (weight.abs() - cost).max(0.0);
            self.model.phrases[phrase] = nearer.copysign(weight);
        }
    }
}

/// A number that depends on both, but in no order: so that examples are read in another order in
/// each epoch, and in the same on every machine.
fn scattered(at: usize, epoch: usize) -> u64 {
    let both = at as u64 ^ (epoch as u64) << 32;
    let mixed = both.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}
