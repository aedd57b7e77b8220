-- Spending on a topic through three lenses, over years, now or as of a data
-- version, a head and a tonne of stated capacity.  The lenses overlap (a plant is
-- a function line, a project and a purchase at once), so they are never added.

DROP FUNCTION papers(integer, text, text, text, text, text[]);
DROP FUNCTION topic_lines(text, integer, text, text, text, text, text, text,
	text[]);

-- What a ranking by function reads, and nothing of the table.
DROP INDEX measure_value_function;
CREATE INDEX measure_value_function ON measure_value
	(function_code, year, stage, scope, department_kind, division_code)
	INCLUDE (measure, fund, part, amount, presence, department_key,
		disclosure_id, no, residents2010, residents2020)
	WHERE function_code <> '';

-- Papers by what they are about.
DROP INDEX project_topic;
CREATE INDEX project_topic ON project (topic, disclosure_id)
	INCLUDE (division_code, no, capacity, budget_fen)
	WHERE topic IS NOT NULL;
DROP INDEX procurement_item_topic;
CREATE INDEX procurement_item_topic ON procurement_item (topic, disclosure_id)
	INCLUDE (division_code, no, amount_fen, budget_fen)
	WHERE topic IS NOT NULL;

-- Was a paper current at a version (null: is it now)?
CREATE FUNCTION served(version_from bigint, version_to bigint,
	asked_version bigint)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN asked_version IS NULL THEN version_to IS NULL
	ELSE version_from <= asked_version
		AND (version_to IS NULL OR version_to > asked_version) END
$$;

-- The function lines of a topic as rollup_merge chooses them.  Publishers none of
-- whose papers came or went since a version have what they had then; the lines
-- of the others are chosen anew.
CREATE FUNCTION topic_figures(asked_topic text, years integer[],
	asked_stage text, asked_version bigint)
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, measure text, function_code text, fund text,
	part text, year integer, amount bigint, presence text,
	disclosure_id bigint, no integer, old bigint, new bigint)
LANGUAGE plpgsql STABLE ROWS 20000 AS $$
#variable_conflict use_column
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY
		SELECT v.division_code, v.scope, v.department_key,
			v.department_kind, v.measure, v.function_code, v.fund,
			v.part, v.year, v.amount, v.presence, v.disclosure_id,
			v.no, v.residents2010, v.residents2020
		FROM measure_value v
		WHERE v.function_code <> '' AND v.function_code = ANY (
				topic_codes(asked_topic))
			AND v.year = ANY (years) AND v.stage = asked_stage;
		RETURN;
	END IF;
	RETURN QUERY
	WITH changed AS MATERIALIZED (
		SELECT DISTINCT d.division_code, d.scope, d.department_key
		FROM disclosure d
		WHERE d.version_from > asked_version
			OR d.version_to > asked_version
	), old AS (
		SELECT DISTINCT ON (d.division_code, d.scope, d.department_key,
				f.measure, f.function_code, f.fund, f.part, f.year)
			d.*, f.measure, f.function_code, coalesce(f.fund, '')
			AS fund, coalesce(f.part, '') AS part, f.year, f.fen,
			f.presence, f.no
		FROM changed c
		JOIN disclosure d USING (division_code, scope, department_key)
		CROSS JOIN LATERAL (SELECT * FROM fact
			WHERE division_code = d.division_code
				AND disclosure_id = d.id) f
		WHERE served(d.version_from, d.version_to, asked_version)
			AND f.function_code = ANY (topic_codes(asked_topic))
			AND f.year = ANY (years) AND f.stage = asked_stage
		ORDER BY d.division_code, d.scope, d.department_key, f.measure,
			f.function_code, f.fund, f.part, f.year,
			figure_weight(d.doc_type, d.fiscal_year, f.stage,
				f.year) DESC, f.presence = 'derived', f.no
	)
	SELECT * FROM topic_figures(asked_topic, years, asked_stage, NULL) v
	WHERE NOT EXISTS (SELECT FROM changed c
		WHERE c.division_code = v.division_code AND c.scope = v.scope
			AND c.department_key = v.department_key)
	UNION ALL
	SELECT o.division_code, o.scope, o.department_key, o.department_kind,
		o.measure, o.function_code, o.fund, o.part, o.year, o.fen,
		o.presence, o.id, o.no,
		residents(o.division_code, o.year, 'census2010'),
		residents(o.division_code, o.year, 'census2020')
	FROM old o;
END $$;

-- The codes in use that a topic has, by how they begin: one look at the index for
-- each code there is.
CREATE FUNCTION topic_codes(asked_topic text) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
	found text[] := '{}';
	start text;
	code text;
BEGIN
	FOR start IN SELECT pattern FROM topic
		WHERE topic = asked_topic AND lens = 'function'
	LOOP
		code := start;
		LOOP
			code := (SELECT min(v.function_code) FROM measure_value v
				WHERE v.function_code <> ''
					AND v.function_code >= code
					AND v.function_code <= start || '~');
			EXIT WHEN code IS NULL;
			found := found || code;
			code := code || '!';
		END LOOP;
	END LOOP;
	RETURN found;
END $$;

-- Function lines of a topic with what they are divided by.  A line is given
-- whole; its parts (basic, project) only where the whole is not stated.
CREATE FUNCTION topic_lines(asked_topic text, years integer[], asked_stage text,
	asked_scope text, asked_kind text, per text, asked_basis text,
	asked_version bigint, chosen text[])
RETURNS TABLE (division_code text, scope text, department_kind text,
	measure text, function_code text, fund text, part text, year integer,
	fen bigint, presence text, disclosure_id bigint, no integer,
	persons bigint, share numeric)
LANGUAGE plpgsql STABLE ROWS 20000 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH said AS MATERIALIZED (
		SELECT * FROM topic_figures(asked_topic, years, asked_stage,
			asked_version) v
		WHERE (asked_scope IS NULL OR v.scope = asked_scope)
			AND (asked_kind IS NULL OR v.department_kind = asked_kind)
			AND (chosen IS NULL OR v.division_code = ANY (chosen))
	)
	SELECT v.division_code, v.scope, v.department_kind, v.measure,
		v.function_code, v.fund, v.part, v.year, v.amount, v.presence,
		v.disclosure_id, v.no, r.persons, v.amount::numeric / r.persons
	FROM said v
	CROSS JOIN LATERAL (SELECT CASE WHEN per = 'resident' THEN
		residents_by(asked_basis, v.year, v.old, v.new) END) r (persons)
	WHERE v.part = '' OR (v.division_code, v.scope, v.department_key,
			v.measure, v.function_code, v.fund, v.year) NOT IN (
		SELECT w.division_code, w.scope, w.department_key, w.measure,
			w.function_code, w.fund, w.year
		FROM said w WHERE w.part = '');
END $$;

-- Papers of years that speak of a stage, now or as of a version.
CREATE FUNCTION topic_papers(years integer[], asked_stage text, asked_scope text,
	asked_kind text, asked_version bigint, chosen text[])
RETURNS SETOF disclosure LANGUAGE plpgsql STABLE ROWS 20000 AS $$
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY SELECT * FROM disclosure d
		WHERE d.version_to IS NULL AND d.fiscal_year = ANY (years)
			AND (d.doc_type = 'final_accounts')
				= (asked_stage <> 'budget')
			AND (asked_scope IS NULL OR d.scope = asked_scope)
			AND (asked_kind IS NULL OR d.department_kind = asked_kind)
			AND (chosen IS NULL OR d.division_code = ANY (chosen));
		RETURN;
	END IF;
	RETURN QUERY SELECT * FROM disclosure d
	WHERE served(d.version_from, d.version_to, asked_version)
		AND d.fiscal_year = ANY (years)
		AND (d.doc_type = 'final_accounts') = (asked_stage <> 'budget')
		AND (asked_scope IS NULL OR d.scope = asked_scope)
		AND (asked_kind IS NULL OR d.department_kind = asked_kind)
		AND (chosen IS NULL OR d.division_code = ANY (chosen));
END $$;

-- What papers buy for a topic, and their projects.
CREATE FUNCTION topic_purchases(asked_topic text, years integer[],
	asked_stage text, asked_scope text, asked_kind text,
	asked_version bigint, chosen text[])
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	year integer, fen bigint)
LANGUAGE sql STABLE ROWS 5000 AS $$
	SELECT d.division_code, d.id, i.no, d.fiscal_year, i.amount_fen
	FROM procurement_item i
	JOIN topic_papers(years, asked_stage, asked_scope, asked_kind,
		asked_version, chosen) d ON d.id = i.disclosure_id
			AND d.division_code = i.division_code
	WHERE i.topic = asked_topic
$$;
CREATE FUNCTION topic_projects(asked_topic text, years integer[],
	asked_stage text, asked_scope text, asked_kind text,
	asked_version bigint, chosen text[])
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	year integer, capacity numeric, fen bigint)
LANGUAGE sql STABLE ROWS 5000 AS $$
	SELECT d.division_code, d.id, j.no, d.fiscal_year, j.capacity,
		j.budget_fen
	FROM project j
	JOIN topic_papers(years, asked_stage, asked_scope, asked_kind,
		asked_version, chosen) d ON d.id = j.disclosure_id
			AND d.division_code = j.division_code
	WHERE j.topic = asked_topic
$$;

-- ---- rows of the reply ----

-- Yuan for each tonne a day of stated capacity.
CREATE FUNCTION a_tonne(fen bigint, capacity numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT trim_scale(round(yuan(fen) / nullif(capacity, 0), 2))';

-- Residents to divide by, in the borders of the year; null for per none.
CREATE FUNCTION residents_then(d_code text, figures_year integer, per text,
	asked_basis text)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF per <> 'resident' THEN
		RETURN NULL;
	END IF;
	RETURN residents_by(asked_basis, figures_year,
		residents(d_code, figures_year, 'census2010'),
		residents(d_code, figures_year, 'census2020'));
END $$;

-- Where a row of any lens stands.
CREATE FUNCTION topic_place(d_code text, d_id bigint) RETURNS json
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT json_build_object('code', d.division_code,
		'county', coalesce(v.name,
			division_name(d.division_code, d.fiscal_year)),
		'province', v.province, 'scope', d.scope,
		'department', d.department_name,
		'kind', nullif(d.department_kind, ''))
	FROM disclosure d LEFT JOIN division v ON v.code = d.division_code
	WHERE d.division_code = d_code AND d.id = d_id);
END $$;

-- capacity: of all the topic's projects of the county in that year.
CREATE FUNCTION topic_line_row(d_code text, d_id bigint, d_no integer,
	at_year integer, measure text, code text, fund text, part text,
	fen bigint, persons bigint, presence text, capacity numeric)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN json_concat(topic_place(d_code, d_id), json_build_object(
		'year', at_year, 'function_code', code,
		'name', measure_name(measure), 'fund', nullif(fund, ''),
		'part', nullif(part, ''), 'yuan', yuan(fen),
		'persons', persons, 'value', per_head(yuan(fen), persons),
		'capacity', trim_scale(capacity),
		'yuan_per_tonne', a_tonne(fen, capacity),
		'presence', presence, 'fact', row_id(d_code, d_id, 'f', d_no)));
END $$;

-- capacity: of the project of that name in the same paper.
CREATE FUNCTION topic_purchase_row(d_code text, d_id bigint, d_no integer,
	at_year integer, per text, asked_basis text)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
	i procurement_item := (SELECT p FROM procurement_item p
		WHERE p.division_code = d_code AND p.disclosure_id = d_id
			AND p.no = d_no);
	persons bigint := residents_then(d_code, at_year, per, asked_basis);
	capacity numeric := (SELECT CASE WHEN min(j.capacity) = max(j.capacity)
			THEN min(j.capacity) END FROM project j
		WHERE j.division_code = d_code AND j.disclosure_id = d_id
			AND j.title = i.project);
BEGIN
	RETURN json_concat(topic_place(d_code, d_id), json_build_object(
		'year', at_year, 'project', i.project, 'item', i.item,
		'item_code', i.code, 'yuan', yuan(i.amount_fen),
		'budget_yuan', yuan(i.budget_fen), 'persons', persons,
		'value', per_head(yuan(i.amount_fen), persons),
		'capacity', trim_scale(capacity),
		'yuan_per_tonne', a_tonne(i.amount_fen, capacity),
		'id', row_id(d_code, d_id, 'p', d_no)));
END $$;

CREATE FUNCTION topic_project_row(d_code text, d_id bigint, d_no integer,
	at_year integer, per text, asked_basis text)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
	j project := (SELECT p FROM project p WHERE p.division_code = d_code
		AND p.disclosure_id = d_id AND p.no = d_no);
	persons bigint := residents_then(d_code, at_year, per, asked_basis);
	spent record;
BEGIN
	SELECT * INTO spent FROM project_budget(d_code, d_id, j.budget_fen,
		j.title);
	RETURN json_concat(topic_place(d_code, d_id), json_build_object(
		'year', at_year, 'project', j.title, 'topic', j.topic,
		'capacity', trim_scale(j.capacity), 'capacity_unit',
		CASE WHEN j.capacity IS NOT NULL THEN '吨/日' END,
		'budget_yuan', yuan(spent.fen), 'budget_from', spent.origin,
		'persons', persons,
		'value', per_head(yuan(spent.fen), persons),
		'yuan_per_tonne', a_tonne(spent.fen, j.capacity),
		'id', row_id(d_code, d_id, 'j', d_no)));
END $$;

-- The papers behind some rows.
CREATE FUNCTION paper_sources(codes text[], ids bigint[]) RETURNS json
LANGUAGE sql STABLE AS $$
	SELECT coalesce(json_agg(json_build_object(
		'disclosure', paper_id(d.division_code, d.id),
		'code', d.division_code, 'department', d.department_name,
		'year', d.fiscal_year, 'doc_type', d.doc_type,
		'title', d.title, 'name', d.name)
		ORDER BY d.division_code, d.fiscal_year, d.id), '[]')
	FROM (SELECT DISTINCT code, id FROM unnest(codes, ids) u (code, id)) u
	JOIN disclosure d ON d.division_code = u.code AND d.id = u.id
$$;
