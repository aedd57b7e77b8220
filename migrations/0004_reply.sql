-- What several statements of sql/ say in the same words.

-- Money outside: exact yuan, at most two decimals.
CREATE FUNCTION yuan(fen bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	'SELECT trim_scale(fen * 0.01)';

-- A figure over its denominator, four decimals; null without one.
CREATE FUNCTION per_head(amount numeric, persons bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	'SELECT trim_scale(round(amount / persons, 4))';

-- Ids as they stand outside: 130634.1042 and 130634.1042.f17.
CREATE FUNCTION paper_id(division_code text, disclosure_id bigint)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	$$SELECT division_code || '.' || disclosure_id$$;
CREATE FUNCTION row_id(division_code text, disclosure_id bigint,
	letter text, no integer)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	$$SELECT division_code || '.' || disclosure_id || '.' || letter || no$$;

-- The number between the first two dots of an id, and the one after the letter.
CREATE FUNCTION id_paper(id text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	$$SELECT nullif(split_part(id, '.', 2), '')::bigint$$;
CREATE FUNCTION id_row(id text) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	$$SELECT nullif(substr(split_part(id, '.', 3), 2), '')::integer$$;

-- The version everything served now belongs to; 0 before the first.
CREATE FUNCTION current_version() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS
	'SELECT coalesce(max(version), 0) FROM data_version';

-- A measure's Chinese name; a function line carries its own.
CREATE FUNCTION measure_name(code text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN code LIKE 'expenditure.function:%'
		THEN substr(code, length('expenditure.function:') + 1)
		ELSE (SELECT zh FROM measure m WHERE m.measure = code) END
$$;

-- The type of paper that is expected to state figures of a stage.
CREATE FUNCTION stage_paper(stage text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE stage WHEN 'budget' THEN 'budget' ELSE 'final_accounts' END
$$;

-- What figures are divided by, with its date and source; null for "none".
CREATE FUNCTION denominator(per text, asked_basis text, figures_year integer)
RETURNS json LANGUAGE sql STABLE AS $$
	SELECT CASE per
	WHEN 'resident' THEN (
		SELECT json_build_object('basis', p.basis, 'year', p.year,
			'source', s.title || ', ' || s.place)
		FROM population_current p LEFT JOIN source s USING (source)
		WHERE p.basis = asked_basis LIMIT 1)
	WHEN 'staff' THEN json_build_object('basis', 'staff.actual',
		'year', figures_year, 'source', 'disclosed by the same publisher')
	END
$$;

-- Who has published a paper that should state figures of a year and stage.
CREATE FUNCTION published(asked_scope text, asked_kind text, asked_stage text,
	asked_year integer)
RETURNS TABLE (code text) LANGUAGE sql STABLE AS $$
	SELECT division_code FROM disclosure
	WHERE version_to IS NULL AND fiscal_year = asked_year
		AND doc_type = stage_paper(asked_stage)
		AND (asked_scope IS NULL OR scope = asked_scope)
		AND (asked_kind IS NULL OR department_kind = asked_kind)
$$;

-- Which counties a comparison cannot show, by reason: at most `most` by name,
-- n always whole.  `have` are those it shows, `undivided` those that state the
-- figure but have no denominator.
CREATE FUNCTION missing_counties(asked_scope text, asked_kind text,
	asked_stage text, asked_year integer, asked_province text,
	asked_counties text[], have text[], undivided text[], most integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (
	WITH place AS (
		SELECT code, name FROM division
		WHERE (level = CASE asked_scope WHEN 'prefecture'
					THEN 'prefecture' ELSE 'county' END
				OR code = ANY (asked_counties))
			AND (asked_counties IS NULL OR code = ANY (asked_counties))
			AND (asked_province IS NULL OR province = asked_province)
	), gap AS MATERIALIZED (
		SELECT code, name FROM place
		WHERE code NOT IN (SELECT unnest(have))
	), reason AS (
		SELECT code, name, CASE
			WHEN code = ANY (undivided) THEN 'no_denominator'
			-- Few are looked up one by one, many all at once.
			WHEN CASE WHEN (SELECT count(*) FROM gap) < 200
				THEN EXISTS (SELECT FROM published(asked_scope,
					asked_kind, asked_stage, asked_year) p
					WHERE p.code = gap.code)
				ELSE code IN (SELECT p.code FROM
					published(asked_scope, asked_kind,
					asked_stage, asked_year) p) END
				THEN 'published_without_measure'
			ELSE 'nothing_published' END AS reason
		FROM gap
	), numbered AS (
		SELECT *, row_number() OVER (PARTITION BY reason ORDER BY code)
			AS place FROM reason
	), counted AS (
		SELECT reason, count(*) AS n, coalesce(json_agg(
			json_build_object('code', code, 'county', name)
			ORDER BY code) FILTER (WHERE place <= most), '[]')
			AS counties
		FROM numbered GROUP BY reason
	)
	SELECT json_build_object('n', coalesce(sum(n), 0),
		'reasons', coalesce(json_agg(json_build_object(
			'reason', reason, 'n', n, 'counties', counties)
			ORDER BY reason), '[]'))
	FROM counted);
END $$;

-- The nearest place at or before `at` where a character begins.
CREATE FUNCTION utf8_floor(bytes bytea, at bigint) RETURNS integer
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	place integer := greatest(0, least(at, length(bytes)));
BEGIN
	WHILE place > 0 AND place < length(bytes)
			AND get_byte(bytes, place) & 192 = 128 LOOP
		place := place - 1;
	END LOOP;
	RETURN place;
END $$;

-- The sentence (to 。 ； or the line's end) around a span of bytes, or the row of
-- a table, its cells (lines that begin with a tab) parted by " | "; where in it
-- the figure is, by bytes; and what stands before and after.
CREATE FUNCTION passage(bytes bytea, span_start integer, span_end integer)
RETURNS json LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	s integer := utf8_floor(bytes, span_start);
	e integer := utf8_floor(bytes, greatest(span_end, span_start));
	l integer := utf8_floor(bytes, s - 1500);
	r integer := utf8_floor(bytes, e + 1500);
	ahead text := convert_from(substr(bytes, l + 1, s - l), 'UTF8');
	figure text := convert_from(substr(bytes, s + 1, e - s), 'UTF8');
	behind text := convert_from(substr(bytes, e + 1, r - e), 'UTF8');
	head text := substring(ahead from E'(?:(?:^|\n)\t[^\n]*)+$');
	tail text := substring(behind from E'^[^\n]*(?:\n\t[^\n]*)*');
	shown text;
BEGIN
	IF head IS NULL THEN
		head := substring(ahead from '[^。；\n]*$');
		tail := substring(behind from '^[^。；\n]*[。；]?');
	END IF;
	shown := ltrim(replace(head, E'\n\t', ' | '), E' |\n\t\u3000');
	RETURN json_build_object(
		'span', json_build_array(s, e),
		'sentence', shown || figure
			|| rtrim(replace(tail, E'\n\t', ' | '), E' |\n\t\u3000'),
		'figure', json_build_array(octet_length(shown),
			octet_length(shown) + octet_length(figure)),
		'before', right(left(ahead, length(ahead) - length(head)), 80),
		'after', left(substr(behind, length(tail) + 1), 80));
END $$;

-- One record of a paper for facts.trace: what it says, and where it stands.
CREATE FUNCTION trace_record(letter text, d_code text, d_id bigint, d_no integer,
	OUT says jsonb, OUT spans integer[])
LANGUAGE plpgsql STABLE AS $$
DECLARE
	kind text := CASE letter WHEN 'f' THEN 'fact' WHEN 'c' THEN 'change_fact'
		WHEN 'n' THEN 'count_fact' WHEN 'k' THEN 'kpi'
		WHEN 'p' THEN 'procurement_item' WHEN 'g' THEN 'goal'
		WHEN 'j' THEN 'project' WHEN 'x' THEN 'finding'
		WHEN 'u' THEN 'org_unit' WHEN 't' THEN 'term' END;
	key text;
BEGIN
	IF kind IS NULL THEN
		RETURN;
	END IF;
	EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE division_code = $1'
		' AND disclosure_id = $2 AND no = $3', kind)
		INTO says USING d_code, d_id, d_no;
	spans := CASE letter WHEN 'x' THEN (
			SELECT f.spans FROM finding f WHERE division_code = d_code
				AND disclosure_id = d_id AND f.no = d_no)
		ELSE ARRAY[[(says->>'span_start')::integer,
			(says->>'span_end')::integer]] END;
	-- Fen are for the inside: name_fen becomes name_yuan.
	FOR key IN SELECT k FROM jsonb_object_keys(says) k WHERE k ~ 'fen$' LOOP
		says := (says - key) || jsonb_build_object(
			CASE key WHEN 'fen' THEN 'yuan'
				ELSE regexp_replace(key, 'fen$', 'yuan') END,
			yuan((says->>key)::bigint));
	END LOOP;
	says := says - '{division_code,disclosure_id,span_start,span_end,spans}'
		::text[];
END $$;

-- A target in one spelling: ≥95%, 5000吨, 3～5个; words as printed.
CREATE FUNCTION target_text(op text, value numeric, high numeric, unit text,
	printed text)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN value IS NULL THEN btrim(printed, E' \t\u3000')
	ELSE CASE op WHEN '>=' THEN '≥' WHEN '<=' THEN '≤' WHEN '>' THEN '>'
			WHEN '<' THEN '<' ELSE '' END
		|| trim_scale(value) || coalesce('～' || trim_scale(high), '')
		|| coalesce(unit, '') END
$$;
