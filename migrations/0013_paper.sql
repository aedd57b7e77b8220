-- What disclosures.get, disclosures.diff, coverage.matrix and changes.since say
-- alike.

-- changes.since reads from a data version on.
CREATE INDEX disclosure_version_from ON disclosure (version_from);
CREATE INDEX disclosure_version_to ON disclosure (version_to)
	WHERE version_to IS NOT NULL;

-- Which of the parts that the rules ask for a paper has, by what was read of it.
CREATE FUNCTION paper_sections(code text, id bigint) RETURNS text[]
LANGUAGE sql STABLE AS $$
	WITH stated AS MATERIALIZED (
		SELECT split_part(measure, '.', 1) AS family,
			measure LIKE 'expenditure.function:%' AS line
		FROM fact WHERE division_code = code AND disclosure_id = id
		GROUP BY 1, 2
	)
	SELECT ARRAY(
		SELECT family FROM stated WHERE NOT line AND family IN
			('revenue', 'expenditure', 'sangong', 'operating_cost',
			'procurement', 'assets')
		UNION SELECT 'functions' FROM stated WHERE line
		UNION SELECT 'procurement' WHERE EXISTS (
			SELECT FROM procurement_item
			WHERE division_code = code AND disclosure_id = id)
		UNION SELECT 'performance' WHERE EXISTS (
			SELECT FROM project
			WHERE division_code = code AND disclosure_id = id)
		UNION SELECT 'units' WHERE EXISTS (SELECT FROM org_unit
			WHERE division_code = code AND disclosure_id = id)
		UNION SELECT 'terms' WHERE EXISTS (SELECT FROM term
			WHERE division_code = code AND disclosure_id = id)
		ORDER BY 1)
$$;
CREATE FUNCTION section_names() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '{assets,expenditure,functions,operating_cost,performance,
		procurement,revenue,sangong,terms,units}'::text[]
$$;

-- How many papers of some have each part, and the share of all they could have.
CREATE FUNCTION sections_found(code text, ids bigint[], OUT found json,
	OUT completeness numeric)
LANGUAGE sql STABLE AS $$
	SELECT json_object_agg(s.name, coalesce(f.n, 0) ORDER BY s.name),
		trim_scale(round(coalesce(sum(f.n), 0)
			/ (count(*) * cardinality(ids)), 4))
	FROM unnest(section_names()) s (name)
	LEFT JOIN (SELECT name, count(*) AS n
		FROM unnest(ids) id, unnest(paper_sections(code, id)) name
		GROUP BY name) f USING (name)
$$;

-- A paper by its id outside, in any revision: one row or none.
CREATE FUNCTION paper(asked text) RETURNS SETOF disclosure
LANGUAGE sql STABLE AS $$
	SELECT * FROM disclosure WHERE division_code = split_part(asked, '.', 1)
		AND id = id_paper(asked)
$$;

-- Every revision of a paper, in order.
CREATE FUNCTION paper_revisions(d disclosure) RETURNS SETOF disclosure
LANGUAGE sql STABLE AS $$
	SELECT o.* FROM disclosure o
	WHERE o.division_code = d.division_code AND o.scope = d.scope
		AND o.department_key = d.department_key
		AND o.fiscal_year = d.fiscal_year AND o.doc_type = d.doc_type
	ORDER BY o.revision
$$;

-- The revision that was served before this one; an error where there is none.
CREATE FUNCTION paper_before(d disclosure) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
	before text := (SELECT paper_id(o.division_code, o.id)
		FROM paper_revisions(d) o WHERE o.revision < d.revision
			AND o.version_from IS DISTINCT FROM o.version_to
		ORDER BY o.revision DESC LIMIT 1);
BEGIN
	IF before IS NULL THEN
		RAISE no_data_found USING MESSAGE = paper_id(d.division_code, d.id)
			|| ' has no earlier revision: name another paper';
	END IF;
	RETURN before;
END $$;

-- What a paper is, in short.
CREATE FUNCTION paper_head(d disclosure) RETURNS json
LANGUAGE sql STABLE AS $$
	SELECT json_build_object('id', paper_id(d.division_code, d.id),
		'code', d.division_code, 'county', v.name,
		'prefecture', v.prefecture, 'province', v.province,
		'scope', d.scope, 'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', d.fiscal_year,
		'doc_type', d.doc_type, 'title', d.title, 'name', d.name,
		'sha256', encode(d.sha256, 'hex'), 'bytes', d.bytes,
		'media_type', d.media_type, 'charset', d.charset,
		'revision', d.revision, 'current', d.version_to IS NULL,
		'version_from', d.version_from, 'version_to', d.version_to,
		'ingested_at', d.ingested_at)
	FROM (SELECT) x LEFT JOIN division v ON v.code = d.division_code
$$;

-- Every record of a paper, as contract.md writes them, with their ids.
CREATE FUNCTION paper_records(d disclosure) RETURNS json
LANGUAGE plpgsql STABLE AS $$
DECLARE
	kinds text[] := '{facts,fact,f,changes,change_fact,c,counts,count_fact,n,
		units,org_unit,u,projects,project,j,goals,goal,g,kpis,kpi,k,
		procurement,procurement_item,p,terms,term,t,findings,finding,x}';
	said json;
	parts text[] := '{}';
BEGIN
	FOR i IN 1 .. cardinality(kinds) BY 3 LOOP
		EXECUTE format('SELECT coalesce(json_agg(record_json(%L,'
			' to_jsonb(r)) ORDER BY r.no), ''[]'') FROM %I r'
			' WHERE division_code = $1 AND disclosure_id = $2',
			kinds[i + 2], kinds[i + 1])
			INTO said USING d.division_code, d.id;
		parts := parts || (to_json(kinds[i]) || ' : ' || said);
	END LOOP;
	RETURN ('{' || array_to_string(parts, ', ') || '}')::json;
END $$;

-- A record outside: with its id, yuan for fen, a span for two columns.
CREATE FUNCTION record_json(letter text, r jsonb) RETURNS json
LANGUAGE sql IMMUTABLE AS $$
	SELECT json_object_agg(name, value ORDER BY place) FROM (
		SELECT 0 AS place, 'id' AS name, to_jsonb(row_id(
			r->>'division_code', (r->>'disclosure_id')::bigint,
			letter, (r->>'no')::integer)) AS value
		UNION ALL
		SELECT row_number() OVER (ORDER BY length(key), key),
			CASE WHEN key = 'fen' THEN 'yuan'
				ELSE regexp_replace(key, '_fen$', '_yuan') END,
			CASE WHEN key ~ '(^|_)fen$' THEN coalesce(
				to_jsonb(yuan((r->>key)::bigint)), 'null')
				ELSE value END
		FROM jsonb_each(r)
		WHERE key NOT IN ('division_code', 'disclosure_id', 'no',
			'span_start', 'span_end')
		UNION ALL
		SELECT 1000, 'span', jsonb_build_array(r->'span_start',
			r->'span_end') WHERE r ? 'span_start'
	) m
$$;

-- The rows of a paper that disclosures.diff compares: what each is about, what
-- it says.
CREATE FUNCTION diff_rows(d disclosure)
RETURNS TABLE (sort text, key jsonb, says jsonb, id text, no integer)
LANGUAGE sql STABLE AS $$
	SELECT 'facts', jsonb_build_object('measure', measure,
			'function_code', function_code, 'fund', fund,
			'part', part, 'year', year, 'stage', stage),
		jsonb_build_object('yuan', yuan(fen), 'presence', presence),
		row_id(division_code, disclosure_id, 'f', f.no), f.no
	FROM fact f WHERE division_code = d.division_code
		AND disclosure_id = d.id
	UNION ALL
	SELECT 'counts', jsonb_build_object('measure', measure, 'year', year,
			'stage', stage), jsonb_build_object('value', value),
		row_id(division_code, disclosure_id, 'n', n.no), n.no
	FROM count_fact n WHERE division_code = d.division_code
		AND disclosure_id = d.id
	UNION ALL
	SELECT 'projects', jsonb_build_object('title', title),
		jsonb_build_object('budget_yuan', yuan(budget_fen),
			'capacity', trim_scale(capacity), 'topic', topic),
		row_id(division_code, disclosure_id, 'j', j.no), j.no
	FROM project j WHERE division_code = d.division_code
		AND disclosure_id = d.id
	UNION ALL
	SELECT 'kpis', jsonb_build_object('project', j.title,
			'indicator', coalesce(k.indicator, k.level3)),
		jsonb_build_object('target', k.target, 'actual', k.actual),
		row_id(k.division_code, k.disclosure_id, 'k', k.no), k.no
	FROM kpi k LEFT JOIN project j ON j.division_code = k.division_code
		AND j.disclosure_id = k.disclosure_id AND j.no = k.project
	WHERE k.division_code = d.division_code AND k.disclosure_id = d.id
	UNION ALL
	SELECT 'procurement', jsonb_build_object('project', project,
			'item', item, 'code', code),
		jsonb_build_object('quantity', trim_scale(quantity),
			'unit_price_yuan', yuan(unit_price_fen),
			'amount_yuan', yuan(amount_fen),
			'budget_yuan', yuan(budget_fen)),
		row_id(division_code, disclosure_id, 'p', p.no), p.no
	FROM procurement_item p WHERE division_code = d.division_code
		AND disclosure_id = d.id
$$;

-- How two papers differ.  Rows about the same thing that say the same are
-- paired first, the rest in their order.
CREATE FUNCTION paper_diff(older disclosure, newer disclosure)
RETURNS TABLE (sort text, change text, key jsonb, before jsonb, after jsonb,
	before_id text, after_id text, place bigint)
LANGUAGE sql STABLE AS $$
	WITH o AS (
		SELECT *, row_number() OVER (PARTITION BY sort, key, says
			ORDER BY no) AS nth FROM diff_rows(older)
	), n AS (
		SELECT *, row_number() OVER (PARTITION BY sort, key, says
			ORDER BY no) AS nth FROM diff_rows(newer)
	), gone AS (
		SELECT o.*, row_number() OVER (PARTITION BY o.sort, o.key
			ORDER BY o.no) AS place
		FROM o LEFT JOIN n USING (sort, key, says, nth)
		WHERE n.id IS NULL
	), come AS (
		SELECT n.*, row_number() OVER (PARTITION BY n.sort, n.key
			ORDER BY n.no) AS place
		FROM n LEFT JOIN o USING (sort, key, says, nth)
		WHERE o.id IS NULL
	)
	SELECT sort, CASE WHEN c.id IS NULL THEN 'removed'
			WHEN g.id IS NULL THEN 'added' ELSE 'changed' END,
		key, g.says, c.says, g.id, c.id, row_number() OVER
			(PARTITION BY sort, g.id IS NULL, c.id IS NULL
			ORDER BY coalesce(c.no, g.no), key)
	FROM gone g FULL JOIN come c USING (sort, key, place)
$$;

-- One sort of differences as JSON.
CREATE FUNCTION diff_json(asked text, older disclosure, newer disclosure,
	most bigint)
RETURNS json LANGUAGE sql STABLE AS $$
	SELECT json_build_object(
		'n_added', count(*) FILTER (WHERE change = 'added'),
		'n_removed', count(*) FILTER (WHERE change = 'removed'),
		'n_changed', count(*) FILTER (WHERE change = 'changed'),
		'added', coalesce(json_agg(key || after || jsonb_build_object(
			'id', after_id) ORDER BY place) FILTER (WHERE
			change = 'added' AND place <= most), '[]'),
		'removed', coalesce(json_agg(key || before || jsonb_build_object(
			'id', before_id) ORDER BY place) FILTER (WHERE
			change = 'removed' AND place <= most), '[]'),
		'changed', coalesce(json_agg(key || jsonb_build_object(
			'before', before || jsonb_build_object('id', before_id),
			'after', after || jsonb_build_object('id', after_id))
			ORDER BY place) FILTER (WHERE change = 'changed'
			AND place <= most), '[]'))
	FROM paper_diff(older, newer) WHERE sort = asked
$$;

-- How many records of each sort a paper has.
CREATE FUNCTION paper_counts(d disclosure) RETURNS json
LANGUAGE plpgsql STABLE AS $$
DECLARE
	kinds text[] := '{facts,fact,changes,change_fact,counts,count_fact,
		units,org_unit,projects,project,goals,goal,kpis,kpi,
		procurement,procurement_item,terms,term,findings,finding}';
	n bigint;
	parts text[] := '{}';
BEGIN
	FOR i IN 1 .. cardinality(kinds) BY 2 LOOP
		EXECUTE format('SELECT count(*) FROM %I WHERE division_code = $1'
			' AND disclosure_id = $2', kinds[i + 1])
			INTO n USING d.division_code, d.id;
		parts := parts || (to_json(kinds[i]) || ' : ' || n);
	END LOOP;
	RETURN ('{' || array_to_string(parts, ', ') || '}')::json;
END $$;

-- The findings that a part which the rules ask for is absent.
CREATE FUNCTION missing_sections(code text, ids bigint[]) RETURNS bigint
LANGUAGE sql STABLE AS $$
	SELECT count(*) FROM finding f WHERE f.division_code = missing_sections.code
		AND f.disclosure_id = ANY (ids) AND f.code = 'missing_section'
$$;

-- JSON objects one after another, as one.
CREATE FUNCTION json_concat(VARIADIC objects json[]) RETURNS json
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT ('{' || string_agg(substr(btrim(o::text), 2,
		length(btrim(o::text)) - 2), ', ' ORDER BY n) || '}')::json
	FROM unnest(objects) WITH ORDINALITY x (o, n)
$$;
