#!/usr/bin/env python3
"""Check the corpus itself: every case's shape, its tables, its quoted passages.

    python3 tests/conformance/check_tables.py          check, then count by rule
    python3 tests/conformance/check_tables.py --quiet  only what is wrong

Exit status 1 when anything is wrong. Needs Python 3.9 and nothing else.
It says nothing about whether the prose is true: that is for the reader under test, and for people.
"""

import collections
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
CASES = [HERE / "prose", *sorted(HERE.glob("held-out*"))]
SECTIONS = {"一": "s1", "五": "s5", "六": "s6"}

DENIED = ["state_secret", "law_forbids", "security_stability", "third_party", "internal_affairs",
          "process_info", "enforcement_files", "admin_query"]
UNAVAILABLE = ["not_held", "not_existing", "unclear"]
DECLINED = ["petition", "repeated", "publication", "excessive", "reconfirm"]
OTHER = {"2019": ["other_handling"], "2021": ["other_not_corrected", "other_fee_unpaid", "other_misc"]}
COLUMNS_3 = ["natural", "enterprise", "research", "public_welfare", "legal_service", "other", "total"]
COLUMNS_4 = ["upheld", "corrected", "other", "pending", "total"]
TABLE_2 = {
    "2019": {
        **dict.fromkeys(["regulations", "normative"], ["made", "disclosed", "disclosed_total"]),
        **dict.fromkeys(["licensing", "services", "penalties", "coercion"],
                        ["prior_items", "change", "decisions"]),
        "fees": ["prior_items", "change"],
        "procurement": ["items", "amount"],
    },
    "2021": {
        **dict.fromkeys(["regulations", "normative"], ["issued", "repealed", "in_force"]),
        **dict.fromkeys(["licensing", "penalties", "coercion"], ["decisions"]),
        "fees": ["amount"],
    },
}

RULES = set("""
NAR-NEW NAR-CARRYIN NAR-DONE NAR-CARRYOUT NAR-ID NAR-OUT NAR-ROWNAME NAR-APPL NAR-REV NAR-LIT NAR-RES
NAR-ALLKEPT NAR-ZERO NAR-ALLDONE NAR-NORM NAR-POWER NAR-CH NAR-SCOPE NIN-SUM NIN-PCT NIN-PCTSUM NIN-DUP
NIN-LIST NIN-UNIT FEE-UNIT FEE-MOD FEE-LIST FEE-R362 XY-GROW
""".split())
READINGS = set("""
received_plus_carried_in concluded_including_carried_in concluded_only suits_together review_plus_suits
own_level_only rounded_to_wan applicants_of_received_plus_carried_in
""".split())

FRONT = re.compile(r"> edition: (2019|2021) · year: (\d{4}) · agency: (\S+) · scope: (unit|government)")
EXPECTATION = re.compile(
    r"- (?P<explained>explained )?(?P<rule>[A-Z0-9-]+) @ \"(?P<quote>[^\"\n]+)\"(?: : (?P<rest>.+))?")


def outcome_rows(edition):
    return (["granted", "partial"] + ["denied_" + name for name in DENIED]
            + ["unavailable_" + name for name in UNAVAILABLE]
            + ["declined_" + name for name in DECLINED] + OTHER[edition])


def form(edition):
    """Row key -> its column names, in form order."""
    rows = {"t2." + row: columns for row, columns in TABLE_2[edition].items()}
    for row in ["received", "carried_in", *outcome_rows(edition), "concluded", "carried_out"]:
        rows["t3." + row] = COLUMNS_3
    for row in ["review", "suit_direct", "suit_after_review"]:
        rows["t4." + row] = COLUMNS_4
    return rows


def read_table(text, edition, wrong):
    rows = form(edition)
    table = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        key, _, values = line.partition(":")
        if key in ("year", "edition"):
            continue
        if key not in rows:
            wrong(f"no row {key} in edition {edition}")
        elif key in table:
            wrong(f"row {key} stands twice")
        elif len(values.split()) != len(rows[key]):
            wrong(f"row {key} needs {len(rows[key])} values")
        else:
            table[key] = values.split()
    return table


def check_table(table, edition, wrong):
    """Rows, outcome totals, balances and table 4, as the form's labels demand."""
    def row(key):
        return [int(value) for value in table.get(key, ["0"] * len(form(edition)[key]))]

    for key in form(edition):
        if key.startswith(("t3.", "t4.")) and sum(row(key)[:-1]) != row(key)[-1]:
            wrong(f"{key}: the parts make {sum(row(key)[:-1])}, the total says {row(key)[-1]}")
    for index, column in enumerate(COLUMNS_3):
        outcomes = sum(row("t3." + name)[index] for name in outcome_rows(edition))
        if outcomes != row("t3.concluded")[index]:
            wrong(f"t3.concluded.{column}: the outcomes make {outcomes}")
        left = row("t3.received")[index] + row("t3.carried_in")[index]
        right = row("t3.concluded")[index] + row("t3.carried_out")[index]
        if left != right:
            wrong(f"t3 {column}: {left} came, {right} are accounted for")


def check_expectation(line, prose, edition, wrong):
    """Returns the label to count the expectation under."""
    found = EXPECTATION.fullmatch(line)
    if not found:
        wrong(f"cannot read the expectation: {line}")
        return None
    rule, quote, rest = found["rule"], found["quote"], found["rest"]
    if rule not in RULES:
        wrong(f"unknown rule {rule}")
    times = sum(text.count(quote) for text in prose.values())
    if times != 1:
        wrong(f"“{quote}” stands {times} times in the prose")
    if found["explained"]:
        if not rest or rest.removeprefix("reading ") not in READINGS:
            wrong(f"unknown reading: {rest}")
        return f"explained {rule}"
    for cell in rest.split(", ") if rest else []:
        row, _, column = cell.rpartition(".")
        if column not in form(edition).get(row, []):
            wrong(f"unknown cell {cell}")
    return rule


def check_case(path, counts, report):
    def wrong(text):
        report(f"{path.relative_to(HERE)}: {text}")

    text = path.read_text(encoding="utf-8")
    head, *rest = re.split(r"^## (.+)$", text, flags=re.M)
    parts = dict(zip(rest[::2], rest[1::2]))
    front = FRONT.search(head)
    if not head.startswith("# ") or not front:
        wrong("the title or the line of edition, year, agency and scope is missing")
        return
    edition, year = front[1], int(front[2])
    check_table(read_table(parts.get("表", ""), edition, wrong), edition, wrong)
    if "上年" in parts:
        said = dict(re.findall(r"^(year|edition): (\d{4})$", parts["上年"], flags=re.M))
        if int(said.get("year", 0)) != year - 1:
            wrong("上年 needs the line year: of the year before")
        before = said.get("edition", edition)
        check_table(read_table(parts["上年"], before, wrong), before, wrong)
    prose = {SECTIONS[title[0]]: body for title, body in parts.items() if title[0] in SECTIONS and "、" in title}
    if list(prose) != ["s1", "s5", "s6"] or "表" not in parts or "期望" not in parts:
        wrong("表, 一, 五, 六 and 期望 must all stand, in this order")
        return
    expectations = [line for line in parts["期望"].splitlines() if line.strip()]
    if not expectations:
        wrong("期望 is empty; write 无 for a clean report")
    elif expectations == ["- 无"]:
        counts["clean reports"] += 1
    else:
        for line in expectations:
            counts[check_expectation(line, prose, edition, wrong)] += 1


def main():
    problems = []
    counts = collections.Counter()
    cases = sorted(path for folder in CASES for path in folder.rglob("*.md") if path.name != "README.md")
    for path in cases:
        check_case(path, counts, problems.append)
    for problem in problems:
        print(problem, file=sys.stderr)
    if "--quiet" not in sys.argv[1:]:
        print(f"{len(cases)} cases, {len(problems)} problems")
        for label, number in sorted(counts.items(), key=lambda item: str(item[0])):
            print(f"{number:5} {label}")
    return 1 if problems or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
