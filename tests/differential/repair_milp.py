#!/usr/bin/env python3
"""Compares the repair engine with a general solver: the least weight, and every set of that weight.

The same problems are solved by HiGHS (package `highspy` from PyPI) as mixed-integer programs: each figure may leave
its written value only if a binary variable pays for it (the "big M" way, M being the range of the figure), and sets
found are cut off one after another until the weight rises. What the floating-point solver finds is checked again
with fractions before it counts.

    python3 tests/differential/repair_milp.py                       about two minutes
    python3 tests/differential/repair_milp.py --general 20000 --small-tables 1000 --tables 100 --seed 7

The first run puts highspy into target/highs-venv. Ends with status 1 if any answer differs.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
HIGHSPY = "highspy==1.16.0"
MOST_SETS = 40


def with_highspy():
    """Starts this script again inside an environment that has highspy."""
    try:
        import highspy  # noqa: F401
    except ImportError:
        python = TARGET / "highs-venv" / "bin" / "python"
        if Path(sys.prefix) == python.parent.parent:
            sys.exit("highspy cannot be loaded from its environment; delete target/highs-venv and run again")
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(python.parent.parent)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", HIGHSPY], check=True)
        os.execv(str(python), [str(python), *sys.argv])


def holds(case, record):
    """Are all values allowed, and do all rules hold? Exactly; a rule with a blank in it is passed over."""
    for value, variable in zip(record, case["variables"]):
        if value is None:
            continue
        if not Fraction(variable["lower"]) <= value <= Fraction(variable["upper"]):
            return False
        if variable["step"] and (value / Fraction(variable["step"])).denominator != 1:
            return False
    for rule in case["rules"]:
        if any(record[at] is None for at, factor in rule["terms"]):
            continue
        gap = sum(Fraction(factor) * record[at] for at, factor in rule["terms"]) - Fraction(rule["constant"])
        width, relation = Fraction(rule["tolerance"]), rule["relation"]
        fine = {"=": abs(gap) <= width, "<=": gap <= 0, ">=": gap >= 0, "<": gap < 0, ">": gap > 0}[relation]
        if not fine:
            return False
    return True


def repaired(case):
    """Is the engine's own repaired record right and of the weight it claims? Exactly."""
    record = [None if value is None else Fraction(value) for value in case["record"]]
    weight = Fraction(0)
    for value, variable in zip(record, case["variables"]):
        if variable["value"] is not None and value != Fraction(variable["value"]):
            if variable["frozen"]:
                return False
            weight += Fraction(variable["weight"])
    return weight == Fraction(case["weight"]) and holds(case, record)


class Model:
    """One problem as a mixed-integer program. Columns: a value for each figure, then a payment for each that has one."""

    def __init__(self, case, presolve="choose"):
        import highspy

        self.case = case
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        for name in ("mip_feasibility_tolerance", "primal_feasibility_tolerance", "dual_feasibility_tolerance"):
            self.highs.setOptionValue(name, 1e-9)
        self.highs.setOptionValue("mip_rel_gap", 0.0)
        self.highs.setOptionValue("mip_abs_gap", 1e-7)
        self.highs.setOptionValue("threads", 1)
        self.highs.setOptionValue("presolve", presolve)
        self.infinity = highspy.kHighsInf
        self.solved = highspy.HighsModelStatus.kOptimal
        self.steps, self.payment = [], {}
        integer = highspy.HighsVarType.kInteger
        for index, variable in enumerate(case["variables"]):
            step = Fraction(variable["step"]) if variable["step"] else None
            unit = step or Fraction(1)
            self.steps.append(step)
            lower, upper = Fraction(variable["lower"]) / unit, Fraction(variable["upper"]) / unit
            if variable["frozen"]:
                lower = upper = Fraction(variable["value"]) / unit
            self.highs.addVar(float(lower), float(upper))
            if step:
                self.highs.changeColIntegrality(index, integer)
        column = len(self.steps)
        for index, variable in enumerate(case["variables"]):
            if variable["value"] is None or variable["frozen"]:
                continue
            unit = self.steps[index] or Fraction(1)
            written = Fraction(variable["value"]) / unit
            rise = Fraction(variable["upper"]) / unit - written
            fall = written - Fraction(variable["lower"]) / unit
            if self.steps[index] and written.denominator != 1:
                sys.exit("a written value is off its scale; the generator does not make such cases")
            self.highs.addVar(0.0, 1.0)
            self.highs.changeColIntegrality(column, integer)
            self.highs.changeColCost(column, float(Fraction(variable["weight"])))
            # written − fall·z ≤ x ≤ written + rise·z; a value out of its range makes z = 1 of itself.
            self.row({index: 1, column: -rise}, None, written)
            self.row({index: 1, column: fall}, written, None)
            self.payment[index] = column
            column += 1
        for rule in case["rules"]:
            terms = {at: Fraction(factor) * (self.steps[at] or 1) for at, factor in rule["terms"]}
            constant, width = Fraction(rule["constant"]), Fraction(rule["tolerance"])
            lower = {"=": constant - width, ">=": constant, ">": constant + 1}.get(rule["relation"])
            upper = {"=": constant + width, "<=": constant, "<": constant - 1}.get(rule["relation"])
            if terms or (lower or 0) > 0 or (upper or 0) < 0:
                self.row(terms, lower, upper)

    def row(self, terms, lower, upper):
        low = -self.infinity if lower is None else float(lower)
        high = self.infinity if upper is None else float(upper)
        self.highs.addRow(low, high, len(terms), list(terms), [float(factor) for factor in terms.values()])

    def next_set(self):
        """The cheapest set not cut off yet, with its weight; None if there is none."""
        self.highs.run()
        if self.highs.getModelStatus() != self.solved:
            return None
        values = self.highs.getSolution().col_value
        chosen = sorted(index for index, column in self.payment.items() if values[column] > 0.5)
        weight = sum((Fraction(self.case["variables"][index]["weight"]) for index in chosen), Fraction(0))
        return weight, chosen, self.exact(values, set(chosen))

    def exact(self, values, chosen):
        """Do the rules hold exactly once the floating-point values are read as the fractions they stand for?"""
        record = []
        for index, variable in enumerate(self.case["variables"]):
            if variable["frozen"] or (variable["value"] is not None and index not in chosen):
                record.append(Fraction(variable["value"]))
            elif self.steps[index]:
                record.append(round(values[index]) * self.steps[index])
            else:
                record.append(Fraction(values[index]).limit_denominator(5000))
        return holds(self.case, record)

    def forbid(self, chosen):
        self.row({self.payment[index]: 1 for index in chosen}, None, len(chosen) - 1)


class Comparison:
    """One case: what differs, what could not be confirmed, and how long the other solver took."""

    def __init__(self, case):
        self.difference, self.lost, self.inexact = None, False, 0
        start = time.perf_counter()
        for presolve in ("choose", "off"):
            self.difference, heavier = self.compare(case, Model(case, presolve), start)
            if not heavier:
                break
        else:
            # Twice the other solver overlooked a repair that fractions confirm.
            self.difference, self.lost = None, True
        self.everything = time.perf_counter() - start

    def compare(self, case, model, start):
        """What differs; and whether the other solver's answer is heavier than a confirmed one."""
        answer = model.next_set()
        self.first = time.perf_counter() - start
        if case["status"] != "solved":
            same = answer is None and case["status"] == "infeasible"
            return (None if same else f"engine: {case['status']}, HiGHS: {answer and answer[:2]}"), False
        least = Fraction(case["weight"])
        if not repaired(case) and least > 0:
            return "the engine's repaired record is wrong", False
        if answer is None or answer[0] != least:
            return f"engine: weight {least}, HiGHS: {answer and answer[:2]}", answer is None or answer[0] > least
        expected = None if case["sets"] is None else {tuple(chosen) for chosen in case["sets"]}
        found = set()
        while answer is not None and answer[0] == least:
            chosen = tuple(answer[1])
            if chosen in found:
                return f"HiGHS repeats {chosen}", False
            found.add(chosen)
            self.inexact += not answer[2]
            if expected is not None and chosen not in expected:
                return f"only HiGHS has {chosen}", False
            if not chosen or len(found) >= MOST_SETS:
                return None, False
            model.forbid(answer[1])
            answer = model.next_set()
        missing = sorted(expected - found) if expected is not None else []
        return (f"only the engine has {missing}" if missing else None), False


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--general", type=int, default=3000)
    parser.add_argument("--small-tables", type=int, default=120)
    parser.add_argument("--tables", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    command = ["cargo", "run", "--quiet", "--release", "--package", "gouji-core", "--example", "repair_cases", "--"]
    counts = [options.general, options.small_tables, options.tables, options.seed]
    lines = subprocess.run([*command, *map(str, counts)], cwd=ROOT, check=True, capture_output=True, text=True)
    times, failed, passed, inexact, lost = {}, 0, 0, 0, 0
    for number, line in enumerate(lines.stdout.splitlines(), 1):
        case = json.loads(line)
        result = Comparison(case)
        inexact += result.inexact
        lost += result.lost
        if result.difference:
            failed += 1
            print(f"case {number} ({case['kind']}): {result.difference}\n  {line}")
        else:
            passed += 1
        row = (case["microseconds"] / 1000, result.first * 1000, result.everything * 1000)
        times.setdefault((case["kind"], case["wrong"]), []).append(row)
    if lost * 50 > passed:
        failed += lost
    print("| problems | wrong cells | cases | engine, all answers: median ms | HiGHS, first answer: median ms | HiGHS, all answers: median ms | max ms | ratio of the medians |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for (kind, wrong), rows in sorted(times.items()):
        middle = [sorted(column)[len(rows) // 2] for column in zip(*rows)]
        print(f"| {kind} | {wrong or 'any'} | {len(rows)} | {middle[0]:.3f} | {middle[1]:.1f} | {middle[2]:.1f} | {max(row[2] for row in rows):.0f} | {middle[2] / max(middle[0], 1e-3):.0f} |")
    print(f"smallest repairs that HiGHS overlooked, confirmed with fractions: {lost}")
    print(f"answers of HiGHS that could not be confirmed with fractions: {inexact}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    with_highspy()
    main()
