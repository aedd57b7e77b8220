-- What every comparison begins with: figures that may stand side by side, each
-- with what it is divided by.  A plain SELECT, so that the planner sees through
-- the call (give it no sub-SELECT for an argument, or it cannot); names are for
-- the caller to add to the few rows that it shows.

-- Fund and part: '' (or null) is all funds, the whole.  For the other filters null
-- lets all through.  Staff is looked up only when it is asked for.  Bureaus of a
-- prefecture (its code ends in 00) do not stand beside those of counties.
CREATE FUNCTION figures(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_province text, asked_counties text[])
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, measure text, function_code text, fund text,
	part text, amount bigint, counted boolean, presence text,
	disclosure_id bigint, no integer, persons bigint)
LANGUAGE sql STABLE AS $$
	SELECT v.division_code, v.scope, v.department_key, v.department_kind,
		v.measure, v.function_code, v.fund, v.part, v.amount, v.counted,
		v.presence, v.disclosure_id, v.no, CASE per
		WHEN 'resident' THEN CASE asked_basis
			WHEN 'census2020' THEN v.residents2020
			WHEN 'census2010' THEN v.residents2010 END
		WHEN 'staff' THEN (
			SELECT nullif(m.amount, 0) FROM measure_value m
			WHERE m.measure = 'staff.actual'
				AND m.division_code = v.division_code
				AND m.scope = v.scope AND m.year = v.year
				AND m.department_key = v.department_key
			ORDER BY m.stage = v.stage DESC, m.stage LIMIT 1) END
	FROM measure_value v
	WHERE v.measure = ANY (asked_measures) AND v.year = asked_year
		AND v.stage = asked_stage AND v.scope = asked_scope
		AND (asked_code IS NULL OR v.function_code = asked_code)
		AND v.fund = coalesce(asked_fund, '')
		AND v.part = coalesce(asked_part, '')
		AND v.department_kind >= coalesce(asked_kind, '')
		AND v.department_kind <= coalesce(asked_kind, '~')
		AND (asked_province IS NULL
			OR left(v.division_code, 2) = (
				SELECT left(p.code, 2) FROM division p
				WHERE p.level = 'province'
					AND p.name = asked_province))
		AND (asked_counties IS NULL
			OR v.division_code = ANY (asked_counties))
		AND (v.division_code LIKE '%00') = (v.scope = 'prefecture')
$$;

-- A figure over its denominator, in fen or pieces, to 16 decimals so that equal
-- ratios are equal; null without a denominator.  per none: the figure itself.
CREATE FUNCTION share(amount bigint, persons bigint, per text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE per WHEN 'none' THEN amount::numeric
		ELSE round(amount * 1.0000000000000000 / persons, 16) END
$$;

-- The measures that a measure parameter stands for: itself, or for
-- expenditure.function every function line (of the code, if one is given).
CREATE FUNCTION measure_lines(code text, asked_code text, asked_year integer,
	asked_stage text)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF code <> 'expenditure.function' THEN
		RETURN ARRAY[code];
	END IF;
	RETURN ARRAY(SELECT DISTINCT measure FROM measure_value
		WHERE function_code <> '' AND year = asked_year
			AND stage = asked_stage
			AND function_code = coalesce(asked_code, function_code));
END $$;

-- What counties are compared by when nobody says.
CREATE FUNCTION usual_measures(asked text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(asked, '{revenue.total,expenditure.total,
		expenditure.basic,expenditure.project,sangong.total,
		operating_cost,procurement.total}')
$$;

-- yuan or count.
CREATE FUNCTION measure_unit(code text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN code LIKE 'expenditure.function:%' THEN 'yuan'
		ELSE (SELECT unit FROM measure m WHERE m.measure = code) END
$$;

-- A figure outside: yuan, or pieces; a share of it, to four decimals.
CREATE FUNCTION amount_yuan(amount bigint, counted boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT CASE WHEN NOT counted THEN trim_scale(amount * 0.01) END';
CREATE FUNCTION amount_count(amount bigint, counted boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT CASE WHEN counted THEN amount END';
CREATE FUNCTION share_value(share numeric, counted boolean, per text)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN per <> 'none' THEN trim_scale(round(
		CASE WHEN counted THEN share ELSE share * 0.01 END, 4))
	ELSE trim_scale(CASE WHEN counted THEN share ELSE share * 0.01 END) END
$$;
CREATE FUNCTION figure_id(division_code text, disclosure_id bigint,
	counted boolean, no integer)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT division_code || '.' || disclosure_id
		|| CASE WHEN counted THEN '.n' ELSE '.f' END || no
$$;
