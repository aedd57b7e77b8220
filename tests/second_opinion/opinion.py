"""What the comparisons must say, worked out a second time.

Nothing is shared with the program: no SQL, no C.  Papers and facts are plain
tuples, the shipped reference files are read anew, and every statistic is made
with whole numbers and fractions.  A share is rounded to 16 decimals of a fen
first, as the program's documentation says; all else is exact and rounded last.
"""
import re
from collections import defaultdict, namedtuple
from fractions import Fraction as F

from harness import reference

Paper = namedtuple("Paper", "id code scope key kind year type since until")
Fact = namedtuple("Fact", "paper no measure year stage amount presence counted")


def rounded(x, places=4):
    """A fraction to so many decimals, half away from zero."""
    if x is None:
        return None
    x = F(x)
    n = abs(x.numerator) * 10 ** places * 2 + x.denominator
    n //= 2 * x.denominator
    return F(-n if x < 0 else n, 10 ** places)


# ---- reference ----

def between_censuses(year, old, new):
    """Residents of a year, from those of 2010 and 2020."""
    if year >= 2020:
        return new
    if year <= 2010:
        return old
    if old is None or new is None:
        return None
    return int(rounded(old + F(new - old) * (year - 2010) / 10, 0))


class Places:
    def __init__(self):
        self.division = {r["code"]: r for r in reference("divisions")}
        self.history = defaultdict(list)
        for r in reference("divisions_history"):
            self.history[r["code"]].append(r)
        self.now = {(r["basis"], r["code"]): int(r["persons"])
                    for r in reference("population_current")}
        self.then = {(r["basis"], r["code"]): int(r["persons"])
                     for r in reference("population")}
        self.into = defaultdict(list)       # successor -> (code, year, kind)
        self._links()

    def _links(self):
        found = []
        for code, rows in self.history.items():
            for r in rows:
                items = [i for i in r["successor_code"].split(";") if i]
                heirs = [i for i in items if "[" not in i]
                for i in items:
                    to, year = i[:6], re.search(r"\[(\d+)\]", i)
                    if year:
                        kind, at = "moved", int(year[1])
                    elif not r["valid_to"]:
                        continue
                    else:
                        at = int(r["valid_to"])
                        kind = "renamed" if to == code else \
                            "whole" if len(heirs) == 1 else "split"
                    if not (kind == "moved" and to == code):
                        found.append((code, to, at, kind))
        found = set(found)
        for code, to, at, kind in found:
            if kind == "whole":
                company = any(t == to and a == at and c != code
                              and k in ("whole", "split")
                              for c, t, a, k in found)
                existed = any(int(h["valid_from"]) < at
                              and int(h["valid_to"] or 9999) >= at
                              for h in self.history[to])
                kind = "merged" if company or existed else "recoded"
            self.into[to].append((code, at, kind))

    def began(self, code):
        years = [int(h["valid_from"]) for h in self.history[code]]
        year = min(years) if years else None
        for c, at, kind in self.into[code]:
            if kind == "recoded" and at == year:
                return self.began(c)
        return year

    def existed(self, code, year):
        return not self.history[code] or any(
            int(h["valid_from"]) <= year < int(h["valid_to"] or 9999)
            for h in self.history[code])

    def name(self, code, year):
        rows = sorted(self.history[code], key=lambda h: (
            int(h["valid_from"]) <= year < int(h["valid_to"] or 9999),
            int(h["valid_from"])))
        return rows[-1]["name"] if rows else None

    def persons(self, code, year, basis):
        """Residents in the borders of a year, for figures of that code."""
        if basis == "interpolated":
            old, new = (self.persons(code, year, b)
                        for b in ("census2010", "census2020"))
            return between_censuses(year, old, new)
        if code not in self.division:
            return self.then.get((basis, code))
        later = [at for c, at, kind in self.into[code]
                 if kind == "merged" and at > year]
        if later:
            return self.then.get((basis, code)) \
                if int(basis[-4:]) < min(later) else None
        return self.now.get((basis, code))

    def walk(self, code):
        """(code, before which year, split, same territory all the way)"""
        seen, todo = set(), [(code, 9999, False, True)]
        while todo:
            step = todo.pop()
            if step in seen:
                continue
            seen.add(step)
            here, until, split, single = step
            if not split:
                todo += [(c, at, kind == "split",
                          single and kind == "recoded")
                         for c, at, kind in self.into[here] if at <= until
                         and kind in ("recoded", "merged", "split")
                         and c != here]
        return seen

    def followed(self, code):
        """{code: (first year, before which)}: where the papers of a
        territory are filed."""
        out, todo = {}, [(code, 0)]
        while todo:
            here, since = todo.pop()
            spans = [(here, since, 9999)]
            if since == 0:
                spans += [(c, 0, until if c in self.division else 9999)
                          for c, until, split, _ in self.walk(here)
                          if not split and c != here]
            for c, low, high in spans:
                have = out.get(c, (low, high))
                out[c] = min(low, have[0]), max(high, have[1])
            if here not in self.division:
                todo += [(to, since if kind == "recoded"
                          else max(since, at))
                         for to, links in self.into.items()
                         for c, at, kind in links
                         if c == here and kind in ("recoded", "merged")]
        return out

    def territory(self, code, year):
        """(kind, members, stand-ins)"""
        walk = self.walk(code)
        members = sorted({c for c, until, split, _ in walk if not split
                          and year < until and self.existed(c, year)})
        if any(split and year < until for _, until, split, _ in walk):
            return ("other", [code], []) if code in members else (None, [], [])
        if len(members) == 1:
            return "same", members, [c for c, *_, single in sorted(
                walk, key=lambda w: (-w[1], w[0])) if single]
        return ("merged", members, []) if members else (None, [], [])


# ---- figures ----

STEPS = [("prefecture", F(5, 4)), ("province", F(5, 4)), ("province", F(3, 2)),
         ("country", F(5, 4)), ("country", F(3, 2)), ("country", F(2)),
         ("country", None)]


class Opinion:
    def __init__(self, places, papers, facts):
        self.places, self.papers = places, {p.id: p for p in papers}
        self.facts, self.known = defaultdict(list), {}
        for f in facts:
            self.facts[f.measure, f.year, f.stage].append(f)

    def valid(self, paper, version):
        return paper.since <= version and not (
            paper.until is not None and paper.until <= version)

    def figures(self, measure, year, stage, scope, version):
        """The best statement of each publisher: {(code, key): Fact}."""
        asked = measure, year, stage, scope, version
        if asked in self.known:
            return self.known[asked]
        best = {}
        for f in self.facts[measure, year, stage]:
            p = self.papers[f.paper]
            if p.scope != scope or not self.valid(p, version):
                continue
            right = "budget" if stage == "budget" else "final_accounts"
            rank = (p.year == year and p.type == right, p.year,
                    p.type == "final_accounts", -f.no)
            have = best.get((p.code, p.key))
            if have is None or rank > have[0]:
                best[p.code, p.key] = rank, f
        self.known[asked] = {k: f for k, (_, f) in best.items()}
        return self.known[asked]

    def staff(self, paper, year, stage, version):
        for s in [stage] + sorted({"budget", "final"} - {stage}):
            f = self.figures("staff.actual", year, s, paper.scope,
                             version).get((paper.code, paper.key))
            if f:
                return f.amount or None
        return None

    def lines(self, measure, year, stage, scope, version, kind=None,
              per="none", basis="census2020", counties=None, built=False):
        """[dict] of what may be compared, with share in yuan or None."""
        rows = []

        def line(code, scope, kind, amount, persons, presence, **more):
            share = F(amount) if per == "none" else None \
                if persons is None else rounded(F(amount, persons), 16)
            return dict(code=code, scope=scope, kind=kind, amount=amount,
                        persons=persons, presence=presence, worth=None
                        if share is None else share / 100, **more)

        for (code, _), f in self.figures(measure, year, stage, scope,
                                         version).items():
            p = self.papers[f.paper]
            if kind is not None and p.kind != kind:
                continue
            rows.append(line(code, scope, p.kind, f.amount, {
                "none": lambda: None,
                "resident": lambda: self.places.persons(code, year, basis),
                "staff": lambda: self.staff(p, year, stage, version),
            }[per](), f.presence, fact=f"{code}.{f.paper}.f{f.no}"))
        if built and scope == "county":
            whole = {r["code"] for r in rows}
            parts = defaultdict(list)
            for (code, _), f in self.figures(measure, year, stage,
                                             "department", version).items():
                if code not in whole:
                    parts[code].append(f)
            for code, fs in parts.items():
                ps = [self.papers[f.paper] for f in fs]
                staff = [self.staff(p, year, stage, version) for p in ps] \
                    if per == "staff" else []
                rows.append(line(
                    code, "county_built", "", sum(f.amount for f in fs),
                    {"none": None, "resident":
                     self.places.persons(code, year, basis), "staff":
                     None if None in staff else sum(staff)}[per], "built",
                    fact=None, coverage=(len(ps), sorted(
                        {p.kind for p in ps}))))
        if counties is not None:
            rows = [r for r in rows if r["code"] in counties]
        return rows

    # ---- what the methods say ----

    def groups(self, rows):
        found = defaultdict(list)
        for r in rows:
            if r["worth"] is not None:
                found[r["scope"], r["kind"]].append(r)
        return dict(sorted(found.items()))

    def rank(self, rows):
        """[(scope, kind, rank, percentile, code, yuan, persons, value)]"""
        out = []
        for (scope, kind), rs in self.groups(rows).items():
            rs.sort(key=lambda r: (-r["worth"], r["code"]))
            for r in rs:
                rank = 1 + sum(o["worth"] > r["worth"] for o in rs)
                out.append((scope, kind, rank,
                            rounded(F(100 * (len(rs) - rank + 1), len(rs)), 1),
                            r["code"], F(r["amount"], 100), r["persons"],
                            rounded(r["worth"])))
        return out

    @staticmethod
    def quantile(values, q):
        place = (len(values) - 1) * F(q)
        low = place.numerator // place.denominator
        if place == low:
            return values[low]
        return values[low] + (place - low) * (values[low + 1] - values[low])

    def histogram(self, values, bins):
        n, low, width = len(values), values[0], values[-1] - values[0]
        iqr = self.quantile(values, F(3, 4)) - self.quantile(values, F(1, 4))
        rule = "given"
        if width == 0:
            rule, bins = "single_value", 1
        elif bins is None and iqr == 0:
            rule, bins = "sturges", 1 + (n - 1).bit_length()
        elif bins is None:
            rule, bins = "freedman_diaconis", 1
            while bins < 100 and (bins * 2 * iqr) ** 3 < width ** 3 * n:
                bins += 1
        counts = [0] * bins
        for v in values:
            at = 0 if width == 0 else (v - low) * bins / width
            counts[min(bins - 1, int(at))] += 1
        return (rule, bins, rounded(width / bins), [
            (rounded(low + width * b / bins),
             rounded(low + width * (b + 1) / bins), counts[b])
            for b in range(bins)])

    def distribution(self, rows, bins=None):
        out = []
        for (scope, kind), rs in self.groups(rows).items():
            v = sorted(r["worth"] for r in rs)
            q = [rounded(self.quantile(v, F(p, 100)))
                 for p in (0, 5, 10, 25, 50, 75, 90, 95, 100)]
            out.append((scope, kind, len(v), q, rounded(sum(v) / len(v)),
                        self.histogram(v, bins)))
        return out

    def outliers(self, rows):
        groups, far = [], []
        for (scope, kind), rs in self.groups(rows).items():
            v = sorted(r["worth"] for r in rs)
            q1, mid, q3 = (self.quantile(v, F(p, 4)) for p in (1, 2, 3))
            iqr = q3 - q1
            mad = self.quantile(sorted(abs(x - mid) for x in v), F(1, 2))
            note = "too_few" if len(v) < 4 else "zero_iqr" if iqr == 0 \
                else "zero_mad" if mad == 0 else None
            groups.append((scope, kind, len(v), *map(rounded, (
                q1, mid, q3, iqr, mad, q1 - iqr * 3 / 2, q3 + iqr * 3 / 2,
                q1 - 3 * iqr, q3 + 3 * iqr)), note))
            if len(v) < 4:
                continue
            for r in sorted(rs, key=lambda r: (-r["worth"], r["code"])):
                x = r["worth"]
                beyond = max(q1 - x, x - q3)
                z = (x - mid) / (F("1.4826") * mad) if mad else None
                if beyond > iqr * 3 / 2 or z is not None \
                        and abs(z) > F(7, 2):
                    far.append((
                        scope, kind, r["code"], rounded(x),
                        "high" if x > mid else "low",
                        "outer" if beyond > 3 * iqr else "inner"
                        if beyond > iqr * 3 / 2 else None,
                        rounded(beyond / iqr) if iqr else None, rounded(z)))
        return groups, far

    def peers(self, code, n, basis="census2020", year=2020):
        me = self.places.division[code]
        mine = self.places.persons(code, 9999, basis) \
            if basis != "interpolated" else self.today(code, year)
        found = []
        for c, d in self.places.division.items():
            theirs = self.places.persons(c, 9999, basis) \
                if basis != "interpolated" else self.today(c, year)
            if d["level"] != "county" or c == code or None in (mine, theirs):
                continue
            ratio = F(max(mine, theirs), min(mine, theirs))
            near = {"country": True, "province":
                    d["province"] == me["province"], "prefecture":
                    (d["province"], d["prefecture"])
                    == (me["province"], me["prefecture"])}
            step = next(i for i, (where, most) in enumerate(STEPS, 1)
                        if near[where] and (most is None or ratio <= most))
            found.append((step, ratio, c, theirs))
        return sorted(found)[:n]

    def today(self, code, year):
        """Interpolated residents of today's territory."""
        old, new = (self.places.now.get((b, code))
                    for b in ("census2010", "census2020"))
        return between_censuses(year, old, new)

    def missing(self, rows, year, stage, scopes, version, kind=None,
                counties=None):
        """{reason: {code}} of what a ranking of the rows must explain."""
        right = "budget" if stage == "budget" else "final_accounts"
        have = {r["code"] for r in rows if r["worth"] is not None}
        undivided = {r["code"] for r in rows if r["worth"] is None}
        papers = {p.code for p in self.papers.values() if p.scope in scopes
                  and p.type == right and p.year == year
                  and self.valid(p, version) and kind in (None, p.kind)}
        why = defaultdict(set)
        for code, d in self.places.division.items():
            if code in have or (counties is None and d["level"] != "county") \
                    or (counties is not None and code not in counties) \
                    or any(kind == "recoded" and at > year and c in have
                           for c, at, kind in self.places.into[code]):
                continue
            since = self.places.began(code)
            why["no_denominator" if code in undivided
                else "published_without_measure" if code in papers
                else "boundary_changed" if since and since > year
                else "nothing_published"].add(code)
        return dict(why)

    def totals(self, measure, year, stage, scope, version, kind, built):
        """{code: (amount, scope, {department key: kind} of a sum)}"""
        out = {c: (f.amount, scope, None)
               for (c, _), f in self.figures(measure, year, stage, scope,
                                             version).items()
               if self.papers[f.paper].kind == kind}
        parts = defaultdict(list)
        if built:
            for (c, _), f in self.figures(measure, year, stage, "department",
                                          version).items():
                if c not in out:
                    parts[c].append(f)
        for c, fs in parts.items():
            papers = [self.papers[f.paper] for f in fs]
            out[c] = (sum(f.amount for f in fs), scope + "_built",
                      {p.key: p.kind for p in papers})
        return out

    def series(self, code, measure, years, stage, scope, version, kind="",
               per="none", basis="census2020", built=False):
        """[(year, yuan, persons, value, territory, lacking, has a reason,
        scope, (departments, kinds), change)]; the change within the territory
        of today, else "any"."""
        out, before = [], None
        for year in years:
            what, members, others = self.places.territory(code, year)
            figures = self.totals(measure, year, stage, scope, version, kind,
                                  built)
            today = None if per == "none" else self.today(code, year) \
                if basis == "interpolated" \
                else self.places.now.get((basis, code))
            stating = [c for c in members if c in figures]
            lacking = []
            if what == "merged":
                lacking = sorted(set(members) - set(stating)) if stating \
                    else []
            elif not stating:
                stating = sorted(
                    (c for c in others if c in figures),
                    key=lambda c: (figures[c][2] is not None,
                                   others.index(c)))[:1]
            elif figures[stating[0]][2] is not None:
                stating = [c for c in others if c in figures
                           and figures[c][2] is None][:1] or stating
            if not stating:
                out.append((year, None, None, None, what, None, True, None,
                            None, None if what != "other" else "any"))
                before = None
                continue
            amount = sum(figures[c][0] for c in stating)
            own = self.places.persons(stating[0], year, basis)
            persons = None if per == "none" else own if what == "other" \
                else today if today is not None else own
            worth = None
            if not lacking and per == "none":
                worth = F(amount, 100)
            elif not lacking and persons:
                worth = rounded(F(amount, persons), 16) / 100
            sums = [figures[c][2] for c in stating if figures[c][2]]
            of = (max(figures[c][1] for c in stating), sum(map(len, sums)),
                  sorted({k for p in sums for k in p.values()}))
            same = before and before[1:] == (of[0], {k for p in sums
                                                     for k in p})
            change = None if not same or None in (worth, before[0]) \
                else rounded(worth - before[0])
            out.append((year, None if lacking else F(amount, 100), persons,
                        rounded(worth), what, lacking or None,
                        worth is None, of[0], of[1:] if sums else None,
                        change if what != "other" else "any"))
            before = None if what == "other" else (
                worth, of[0], {k for p in sums for k in p})
        return out
