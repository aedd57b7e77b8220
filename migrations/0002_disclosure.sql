-- What was read out of the published papers.  Large; distributed by
-- division_code, so every key begins with it and none needs another shard.
-- The columns of each record table are the field rows of ingest/record.c, which
-- the loader copies in without looking; "no" is a record's place in its list,
-- from 1.  Amounts are fen in 64 bits.  Spans are bytes of document_text.

CREATE SEQUENCE disclosure_number;

-- A parsed paper as the loader hands it to load_disclosures.
CREATE TYPE document_head AS (
	sha256 text, name text, bytes bigint, received_at timestamptz,
	media_type text, charset text, title text,
	division_code text, scope text, department_name text,
	department_kind text, department_key text, fiscal_year integer,
	doc_type text, reason text, findings jsonb
);

-- One row a revision.  A paper is known by (division_code, scope,
-- department_key, fiscal_year, doc_type); other bytes for it are the next
-- revision.  version_from and version_to (exclusive) are data versions: at
-- version v a row holds if version_from <= v and not version_to <= v.
CREATE TABLE disclosure (
	division_code text COLLATE "C" NOT NULL,
	id bigint NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_key text COLLATE "C" NOT NULL,
	fiscal_year integer NOT NULL,
	doc_type text COLLATE "C" NOT NULL,
	revision integer NOT NULL,
	version_from bigint NOT NULL,
	version_to bigint,
	department_name text,
	department_kind text COLLATE "C" NOT NULL,
	title text,
	name text NOT NULL,
	sha256 bytea NOT NULL,
	bytes bigint NOT NULL,
	media_type text,
	charset text,
	received_at timestamptz,
	ingested_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (division_code, id)
);
COMMENT ON COLUMN disclosure.department_kind IS
	'labels/department_kinds.tsv; empty where there is none';
CREATE INDEX disclosure_sha256 ON disclosure (sha256);
CREATE INDEX disclosure_by_id ON disclosure (id);
CREATE INDEX disclosure_paper ON disclosure
	(division_code, scope, department_key, fiscal_year, doc_type);

-- Who published what of a year: the "why missing" of every comparison.
CREATE INDEX disclosure_published ON disclosure
	(fiscal_year, scope, doc_type, department_kind, division_code)
	WHERE version_to IS NULL;

-- The normalised text that spans point into and disclosures.text serves.
CREATE TABLE document_text (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	text text NOT NULL,
	PRIMARY KEY (division_code, disclosure_id)
);
ALTER TABLE document_text ALTER COLUMN text SET COMPRESSION lz4;

CREATE TABLE fact (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	measure text COLLATE "C" NOT NULL,
	function_code text COLLATE "C",
	fund text COLLATE "C",
	part text COLLATE "C",
	year integer NOT NULL,
	stage text COLLATE "C" NOT NULL,
	fen bigint NOT NULL,
	presence text COLLATE "C" NOT NULL,
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);

CREATE TABLE change_fact (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	measure text COLLATE "C" NOT NULL,
	function_code text COLLATE "C",
	fund text COLLATE "C",
	year integer NOT NULL,
	stage text COLLATE "C" NOT NULL,
	basis text COLLATE "C" NOT NULL,
	delta_fen bigint NOT NULL,
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);

CREATE TABLE count_fact (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	measure text COLLATE "C" NOT NULL,
	year integer NOT NULL,
	stage text COLLATE "C" NOT NULL,
	value bigint NOT NULL,
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);

CREATE TABLE org_unit (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	name text NOT NULL,
	nature text,
	rank text,
	funding text,
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);

-- number is what is printed before the title; capacity is tonnes a day.
CREATE TABLE project (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	number bigint NOT NULL,
	title text NOT NULL,
	topic text COLLATE "C",
	budget_fen bigint,
	capacity numeric,
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);
CREATE INDEX project_topic ON project (topic, division_code, disclosure_id)
	WHERE topic IS NOT NULL;

-- project is the no of a project of the same disclosure.
CREATE TABLE goal (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	project bigint NOT NULL,
	text text NOT NULL,
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);

-- indicator is level3 in one spelling; value and high are decimal as printed.
CREATE TABLE kpi (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	project bigint NOT NULL,
	level1 text,
	level2 text,
	level3 text,
	description text,
	target text,
	op text COLLATE "C",
	value numeric,
	high numeric,
	unit text,
	kind text COLLATE "C",
	basis text,
	actual text,
	weight text,
	score text,
	indicator text COLLATE "C",
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);

CREATE TABLE procurement_item (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	project text NOT NULL,
	budget_fen bigint,
	item text,
	code text COLLATE "C",
	unit text,
	quantity numeric,
	unit_price_fen bigint,
	amount_fen bigint,
	general_fen bigint,
	gov_fund_fen bigint,
	topic text COLLATE "C",
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);
CREATE INDEX procurement_item_topic ON procurement_item
	(topic, division_code, disclosure_id) WHERE topic IS NOT NULL;

CREATE TABLE term (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	term text NOT NULL,
	definition text,
	span_start integer NOT NULL,
	span_end integer NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);

-- spans: {{start,end},{start,end}}, or {} for what is nowhere.
CREATE TABLE finding (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	no integer NOT NULL,
	code text COLLATE "C" NOT NULL,
	severity text COLLATE "C" NOT NULL,
	message text NOT NULL,
	spans integer[] NOT NULL,
	PRIMARY KEY (division_code, disclosure_id, no)
);

-- Papers that could not be placed or read, kept aside; never served.  Small and
-- local.  findings: [{"code","severity","message"}].
CREATE TABLE parked (
	sha256 bytea PRIMARY KEY,
	name text NOT NULL,
	bytes bigint NOT NULL,
	reason text NOT NULL,
	findings jsonb NOT NULL DEFAULT '[]',
	received_at timestamptz,
	parked_at timestamptz NOT NULL DEFAULT now()
);

-- One row a transaction that changed what is served.
CREATE TABLE data_version (
	version bigint PRIMARY KEY,
	committed_at timestamptz NOT NULL DEFAULT now(),
	reason text NOT NULL
);
