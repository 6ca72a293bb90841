//! All smallest sets of variables whose change makes every rule hold.
//!
//! A rule that is broken whatever the chosen variables are set to (a *clash*) must have one more of its variables
//! chosen. The search tries them one after another, closing each when its turn is over, so every set is met once;
//! it goes deeper only as far as a bound allows that is raised step by step. Two things keep it small: choosing a
//! variable uses up an equality, and eliminating it from the others gives new clashes at once (the *implied edits*
//! of Fellegi and Holt 1976); and clashes that share no open variable must be paid for separately, which bounds the
//! weight from below and closes variables that can no longer be part of a smallest set.

mod node;
mod row;
mod system;

use super::exact::{Overflow, Rational};
use super::problem::{Effort, Limits};
use super::problem::{Problem, ProblemFault};
use super::region::Halt;
use node::Clash;
pub(crate) use node::Source;
use node::{Leaf, Node, Role};
pub(crate) use row::{Row, Sense, VarId};
pub(crate) use system::{System, parts};

/// Limits of one search.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    /// In the units of the system.
    pub(crate) weight: Option<u64>,
    pub(crate) changes: Option<usize>,
    pub(crate) options: usize,
    pub(crate) nodes: u64,
}

impl Limit {
    /// The limits of a problem in the units of one of its parts.
    pub(crate) fn new(limits: &Limits, effort: Effort, unit: Rational) -> Self {
        let weight = limits.weight.map(|most| match most.over(unit) {
            Ok(units) => u64::try_from(units.floor().numerator().max(0)).unwrap_or(u64::MAX),
            Err(Overflow) => u64::MAX,
        });
        Self { weight, changes: limits.changes, options: limits.options.max(1), nodes: effort.nodes }
    }
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Every smallest set (sorted), up to the cap.
    pub(crate) sets: Vec<Vec<VarId>>,
    pub(crate) capped: bool,
    /// Variables in every smallest set, listed or not.
    pub(crate) safe: Vec<VarId>,
    /// Nothing lighter than this does.
    pub(crate) bound: u64,
    /// What was known at the start.
    pub(crate) nodes: u64,
    /// Steps spent on weights below that of the answer.
    pub(crate) below: u64,
    pub(crate) end: End,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum End {
    #[default]
    Solved,
    Infeasible,
    BeyondLimit,
    Effort,
    TooLarge,
}

/// Searches one connected part.
pub(crate) fn search(system: &System, limit: &Limit, stop: &mut dyn FnMut() -> bool) -> Found {
    let mut found = Found::default();
    let mut search =
        Search { system, limit, stop, nodes: 0, next: None, sets: Vec::new(), enough: limit.options + 1 };
    match search.deepen(&mut found) {
        Ok(()) => {}
        Err(Halt::Effort | Halt::Enough) => found.end = End::Effort,
        Err(Halt::TooLarge) => found.end = End::TooLarge,
    }
    found.nodes = search.nodes;
    found
}

/// What a bound rules out at a node.
enum Closed {
    Nothing,
    /// Some variables; the clashes must be looked at again.
    Some,
    All,
}

struct Search<'a> {
    system: &'a System,
    limit: &'a Limit,
    stop: &'a mut dyn FnMut() -> bool,
    nodes: u64,
    /// The least weight that was put off.
    next: Option<u64>,
    sets: Vec<Vec<VarId>>,
    /// Stop after this many sets.
    enough: usize,
}

impl Search<'_> {
    fn deepen(&mut self, found: &mut Found) -> Result<(), Halt> {
        let root = Node::root(self.system)?;
        let mut looked_for_any = false;
        loop {
            if self.limit.weight.is_some_and(|most| found.bound > most) {
                found.end = End::BeyondLimit;
                return Ok(());
            }
            let before = self.nodes;
            self.next = None;
            self.sets.clear();
            let visited = self.visit(root.clone(), found.bound);
            found.capped = matches!(visited, Err(Halt::Enough));
            if !found.capped {
                visited?;
            }
            if !self.sets.is_empty() {
                found.below = before;
                self.sets.truncate(self.limit.options);
                found.sets.clone_from(&self.sets);
                found.sets.sort();
                return self.common(&root, found);
            }
            let Some(next) = self.next else {
                found.end = if self.limit.changes.is_some() && possible(self.system)? {
                    End::BeyondLimit
                } else {
                    End::Infeasible
                };
                return Ok(());
            };
            found.bound = next;
            if !looked_for_any && self.nodes > 200 {
                looked_for_any = true;
                if !possible(self.system)? {
                    found.end = End::Infeasible;
                    return Ok(());
                }
            }
        }
    }

    /// The variables in every set of this weight. Where the list was capped, each one left is put to the question:
    /// is there a set without it?
    fn common(&mut self, root: &Node, found: &mut Found) -> Result<(), Halt> {
        let mut common = found.sets.first().cloned().unwrap_or_default();
        common.retain(|variable| found.sets.iter().all(|set| set.binary_search(variable).is_ok()));
        if found.capped {
            self.enough = 1;
            let mut at = 0;
            while let Some(&variable) = common.get(at) {
                let mut without = root.clone();
                without.role[variable] = Role::Closed;
                self.sets.clear();
                match self.visit(without, found.bound) {
                    Ok(()) | Err(Halt::Enough) => {}
                    Err(halt) => {
                        // Not shown for the rest: then it is not said of them.
                        common.truncate(at);
                        found.safe = common;
                        return if halt == Halt::Effort { Ok(()) } else { Err(halt) };
                    }
                }
                match self.sets.first() {
                    None => at += 1,
                    Some(set) => common.retain(|known| set.binary_search(known).is_ok()),
                }
            }
        }
        found.safe = common;
        Ok(())
    }

    fn visit(&mut self, mut node: Node, bound: u64) -> Result<(), Halt> {
        self.nodes += 1;
        if self.nodes > self.limit.nodes || (self.stop)() {
            return Err(Halt::Effort);
        }
        if self.limit.changes.is_some_and(|most| node.changes > most) {
            return Ok(());
        }
        let clashes = loop {
            let mut clashes = node.clashes(self.system)?;
            if clashes.is_empty() {
                match node.settle(self.system)? {
                    Leaf::Settled => return self.keep(&node),
                    Leaf::Broken(row) => {
                        node.rows.push(row);
                        continue;
                    }
                    Leaf::Clash(clash) => clashes.push(clash),
                }
            }
            if clashes.iter().any(Vec::is_empty) {
                return Ok(());
            }
            match self.close(&mut node, &mut clashes, bound) {
                Closed::Nothing => break clashes,
                Closed::Some => {}
                Closed::All => return Ok(()),
            }
        };
        let Some(clash) = clashes.into_iter().min_by_key(Vec::len) else { return Ok(()) };
        for variable in clash {
            let mut child = node.clone();
            child.choose(self.system, variable)?;
            if child.cost <= bound {
                self.visit(child, bound)?;
            } else {
                self.put_off(child.cost);
            }
            node.role[variable] = Role::Closed;
        }
        Ok(())
    }

    /// Bounds the weight from below and closes what no set within the bound can contain.
    fn close(&mut self, node: &mut Node, clashes: &mut [Clash], bound: u64) -> Closed {
        clashes.sort_by_key(Vec::len);
        let mut reduced: Vec<u64> = self.system.vars.iter().map(|var| var.weight).collect();
        let mut least = node.cost;
        for clash in &*clashes {
            let share = clash.iter().map(|&variable| reduced[variable]).min().unwrap_or(0);
            if share > 0 {
                least += share;
                for &variable in clash {
                    reduced[variable] -= share;
                }
            }
        }
        if least > bound {
            self.put_off(least);
            return Closed::All;
        }
        let mut closed = Closed::Nothing;
        for variable in self.system.ids() {
            if node.role[variable] == Role::Open && least + reduced[variable] > bound {
                self.put_off(least + reduced[variable]);
                node.role[variable] = Role::Closed;
                closed = Closed::Some;
            }
        }
        closed
    }

    fn put_off(&mut self, weight: u64) {
        if self.next.is_none_or(|known| weight < known) {
            self.next = Some(weight);
        }
    }

    fn keep(&mut self, node: &Node) -> Result<(), Halt> {
        let vars = &self.system.vars;
        self.sets.push(
            self.system
                .ids()
                .filter(|&id| !vars[id].missing && matches!(node.role[id], Role::Defined | Role::Free))
                .collect(),
        );
        if self.sets.len() >= self.enough { Err(Halt::Enough) } else { Ok(()) }
    }
}

/// The chosen variables of one answer, ready to be given values.
pub(crate) fn chosen(system: &System, set: &[VarId]) -> Result<Node, Overflow> {
    let mut node = Node::root(system)?;
    for &variable in set {
        node.choose(system, variable)?;
    }
    for variable in system.ids() {
        if node.role[variable] == Role::Open {
            node.role[variable] = Role::Closed;
        }
    }
    Ok(node)
}

/// Could the rules hold at all, with every variable free to change?
fn possible(system: &System) -> Result<bool, Halt> {
    let mut node = Node::root(system)?;
    for variable in system.ids() {
        if node.role[variable] == Role::Open {
            node.choose(system, variable)?;
        }
    }
    if node.clashes(system)?.iter().any(Vec::is_empty) {
        return Ok(false);
    }
    Ok(matches!(node.settle(system)?, Leaf::Settled))
}

/// Are there values at all, frozen figures apart, that make every rule hold? Unknown counts as yes.
pub(crate) fn can_hold(problem: &Problem) -> Result<bool, ProblemFault> {
    let parts = parts(problem)?;
    Ok(parts.hopeless_rules.is_empty()
        && parts.hopeless_variables.is_empty()
        && parts.systems.iter().all(|system| possible(system).unwrap_or(true)))
}
