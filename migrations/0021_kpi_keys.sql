-- By what goals and indicator rows are known again and found is made by the
-- reader now (ingest/copy_key.h, ingest/grams.h) and stands with the rows; the
-- loading transaction made it anew from the texts, which took most of its time.
-- What is kept of indicators is kept for each kind of department too.

-- near is of the skeleton, exact of the plain text; null: too short to tell.
ALTER TABLE goal ADD near bigint, ADD exact bigint;
ALTER TABLE kpi ADD near bigint, ADD exact bigint;
UPDATE goal r SET
	near = ('x' || left(replace(c.near::text, '-', ''), 16))::bit(64)::bigint,
	exact = ('x' || left(replace(c.exact::text, '-', ''), 16))::bit(64)::bigint
FROM kpi_copy c
WHERE c.letter = 'g' AND c.division_code = r.division_code
	AND c.disclosure_id = r.disclosure_id AND c.no = r.no;
-- aim is of the target as target_key() writes it.
ALTER TABLE kpi ADD aim bigint;
UPDATE kpi r SET
	near = ('x' || left(replace(c.near::text, '-', ''), 16))::bit(64)::bigint,
	exact = ('x' || left(replace(c.exact::text, '-', ''), 16))::bit(64)::bigint,
	aim = ('x' || left(md5(CASE WHEN o.value IS NULL
		THEN concat_ws('|', coalesce(o.op, ''), '', '', '',
			left(btrim(coalesce(o.target, ''), E' \t\u3000'), 200))
		ELSE concat_ws('|', coalesce(o.op, ''), trim_scale(o.value),
			coalesce(trim_scale(o.high)::text, ''),
			coalesce(left(o.unit, 60), ''), '') END), 16))
		::bit(64)::bigint
FROM kpi o LEFT JOIN kpi_copy c ON c.letter = 'k'
	AND c.division_code = o.division_code
	AND c.disclosure_id = o.disclosure_id AND c.no = o.no
WHERE r.ctid = o.ctid;
CREATE INDEX goal_near ON goal (near, division_code, disclosure_id, no)
	WHERE near IS NOT NULL;
CREATE INDEX kpi_near ON kpi (near, division_code, disclosure_id, no)
	WHERE near IS NOT NULL;

-- What kpi.search looks in: the pairs of neighbouring characters in a paper's
-- rows, as text_grams() makes them.
CREATE TABLE kpi_grams (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	grams integer[] NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);
ALTER TABLE kpi_grams ALTER grams SET COMPRESSION lz4;
INSERT INTO kpi_grams SELECT division_code, disclosure_id, 1, grams
FROM kpi_paper WHERE cardinality(grams) > 0;
CREATE INDEX kpi_grams_grams ON kpi_grams USING gin (grams);
DROP INDEX kpi_paper_grams;

-- Counted anew, so it begins empty.
DELETE FROM kpi_target WHERE id > 0;
ALTER TABLE kpi_target DROP CONSTRAINT kpi_target_key_key,
	ADD aim bigint NOT NULL UNIQUE DEFAULT 0;
ALTER TABLE kpi_target ALTER aim DROP DEFAULT;
DROP TABLE kpi_copy, kpi_cluster, kpi_total, kpi_use, kpi_aim;
DELETE FROM kpi_paper;
ALTER TABLE kpi_paper DROP grams, ADD kind integer NOT NULL;
COMMENT ON COLUMN kpi_paper.kind IS 'the word of department_kind';
INSERT INTO owed_work (call)
SELECT 'SELECT kpi_rebuild()' WHERE EXISTS (SELECT FROM disclosure);

-- One row a skeleton.  few, many: as in kpi_use; counties counts them.
CREATE TABLE kpi_cluster (
	near bigint NOT NULL,
	letter text COLLATE "C" NOT NULL CHECK (letter IN ('g', 'k')),
	n integer NOT NULL,
	counties integer NOT NULL,
	few smallint[] NOT NULL,
	many bit(4096),
	topics text[] NOT NULL,
	kinds text[] NOT NULL,
	years smallint[] NOT NULL,
	PRIMARY KEY (near, letter)
) WITH (fillfactor = 80);
CREATE INDEX kpi_cluster_rank ON kpi_cluster
	(counties DESC, n DESC, near, letter)
	WHERE counties > 1 OR cardinality(topics) > 1;

-- Counts of an indicator (0: of all) in papers of a kind of department (-1: of
-- all kinds).  A project counts in projects where it first has the indicator, in
-- projects2 where it first has it under that second level, so both add up.
CREATE TABLE kpi_total (
	kind integer NOT NULL,
	indicator integer NOT NULL,
	level2 integer NOT NULL,
	n integer NOT NULL,
	measurable integer NOT NULL,
	projects integer NOT NULL,
	projects2 integer NOT NULL,
	PRIMARY KEY (kind, indicator, level2)
) WITH (fillfactor = 80);

-- The same of a kind by topic and year, with the counties: slots of a few, or one
-- bit each.
CREATE TABLE kpi_use (
	kind integer NOT NULL,
	indicator integer NOT NULL,
	topic integer NOT NULL,
	year smallint NOT NULL,
	level2 integer NOT NULL,
	n integer NOT NULL,
	measurable integer NOT NULL,
	projects integer NOT NULL,
	projects2 integer NOT NULL,
	few smallint[] NOT NULL,
	many bit(4096),
	PRIMARY KEY (indicator, kind, topic, year, level2)
) WITH (fillfactor = 80);
CREATE INDEX kpi_use_topic ON kpi_use (topic, year);
CREATE INDEX kpi_use_year ON kpi_use (year);

-- And by target; once more for all topics and years together (topic -1, year 0),
-- and for all kinds of these.
-- example: the first row, disclosure_id << 20 | no.
CREATE TABLE kpi_aim (
	kind integer NOT NULL,
	indicator integer NOT NULL,
	topic integer NOT NULL,
	year smallint NOT NULL,
	level2 integer NOT NULL,
	target integer NOT NULL,
	n integer NOT NULL,
	example bigint NOT NULL,
	PRIMARY KEY (indicator, kind, topic, year, level2, target)
) WITH (fillfactor = 80);
