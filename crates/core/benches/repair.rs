//! How long it takes to find all smallest repairs of a table 3 with wrong cells: `cargo bench -p gouji-core`.
//!
//! Every case is run three times and the fastest is taken: the pauses of a shared machine are not the engine's.

#![expect(clippy::unwrap_used, reason = "a bench may stop")]

#[path = "../tests/repair_engine/table3.rs"]
mod table3;

use gouji_core::repair::{Effort, Status, solve};
use std::time::Instant;
use table3::{Random, Table};

fn main() {
    let rounds: usize =
        std::env::var("GOUJI_BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(500);
    println!("| table | wrong cells | p50 µs | p99 µs | max µs | p99 steps | unique | tied | other |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for (name, outcomes) in [("25 × 7", 21), ("23 × 7", 19), ("city, 25 × 7", 0)] {
        for wrong in 1..=6 {
            let mut random = Random(20_240_331 + wrong as u64);
            let mut times = Vec::new();
            let mut steps = Vec::new();
            let mut kinds = [0_usize; 3];
            for _ in 0..rounds {
                let mut table =
                    if outcomes == 0 { Table::city() } else { Table::random(&mut random, outcomes) };
                table.plant(&mut random, wrong);
                let problem = table.problem();
                let mut best = u128::MAX;
                let mut outcome = None;
                for _ in 0..3 {
                    let start = Instant::now();
                    outcome = solve(&problem, &Effort::default()).ok();
                    best = best.min(start.elapsed().as_micros());
                }
                let Some(outcome) = outcome else { continue };
                times.push(best);
                steps.push(outcome.nodes);
                kinds[match outcome.status {
                    Status::Unique => 0,
                    Status::Tied => 1,
                    _ => 2,
                }] += 1;
            }
            times.sort_unstable();
            steps.sort_unstable();
            let at = |percent: usize| (rounds * percent / 100).min(rounds - 1);
            println!(
                "| {name} | {wrong} | {} | {} | {} | {} | {} | {} | {} |",
                times[at(50)],
                times[at(99)],
                times[rounds - 1],
                steps[at(99)],
                kinds[0],
                kinds[1],
                kinds[2]
            );
        }
    }
}
