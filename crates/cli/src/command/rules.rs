//! `gouji rules`: the catalogue.

use gouji_core::rule::{self, RuleInfo};
use gouji_core::{Lang, json, message};

use crate::args::{Rules, RulesFormat};
use crate::print;
use crate::status::Status;

pub(super) fn run(args: &Rules, lang: Lang) -> Status {
    let wanted: Vec<&RuleInfo> = match &args.rule {
        None => rule::all().iter().collect(),
        Some(id) => rule::info(&id.to_uppercase()).into_iter().collect(),
    };
    if let (Some(id), true) = (&args.rule, wanted.is_empty()) {
        print::problem(&message::fill("cli.no_rule", lang, &[("rule", id)]));
        return Status::Unreadable;
    }
    match args.format {
        RulesFormat::Text => print::text::rules(&wanted, args.rule.is_some(), lang),
        RulesFormat::Json => {
            let entries = json::rules(lang);
            let of_wanted = |entry: &json::RuleEntry| wanted.iter().any(|rule| rule.id == entry.id);
            print::out(&json::text(&entries.into_iter().filter(of_wanted).collect::<Vec<_>>()));
        }
        RulesFormat::Md => print::out(&rule::markdown::catalogue(&wanted, lang)),
    }
    Status::Clean
}
