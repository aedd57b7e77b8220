"""Variants of a paper that say the same: other marks, units, names, tables.

A paper is lines of text; lines with tabs are rows of a table.  Each variant is
a function from the text to bytes and a suffix, in VARIANTS.  What is read from
all of them must be the same.
"""
import html, itertools, re
from decimal import Decimal
from harness import label_rows

FIGURE = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
AMOUNT = re.compile(rf"(?<![\d.,，．])(-?)({FIGURE})(亿元|千元|万元|元)(?!/)")
WIDE = str.maketrans("0123456789.%-+", "０１２３４５６７８９．％－＋")


def is_row(line):
    return "\t" in line


def blocks(text):
    """Runs of lines: ("text", lines) and ("table", rows of cells)."""
    for row, lines in itertools.groupby(text.splitlines(), is_row):
        lines = list(lines)
        yield ("table", [l.split("\t") for l in lines]) if row \
            else ("text", lines)


def each_line(change):
    """A variant that changes every line by itself."""
    return lambda text: ("\n".join(map(change, text.splitlines())) + "\n",
                         "txt")


def each_table(change):
    """A variant that changes tables: rows of equal length in, lines out."""
    def vary(text):
        out = []
        for kind, lines in blocks(text):
            width = max(map(len, lines))
            out += lines if kind == "text" else change(
                [row + [""] * (width - len(row)) for row in lines])
        return "\n".join(out) + "\n", "txt"
    return vary


def prose_only(change):
    return each_line(lambda l: l if is_row(l) else change(l))


# ---- marks ----

def wide_digits(line):
    return re.sub(r"[\d.,%]*\d[\d.,%]*",
                  lambda m: m[0].translate(WIDE).replace(",", "，"), line)


def brackets(opening, closing):
    return lambda l: l.replace("（", opening).replace("）", closing)


def quotes(line):
    return line.replace("“", "「").replace("”", "」")


def no_quotes(line):
    return line.replace("“", "").replace("”", "")


def narrow_marks(line):
    """ASCII marks, but no comma that could part thousands."""
    return line.replace("：", ":").replace("；", ";").replace("％", "%")


def spaced(line):
    """Blanks around figures, as word processors leave them."""
    return re.sub(rf"(?<![\d.,，．])({FIGURE})(万元|元|亿元|千元)", r" \1 \2",
                  line)


# ---- figures ----

def commas(m):
    whole, _, rest = m[2].replace(",", "").partition(".")
    return f"{m[1]}{int(whole):,}{'.' if rest else ''}{rest}{m[3]}"


def with_commas(line):
    return AMOUNT.sub(commas, line)


def without_commas(line):
    return re.sub(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?=[.\d]|\D|$)",
                  lambda m: m[0].replace(",", ""), line)


def plain(value):
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_unit(unit, factor, least):
    """Amounts of 万元 said in another unit, those of at least so many 万."""
    def change(m):
        value = Decimal(m[2].replace(",", ""))
        if m[3] != "万元" or value != 0 and value < least:
            return m[0]
        return m[1] + plain(value * factor) + unit
    return lambda line: AMOUNT.sub(change, line)


def table_unit(text):
    """Tables under 单位：万元 with their figures in 元."""
    caption, out = None, []
    for line in text.splitlines():
        found = re.search(r"单位[:：](万元|元)", line)
        if found and not is_row(line):
            caption = found[1]
            if caption == "万元":
                line = line.replace("万元", "元")
        elif is_row(line) and caption == "万元":
            line = "\t".join(
                plain(Decimal(c.replace(",", "")) * 10000)
                if re.fullmatch(rf"-?(?:{FIGURE})", c) and "." in c else c
                for c in line.split("\t"))
        out.append(line)
    return "\n".join(out) + "\n", "txt"


# ---- names ----

def expand(pattern):
    """{a,b,} of the label tables written out."""
    m = re.search(r"\{([^}]*)\}", pattern)
    if not m:
        return [pattern]
    return [e for part in m[1].split(",")
            for e in expand(pattern[:m.start()] + part + pattern[m.end():])]


def synonyms():
    """Names of one measure that may stand for each other: name -> others."""
    found = {}
    for row in label_rows("measure_names"):
        if row["measure"].startswith(("sangong.", "operating_cost")) and \
           not (row["fund"] or row["within"] or row["stage"] or row["flags"]):
            names = expand(row["name"])
            for name in names:
                found.setdefault(name, names)
    return found


def other_names(turn):
    """Every name of a measure becomes the one `turn` places on in its row."""
    table = synonyms()
    names = sorted(table, key=len, reverse=True)
    # 国内公务接待费 is another name, and no measure.
    whole = re.compile("(?<!国内)(?<!外)(?:"
                       + "|".join(map(re.escape, names)) + ")")
    bare = re.compile("[（）()“”]")

    def change(m):
        others = table[m[0]]
        return others[(others.index(m[0]) + turn) % len(others)]

    def line_of(line):
        if not whole.search(bare.sub("", line)):
            return line
        # Names are compared without brackets and quotes: 出国（境）费.
        line = re.sub("出国（境）", "出国境", line)
        line = re.sub("[“”]三公[“”]", "三公", line)
        return whole.sub(change, line)
    return each_line(line_of)


# ---- order ----

LISTED = re.compile(r"(?<=其中：)([^。；：\n]*；[^。：\n]*)(?=。)")


def turned_lists(text):
    """Behind 其中： the items between semicolons in another order."""
    def turn(m):
        items = m[1].split("；")
        if any(len(AMOUNT.findall(i)) != 1 or "其中" in i for i in items):
            return m[0]
        return "；".join(items[1:] + items[:1])
    return LISTED.sub(turn, text), "txt"


# ---- tables ----

def bars(text):
    return "\n".join("|" + l.replace("\t", "|") + "|" if is_row(l) else l
                     for l in text.splitlines()) + "\n", "txt"


@each_table
def markdown(rows):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


@each_table
def one_cell_a_line(rows):
    """A table as a word processor's copy: cells behind tabs, rows apart."""
    return [line for row in rows
            for line in [*("\t" + cell for cell in row), ""]]


def cells_of(row, width, merge):
    """<td>s; `merge` lets a cell take the empty ones to its right."""
    row = row + [""] * (width - len(row))
    out, i = "", 0
    while i < width:
        span = 1
        while merge and row[i] and i + span < width and not row[i + span]:
            span += 1
        out += f"<td colspan={span}>" if span > 1 else "<td>"
        out += html.escape(row[i]) + "</td>"
        i += span
    return out


def page(parts, head='<meta charset="utf-8">'):
    return (f"<html><head>{head}</head><body>" + "\n".join(parts)
            + "</body></html>")


def rows_html(rows, width, merge=False):
    """Only in the first row an empty cell must belong to its neighbour."""
    return "".join(f"<tr>{cells_of(r, width, merge and i == 0)}</tr>\n"
                   for i, r in enumerate(rows))


def as_html(text, merge=False, split=False, layout=False):
    parts = []
    for kind, lines in blocks(text):
        if kind == "text":
            parts += [f"<p>{html.escape(l)}</p>" for l in lines if l.strip()]
            continue
        width = max(map(len, lines))
        pieces = [lines]
        # A long table goes on on the next page, with its header again.
        if split and len(lines) > 8:
            half = len(lines) // 2
            pieces = [lines[:half], lines[:1] + lines[half:]]
        for piece in pieces:
            # Only headers have merged cells.
            top = next((i for i, r in enumerate(piece) if any(
                re.fullmatch(rf"-?(?:{FIGURE})", c) for c in r)), 0)
            parts.append("<table border=1>"
                         + rows_html(piece[:top], width, merge)
                         + rows_html(piece[top:], width) + "</table>")
    if layout:
        parts = ['<div class="nav"><a href="/">首页</a> &gt; '
                 '<a href="/zw">政务公开</a></div><table width="100%"><tr>'
                 "<td><table><tr><td>", *parts, "</td></tr></table></td></tr>"
                 "</table><script>var a = 1;</script>"
                 '<p style="display:none">三公经费999万元</p>']
    return page(parts), "html"


def gbk_page(text):
    source, suffix = as_html(text)
    return source.replace('charset="utf-8"', 'charset="gb2312"') \
        .encode("gb18030"), suffix


# ---- bytes ----

def encoded(charset, mark=b""):
    return lambda text: (mark + text.encode(charset), "txt")


def dos_lines(text):
    return text.replace("\n", "\r\n"), "txt"


VARIANTS = {
    "wide-digits": each_line(wide_digits),
    "narrow-brackets": each_line(brackets("(", ")")),
    "corner-brackets": prose_only(brackets("〔", "〕")),
    "square-brackets": prose_only(brackets("［", "］")),
    "corner-quotes": each_line(quotes),
    "no-quotes": each_line(no_quotes),
    "narrow-marks": each_line(narrow_marks),
    "spaced": prose_only(spaced),
    "commas": prose_only(with_commas),
    "no-commas": each_line(without_commas),
    "in-yuan": prose_only(in_unit("元", 10000, 0)),
    "in-thousands": prose_only(in_unit("千元", 10, 0)),
    "in-yi": prose_only(in_unit("亿元", Decimal("0.0001"), 1000)),
    "table-in-yuan": table_unit,
    "other-names": other_names(1),
    "more-names": other_names(2),
    "turned-lists": turned_lists,
    "bars": bars,
    "markdown": markdown,
    "one-cell-a-line": one_cell_a_line,
    "html": as_html,
    "html-merged": lambda t: as_html(t, merge=True),
    "html-split": lambda t: as_html(t, split=True),
    "html-layout": lambda t: as_html(t, layout=True),
    "html-gbk": gbk_page,
    "gb18030": encoded("gb18030"),
    "utf-16": encoded("utf-16-le", b"\xff\xfe"),
    "bom": encoded("utf-8", b"\xef\xbb\xbf"),
    "dos-lines": dos_lines,
}


# Variants that set tables anew need tables of tabs, as our own papers have.
OF_TABLES = {"table-in-yuan", "bars", "markdown", "one-cell-a-line"}


def sets_tables(name):
    return name in OF_TABLES or name.startswith("html")


def variants(text, tabs):
    """(name, bytes, suffix) of every variant that differs from the text;
    `tabs`: its tables are lines with tabs."""
    for name, make in VARIANTS.items():
        if sets_tables(name) and not tabs:
            continue
        data, suffix = make(text)
        if isinstance(data, str):
            data = data.encode()
        if data != text.encode():
            yield name, data, suffix
