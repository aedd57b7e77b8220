-- What kpi.quality ranks, added up: the indicators of a county (scope and
-- department_key '') or of one of its departments, in papers of a year (0: of all)
-- and a kind of department (a word's number; -1: of all).  Papers without
-- indicators do not count.
CREATE TABLE kpi_place (
	division_code text COLLATE "C" NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_key text COLLATE "C" NOT NULL,
	year smallint NOT NULL,
	kind integer NOT NULL,
	papers integer NOT NULL,
	projects integer NOT NULL,
	n integer NOT NULL,
	measurable integer NOT NULL,
	malformed integer NOT NULL,
	misplaced integer NOT NULL,
	doubtful integer NOT NULL,
	reused integer NOT NULL,
	score numeric,
	PRIMARY KEY (division_code, scope, department_key, year, kind)
);
COMMENT ON COLUMN kpi_place.score IS 'kpi_score() of the sums; null while n is 0';
CREATE INDEX kpi_place_rank ON kpi_place (year, kind, (scope = ''), score DESC,
	division_code, scope, department_key) INCLUDE (n);
INSERT INTO owed_work (call)
SELECT 'SELECT kpi_place_rebuild()' WHERE EXISTS (SELECT FROM disclosure)
ON CONFLICT DO NOTHING;
