-- A topic's projects and purchases by year, kept by the loading transaction.

-- Those of current papers, by year.  final: of final accounts.
CREATE TABLE topic_row (
	topic text COLLATE "C" NOT NULL,
	letter text COLLATE "C" NOT NULL CHECK (letter IN ('j', 'p')),
	year integer NOT NULL,
	final boolean NOT NULL,
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	fen bigint,
	capacity numeric,
	PRIMARY KEY (division_code, disclosure_id, letter, no)
);
CREATE INDEX topic_row_year ON topic_row
	(topic, letter, year, final, division_code)
	INCLUDE (disclosure_id, no, scope, department_kind, fen, capacity);

-- Brings them up to date after `ids` were loaded; doing it again changes nothing.
CREATE FUNCTION topic_refresh(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	DELETE FROM topic_row t USING disclosure d, disclosure o
	WHERE d.id = ANY (ids) AND d.revision > 1
		AND o.division_code = d.division_code AND o.scope = d.scope
		AND o.department_key = d.department_key
		AND o.fiscal_year = d.fiscal_year AND o.doc_type = d.doc_type
		AND o.version_to IS NOT NULL
		AND t.division_code = o.division_code
		AND t.disclosure_id = o.id;
	INSERT INTO topic_row
	SELECT r.topic, r.letter, d.fiscal_year, d.doc_type = 'final_accounts',
		d.division_code, d.id, r.no, d.scope, d.department_kind, r.fen,
		r.capacity
	FROM disclosure d CROSS JOIN LATERAL (
		SELECT topic, 'j' AS letter, no, budget_fen AS fen, capacity
		FROM project WHERE division_code = d.division_code
			AND disclosure_id = d.id AND topic IS NOT NULL
		UNION ALL
		SELECT topic, 'p', no, amount_fen, NULL
		FROM procurement_item WHERE division_code = d.division_code
			AND disclosure_id = d.id AND topic IS NOT NULL) r
	WHERE d.id = ANY (ids) AND d.version_to IS NULL
	ON CONFLICT DO NOTHING
$$;

-- One letter's rows of years, now or as of a version.
CREATE FUNCTION topic_rows(asked_topic text, asked_letter text, years integer[],
	asked_stage text, asked_scope text, asked_kind text,
	asked_version bigint, chosen text[])
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	year integer, capacity numeric, fen bigint)
LANGUAGE plpgsql STABLE ROWS 5000 AS $$
#variable_conflict use_column
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY
		SELECT t.division_code, t.disclosure_id, t.no, t.year,
			t.capacity, t.fen
		FROM topic_row t
		WHERE t.topic = asked_topic AND t.letter = asked_letter
			AND t.year = ANY (years)
			AND t.final = (asked_stage <> 'budget')
			AND (chosen IS NULL OR t.division_code = ANY (chosen))
			AND (asked_scope IS NULL OR t.scope = asked_scope)
			AND (asked_kind IS NULL OR t.department_kind = asked_kind);
	ELSIF asked_letter = 'j' THEN
		RETURN QUERY
		SELECT d.division_code, d.id, j.no, d.fiscal_year, j.capacity,
			j.budget_fen
		FROM topic_papers(years, asked_stage, asked_scope, asked_kind,
			asked_version, chosen) d
		JOIN project j ON j.division_code = d.division_code
			AND j.disclosure_id = d.id
		WHERE j.topic = asked_topic;
	ELSE
		RETURN QUERY
		SELECT d.division_code, d.id, i.no, d.fiscal_year,
			NULL::numeric, i.amount_fen
		FROM topic_papers(years, asked_stage, asked_scope, asked_kind,
			asked_version, chosen) d
		JOIN procurement_item i ON i.division_code = d.division_code
			AND i.disclosure_id = d.id
		WHERE i.topic = asked_topic;
	END IF;
END $$;
DROP INDEX project_topic;
DROP INDEX procurement_item_topic;

DO $$ BEGIN
	PERFORM topic_refresh(ARRAY(
		SELECT id FROM disclosure WHERE version_to IS NULL));
END $$;
