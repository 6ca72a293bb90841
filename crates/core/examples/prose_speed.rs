use gouji_core::{Report, check, form, narrative};
use std::time::Instant;
fn main() {
    let form = form::edition("2021").unwrap();
    let mut r = Report::new(form.clone());
    for c in form.cell_ids() {
        r.set(c, "3");
    }
    let t = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let t: String = t.chars().filter(|c| *c != '{' && *c != '}').take(6000).collect();
    r.set_prose(form.section_no("s1").unwrap(), &t);
    for _ in 0..3 {
        let s = Instant::now();
        for _ in 0..200 {
            std::hint::black_box(narrative::read(&r, None));
        }
        println!("read {:?}", s.elapsed() / 200);
        let s = Instant::now();
        for _ in 0..200 {
            std::hint::black_box(check::check(&r, &check::Context::default()));
        }
        println!("check {:?}", s.elapsed() / 200);
    }
    println!(
        "{} figures {} findings",
        narrative::read(&r, None).figures.len(),
        narrative::read(&r, None).findings.len()
    );
}
