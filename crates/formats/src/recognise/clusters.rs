//! Which of the tables found belong to one report.

use std::ops::Range;

use super::Scene;
use super::tables::chain::{self, Instance};

/// The tables of one report and the stretch of the document that is its own.
pub(super) struct Cluster {
    /// The tables, in order of the document.
    pub(super) tables: Vec<Found>,
    /// Further candidates for tables that it already has.
    pub(super) twice: Vec<Found>,
    /// Its pieces.
    pub(super) pieces: Range<usize>,
}

/// A table that was found, and what else it may be just as well.
pub(super) struct Found {
    pub(super) best: Instance,
    /// The same stretch as the same table of other editions.
    pub(super) equals: Vec<Instance>,
}

impl Found {
    fn span(&self) -> Range<usize> {
        self.best.span()
    }
}

/// All reports of a document.
pub(super) fn find(scene: &Scene<'_>, costs: &[i32]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for instance in chosen(scene, costs) {
        let variant = &scene.variants[instance.best.variant];
        let start = scene.groups[instance.span().start].context.end;
        if let Some(cluster) = clusters.last_mut() {
            let last = cluster
                .tables
                .last()
                .map(|last| (last.span().end - 1, scene.variants[last.best.variant].section));
            let known =
                cluster.tables.iter().any(|own| scene.variants[own.best.variant].table == variant.table);
            let begun = last.is_some_and(|(group, _)| begins(scene, scene.groups[group].end..start));
            let earlier = last.is_some_and(|(_, section)| variant.section < section);
            if !known {
                cluster.tables.push(instance);
                continue;
            }
            if !begun && !earlier {
                // Rows that the first lacks are its own, torn off; they are placed by their labels.
                if !cluster.tables.iter().any(|own| completes(scene, own, &instance, costs)) {
                    cluster.twice.push(instance);
                }
                continue;
            }
        }
        clusters.push(Cluster {
            tables: vec![instance],
            twice: Vec::new(),
            pieces: 0..scene.stream.pieces.len(),
        });
    }
    for number in 1..clusters.len() {
        let (before, own) = clusters.split_at_mut(number);
        let (Some(before), Some(own)) = (before.last_mut(), own.first_mut()) else { continue };
        let cut = cut(scene, before, own);
        before.pieces.end = cut;
        own.pieces.start = cut;
    }
    clusters
}

/// Whether a table has only rows that another lacks, with no title between them.
fn completes(scene: &Scene<'_>, own: &Found, other: &Found, costs: &[i32]) -> bool {
    let rows = &own.best.rows;
    let same =
        std::iter::once(&other.best).chain(&other.equals).find(|their| their.variant == own.best.variant);
    let near = costs[other.span().start.max(own.span().end)] - costs[own.span().end - 1] < chain::TITLE;
    near && same.is_some_and(|their| their.rows.iter().all(|row| rows.iter().all(|own| own.row != row.row)))
        && scene.variants[own.best.variant].rows.len() > rows.len()
}

/// The best tables, no two of which overlap, in order of the document.
fn chosen(scene: &Scene<'_>, costs: &[i32]) -> Vec<Found> {
    let evidence = scene.evidence();
    let all = scene.variants.iter().enumerate();
    let mut instances: Vec<Instance> =
        all.flat_map(|(number, variant)| chain::instances(&evidence, number, variant, costs)).collect();
    instances
        .sort_by_key(|own| (std::cmp::Reverse(own.score), own.span().start, std::cmp::Reverse(own.variant)));
    let mut chosen: Vec<Found> = Vec::new();
    for instance in instances {
        let table = |own: &Instance| &scene.variants[own.variant].table;
        let overlaps = |other: &Found| {
            let (own, their) = (instance.span(), other.span());
            own.start < their.end && their.start < own.end
        };
        let shares = |other: &Found| {
            instance.rows.iter().any(|row| other.best.rows.iter().any(|their| their.group == row.group))
        };
        let clash = chosen
            .iter_mut()
            .find(|other| overlaps(other) && (table(&instance) == table(&other.best) || shares(other)));
        match clash {
            None => chosen.push(Found { best: instance, equals: Vec::new() }),
            Some(other) if other.best.score == instance.score && table(&instance) == table(&other.best) => {
                other.equals.push(instance);
            }
            Some(_) => {}
        }
    }
    chosen.sort_by_key(|own| own.span().start);
    // A blank table right before or behind its figures is a row of heads.
    let is_blank = |own: &Found| own.best.rows.iter().all(|row| scene.groups[row.group].is_blank());
    let spans: Vec<(usize, Range<usize>)> =
        chosen.iter().filter(|own| !is_blank(own)).map(|own| (own.best.variant, own.span())).collect();
    let beside_figures = |own: &Found| {
        spans.iter().any(|(variant, span)| {
            let (first, last) = (own.span().end.min(span.end) - 1, own.span().start.max(span.start));
            scene.variants[*variant].table == scene.variants[own.best.variant].table
                && (costs[last.max(first)] - costs[last.min(first)]).abs() < chain::TITLE
        })
    };
    chosen.retain(|own| !is_blank(own) || !beside_figures(own));
    chosen
}

/// Whether a report or its first section begins in a stretch of the stream.
fn begins(scene: &Scene<'_>, stretch: Range<usize>) -> bool {
    let starts = |piece: usize| stretch.contains(&scene.stream.pieces[piece].range.start);
    scene.report_titles.iter().any(|title| starts(title.pieces.0))
        || scene
            .titles
            .iter()
            .any(|title| title.section == 0 && !title.by_number && stretch.contains(&title.range.start))
}

/// The piece where the second of two reports begins.
fn cut(scene: &Scene<'_>, before: &Cluster, own: &Cluster) -> usize {
    let last = before.tables.iter().chain(&before.twice).map(|table| table.span().end - 1).max().unwrap_or(0);
    let from = scene.groups[last].pieces.1 + 1;
    let first = own.tables.first().map_or(0, |table| table.span().start);
    let to = scene.groups[first].pieces.0;
    let title =
        scene.report_titles.iter().map(|title| title.pieces.0).find(|piece| (from..=to).contains(piece));
    let section = || {
        let firsts = scene.titles.iter().filter(|title| title.section == 0 && !title.by_number);
        firsts.map(|title| scene.stream.owner[title.range.start]).find(|piece| (from..=to).contains(piece))
    };
    let table = || {
        let start = scene.groups[first].context.start;
        scene.stream.owner.get(start).copied().unwrap_or(from).clamp(from.min(to), to)
    };
    title.or_else(section).unwrap_or_else(table)
}
