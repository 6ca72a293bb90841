//! Whole numbers under congruences: which whole `k` make every `Σ cⱼ·kⱼ + c` a whole number, written as
//! `k = origin + basis · z` with any whole `z`.

use crate::repair::exact::{Overflow, Rational, gcd};

#[derive(Clone, Debug)]
pub(crate) struct Lattice {
    pub(crate) origin: Vec<i128>,
    /// One vector for each entry of `z`.
    pub(crate) basis: Vec<Vec<i128>>,
}

impl Lattice {
    /// All whole vectors of this length.
    pub(crate) fn all(size: usize) -> Self {
        let unit = |at: usize| (0..size).map(|index| i128::from(index == at)).collect();
        Self { origin: vec![0; size], basis: (0..size).map(unit).collect() }
    }

    /// Keeps only those vectors that make the sum whole. False: there are none.
    pub(crate) fn require(
        &mut self,
        terms: &[(usize, Rational)],
        constant: Rational,
    ) -> Result<bool, Overflow> {
        let mut modulus = constant.denominator();
        for (_, coefficient) in terms {
            let below = coefficient.denominator();
            modulus = (modulus / gcd(modulus, below)).checked_mul(below).ok_or(Overflow)?;
        }
        if modulus == 1 {
            return Ok(true);
        }
        let scale = Rational::whole(modulus)?;
        let mut weights = Vec::with_capacity(terms.len());
        for &(index, coefficient) in terms {
            weights.push((index, coefficient.times(scale)?.numerator()));
        }
        let dot = |vector: &[i128]| {
            weights.iter().try_fold(0_i128, |sum, &(index, weight)| {
                let entry = vector.get(index).copied().unwrap_or(0);
                sum.checked_add(weight.checked_mul(entry)?)
            })
        };
        let offset = dot(&self.origin).ok_or(Overflow)?;
        let target = constant.times(scale)?.numerator().checked_add(offset).ok_or(Overflow)?;
        let mut images = Vec::with_capacity(self.basis.len());
        for vector in &self.basis {
            images.push(dot(vector).ok_or(Overflow)?);
        }
        let lead = self.concentrate(&mut images)?;
        let image = lead.and_then(|at| images.get(at).copied()).unwrap_or(0);
        let common = gcd(image, modulus);
        if image == 0 || lead.is_none() {
            return Ok(target.rem_euclid(modulus) == 0);
        }
        if target % common != 0 {
            return Ok(false);
        }
        let small = modulus / common;
        let inverse = inverse(image / common, small);
        let shift =
            (-(target / common)).rem_euclid(small).checked_mul(inverse).ok_or(Overflow)?.rem_euclid(small);
        let Some(vector) = lead.and_then(|at| self.basis.get_mut(at)) else { return Ok(false) };
        for (start, entry) in self.origin.iter_mut().zip(vector) {
            *start = entry.checked_mul(shift).and_then(|moved| start.checked_add(moved)).ok_or(Overflow)?;
            *entry = entry.checked_mul(small).ok_or(Overflow)?;
        }
        Ok(true)
    }

    /// Replaces the basis by one of shorter vectors of the same lattice, two at a time (as Lagrange and Gauss did for
    /// two), so that branching meets few values.
    pub(crate) fn shorten(&mut self) -> Result<(), Overflow> {
        let dot = |one: &[i128], other: &[i128]| {
            one.iter().zip(other).try_fold(0_i128, |sum, (a, b)| sum.checked_add(a.checked_mul(*b)?))
        };
        for _ in 0..8 {
            let mut changed = false;
            for short in 0..self.basis.len() {
                for long in 0..self.basis.len() {
                    if short == long {
                        continue;
                    }
                    let (from, to) = two(&mut self.basis, short, long);
                    let length = dot(from, from).ok_or(Overflow)?;
                    let along = dot(from, to).ok_or(Overflow)?;
                    let double = along.checked_mul(2).ok_or(Overflow)?;
                    if double.abs() <= length {
                        continue;
                    }
                    let times = double.checked_add(length).ok_or(Overflow)?.div_euclid(2 * length);
                    for (entry, step) in to.iter_mut().zip(from) {
                        *entry = step
                            .checked_mul(times)
                            .and_then(|part| entry.checked_sub(part))
                            .ok_or(Overflow)?;
                    }
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        Ok(())
    }

    /// Euclid's algorithm on the basis, until a single vector has an image other than nought.
    fn concentrate(&mut self, images: &mut [i128]) -> Result<Option<usize>, Overflow> {
        loop {
            let smallest = (0..images.len())
                .filter(|&at| images[at] != 0)
                .min_by_key(|&at| (images[at].unsigned_abs(), at));
            let Some(lead) = smallest else { return Ok(None) };
            let mut alone = true;
            for at in 0..images.len() {
                if at == lead || images[at] == 0 {
                    continue;
                }
                let times = images[at] / images[lead];
                images[at] -= times * images[lead];
                alone &= images[at] == 0;
                let (from, to) = two(&mut self.basis, lead, at);
                for (entry, step) in to.iter_mut().zip(from) {
                    *entry =
                        step.checked_mul(times).and_then(|part| entry.checked_sub(part)).ok_or(Overflow)?;
                }
            }
            if alone {
                return Ok(Some(lead));
            }
        }
    }
}

/// One vector to read and another to change.
fn two(vectors: &mut [Vec<i128>], read: usize, write: usize) -> (&[i128], &mut [i128]) {
    let (head, tail) = vectors.split_at_mut(read.max(write));
    if read < write { (&head[read], &mut tail[0]) } else { (&tail[0], &mut head[write]) }
}

/// `x` with `value · x ≡ 1` modulo `modulus`, for coprime arguments.
fn inverse(value: i128, modulus: i128) -> i128 {
    let (mut old, mut new) = ((value.rem_euclid(modulus), 1_i128), (modulus, 0_i128));
    while new.0 != 0 {
        let times = old.0 / new.0;
        (old, new) = (new, (old.0 - times * new.0, old.1 - times * new.1));
    }
    old.1.rem_euclid(modulus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_exactly_the_solutions() {
        // (2x + 3y + 1) / 6 and (x + y) / 2 whole.
        let mut lattice = Lattice::all(2);
        let part = |above, below| Rational::new(above, below).unwrap();
        assert!(lattice.require(&[(0, part(1, 3)), (1, part(1, 2))], part(1, 6)).unwrap());
        assert!(lattice.require(&[(0, part(1, 2)), (1, part(1, 2))], Rational::ZERO).unwrap());
        lattice.shorten().unwrap();
        let mut inside = std::collections::BTreeSet::new();
        for a in -40..=40 {
            for b in -40..=40 {
                let at = |index: usize| {
                    lattice.origin[index] + a * lattice.basis[0][index] + b * lattice.basis[1][index]
                };
                inside.insert((at(0), at(1)));
            }
        }
        for x in -12_i128..=12 {
            for y in -12_i128..=12 {
                let solves = (2 * x + 3 * y + 1).rem_euclid(6) == 0 && (x + y).rem_euclid(2) == 0;
                assert_eq!(inside.contains(&(x, y)), solves, "{x} {y}");
            }
        }
    }

    #[test]
    fn says_when_there_is_none() {
        let half = Rational::new(1, 2).unwrap();
        let mut lattice = Lattice::all(1);
        assert!(!lattice.require(&[(0, Rational::ONE)], half).unwrap());
    }
}
