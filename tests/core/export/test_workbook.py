"""The annex as workbook, read back with other people's readers."""

import datetime as dt
import math
import re
import zipfile
from dataclasses import replace

import numpy as np
import openpyxl
import pytest
import python_calamine

from core import texts
from core.analysis.options import ShareOptions
from core.bounds import Bounds, Split
from core.export import sheet_calculation, sheet_flows
from core.export.registry import EXPORTERS, export
from core.problems import Problem, ProblemError
from core.progress import Cancelled, Progress
from core.report import BandChart, BarChart, ReportColumn, ReportTable

NASTY = (
    "=1+1", "+1", "-1", "@x", "\tx", "\rx", "_x0041_", "<r>x</r>", "\u202eevil", "\x01", "https://example.org/",
    "a & b", "=HYPERLINK(\"http://x\")", "x" * 32_767,
)  # fmt: skip


@pytest.fixture
def saved(tmp_path):
    def save(document):
        export(document, tmp_path / "annex.xlsx")
        return tmp_path / "annex.xlsx"

    return save


def parts(path, pattern):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode() for name in package.namelist() if re.fullmatch(pattern, name)}


def test_the_sheets_stand_in_the_order_in_which_one_reads_them(document, saved):
    book = openpyxl.load_workbook(saved(document))

    assert book.sheetnames == [
        "Answer", "Suppliers", "Recipients", "Categories", "Calculation", "Flows", "Sources", "Method",
    ]  # fmt: skip
    assert book.active.title == "Answer"


def test_the_answer_sheet_holds_the_sentences_and_real_fractions(document, saved):
    sheet = openpyxl.load_workbook(saved(document), data_only=True)["Answer"]
    texts_shown = [row[0].value for row in sheet.iter_rows() if isinstance(row[0].value, str)]
    years = {row[0].value: row for row in sheet.iter_rows() if isinstance(row[0].value, int)}

    assert set(document.report.sentences) <= set(texts_shown)
    for row in document.report.table("years").rows:
        cells = years[row[0]][: len(row)]
        assert [cell.value for cell in cells] == pytest.approx(row)
        assert cells[row.index(row[-2])].number_format == "0.0%"


def test_every_formula_is_ours_and_its_value_is_the_figure_found(document, saved):
    path = saved(document)
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    allowed = re.compile(
        r"=(\('Calculation'![$A-Z\d+'!Calcution]+\)/1000000|'Calculation'!\$[A-Z]+\$\d+|[A-Z]+\d+-[A-Z]+\d+"
        r'|SUMIFS\(flows_\w+,flows_year,\$A\d+,flows_class,"[a-z, ]+"\)'
        r"|\(?[A-Z]+\d+[A-Z\d+]*\)?/\([A-Z\d+]+\)|SUM\([^()]+\))"
    )

    found = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found += 1
                    assert allowed.fullmatch(cell.value), cell.value
                    assert isinstance(values[sheet.title][cell.coordinate].value, int | float)
    assert found > 200


def test_the_shares_can_be_calculated_again_from_the_sums_and_the_sums_from_the_flows(document, saved):
    path = saved(document)
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    flows = list(values["Flows"].iter_rows(min_row=2, values_only=True))
    head = [cell.value for cell in values["Flows"][1]]
    year, low, kind = head.index("Year"), head.index("Lowest value (EUR)"), head.index("Counts as")
    sheet = book["Calculation"]
    first = next(row for row in sheet.iter_rows() if row[0].value == 2008)

    assert first[1].value.startswith("=SUMIFS(flows_low,flows_year,$A")
    cached = values["Calculation"][first[1].coordinate].value
    assert cached == pytest.approx(sum(row[low] for row in flows if row[year] == 2008 and row[kind] == "inside"))
    split = document.sums["years"][0]
    assert values["Calculation"][first[7].coordinate].value == pytest.approx(split.low)


def test_a_formula_that_would_give_another_value_is_left_out():
    split = Split(Bounds(10, 20), Bounds(5, 5), Bounds(0, 7))
    table = ReportTable(
        "years", "", (ReportColumn("Year", "year"), ReportColumn("Low", "share"), ReportColumn("High", "share")),
        ((2012, split.low, 0.123),),
    )  # fmt: skip
    cells = {("years", 0, figure): f"X{number}" for number, figure in enumerate(sheet_calculation.figures_of(split))}

    links = sheet_calculation.links(table, cells, (split,))

    assert list(links) == [(0, 1)]


def test_flows_are_real_numbers_and_dates_with_a_header_that_stays(document, saved):
    path = saved(document)
    sheet = openpyxl.load_workbook(path)["Flows"]
    columns = {cell.value: cell.column for cell in sheet[1]}

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:K{len(document.flows.flows) + 1}"
    assert sheet.max_row == len(document.flows.flows) + 1
    assert isinstance(sheet.cell(2, columns["Date"]).value, dt.datetime)
    assert sheet.cell(2, columns["Date"]).number_format == "yyyy-mm-dd"
    assert isinstance(sheet.cell(2, columns["Lowest value (EUR)"]).value, float)
    assert sheet.cell(2, columns["Row in the source"]).value == document.flows.lines[0]
    assert {sheet.cell(row, columns["Counts as"]).value for row in range(2, 200)} == {"inside", "outside", "ambiguous"}


def test_every_chart_is_native_and_has_its_description_as_alternative_text(document, saved):
    path = saved(document)
    drawings = "".join(parts(path, r"xl/drawings/drawing\d+\.xml").values())
    charts = parts(path, r"xl/charts/chart\d+\.xml")

    assert len(charts) == len(document.report.charts) == 5
    described = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]+)"', drawings)
    assert described == [chart.description for chart in document.report.charts]
    assert 'grouping val="stacked"' in charts["xl/charts/chart1.xml"]
    assert "<c:lineChart>" in charts["xl/charts/chart1.xml"]
    assert all("own calculation" in chart for chart in charts.values())
    assert any("<a:pattFill" in chart for chart in charts.values())


def test_a_year_without_data_is_a_gap_and_not_a_slope(make_document, saved):
    document = make_document()
    band = document.report.charts[0]
    years = document.report.table("years")
    gap = tuple(
        (row[0], *[None] * (len(row) - 1)) if number == 3 else row for number, row in enumerate(years.rows)
    )  # fmt: skip

    def without(values):
        return tuple(None if number == 3 else value for number, value in enumerate(values))

    chart = replace(band, low=without(band.low), high=without(band.high), observed=without(band.observed))
    report = replace(document.report, tables=(replace(years, rows=gap),), charts=(chart,))
    path = saved(replace(document, report=report, sums={}))

    xml = parts(path, r"xl/charts/chart1\.xml")["xl/charts/chart1.xml"]
    assert "<c:areaChart>" not in xml
    assert "<c:barChart>" in xml
    sheet = openpyxl.load_workbook(path)["Answer"]
    empty = next(row for row in sheet.iter_rows() if row[0].value == years.rows[3][0])
    assert [cell.value for cell in empty[1:]] == [None] * (len(empty) - 1)
    assert any(row[0].value == "A hatched cell: not known." for row in sheet.iter_rows())


def test_the_marking_stands_on_every_page_and_in_the_properties(document, saved):
    path = saved(document)
    book = openpyxl.load_workbook(path)

    for sheet in book:
        assert "STG. CONFIDENTIEEL (voorstel)" in sheet.oddHeader.center.text
        assert "STG. CONFIDENTIEEL (voorstel)" in sheet.oddFooter.center.text
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
    assert book.custom_doc_props["Marking"].value == "STG. CONFIDENTIEEL (voorstel)"
    assert book.properties.category == "STG. CONFIDENTIEEL (voorstel)"
    assert book.properties.created == dt.datetime(2026, 3, 2, 9, 30)


def test_without_marking_nothing_is_marked(make_document, saved):
    book = openpyxl.load_workbook(saved(make_document(marking="")))

    assert book["Answer"].oddHeader.center.text is None
    assert "Marking" not in book.custom_doc_props.names


def test_made_up_data_say_so_on_every_sheet(document, saved):
    book = openpyxl.load_workbook(saved(document))

    for sheet in book:
        assert sheet.oddFooter.left.text.endswith("Fictional data")
        if sheet.title != "Flows":
            assert any("Fictional data" in str(row[0].value) for row in sheet.iter_rows(max_row=4))


def test_sources_have_publisher_hash_and_a_balance_that_adds_up(document, saved):
    rows = [
        [cell for cell in row if cell not in (None, "")]
        for row in openpyxl.load_workbook(saved(document), data_only=True)["Sources"].iter_rows(values_only=True)
    ]

    assert ["Publisher", "Ministry of an Invented Country"] in rows
    assert ["SHA-256 of the file", "0123456789abcdef" * 4] in rows
    assert ["Rule that was applied", "Temporary exports are left out, because the goods come back."] in rows
    assert [912, 900, 5, 3, 0, 4, 0] in rows


def test_the_method_has_definitions_choices_and_what_is_missing(make_document, saved):
    document = make_document(options=ShareOptions(membership="jan1"))
    cells = [
        cell for row in openpyxl.load_workbook(saved(document))["Method"].iter_rows(values_only=True) for cell in row
    ]

    assert "Member on 1 January (not the usual choice)" in cells
    assert "Temporary exports" in cells
    assert any("not known whether it went inside or outside" in str(cell) for cell in cells)
    assert "column “value” (3 times)" in cells


def test_nasty_texts_are_text_in_every_sheet(make_document, saved):
    document = make_document(extra=NASTY, count=3000, problems=tuple(Problem(text, text[:9]) for text in NASTY))
    document = replace(document, report=replace(document.report, title="=1+1 & <b>", notes=NASTY))
    path = saved(document)

    values = python_calamine.CalamineWorkbook.from_path(path)
    flows = {cell for row in values.get_sheet_by_name("Flows").to_python() for cell in row if isinstance(cell, str)}
    method = {cell for row in values.get_sheet_by_name("Method").to_python() for cell in row if isinstance(cell, str)}
    assert set(NASTY) <= flows
    assert set(NASTY) <= method
    with zipfile.ZipFile(path) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"<hyperlink" not in everything
    own = {b"SUMI", b"SUM(", b"('Ca", b"'Cal"}
    starts = {formula[:4] for formula in re.findall(rb"<f>([^<]+)</f>", everything)}
    assert all(start in own or re.match(rb"\(?[A-Z]+\d", start) for start in starts)


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_written(make_document, tmp_path):
    with pytest.raises(ProblemError, match=r"32.768"):
        export(make_document(extra=("x" * 32_768,), count=3000), tmp_path / "annex.xlsx")

    assert list(tmp_path.iterdir()) == []


def test_more_flows_than_a_sheet_holds_go_on_in_the_next(document, saved, monkeypatch):
    monkeypatch.setattr(sheet_flows, "BODY", 300)
    monkeypatch.setattr(sheet_calculation, "BODY", 300)
    book = openpyxl.load_workbook(saved(document))

    assert [name for name in book.sheetnames if name.startswith("Flows")] == ["Flows", "Flows 2", "Flows 3"]
    assert sum(book[name].max_row - 1 for name in book.sheetnames if name.startswith("Flows")) == len(
        document.flows.flows
    )
    assert not any("SUMIFS" in str(cell.value) for row in book["Calculation"].iter_rows() for cell in row)


def test_a_value_without_upper_limit_is_shown_as_not_known(make_document, saved):
    document = make_document()
    open_end = Split(Bounds(1, math.inf), Bounds(2, 3), Bounds(0, 1))
    sums = {"years": (open_end, *document.sums["years"][1:])}

    sheet = openpyxl.load_workbook(saved(replace(document, sums=sums)))["Calculation"]

    first = next(row for row in sheet.iter_rows() if row[0].value == 2008)
    assert first[2].value is None


def test_a_chart_whose_figures_are_not_in_its_table_gets_a_table_of_its_own(document, saved):
    bars = next(chart for chart in document.report.charts if isinstance(chart, BarChart))
    other = replace(bars, keys=(*bars.keys[:2], "other"), inside=(3.0, 2.0, 1.0), outside=(1.0, 1.0, None),
                    ambiguous=(0.0, 0.0, 0.5))  # fmt: skip
    path = saved(replace(document, report=replace(document.report, charts=(other,))))

    rows = list(openpyxl.load_workbook(path)["Suppliers"].iter_rows(values_only=True))
    assert ("other", 1, None, 0.5) in [row[:4] for row in rows]


def test_an_answer_of_one_year_or_of_no_year_can_be_exported(make_document, saved):
    one = make_document(options=ShareOptions(years=(2010, 2010)))
    none = make_document(options=ShareOptions(years=(1950, 1951)))

    assert "<c:areaChart>" not in parts(saved(one), r"xl/charts/chart1\.xml")["xl/charts/chart1.xml"]
    assert openpyxl.load_workbook(saved(none))["Flows"].max_row <= 2


def test_the_workbook_speaks_dutch_when_the_session_does(make_document, saved):
    texts.use("nl")
    path = saved(make_document())

    sheets = openpyxl.load_workbook(path)
    shares = [cell for row in sheets.worksheets[0].iter_rows() for cell in row if cell.number_format == "0.0 %"]
    assert len(shares) > 20


def test_the_same_document_gives_the_same_bytes(document, tmp_path):
    export(document, tmp_path / "a.xlsx")
    export(document, tmp_path / "b.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_cancelling_leaves_the_old_workbook(document, tmp_path):
    path = tmp_path / "annex.xlsx"
    path.write_bytes(b"old")

    with pytest.raises(Cancelled):
        export(document, path, Progress(is_cancelled=lambda: True))

    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["annex.xlsx"]


def test_other_kinds_are_refused_with_what_is_possible(document, tmp_path):
    assert list(EXPORTERS) == [".xlsx"]
    with pytest.raises(ProblemError, match=r"\.xlsx"):
        export(document, tmp_path / "annex.docx")


def test_classes_of_the_flows_follow_the_answer(document):
    flows, classes = document.flows.flows, document.flows.classes
    totals = np.bincount(classes, flows.low, 3)
    period = document.sums["period"][0]

    assert totals.tolist() == pytest.approx([period.inside.low, period.outside.low, period.ambiguous.low])


def test_charts_know_which_table_they_belong_to(document):
    ids = {table.id for table in document.report.tables}

    assert all(isinstance(chart, BandChart | BarChart) and chart.table in ids for chart in document.report.charts)
