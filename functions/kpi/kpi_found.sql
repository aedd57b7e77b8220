-- Indicator rows that kpi.search finds, in the order of their ids; behind an
-- id, and at most so many.  Papers are looked through one after the other until
-- there are enough rows.  That is done at once for a common text; one that would
-- take some hundred papers is looked up by its runs of characters, which takes
-- the longer the more papers have it.  An indicator that is rare is looked up too.
-- As of a version, also among the papers that were superseded since, and not among
-- those that came.
CREATE FUNCTION kpi_found(asked_text text, asked_indicator text,
	asked_topic text, asked_level2 text, asked_counties text[],
	asked_province text, asked_kind text, asked_year integer, behind text,
	most bigint, asked_version bigint)
RETURNS SETOF kpi LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	part text := province_part(asked_province);
	spans jsonb := followed(asked_counties);
	codes text[] := followed_codes(asked_counties);
	ids integer[];
	names text[];
	rare boolean := false;
	runs integer[] := nullif(text_runs(asked_text,
		least(length(asked_text), 3)), '{}');
	code text := coalesce(split_part(behind, '.', 1), '');
	paper bigint := coalesce(id_paper(behind), 0);
	after integer := coalesce(id_row(behind), 0);
	walking boolean := false;
	papers refcursor;
	p record;
	walked bigint := 0;
	sum bigint := 0;
	n bigint;
BEGIN
	IF asked_indicator IS NOT NULL THEN
		ids := ARRAY(SELECT w.id FROM kpi_word w WHERE w.word = coalesce(
			(SELECT s.indicator FROM indicator_name s
			WHERE s.synonym = asked_indicator), asked_indicator));
		names := ARRAY(SELECT w.word FROM kpi_word w
				WHERE w.id = ANY (ids)
			UNION SELECT s.synonym FROM kpi_word w
			JOIN indicator_name s ON s.indicator = w.word
			WHERE w.id = ANY (ids));
		rare := coalesce((SELECT sum(t.n) FROM kpi_total t
			WHERE t.kind = -1 AND t.indicator = ANY (ids)), 0) < 5000;
	END IF;
	IF asked_version IS NOT NULL THEN
		OPEN papers FOR SELECT t.division_code, t.disclosure_id
		FROM kpi_found_then(part, codes, spans, asked_kind, asked_year,
			runs, ids, asked_version) t
		WHERE (t.division_code, t.disclosure_id) >= (code, paper)
		ORDER BY 1, 2;
	ELSIF rare THEN
		OPEN papers FOR SELECT q.division_code, q.disclosure_id
		FROM kpi_papers_of(part, codes, spans, asked_kind, asked_year) q
		JOIN (SELECT DISTINCT k.division_code, k.disclosure_id
			FROM kpi k WHERE k.indicator = ANY (names)
				AND (k.division_code, k.disclosure_id)
					>= (code, paper)) h
			USING (division_code, disclosure_id)
		ORDER BY 1, 2;
	ELSE
		walking := runs IS NOT NULL;
		OPEN papers FOR SELECT q.division_code, q.disclosure_id
		FROM kpi_papers_of(part, codes, spans, asked_kind, asked_year) q
		WHERE (q.division_code, q.disclosure_id) >= (code, paper)
			AND (ids IS NULL OR q.words && ids)
		ORDER BY 1, 2;
	END IF;
	LOOP
		FETCH papers INTO p;
		EXIT WHEN NOT FOUND;
		RETURN QUERY SELECT * FROM kpi_found_in(p.division_code,
			p.disclosure_id, CASE WHEN p.disclosure_id = paper
				THEN after ELSE 0 END, asked_text, names,
			asked_topic, asked_level2, most - sum);
		GET DIAGNOSTICS n = ROW_COUNT;
		sum := sum + n;
		EXIT WHEN sum >= most;
		walked := walked + 1;
		IF walking AND walked % 32 = 0
				AND (most - sum) * walked > 256 * sum THEN
			walking := false;
			CLOSE papers;
			OPEN papers FOR SELECT q.division_code, q.disclosure_id
			FROM kpi_papers_of(part, codes, spans, asked_kind,
				asked_year) q
			JOIN (SELECT DISTINCT g.division_code, g.disclosure_id
				FROM kpi_grams g WHERE g.grams @> runs
					AND (g.division_code, g.disclosure_id)
					> (p.division_code, p.disclosure_id)) h
				USING (division_code, disclosure_id)
			WHERE ids IS NULL OR q.words && ids
			ORDER BY 1, 2;
		END IF;
	END LOOP;
END $$;
