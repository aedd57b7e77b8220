-- How many findings there are in current papers, kept by the loading transaction.

-- Of the counties of today of a province, or ('') of all papers.
CREATE TABLE finding_count (
	province text COLLATE "C" NOT NULL,
	fiscal_year integer NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	code text COLLATE "C" NOT NULL,
	severity text COLLATE "C" NOT NULL,
	n integer NOT NULL,
	PRIMARY KEY (province, fiscal_year, scope, department_kind, code,
		severity)
) WITH (fillfactor = 80);

-- The papers whose findings are counted.
CREATE TABLE finding_paper (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	PRIMARY KEY (division_code, disclosure_id)
);

INSERT INTO owed_work (call)
SELECT 'SELECT finding_rebuild()' WHERE EXISTS (SELECT FROM disclosure);
