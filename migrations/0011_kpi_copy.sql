-- Goals and indicator rows that are copied, for kpi.reuse.
-- How copies are told: functions/README.md.

CREATE TABLE kpi_copy (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	letter text COLLATE "C" NOT NULL CHECK (letter IN ('g', 'k')),
	no integer NOT NULL,
	near uuid NOT NULL,
	exact uuid NOT NULL,
	topic text COLLATE "C" NOT NULL,
	kind text COLLATE "C" NOT NULL,
	year smallint NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, letter, no)
);
CREATE INDEX kpi_copy_near ON kpi_copy
	(near, letter, division_code, disclosure_id, no) INCLUDE (exact);

-- One row a skeleton.
CREATE TABLE kpi_cluster (
	near uuid NOT NULL,
	letter text COLLATE "C" NOT NULL,
	n integer NOT NULL,
	counties integer NOT NULL,
	topics text[] NOT NULL,
	kinds text[] NOT NULL,
	years smallint[] NOT NULL,
	PRIMARY KEY (near, letter)
) WITH (fillfactor = 80);
CREATE INDEX kpi_cluster_rank ON kpi_cluster
	(counties DESC, n DESC, near, letter)
	WHERE counties > 1 OR cardinality(topics) > 1;
