//! Word vectors: how near two words are in meaning.
//!
//! `assets/svec.bin` holds 28,000 words and 2,500 pieces of words in 128 dimensions of 4 bits, and is read in place; only an index of every
//! sixteenth key is made at first use (about half a millisecond). What it cannot tell: opposites and merely related words lie as
//! near as synonyms. Never conclude from it alone that two words mean the same.
//!
//! Layout, little endian: `SVEC`, u16 version, u8 bits, u8 flags, u32 words W, u32 pieces P, u16 dimensions, u16 0, u32 bytes of keys,
//! f32 threshold, f32 0; the keys, words then pieces, each sorted and front coded (u8 shared, u8 length, rest); u16 scales; u8 weights
//! times 255; rows of nibbles, the low one first, each eight too high.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const TABLE: &[u8] = include_bytes!("../../assets/svec.bin");
const HEADER: usize = 32;
const DIMENSIONS: usize = 128;
const ROW_BYTES: usize = DIMENSIONS / 2;
const STRIDE: usize = 16;
/// Cosines up to this mean nothing: unrelated words reach it.
const NOISE: f32 = 0.15;

/// A place in the front-coded keys from which decoding can begin.
#[derive(Debug)]
struct Restart {
    key: Vec<u8>,
    /// The row of the key.
    row: usize,
    /// Where the following key is coded.
    next: usize,
}

#[derive(Debug, Default)]
struct Index {
    words: Vec<Restart>,
    pieces: Vec<Restart>,
    word_count: usize,
    row_count: usize,
    weights_at: usize,
    rows_at: usize,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build().unwrap_or_default());

/// What a component of one becomes in a word put together from pieces.
const ONE: f32 = 4_096.0;

/// A word's vector, in whole numbers: these multiply twice as fast as fractions, and alike on every machine.
#[derive(Debug, Clone, PartialEq)]
pub struct WordVector {
    values: [i16; DIMENSIONS],
    /// One divided by the vector's length.
    per_length: f32,
}

impl WordVector {
    /// The vector of a word; nothing for digits and for scripts that the table does not know.
    ///
    /// A word that the table lacks is put together from the longest known pieces. Costs one to five microseconds: keep it.
    pub fn of(word: &str) -> Option<Self> {
        Self::of_rows(&INDEX.rows_of(&normalised(word))?)
    }

    /// The vector of a word and its [`weight`], in one look-up.
    pub fn weighed(word: &str) -> (Option<Self>, f32) {
        let rows = INDEX.rows_of(&normalised(word));
        (rows.as_deref().and_then(Self::of_rows), weight_of(rows.as_deref()))
    }

    fn of_rows(rows: &[usize]) -> Option<Self> {
        if let &[row] = rows {
            return Some(Self::of_values(row_values(row)?));
        }
        let mut values = [0.0; DIMENSIONS];
        for &row in rows {
            let piece = Self::of_values(row_values(row)?);
            for (sum, value) in values.iter_mut().zip(piece.values) {
                *sum += f32::from(value) * piece.per_length;
            }
        }
        // Made one long again, so that no number of pieces outgrows the product.
        let length = values.iter().map(|v| v * v).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        let mut whole = [0; DIMENSIONS];
        for (whole, value) in whole.iter_mut().zip(values) {
            *whole = (value / length * ONE).round() as i16;
        }
        Some(Self::of_values(whole))
    }

    fn of_values(values: [i16; DIMENSIONS]) -> Self {
        let length = values.iter().map(|&v| f32::from(v) * f32::from(v)).sum::<f32>().sqrt();
        Self { values, per_length: if length > 0.0 { length.recip() } else { 0.0 } }
    }

    /// The cosine of the angle between two words, -1 to 1; some nanoseconds.
    pub fn cosine(&self, other: &Self) -> f32 {
        // Eight sums side by side: one after the other they could not be computed at once.
        let mut sums = [0_i32; 8];
        for (a, b) in self.values.chunks_exact(8).zip(other.values.chunks_exact(8)) {
            for (sum, (&a, &b)) in sums.iter_mut().zip(a.iter().zip(b)) {
                *sum += i32::from(a) * i32::from(b);
            }
        }
        sums.iter().sum::<i32>() as f32 * self.per_length * other.per_length
    }

    /// Nearness from 0 to 1: the cosine above what unrelated words reach.
    pub fn nearness(&self, other: &Self) -> f32 {
        ((self.cosine(other) - NOISE) / (1.0 - NOISE)).max(0.0)
    }
}

/// How much a word tells by being rare, 0 for the commonest to 1: "the" 0.01, "president" 0.9; 1 for words that the table lacks.
pub fn weight(word: &str) -> f32 {
    weight_of(INDEX.rows_of(&normalised(word)).as_deref())
}

fn weight_of(rows: Option<&[usize]>) -> f32 {
    match rows {
        Some(&[row]) => TABLE.get(INDEX.weights_at + row).map_or(1.0, |&w| f32::from(w) / 255.0),
        _ => 1.0,
    }
}

/// The F1 of two weighted means: how well each side's words find their likes on the other side.
///
/// `weights` give each word's share, `similarity` is asked for every pair (left index, right index) once. A side without words scores 0.
pub fn soft_overlap(left: &[f32], right: &[f32], similarity: impl Fn(usize, usize) -> f32) -> f32 {
    let mut best_left = vec![0.0_f32; left.len()];
    let mut best_right = vec![0.0_f32; right.len()];
    for (i, best) in best_left.iter_mut().enumerate() {
        for (j, best_other) in best_right.iter_mut().enumerate() {
            let found = similarity(i, j);
            *best = best.max(found);
            *best_other = best_other.max(found);
        }
    }
    let mean = |best: &[f32], weights: &[f32]| {
        let total: f32 = weights.iter().sum();
        if total > 0.0 { best.iter().zip(weights).map(|(b, w)| b * w).sum::<f32>() / total } else { 0.0 }
    };
    let (a, b) = (mean(&best_left, left), mean(&best_right, right));
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

/// Lower case, decomposed, without accents, as the keys are.
fn normalised(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect()
}

fn row_values(row: usize) -> Option<[i16; DIMENSIONS]> {
    let start = INDEX.rows_at + row * ROW_BYTES;
    let bytes = TABLE.get(start..start + ROW_BYTES)?;
    let mut values = [0; DIMENSIONS];
    for (pair, byte) in values.chunks_exact_mut(2).zip(bytes) {
        if let [even, odd] = pair {
            *even = i16::from(byte & 15) - 8;
            *odd = i16::from(byte >> 4) - 8;
        }
    }
    Some(values)
}

fn u32_at(at: usize) -> Option<usize> {
    let bytes = TABLE.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

/// Decodes the key at `at` over the one before; returns where the next is coded.
fn decode(at: usize, key: &mut Vec<u8>) -> Option<usize> {
    let (&shared, &length) = (TABLE.get(at)?, TABLE.get(at + 1)?);
    let end = at + 2 + usize::from(length);
    key.truncate(usize::from(shared));
    key.extend_from_slice(TABLE.get(at + 2..end)?);
    Some(end)
}

impl Index {
    fn build() -> Option<Self> {
        let (word_count, piece_count, key_bytes) = (u32_at(8)?, u32_at(12)?, u32_at(20)?);
        let row_count = word_count + piece_count;
        let weights_at = HEADER + key_bytes + 2 * row_count;
        let mut index = Self { word_count, row_count, weights_at, rows_at: weights_at + row_count, ..Self::default() };
        let (mut at, mut key) = (HEADER, Vec::new());
        for row in 0..row_count {
            at = decode(at, &mut key)?;
            let (section, first) = if row < word_count { (&mut index.words, 0) } else { (&mut index.pieces, word_count) };
            if (row - first) % STRIDE == 0 {
                section.push(Restart { key: key.clone(), row, next: at });
            }
        }
        Some(index)
    }

    /// The row of a key in one of the two sections, whose rows end before `end`.
    fn find(section: &[Restart], end: usize, wanted: &[u8]) -> Option<usize> {
        let after = section.partition_point(|r| r.key.as_slice() <= wanted);
        let restart = section.get(after.checked_sub(1)?)?;
        let (mut key, mut at) = (restart.key.clone(), restart.next);
        for row in restart.row..(restart.row + STRIDE).min(end) {
            if key == wanted {
                return Some(row);
            }
            at = decode(at, &mut key)?;
        }
        None
    }

    /// The rows that make up a normalised word: itself, or the longest known pieces from the left; nothing where a part is not covered.
    fn rows_of(&self, word: &str) -> Option<Vec<usize>> {
        let mut rows = Vec::with_capacity(1);
        let mut start = 0;
        while start < word.len() {
            let (section, rows_end) = if start == 0 { (&self.words, self.word_count) } else { (&self.pieces, self.row_count) };
            let mut ends = word.char_indices().map(|(i, c)| i + c.len_utf8()).filter(|&end| end > start).rev();
            let longest = |end: usize| Some((Self::find(section, rows_end, word.get(start..end)?.as_bytes())?, end));
            let (row, end) = ends.find_map(longest)?;
            rows.push(row);
            start = end;
        }
        Some(rows).filter(|r| !r.is_empty())
    }
}

#[cfg(test)]
mod tests;
