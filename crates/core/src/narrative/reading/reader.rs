//! From lexemes to claims: phrase by phrase, with what sentence and paragraph have said before.
//!
//! A phrase is what stands between two commas, brackets or, once a figure has come, list marks, with one figure at
//! most. Its own words decide what the figure counts; what they leave out (of which, of whom, of when) comes from the
//! frame: the sentence, the paragraph, and the bracket that it stands in. Brackets are kept on a stack, so depth costs
//! nothing but its length.

use crate::form::SectionNo;
use crate::narrative::claim::Opener;
use crate::narrative::features::Features;
use crate::narrative::frame::{Frame, Read, Topic};
use crate::narrative::lexemes::{Lexeme, Token};
use crate::narrative::marks::{Mark, range};
use crate::narrative::quantity::{Cells, MAIN_OUTCOMES, Rows, SUITS};
use crate::narrative::reporter::Reporter;
use crate::narrative::sense::{List, Period, Quantifier, Scope, Sense, Stage, UnitKind, Year};
use crate::narrative::text::units::{ALL_GIVEN, AMONG, DISCLOSED};
use crate::narrative::vocabulary::Row;

/// Reads one section.
pub(crate) struct Reader<'a> {
    pub(crate) marks: &'a [Mark],
    pub(crate) section: SectionNo,
    pub(crate) reporter: &'a Reporter,
    pub(crate) cells: &'a Cells,
    pub(crate) frame: Frame,
    stack: Vec<(Frame, Vec<Lexeme>)>,
    /// The words before the bracket that has just been opened, where its first figure may be theirs: 不予公开（4 件）.
    label: bool,
    /// A few words before a colon, where the figure behind it may be theirs: 行政处罚：12 件.
    lead: Vec<Lexeme>,
    /// The first claim of the sentence.
    first_claim: usize,
    /// Number of the sentence in the section.
    pub(crate) sentence: usize,
    /// Brackets opened beyond what the stack holds.
    deeper: usize,
    pub(crate) read: &'a mut Read,
}

/// Whether a lexeme opens a list of what is included.
fn includes(lexeme: &Lexeme) -> bool {
    lexeme.sense() == Some(Sense::List(List::Including))
}

/// The most lexemes of a label before a colon.
const LONGEST_LABEL: usize = 4;

/// Whether an item may be the label of a figure behind a colon.
fn is_label(item: &[Lexeme]) -> bool {
    let passes = |lexeme: &Lexeme| {
        !matches!(
            lexeme.token,
            Token::Number
                | Token::Pause
                | Token::Word(Sense::List(_) | Sense::Negation | Sense::Quantifier(_))
        )
    };
    !item.is_empty() && item.len() <= LONGEST_LABEL && item.iter().all(passes)
}

/// Whether an item is a figure without words of its own.
fn is_bare(item: &[Lexeme]) -> bool {
    let passes = |lexeme: &Lexeme| {
        matches!(
            lexeme.token,
            Token::Figure(_)
                | Token::Word(Sense::Filler | Sense::Quantifier(Quantifier::Total | Quantifier::Sum))
        )
    };
    item.iter().all(passes) && item.iter().any(|lexeme| matches!(lexeme.token, Token::Figure(_)))
}

/// Brackets deeper than this are read as if they were not there.
const DEEPEST: usize = 32;

/// The most lexemes of a phrase; a longer one is cut.
const LONGEST_PHRASE: usize = 120;

impl<'a> Reader<'a> {
    pub(crate) fn new(
        marks: &'a [Mark],
        section: SectionNo,
        reporter: &'a Reporter,
        cells: &'a Cells,
        read: &'a mut Read,
    ) -> Self {
        Self {
            marks,
            section,
            reporter,
            cells,
            frame: Frame::default(),
            stack: Vec::new(),
            label: false,
            lead: Vec::new(),
            first_claim: read.claims.len(),
            sentence: 0,
            deeper: 0,
            read,
        }
    }

    /// Reads all lexemes of a section. `first` is the position of the section's first figure.
    pub(crate) fn run(&mut self, lexemes: &[Lexeme]) {
        let mut item: Vec<Lexeme> = Vec::with_capacity(32);
        let mut has_figure = false;
        for lexeme in lexemes {
            match lexeme.token {
                Token::Comma | Token::Semicolon | Token::Colon | Token::Stop | Token::Break => {
                    let labels = lexeme.token == Token::Colon && !has_figure && is_label(&item);
                    let label = if labels { item.clone() } else { Vec::new() };
                    self.flush(&mut item, lexeme.token);
                    self.lead = label;
                    has_figure = false;
                    self.boundary(lexeme.token);
                }
                Token::Pause if has_figure => {
                    self.flush(&mut item, Token::Pause);
                    has_figure = false;
                }
                Token::Open => {
                    if has_figure {
                        self.flush(&mut item, Token::Open);
                    }
                    self.open(std::mem::take(&mut item), has_figure);
                    has_figure = false;
                }
                Token::Close => {
                    // 准予公开（含部分公开）341 件: the bracket says what else is counted.
                    let adds = !has_figure && item.first().is_some_and(includes);
                    let added = if adds { item.clone() } else { Vec::new() };
                    self.flush(&mut item, Token::Close);
                    if let Some(resumed) = self.close() {
                        item = resumed;
                        if !item.is_empty() {
                            item.extend(added.iter().skip(1));
                        }
                    }
                    has_figure = false;
                }
                token => {
                    has_figure |= matches!(token, Token::Figure(_));
                    item.push(*lexeme);
                    if item.len() >= LONGEST_PHRASE {
                        self.flush(&mut item, Token::Comma);
                        has_figure = false;
                    }
                }
            }
        }
        self.flush(&mut item, Token::Break);
        self.boundary(Token::Break);
    }

    fn open(&mut self, pending: Vec<Lexeme>, behind_figure: bool) {
        if self.stack.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        let mut inner = self.frame.clone();
        inner.anchors = self.frame.last.filter(|_| behind_figure).into_iter().collect();
        inner.siblings.clear();
        inner.list = None;
        inner.respective = None;
        inner.opening = behind_figure.then_some(Opener::Bracket);
        inner.last_list = None;
        inner.fee_parts |= behind_figure;
        inner.depth += 1;
        let outer = std::mem::replace(&mut self.frame, inner);
        self.label = !behind_figure && !pending.is_empty();
        self.stack.push((outer, pending));
    }

    fn close(&mut self) -> Option<Vec<Lexeme>> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let (outer, pending) = self.stack.pop()?;
        let inner = std::mem::replace(&mut self.frame, outer);
        self.frame.named = self.frame.named | inner.named;
        self.frame.lapsed |= inner.lapsed;
        Some(pending)
    }

    /// What ends with a punctuation mark.
    fn boundary(&mut self, token: Token) {
        let frame = &mut self.frame;
        frame.qualified = false;
        match token {
            Token::Semicolon => {
                frame.cases_closed = true;
                frame.remains = false;
                // What follows may be beside the whole, not a part of it.
                if let Some(list) = frame.list.and_then(|list| self.read.lists.get_mut(list)) {
                    list.mixed |= list.opener != Opener::Including;
                }
            }
            Token::Colon
                if (frame.just_figure || frame.completes)
                    && frame.list.is_none()
                    && frame.opening.is_none()
                    && frame.last.is_some() =>
            {
                frame.opening = Some(Opener::Including);
                frame.fee_parts = true;
            }
            Token::Stop | Token::Break => {
                // A bracket that is never closed ends with its sentence.
                if let Some((outer, _)) = self.stack.first().cloned() {
                    self.stack.clear();
                    self.frame = outer;
                }
                self.deeper = 0;
                self.end_sentence();
                if token == Token::Break {
                    self.end_paragraph();
                }
            }
            _ => {}
        }
    }

    fn end_sentence(&mut self) {
        self.sentence += 1;
        self.end_respective();
        let frame = &mut self.frame;
        // Their memory goes on to the next sentence.
        std::mem::swap(&mut frame.earlier, &mut frame.anchors);
        frame.anchors.clear();
        frame.cases_closed = true;
        frame.body = false;
        if matches!(frame.scope, Some(Scope::Parts)) || frame.scope_fades {
            frame.scope = None;
        }
        frame.scope_fades = false;
        frame.remains = false;
        // What else was told of ends with its sentence; applications, cases and documents go on.
        if frame.topic == Topic::Other {
            frame.topic = Topic::None;
        }
        frame.last_year = false;
        frame.this_year = false;
        frame.list = None;
        frame.last_list = None;
        frame.fee_parts = false;
        frame.compared_with = false;
        if frame.scopes == (true, true) && self.reporter.is_office() {
            for claim in self.read.claims.iter_mut().skip(self.first_claim) {
                claim.sure = false;
            }
        }
        frame.scopes = (false, false);
        self.first_claim = self.read.claims.len();
        frame.opening = None;
        frame.siblings.clear();
        frame.named = Rows::default();
        frame.decided = false;
        frame.business = false;
        frame.outcomes = Rows::default();
        let kinds = frame.undecided.iter().fold(Rows::default(), |kinds, (_, rows)| kinds | *rows);
        for (claim, _) in frame.undecided.drain(..).filter(|_| kinds.count() > 1) {
            if let Some(claim) = self.read.claims.get_mut(claim) {
                claim.sure = true;
            }
        }
        std::mem::swap(&mut frame.waiting_before, &mut frame.waiting);
        frame.waiting.clear();
        frame.lapsed = false;
        frame.last = None;
        frame.money = false;
        frame.base = None;
        frame.open_figure = None;
    }

    fn end_paragraph(&mut self) {
        let heading = !self.frame.figures;
        let topic = self.frame.topic;
        let disclosure = self.frame.disclosure;
        self.frame = Frame::default();
        if heading && topic == Topic::Applications {
            self.frame.topic = topic;
        }
        self.frame.disclosure = heading && disclosure;
    }

    pub(crate) fn end_respective(&mut self) {
        if let Some(respective) = self.frame.respective.take()
            && respective.next != respective.labels.len()
        {
            for claim in self.read.claims.iter_mut().skip(respective.first_claim) {
                claim.sure = false;
            }
        }
    }

    /// Reads an item: cuts it into phrases of one figure each.
    fn flush(&mut self, item: &mut Vec<Lexeme>, closing: Token) {
        if item.is_empty() {
            return;
        }
        if std::mem::take(&mut self.label)
            && let Some((_, pending)) = self.stack.last_mut()
            && is_bare(item)
        {
            // The figure takes the words; behind the bracket something new begins.
            let from = pending.iter().position(|lexeme| lexeme.token != Token::Pause).unwrap_or(0);
            let words = std::mem::take(pending);
            item.splice(0..0, words.into_iter().skip(from));
        }
        let lead = std::mem::take(&mut self.lead);
        if !lead.is_empty() && is_bare(item) {
            item.splice(0..0, lead);
        }
        let lexemes = std::mem::take(item);
        let mut rest: &[Lexeme] = &lexemes;
        while !rest.is_empty() {
            let cut = self.cut(rest);
            let (phrase, behind) = rest.split_at(cut.clamp(1, rest.len()));
            self.phrase(phrase, closing);
            rest = behind;
        }
        *item = lexemes;
        item.clear();
    }

    /// Where the first phrase of an item ends.
    fn cut(&self, item: &[Lexeme]) -> usize {
        let is_figure = |lexeme: &Lexeme| matches!(lexeme.token, Token::Figure(_));
        let Some(first) = item.iter().position(is_figure) else { return item.len() };
        let behind = item.get(first + 1..).unwrap_or_default();
        if behind.is_empty() {
            return item.len();
        }
        let before = Features::of(item.get(..first).unwrap_or_default());
        let second = behind.iter().position(is_figure);
        let percent = |lexeme: &Lexeme| match lexeme.token {
            Token::Figure(figure) => {
                matches!(self.unit(figure), Some(UnitKind::Percent | UnitKind::Times))
            }
            _ => false,
        };
        let own = item.get(first).is_some_and(percent);
        let between = behind.get(..second.unwrap_or(behind.len())).unwrap_or_default();
        let splits = |lexeme: &Lexeme| {
            let sense = lexeme.sense();
            matches!(
                sense,
                Some(
                    Sense::List(_)
                        | Sense::Change(_)
                        | Sense::Reaching
                        | Sense::Quantifier(Quantifier::Total | Quantifier::Sum)
                )
            )
        };
        // N 件中维持 M 件: the words behind 中 are those of the next figure.
        let within = between.iter().position(|lexeme| self.is_among(lexeme));
        if let (Some(within), Some(_)) = (within, second) {
            return if within == 0 { first + 1 } else { first + 2 + within };
        }
        if let Some(at) = between.iter().position(splits)
            && (second.is_some() || at > 0)
        {
            return first + 1 + at;
        }
        if own || before.respective {
            return first + 1;
        }
        if let Some(second) = second {
            let shares = behind.get(second).is_some_and(percent);
            return if shares || before.has_label() { first + 1 } else { first + 1 + second };
        }
        // 9 件申请已全部办结: what is counted stands behind the figure, the statement behind that.
        let every =
            behind.iter().position(|lexeme| lexeme.sense() == Some(Sense::Quantifier(Quantifier::All)));
        if let Some(every) = every.filter(|every| *every > 0)
            && !before.names_something()
            && Features::of(behind.get(..every).unwrap_or_default()).names_something()
        {
            return first + 1 + every;
        }
        // Behind a figure whose words are complete, a statement of its own may follow.
        let after = Features::of(behind);
        if after.carry || after.carried_out {
            return item.len();
        }
        let statement = after.all || before.has_head() || !before.subjects.is_empty() && after.negation;
        if statement && after.has_head() { first + 1 } else { item.len() }
    }

    pub(crate) fn unit(&self, figure: usize) -> Option<UnitKind> {
        self.read.items.get(figure).and_then(|item| item.scanned.unit_kind())
    }

    /// Reads one phrase.
    fn phrase(&mut self, phrase: &[Lexeme], closing: Token) {
        let figure = phrase.iter().enumerate().find_map(|(at, lexeme)| match lexeme.token {
            Token::Figure(figure) => Some((at, figure)),
            _ => None,
        });
        let mut granted = Vec::new();
        let phrase = match figure {
            Some((at, figure)) if self.is_grant(phrase, at, figure) => {
                granted.extend(phrase.iter().map(|lexeme| match lexeme.token {
                    Token::Word(Sense::Act) => {
                        Lexeme { token: Token::Word(Sense::Row(Row::Granted)), ..*lexeme }
                    }
                    _ => *lexeme,
                }));
                granted.as_slice()
            }
            _ => phrase,
        };
        let features = Features::of(phrase);
        self.context(&features);
        self.frame.just_figure = figure.is_some();
        self.frame.completes = features.complete;
        let open = self.frame.open_figure.take();
        let Some((at, figure)) = figure else {
            if let Some(open) = open {
                self.carried_behind(open, &features);
            }
            // 包括网站、微信等平台 lists no figures; 其中 alone does with what follows.
            let announces =
                closing == Token::Colon && (features.list_word(List::Including) || features.respective);
            if announces && self.frame.last.is_some() {
                self.frame.opening = Some(Opener::Including);
            }
            if features.list.is_some() && !announces && (features.has_label() || phrase.len() > 3) {
                self.frame.opening = None;
            }
            self.statement(phrase, &features, closing);
            return;
        };
        self.frame.figures = true;
        if let (Some(first), Some(last), Some(item)) =
            (phrase.first(), phrase.last(), self.read.items.get_mut(figure))
        {
            item.phrase = (first.from, last.to);
        }
        let qualifies =
            closing == Token::Pause && !features.results.is_empty() && !features.cases().is_empty();
        self.figure(phrase, at, figure, features);
        self.frame.paused = closing == Token::Pause;
        self.frame.qualified |= qualifies;
        // 办结的 120 件里，…: what follows are parts of them.
        let among = phrase.last().is_some_and(|lexeme| self.is_among(lexeme) && lexeme.from > 0);
        let ends = matches!(closing, Token::Comma | Token::Colon);
        if among && (phrase.len() == at + 2 && ends || phrase.len() > at + 2) {
            self.frame.opening = Some(Opener::Among);
        }
    }

    /// 中 or 里 behind a figure.
    fn is_among(&self, lexeme: &Lexeme) -> bool {
        lexeme.length() == 1 && self.marks.get(lexeme.from).is_some_and(|mark| AMONG.contains(&mark.ch))
    }

    /// Whether 公开 alone before a figure is the outcome: told of applications, with nothing else beside it.
    fn is_grant(&self, phrase: &[Lexeme], at: usize, figure: usize) -> bool {
        let passes = |lexeme: &Lexeme| {
            matches!(
                lexeme.sense(),
                Some(Sense::Filler | Sense::List(List::Among) | Sense::Quantifier(Quantifier::All))
            )
        };
        // 公开 17 件, 17 件公开了.
        let lead = phrase.get(..at).unwrap_or_default();
        let rest = phrase.get(at + 1..).unwrap_or_default();
        let (words, behind) = if lead.iter().all(passes) { (rest, &[][..]) } else { (lead, rest) };
        let mut words = words.iter().filter(|lexeme| !passes(lexeme));
        let (Some(only), None) = (words.next(), words.next()) else { return false };
        let disclosed = only.token == Token::Word(Sense::Act)
            && only.length() == 2
            && self.marks.get(only.from).is_some_and(|mark| mark.ch == DISCLOSED.0)
            && self.marks.get(only.from + 1).is_some_and(|mark| mark.ch == DISCLOSED.1)
            // 公开类, 公开的 may well be all of it and what was given in part.
            && !self.marks.get(only.to).is_some_and(|mark| ALL_GIVEN.contains(&mark.ch));
        let behind = behind.iter().all(passes);
        let told = self.frame.topic == Topic::Applications || !self.frame.waiting.is_empty();
        let told = told && self.frame.stage.is_some();
        disclosed && behind && told && self.unit(figure) == Some(UnitKind::Case)
    }

    /// Takes over what a phrase sets for those behind it.
    fn context(&mut self, features: &Features) {
        let frame = &mut self.frame;
        frame.disclosure |=
            features.disclosure || features.names_applications() || features.application_topic;
        if let Some(scope) = features.scope {
            frame.scopes.0 |= scope == Scope::Government;
            frame.scopes.1 |= matches!(scope, Scope::Office | Scope::Home | Scope::Bureau);
            frame.scope = (scope != Scope::Home).then_some(scope);
            frame.scope_fades = !features.tells_of_form() && features.has_label();
            frame.body = false;
        }
        if features.body && (!features.stages.is_empty() || features.names_applications()) {
            frame.body = true;
        }
        let consumed = features.carry || features.carried_out || features.compared || features.against;
        // 均已在一季度办结 says when the work was done, not when what follows was counted.
        let done = features.all && features.stages.stage(Stage::Concluded) && !features.total;
        if features.periods.period(Period::Part) && !done || features.periods.period(Period::Cumulative) {
            frame.elsewhen = true;
        } else if features.years.year(Year::This) {
            frame.elsewhen = false;
            frame.last_year = false;
        }
        frame.this_year |= features.years.year(Year::This);
        if !consumed && features.past_year && !features.reaching {
            frame.last_year = true;
        }
        self.read.notice |= features.notice && !features.negation;
        frame.lapsed |= features.documents.document(crate::narrative::sense::Document::Lapsed);
        frame.decided |= features.decision;
        if features.complete {
            // In the order of sections and sentences.
            if self.read.complete.last() != Some(&(self.section, self.sentence)) {
                self.read.complete.push((self.section, self.sentence));
            }
            if let Some(list) = frame.list.or(frame.last_list).and_then(|list| self.read.lists.get_mut(list))
            {
                list.complete = true;
            }
        }
        match features.list {
            Some(List::Among) => {
                frame.opening = Some(Opener::Among);
                frame.fee_parts = true;
            }
            Some(List::Including) => {
                frame.opening = Some(Opener::Including);
                frame.fee_parts = true;
            }
            Some(List::Another) => {
                frame.list = None;
                frame.fee_parts = false;
            }
            Some(List::Remainder) => frame.remains = true,
            None => {}
        }
        let before = frame.topic;
        frame.topic(features);
        if before == Topic::None && frame.topic == Topic::Applications {
            // 办结 45 件，其中予以公开…: what came before was of applications too.
            let told = features.list_word(List::Among) || features.rows.meets(MAIN_OUTCOMES);
            let before = std::mem::take(&mut frame.waiting_before);
            for claim in
                std::mem::take(&mut frame.waiting).into_iter().chain(before.into_iter().filter(|_| told))
            {
                if let Some(claim) = self.read.claims.get_mut(claim) {
                    claim.sure = true;
                }
            }
        }
        if features.unrelated {
            for claim in self.read.claims.iter_mut().skip(self.first_claim) {
                claim.sure = false;
            }
        }
        let cases = features.cases();
        // 均为直接起诉 says of which kind they are; what follows is still of all of them.
        let kind_of_all = features.all && !features.suits.is_empty() && features.subjects.is_empty();
        if kind_of_all {
            frame.cases = SUITS;
            frame.last_case = SUITS;
        } else if !cases.is_empty() {
            let work = features.adjudicates
                || features.stages.stage(Stage::Handled)
                || features.stages.stage(Stage::Received);
            frame.business |= features.adjudicates && !features.disclosure
                || work && !features.cause && !features.disclosure && !features.names_applications();
            // A kind of what was named before is meant alone: 行政诉讼：直接起诉 N 件.
            if frame.cases_closed || frame.cases.has(cases) {
                frame.cases = cases;
                frame.cases_closed = false;
            } else {
                frame.cases = frame.cases | cases;
            }
            frame.last_case = cases;
        }
    }

    /// The range of some lexemes in the original text.
    pub(crate) fn range(&self, phrase: &[Lexeme]) -> crate::report::TextRange {
        let from = phrase.first().map_or(0, |lexeme| lexeme.from);
        let to = phrase.last().map_or(0, |lexeme| lexeme.to);
        range(self.marks, from, to)
    }
}
