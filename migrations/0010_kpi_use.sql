-- How indicators are used, counted by the transaction that loads papers, so that
-- kpi.patterns never reads the rows.  Small beside kpi and national by nature:
-- local tables, not distributed.

-- Names that mean the same: labels/indicator_names.tsv.  kpi.indicator keeps
-- what was printed; a name is looked up when it is counted, so that a better
-- table changes the counts and no paper has to be read again.
CREATE TABLE indicator_name (
	synonym text COLLATE "C" PRIMARY KEY,
	indicator text COLLATE "C" NOT NULL
);
CREATE INDEX indicator_name_synonyms ON indicator_name (indicator);
INSERT INTO reference_file (ordinal, name, target, tabs) VALUES
	(11, 'indicator_names.tsv', 'indicator_name', true);

-- The rows behind an indicator.
CREATE INDEX kpi_indicator ON kpi (indicator, division_code, disclosure_id, no);

-- Indicators, topics, second levels and targets by number; word 0 is ''.
CREATE TABLE kpi_word (
	id integer PRIMARY KEY,
	word text COLLATE "C" NOT NULL UNIQUE
);
INSERT INTO kpi_word VALUES (0, '');
CREATE TABLE kpi_target (
	id integer PRIMARY KEY,
	key text COLLATE "C" NOT NULL UNIQUE,
	op text COLLATE "C",
	value numeric,
	high numeric,
	unit text,
	words text
);
INSERT INTO kpi_target VALUES (0, '');

-- Counties by their place among the bits of kpi_use.many.
CREATE TABLE kpi_county (
	division_code text COLLATE "C" PRIMARY KEY,
	slot smallint NOT NULL UNIQUE CHECK (slot BETWEEN 0 AND 4095)
);

-- Papers that are counted: those that are current and have projects or
-- indicators.  What kpi.quality adds up, and the rows by number, as counted: the
-- arrays run in step.  flags: 1 measurable; 2 the first row of its project with
-- the indicator, 4 under that second level; 8 its project's first row, 16 under
-- that second level.
CREATE TABLE kpi_paper (
	division_code text COLLATE "C" NOT NULL,
	disclosure_id bigint NOT NULL,
	scope text COLLATE "C" NOT NULL,
	department_key text COLLATE "C" NOT NULL,
	department_kind text COLLATE "C" NOT NULL,
	year smallint NOT NULL,
	projects integer NOT NULL,
	n integer NOT NULL,
	measurable integer NOT NULL,
	malformed integer NOT NULL,
	misplaced integer NOT NULL,
	doubtful integer NOT NULL,
	reused integer NOT NULL,
	nos integer[] NOT NULL,
	project_nos integer[] NOT NULL,
	topics integer[] NOT NULL,
	levels integer[] NOT NULL,
	words integer[] NOT NULL,
	targets integer[] NOT NULL,
	flags integer[] NOT NULL,
	grams integer[] NOT NULL,
	PRIMARY KEY (division_code, disclosure_id)
);
COMMENT ON COLUMN kpi_paper.grams IS
	'text_grams() of all its rows: what kpi.search looks in';
ALTER TABLE kpi_paper ALTER nos SET COMPRESSION lz4,
	ALTER project_nos SET COMPRESSION lz4, ALTER topics SET COMPRESSION lz4,
	ALTER levels SET COMPRESSION lz4, ALTER words SET COMPRESSION lz4,
	ALTER targets SET COMPRESSION lz4, ALTER flags SET COMPRESSION lz4,
	ALTER grams SET COMPRESSION lz4;
CREATE INDEX kpi_paper_year ON kpi_paper (year, department_kind);
CREATE INDEX kpi_paper_kind ON kpi_paper (department_kind);
CREATE INDEX kpi_paper_grams ON kpi_paper USING gin (grams);
-- All that kpi.quality reads, without the arrays.
CREATE INDEX kpi_paper_quality ON kpi_paper
	(division_code, scope, department_key, year, department_kind)
	INCLUDE (disclosure_id, projects, n, measurable, malformed, misplaced,
	doubtful, reused);

-- Counts of an indicator (0: of all).  A project counts in projects where it
-- first has the indicator, in projects2 where it first has it under that second
-- level, so both add up.
CREATE TABLE kpi_total (
	indicator integer NOT NULL,
	level2 integer NOT NULL,
	n integer NOT NULL,
	measurable integer NOT NULL,
	projects integer NOT NULL,
	projects2 integer NOT NULL,
	PRIMARY KEY (indicator, level2)
) WITH (fillfactor = 80);

-- The same by topic and year, with the counties: slots of a few, or one bit each.
CREATE TABLE kpi_use (
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
	PRIMARY KEY (indicator, topic, year, level2)
) WITH (fillfactor = 80);
CREATE INDEX kpi_use_topic ON kpi_use (topic, year);
CREATE INDEX kpi_use_year ON kpi_use (year);

-- And by target; once more for all topics and years together (topic -1, year 0).
-- example: the first row, disclosure_id << 20 | no.
CREATE TABLE kpi_aim (
	indicator integer NOT NULL,
	topic integer NOT NULL,
	year smallint NOT NULL,
	level2 integer NOT NULL,
	target integer NOT NULL,
	n integer NOT NULL,
	example bigint NOT NULL,
	PRIMARY KEY (indicator, topic, year, level2, target)
) WITH (fillfactor = 80);

-- A second level in one spelling: 数量 and 数量 指标 are 数量指标.
CREATE FUNCTION kpi_level2(printed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN s = '' OR s LIKE '%指标' THEN s ELSE s || '指标' END
	FROM (SELECT left(translate(coalesce(printed, ''), E' \t\n\u3000', ''),
		40) AS s) x
$$;

-- Every pair of neighbouring characters in a text, as a number; others may have
-- the same.
CREATE FUNCTION text_grams(said text) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT ARRAY(SELECT DISTINCT ((ascii(a) & 32767) << 16)
			| (ascii(b) & 65535)
		FROM (SELECT c AS a, lead(c) OVER () AS b
			FROM string_to_table(said, NULL) c) p
		WHERE b IS NOT NULL)
$$;

-- The rows of papers as they are counted.
CREATE FUNCTION kpi_rows(ids bigint[])
RETURNS TABLE (disclosure_id bigint, no integer, project integer, topic text,
	level2 text, indicator text, measurable boolean, op text, value numeric,
	high numeric, unit text, words text, key text)
LANGUAGE sql STABLE SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	SELECT k.*, concat_ws('|', coalesce(op, ''),
		coalesce(trim_scale(value)::text, ''),
		coalesce(trim_scale(high)::text, ''), coalesce(unit, ''),
		coalesce(words, ''))
	FROM (SELECT d.id, k.no, k.project::integer, coalesce(p.topic, ''),
			kpi_level2(k.level2), coalesce(s.indicator, k.indicator),
			k.kind IN ('percent', 'count', 'money', 'duration',
				'date') IS TRUE, k.op, k.value, k.high,
			CASE WHEN k.value IS NOT NULL
				THEN left(k.unit, 60) END AS unit,
			CASE WHEN k.value IS NULL THEN left(btrim(k.target,
				E' \t\u3000'), 200) END AS words
		FROM disclosure d
		JOIN kpi k ON k.division_code = d.division_code
			AND k.disclosure_id = d.id
		LEFT JOIN project p ON p.division_code = k.division_code
			AND p.disclosure_id = k.disclosure_id
			AND p.no = k.project
		LEFT JOIN indicator_name s ON s.synonym = k.indicator
		WHERE d.id = ANY (ids) AND k.indicator IS NOT NULL) k
$$;

-- Numbers for words, targets and counties that are new.
CREATE FUNCTION kpi_learn(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH r AS MATERIALIZED (
		SELECT * FROM kpi_rows(ids)
	), word AS (
		INSERT INTO kpi_word
		SELECT (SELECT max(id) FROM kpi_word)
			+ row_number() OVER (ORDER BY w), w
		FROM (SELECT indicator AS w FROM r UNION SELECT topic FROM r
			UNION SELECT level2 FROM r) n
		WHERE NOT EXISTS (SELECT FROM kpi_word o WHERE o.word = w)
	), target AS (
		INSERT INTO kpi_target
		SELECT (SELECT max(id) FROM kpi_target)
			+ row_number() OVER (ORDER BY key), key, op,
			trim_scale(value), trim_scale(high), unit, words
		FROM (SELECT DISTINCT ON (key) * FROM r ORDER BY key) n
		WHERE NOT EXISTS (SELECT FROM kpi_target t WHERE t.key = n.key)
	)
	INSERT INTO kpi_county
	SELECT code, coalesce((SELECT max(slot) FROM kpi_county), -1)
		+ row_number() OVER (ORDER BY code)
	FROM (SELECT DISTINCT division_code AS code FROM disclosure
		WHERE id = ANY (ids)) n
	WHERE NOT EXISTS (SELECT FROM kpi_county c
		WHERE c.division_code = code)
$$;

-- Packs papers into kpi_paper.
CREATE FUNCTION kpi_pack(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH r AS MATERIALIZED (
		SELECT r.disclosure_id, r.no, r.project, t.id AS topic,
			l.id AS level, w.id AS word, g.id AS target,
			r.measurable::integer
			+ 2 * (row_number() OVER (PARTITION BY r.disclosure_id,
				r.project, w.id ORDER BY r.no) = 1)::integer
			+ 4 * (row_number() OVER (PARTITION BY r.disclosure_id,
				r.project, w.id, l.id ORDER BY r.no) = 1)::integer
			+ 8 * (row_number() OVER (PARTITION BY r.disclosure_id,
				r.project ORDER BY r.no) = 1)::integer
			+ 16 * (row_number() OVER (PARTITION BY r.disclosure_id,
				r.project, l.id ORDER BY r.no) = 1)::integer
			AS flags
		FROM kpi_rows(ids) r
		JOIN kpi_word w ON w.word = r.indicator
		JOIN kpi_word t ON t.word = r.topic
		JOIN kpi_word l ON l.word = r.level2
		JOIN kpi_target g ON g.key = r.key
	), packed AS MATERIALIZED (
		SELECT disclosure_id, count(*) AS n, sum(flags & 1) AS measurable,
			array_agg(no) AS nos, array_agg(project) AS project_nos,
			array_agg(topic) AS topics, array_agg(level) AS levels,
			array_agg(word) AS words, array_agg(target) AS targets,
			array_agg(flags) AS flags
		FROM (SELECT * FROM r ORDER BY disclosure_id, no) r
		GROUP BY disclosure_id
	)
	INSERT INTO kpi_paper
	SELECT d.division_code, d.id, d.scope, d.department_key,
		d.department_kind, d.fiscal_year, j.n, coalesce(p.n, 0),
		coalesce(p.measurable, 0), least(p.n, f.malformed),
		least(p.n, f.misplaced), least(p.n, f.doubtful),
		least(j.n, f.reused), coalesce(p.nos, '{}'),
		coalesce(p.project_nos, '{}'), coalesce(p.topics, '{}'),
		coalesce(p.levels, '{}'), coalesce(p.words, '{}'),
		coalesce(p.targets, '{}'), coalesce(p.flags, '{}'),
		text_grams((SELECT string_agg(concat_ws(E'\n', level3,
			description, target), E'\n') FROM kpi
			WHERE division_code = d.division_code
				AND disclosure_id = d.id))
	FROM disclosure d LEFT JOIN packed p ON p.disclosure_id = d.id,
	LATERAL (
		SELECT count(*) AS n FROM project
		WHERE division_code = d.division_code AND disclosure_id = d.id
	) j, LATERAL (
		SELECT count(*) FILTER (WHERE code IN ('kpi_malformed_target',
				'kpi_unit_mismatch')) AS malformed,
			count(*) FILTER (WHERE code = 'kpi_misplaced')
				AS misplaced,
			count(*) FILTER (WHERE code = 'kpi_direction_doubtful')
				AS doubtful,
			count(*) FILTER (WHERE code = 'kpi_goal_reused')
				AS reused
		FROM finding WHERE division_code = d.division_code
			AND disclosure_id = d.id
	) f
	WHERE d.id = ANY (ids) AND (p.n > 0 OR j.n > 0)
$$;

-- Rows of papers as packed, county by slot.
CREATE FUNCTION kpi_unpack(papers kpi_paper[])
RETURNS TABLE (disclosure_id bigint, year smallint, slot smallint, no integer,
	project integer, topic integer, level2 integer, indicator integer,
	target integer, flags integer)
LANGUAGE sql STABLE AS $$
	SELECT p.disclosure_id, p.year, c.slot, u.*
	FROM unnest(papers) p JOIN kpi_county c USING (division_code),
		unnest(p.nos, p.project_nos, p.topics, p.levels, p.words,
			p.targets, p.flags) u
$$;

-- Slots of counties: {a,b} while they are few, bits when many.
CREATE FUNCTION slot_bits(slots smallint[]) RETURNS bit
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	bits bit(4096) := repeat('0', 4096)::bit(4096);
	slot smallint;
BEGIN
	FOREACH slot IN ARRAY coalesce(slots, '{}') LOOP
		bits := set_bit(bits, slot, 1);
	END LOOP;
	RETURN bits;
END $$;
CREATE FUNCTION slots_add(INOUT few smallint[], INOUT many bit,
	fresh smallint[])
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF many IS NOT NULL THEN
		many := many | slot_bits(fresh);
	ELSIF NOT few @> fresh THEN
		few := ARRAY(SELECT DISTINCT unnest(few || fresh) ORDER BY 1);
		IF cardinality(few) > 32 THEN
			many := slot_bits(few);
			few := '{}';
		END IF;
	END IF;
END $$;

-- Adds papers (sign 1) to what is counted, or takes them away (-1); the counties
-- are only ever added here.
CREATE FUNCTION kpi_count(papers kpi_paper[], sign integer) RETURNS void
LANGUAGE sql AS $$
	WITH e AS MATERIALIZED (
		SELECT * FROM kpi_unpack(papers)
	), fine AS MATERIALIZED (
		SELECT topic, year, level2, indicator, count(*) AS n,
			sum(flags & 1) AS measurable, sum(flags >> 1 & 1) AS first,
			sum(flags >> 2 & 1) AS first2,
			array_agg(DISTINCT slot) AS slots
		FROM e GROUP BY topic, year, level2, indicator
		UNION ALL
		SELECT topic, year, level2, 0, count(*), sum(flags & 1),
			sum(flags >> 3 & 1), sum(flags >> 4 & 1),
			array_agg(DISTINCT slot)
		FROM e GROUP BY topic, year, level2
	), total AS (
		INSERT INTO kpi_total AS c
		SELECT indicator, level2, sign * sum(n), sign * sum(measurable),
			sign * sum(first), sign * sum(first2)
		FROM fine GROUP BY indicator, level2
		ON CONFLICT (indicator, level2) DO UPDATE SET
			n = c.n + excluded.n,
			measurable = c.measurable + excluded.measurable,
			projects = c.projects + excluded.projects,
			projects2 = c.projects2 + excluded.projects2
	), aim AS (
		INSERT INTO kpi_aim AS c
		SELECT indicator, coalesce(topic, -1), coalesce(year, 0), level2,
			target, sign * count(*), min(disclosure_id << 20 | no)
		FROM e GROUP BY indicator, level2, target,
			GROUPING SETS ((topic, year), ())
		ON CONFLICT (indicator, topic, year, level2, target)
		DO UPDATE SET n = c.n + excluded.n,
			example = least(c.example, excluded.example)
	)
	INSERT INTO kpi_use AS c
	SELECT indicator, topic, year, level2, sign * n, sign * measurable,
		sign * first, sign * first2, s.few, s.many
	FROM fine, slots_add('{}', NULL, slots) s
	ON CONFLICT (indicator, topic, year, level2)
	DO UPDATE SET n = c.n + excluded.n,
		measurable = c.measurable + excluded.measurable,
		projects = c.projects + excluded.projects,
		projects2 = c.projects2 + excluded.projects2,
		(few, many) = (SELECT s.few, CASE WHEN excluded.many IS NULL
				THEN s.many ELSE excluded.many
				| coalesce(s.many, slot_bits(s.few)) END
			FROM slots_add(c.few, c.many, excluded.few) s)
$$;

-- The first row with a target, found anew among the papers that are counted.
CREATE FUNCTION kpi_first(c kpi_aim) RETURNS bigint
LANGUAGE sql STABLE SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	SELECT min(p.disclosure_id << 20 | u.no)
	FROM (SELECT DISTINCT k.division_code, k.disclosure_id
		FROM (SELECT word FROM kpi_word WHERE id = c.indicator
			UNION ALL SELECT s.synonym FROM kpi_word w
			JOIN indicator_name s ON s.indicator = w.word
			WHERE w.id = c.indicator) n
		JOIN kpi k ON k.indicator = n.word) k
	JOIN kpi_paper p USING (division_code, disclosure_id),
		unnest(p.nos, p.topics, p.levels, p.words, p.targets)
			u (no, topic, level2, word, target)
	WHERE u.word = c.indicator AND u.level2 = c.level2
		AND u.target = c.target AND (c.topic = -1
			OR p.year = c.year AND u.topic = c.topic)
$$;

-- Takes away papers that are superseded.
CREATE FUNCTION kpi_uncount(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	papers kpi_paper[] := ARRAY(SELECT p FROM disclosure d
		JOIN kpi_paper p ON p.division_code = d.division_code
			AND p.disclosure_id = d.id
		WHERE d.id = ANY (ids));
BEGIN
	PERFORM kpi_count(papers, -1);
	DELETE FROM kpi_paper p USING unnest(papers) o
	WHERE p.division_code = o.division_code
		AND p.disclosure_id = o.disclosure_id;
	DELETE FROM kpi_total c
	USING (SELECT DISTINCT indicator, level2 FROM kpi_unpack(papers)
		UNION SELECT 0, level2 FROM kpi_unpack(papers)) t
	WHERE c.indicator = t.indicator AND c.level2 = t.level2 AND c.n = 0;
	WITH touched AS MATERIALIZED (
		SELECT DISTINCT indicator, topic, year, level2, target
		FROM kpi_unpack(papers)
		UNION SELECT indicator, -1, 0::smallint, level2, target
		FROM kpi_unpack(papers)
	), gone AS (
		DELETE FROM kpi_aim c USING touched t
		WHERE c.indicator = t.indicator AND c.topic = t.topic
			AND c.year = t.year AND c.level2 = t.level2
			AND c.target = t.target AND c.n = 0
	)
	UPDATE kpi_aim c SET example = kpi_first(c) FROM touched t
	WHERE c.indicator = t.indicator AND c.topic = t.topic
		AND c.year = t.year AND c.level2 = t.level2
		AND c.target = t.target AND c.n > 0
		AND c.example >> 20 = ANY (ids);
	-- A county goes where no other paper of it is counted.
	WITH there AS (
		SELECT indicator, topic, year, level2, slot
		FROM kpi_unpack(ARRAY(SELECT p FROM kpi_paper p
			WHERE (p.division_code, p.year) IN (
				SELECT division_code, year FROM unnest(papers))))
	), was AS (
		SELECT indicator, topic, year, level2, slot
		FROM kpi_unpack(papers)
	), lost AS MATERIALIZED (
		SELECT indicator, topic, year, level2,
			array_agg(DISTINCT slot) AS slots
		FROM ((TABLE was UNION SELECT 0, topic, year, level2, slot
				FROM was)
			EXCEPT (TABLE there UNION
				SELECT 0, topic, year, level2, slot FROM there)) l
		GROUP BY indicator, topic, year, level2
	)
	UPDATE kpi_use c SET many = c.many & ~slot_bits(l.slots),
		few = ARRAY(SELECT s FROM unnest(c.few) s
			WHERE s <> ALL (l.slots) ORDER BY s)
	FROM lost l
	WHERE c.indicator = l.indicator AND c.topic = l.topic
		AND c.year = l.year AND c.level2 = l.level2;
	DELETE FROM kpi_use c
	USING (SELECT DISTINCT indicator, topic, year, level2
			FROM kpi_unpack(papers)
		UNION SELECT 0, topic, year, level2 FROM kpi_unpack(papers)) t
	WHERE c.indicator = t.indicator AND c.topic = t.topic
		AND c.year = t.year AND c.level2 = t.level2 AND c.n = 0;
END $$;
