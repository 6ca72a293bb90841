#!/usr/bin/env python3
"""Makes the reports in this folder and has LibreOffice save them in every format. See README.md."""

import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
FORMS = HERE.parent.parent / "crates" / "core" / "forms"

# Name, edition, seed, agency, year, largest figure of table 3, share of cells that stay blank or nought.
REPORTS = [
    ("city_2023", "2021", 7, "云溪市人民政府", 2023, 4000, 0.25),
    ("bureau_2020", "2019", 11, "云溪市青石区民政局", 2020, 60, 0.6),
]

# What is made of the page: (ending, the program that opens it, the filter that saves it).
WRITER, CALC = "HTML (StarWriter)", "HTML (StarCalc)"
TARGETS = [
    ("docx", WRITER, "MS Word 2007 XML"),
    ("odt", WRITER, "writer8"),
    ("rtf", WRITER, "Rich Text Format"),
    ("doc", WRITER, "MS Word 97"),
    ("html", WRITER, "HTML (StarWriter)"),
    ("pdf", WRITER, "writer_pdf_Export"),
    ("xlsx", CALC, "Calc MS Excel 2007 XML"),
    ("xls", CALC, "MS Excel 97"),
    ("ods", CALC, "calc8"),
]


def main():
    for name, edition, seed, agency, year, most, nought in REPORTS:
        with open(FORMS / f"{edition}.toml", "rb") as file:
            form = tomllib.load(file)
        cells = figures(form, random.Random(seed), most, nought)
        title = f"{agency}{year}年政府信息公开工作年度报告"
        texts = {section["key"]: "\n".join(prose(section["key"], agency, year, cells)) for section in form["section"] if section["prose"]}
        report = {"schema": "gouji.report/1", "edition": edition, "agency": agency, "year": year, "title": title, "cells": cells, "prose": texts}
        (HERE / f"{name}.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        convert(name, page(form, title, agency, year, cells))


def figures(form, chance, most, nought):
    """Figures for every cell, with table 3 and table 4 adding up."""
    cells = {}
    for table in form["table"]:
        for block in table["block"]:
            for row in block["row"]:
                for column in block["column"]:
                    kind = column.get("value", block["value"])
                    figure = "0" if chance.random() < nought else str(chance.randint(1, most))
                    if kind == "amount" and figure != "0":
                        figure = f"{chance.randint(1, 99999)}.{chance.randint(1, 9999):04}"
                    cells[f"{table['key']}.{row['key']}.{column['key']}"] = figure
    tables = {table["key"]: table for table in form["table"]}
    rows = tables["t3"]["block"][0]["row"]
    columns = [column["key"] for column in tables["t3"]["block"][0]["column"]]
    outcome = [row["key"] for row in rows if "outcome" in row.get("groups", [])]
    number = lambda key: int(cells[key])
    for column in columns[:-1]:
        done = sum(number(f"t3.{row}.{column}") for row in outcome)
        cells[f"t3.concluded.{column}"] = str(done)
        out = number(f"t3.carried_out.{column}")
        carried = min(number(f"t3.carried_in.{column}"), done + out)
        cells[f"t3.carried_in.{column}"] = str(carried)
        cells[f"t3.received.{column}"] = str(done + out - carried)
    for row in rows:
        cells[f"t3.{row['key']}.total"] = str(sum(number(f"t3.{row['key']}.{column}") for column in columns[:-1]))
    for row in tables["t4"]["block"][0]["row"]:
        columns = [column["key"] for column in tables["t4"]["block"][0]["column"]]
        cells[f"t4.{row['key']}.total"] = str(sum(number(f"t4.{row['key']}.{column}") for column in columns[:-1]))
    return cells


def page(form, title, agency, year, cells):
    sections = {section["key"]: section["title"] for section in form["section"]}
    tables = {table["section"]: table for table in form["table"]}
    draw = {"t2": stacked, "t3": applications, "t4": side_by_side}
    parts = [f"<h1 align='center'>{title}</h1>"]
    for key, heading in sections.items():
        parts.append(f"<h2>{heading}</h2>")
        if key in tables:
            table = tables[key]
            parts.append(draw[table["key"]](table, cells))
        else:
            parts.extend(f"<p>{text}</p>" for text in prose(key, agency, year, cells))
    style = "@page{size:21cm 29.7cm;margin:2.5cm} td{font-size:9pt;padding:2pt}"
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><style>{style}</style></head><body>{''.join(parts)}</body></html>"


def prose(key, agency, year, cells):
    received, carried = cells["t3.received.total"], cells["t3.carried_out.total"]
    return {
        "s1": [
            f"{agency}按照条例要求编制本报告，数据统计期限为{year}年1月1日至12月31日。",
            f"（一）依申请公开。全年新收政府信息公开申请{received}件，上年结转{cells['t3.carried_in.total']}件，"
            f"共办结{cells['t3.concluded.total']}件，结转下年度继续办理{carried}件。",
            "（二）监督保障。逐月核对台账，逐件留痕，没有责任追究情形。",
        ],
        "s5": ["目录更新有时偏慢。下一步逐项对照清单，定期抽查，做到应公开尽公开。"],
        "s6": ["本年度没有收取信息处理费。"],
    }[key]


def row(*parts):
    return "<tr>" + "".join(parts) + "</tr>"


def cell(text, columns=1, rows=1, centred=True):
    spans = (f" colspan='{columns}'" if columns > 1 else "") + (f" rowspan='{rows}'" if rows > 1 else "")
    align = " align='center'" if centred else ""
    return f"<td{spans}{align}><p{align}>{text}</p></td>"


def table(rows):
    return "<table border='1' cellspacing='0' width='100%'>" + "".join(rows) + "</table>"


def stacked(form, cells):
    rows = []
    for block in form["block"]:
        heads = [column["label"][-1] for column in block["column"]]
        # A single head stands over all three columns of figures.
        wide = 3 if len(heads) == 1 else 1
        blank = [cell("")] * (3 - len(heads)) if len(heads) > 1 else []
        rows.append(row(cell(block["heading"], 4)))
        rows.append(row(cell(block["corner"]), *(cell(head, wide) for head in heads), *blank))
        for line in block["row"]:
            values = [cells[f"{form['key']}.{line['key']}.{column['key']}"] for column in block["column"]]
            rows.append(row(cell(line["label"][-1], centred=False), *(cell(value, wide) for value in values), *blank))
    return table(rows)


def applications(form, cells):
    block = form["block"][0]
    lines, columns = block["row"], block["column"]
    inner = [column["label"][-1] for column in columns if len(column["label"]) == 3]
    rows = [
        row(cell(block["corner"], 3, 3), cell(columns[0]["label"][0], len(columns))),
        row(cell(columns[0]["label"][-1], rows=2), cell("法人或其他组织", len(inner)), cell(columns[-1]["label"][-1], rows=2)),
        row(*(cell(label) for label in inner)),
    ]
    begun = set()
    for line in lines:
        heads = []
        for depth, label in enumerate(line["label"]):
            path = tuple(line["label"][: depth + 1])
            last = depth + 1 == len(line["label"])
            if path in begun:
                continue
            begun.add(path)
            below = sum(tuple(other["label"][: depth + 1]) == path for other in lines)
            heads.append(cell(label, 3 - depth if last else 1, below, centred=not last))
        values = (cell(cells[f"{form['key']}.{line['key']}.{column['key']}"]) for column in columns)
        rows.append(row(*heads, *values))
    return table(rows)


def side_by_side(form, cells):
    block = form["block"][0]
    heads = [column["label"][-1] for column in block["column"]]
    review, direct, after = block["row"]
    rows = [
        row(cell(review["label"][0], 5), cell(direct["label"][0], 10)),
        row(*(cell(head, rows=2) for head in heads), cell(direct["label"][1], 5), cell(after["label"][1], 5)),
        row(*(cell(head) for head in heads * 2)),
        row(*(cell(cells[f"{form['key']}.{line['key']}.{column['key']}"]) for line in block["row"] for column in block["column"])),
    ]
    return table(rows)


def convert(name, text):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source = folder / f"{name}.html"
        source.write_text(text, encoding="utf-8")
        for ending, reader, writer in TARGETS:
            out = folder / "out"
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", f"--infilter={reader}",
                 "--convert-to", f"{ending}:{writer}", "--outdir", str(out), str(source)],
                check=True, stdout=subprocess.DEVNULL,
            )
            shutil.copy(out / f"{name}.{ending}", HERE / f"{name}.{ending}")


if __name__ == "__main__":
    sys.exit(main())
