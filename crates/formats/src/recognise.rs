//! From a document to reports.
//!
//! The document is read as one stream of characters, so that a label that is broken over lines, cells or pages is whole
//! again. What stands between labels is a *group* of figures. For every table of every form the best run of groups is
//! looked for whose labels are the table's rows in order ([`tables::chain`]); rows without a label are told by their
//! neighbours ([`tables::gaps`]), columns by heads, by count or by the sums ([`tables::columns`]). Prose is what stands
//! between the titles of the sections.
//!
//! Nothing here names a table, a row or a label: all of it comes from the forms. Nothing here fails: what is uncertain
//! becomes a doubt, and what has no place is listed.

mod build;
mod clusters;
mod edition;
mod normal;
mod prose;
mod stream;
mod tables;

use std::sync::{Arc, OnceLock};

use gouji_core::Form;
use gouji_core::form::builtin;

use crate::document::Document;
use crate::recognised::Recognised;
use prose::identity::{self, ReportTitle};
use prose::titles::{self, KnownTitles, Title};
use stream::groups::{self, Group};
use stream::vocabulary::{Cover, Vocabulary};
use stream::{Columns, Stream};
use tables::evidence::Evidence;
use tables::variant::{self, Variant};

/// The reports in a document, in the built-in editions of the form; none if it holds no table of theirs.
pub fn recognise(document: &Document) -> Vec<Recognised> {
    static BUILTIN: OnceLock<Recogniser> = OnceLock::new();
    BUILTIN.get_or_init(|| Recogniser::new(builtin())).recognise(document)
}

/// The reports in a document, each in the one of `forms` that fits it.
///
/// For many documents make one [`Recogniser`].
pub fn recognise_in(document: &Document, forms: &[Arc<Form>]) -> Vec<Recognised> {
    Recogniser::new(forms).recognise(document)
}

/// What some forms print, prepared once for any number of documents.
pub struct Recogniser {
    forms: Vec<Arc<Form>>,
    vocabulary: Vocabulary,
    titles: KnownTitles,
    variants: Vec<Variant>,
}

impl Recogniser {
    /// Prepares for reports in some forms.
    pub fn new(forms: &[Arc<Form>]) -> Self {
        Self {
            forms: forms.to_vec(),
            vocabulary: Vocabulary::new(forms),
            titles: KnownTitles::new(forms),
            variants: variant::variants(forms),
        }
    }

    /// The reports in a document, each in the form that fits it; none if it holds no table of theirs.
    pub fn recognise(&self, document: &Document) -> Vec<Recognised> {
        let stream = Stream::new(document, Columns::Whole);
        let whole = self.in_stream(&stream);
        if !stream.may_part {
            return whole;
        }
        // Whether blank columns part tables, or only stand in one, is told by what can be read.
        let parted = self.in_stream(&Stream::new(document, Columns::Parted));
        if worth(&parted) > worth(&whole) { parted } else { whole }
    }

    fn in_stream(&self, stream: &Stream<'_>) -> Vec<Recognised> {
        let cover = self.vocabulary.cover(stream);
        let groups = groups::groups(stream, &cover);
        let scene = Scene {
            titles: titles::candidates(stream, &cover, &self.titles),
            report_titles: identity::titles(stream),
            variants: &self.variants,
            stream,
            cover: &cover,
            groups: &groups,
            forms: &self.forms,
        };
        let costs = tables::chain::distances(&scene.evidence(), &scene.barriers());
        let clusters = clusters::find(&scene, &costs);
        clusters.into_iter().filter_map(|cluster| build::report(&scene, cluster, &costs)).collect()
    }
}

/// What speaks for a way of reading: figures that found a cell, then few doubts.
fn worth(reports: &[Recognised]) -> (usize, std::cmp::Reverse<usize>) {
    fn filled(report: &Recognised) -> usize {
        report.sources.keys().filter(|cell| !report.report.text(**cell).is_empty()).count()
    }
    let count = |own: fn(&Recognised) -> usize| reports.iter().map(own).sum();
    (count(filled), std::cmp::Reverse(count(|report| report.doubts.len())))
}

/// Everything that is known of a document before its tables are.
struct Scene<'a> {
    stream: &'a Stream<'a>,
    cover: &'a Cover,
    groups: &'a [Group],
    titles: Vec<Title>,
    report_titles: Vec<ReportTitle>,
    variants: &'a [Variant],
    forms: &'a [Arc<Form>],
}

impl Scene<'_> {
    fn evidence(&self) -> Evidence<'_> {
        Evidence { stream: self.stream, cover: self.cover, groups: self.groups }
    }

    /// Where no table goes on: titles of sections and of reports.
    fn barriers(&self) -> Vec<usize> {
        let sections = self.titles.iter().filter(|title| !title.by_number).map(|title| title.range.start);
        let reports = self.report_titles.iter().map(|title| self.stream.pieces[title.pieces.0].range.start);
        let mut barriers: Vec<usize> = sections.chain(reports).collect();
        barriers.sort_unstable();
        barriers.dedup();
        barriers
    }

    /// The characters from the first to behind the last figure of some groups.
    fn extent(&self, groups: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let slice = &self.groups[groups.clone()];
        match (slice.first(), slice.last()) {
            (Some(first), Some(last)) => first.context.end..last.end,
            _ => 0..0,
        }
    }
}
