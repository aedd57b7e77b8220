-- Goals and indicator rows that are copied, for kpi.reuse.
--
-- The plain text of a goal, or of a row (indicator, description and target), is
-- it without spaces, punctuation and a number in front.  Its skeleton is the
-- plain text without digits, numerals and the names of its own places.  Equal
-- plain texts are exact copies, equal skeletons are near copies: a relation in
-- which clusters are well defined and which needs no threshold but a length.
-- Hashes are MD5, which no release of PostgreSQL computes otherwise.

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

CREATE FUNCTION plain_text(printed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT regexp_replace(regexp_replace(lower(normalize(printed, NFKC)),
		'^[\s(]*([0-9]{1,2}|[一二三四五六七八九十]{1,3})[)、.]+(?![0-9])', ''),
		'[^0-9a-z.%≥≤<>=㐀-䶿一-鿿]+', '', 'g')
$$;

CREATE FUNCTION text_skeleton(plain text, places text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT regexp_replace(plain,
		'[0-9a-z.%≥≤<>=〇零一二三四五六七八九十百千万亿]+|' || places,
		'', 'g')
$$;

-- Names of a division and what it lies in, with and without their endings, as
-- alternatives of a regular expression; the longest first.
CREATE FUNCTION place_words(code text) RETURNS text
LANGUAGE sql STABLE AS $$
	SELECT coalesce(string_agg(word, '|' ORDER BY length(word) DESC, word),
		'$')
	FROM (SELECT DISTINCT unnest(ARRAY[name, stem]) AS word
		FROM (SELECT name, regexp_replace(name,
				'(..)(?:[^族]{1,3}族)*(?:自治)?[省市县区旗州盟]$',
				'\1') AS stem
			FROM (SELECT unnest(ARRAY[name, prefecture, province])
					AS name
				FROM division d WHERE d.code = place_words.code) n
			WHERE name IS NOT NULL) s) w
	WHERE length(word) > 1
$$;

-- What of papers can be a copy: goals from 12 characters, rows from 16.
CREATE FUNCTION copy_rows(ids bigint[])
RETURNS TABLE (division_code text, disclosure_id bigint, letter text,
	no integer, near uuid, exact uuid, topic text, kind text, year smallint)
LANGUAGE sql STABLE SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH paper AS MATERIALIZED (
		SELECT d.*, place_words(d.division_code) AS places
		FROM disclosure d WHERE d.id = ANY (ids)
	), said AS (
		SELECT d.division_code, d.id, 'g' AS letter, g.no, g.project,
			plain_text(g.text) AS plain, d.places, 12 AS least,
			d.department_kind, d.fiscal_year
		FROM paper d JOIN goal g ON g.division_code = d.division_code
			AND g.disclosure_id = d.id
		UNION ALL
		SELECT d.division_code, d.id, 'k', k.no, k.project,
			plain_text(concat(k.level3, k.description, k.target)),
			d.places, 16, d.department_kind, d.fiscal_year
		FROM paper d JOIN kpi k ON k.division_code = d.division_code
			AND k.disclosure_id = d.id
		WHERE length(k.level3) + length(k.description)
			+ coalesce(length(k.target), 0) >= 16
	), bones AS MATERIALIZED (
		SELECT *, text_skeleton(plain, places) AS skeleton FROM said
		WHERE length(plain) >= least
	)
	SELECT b.division_code, b.id, letter, b.no, md5(skeleton)::uuid,
		md5(plain)::uuid, coalesce(p.topic, ''), department_kind,
		fiscal_year::smallint
	FROM bones b
	LEFT JOIN project p ON p.division_code = b.division_code
		AND p.disclosure_id = b.id AND p.no = b.project
	WHERE length(skeleton) >= 8
$$;

CREATE FUNCTION array_union(a anyarray, b anyarray) RETURNS anyarray
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN a @> b THEN a
		ELSE ARRAY(SELECT DISTINCT unnest(a || b) ORDER BY 1) END
$$;

CREATE FUNCTION copy_count(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH fresh AS MATERIALIZED (
		SELECT * FROM copy_rows(ids)
	), kept AS (
		INSERT INTO kpi_copy SELECT division_code, disclosure_id, letter,
			no, near, exact, topic, kind, year FROM fresh
	), county AS (
		SELECT near, letter, count(*) AS n FROM (
			SELECT DISTINCT near, letter, division_code FROM fresh) f
		WHERE NOT EXISTS (SELECT FROM kpi_copy c WHERE c.near = f.near
			AND c.letter = f.letter
			AND c.division_code = f.division_code)
		GROUP BY near, letter
	)
	INSERT INTO kpi_cluster AS o
	SELECT near, letter, count(*), coalesce(max(county.n), 0),
		coalesce(array_agg(DISTINCT topic ORDER BY topic)
			FILTER (WHERE topic <> ''), '{}'),
		array_agg(DISTINCT kind ORDER BY kind),
		array_agg(DISTINCT year ORDER BY year)
	FROM fresh LEFT JOIN county USING (near, letter)
	GROUP BY near, letter
	ON CONFLICT (near, letter) DO UPDATE SET n = o.n + excluded.n,
		counties = o.counties + excluded.counties,
		topics = array_union(o.topics, excluded.topics),
		kinds = array_union(o.kinds, excluded.kinds),
		years = array_union(o.years, excluded.years)
$$;

-- Takes away the copies of papers; what a cluster still spans is looked up.
CREATE FUNCTION copy_uncount(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	lost kpi_copy[];
BEGIN
	WITH gone AS (
		DELETE FROM kpi_copy c USING disclosure d
		WHERE d.id = ANY (ids) AND c.division_code = d.division_code
			AND c.disclosure_id = d.id
		RETURNING c.*
	)
	SELECT array_agg(g::kpi_copy) INTO lost FROM gone g;
	UPDATE kpi_cluster o SET n = o.n - l.n,
		counties = o.counties - (SELECT count(*)
			FROM unnest(l.codes) code WHERE NOT EXISTS (
			SELECT FROM kpi_copy c WHERE c.near = o.near
				AND c.letter = o.letter
				AND c.division_code = code)),
		topics = ARRAY(SELECT t FROM unnest(o.topics) t
			WHERE t <> ALL (l.topics) OR EXISTS (
			SELECT FROM kpi_copy c WHERE c.near = o.near
				AND c.letter = o.letter AND c.topic = t)
			ORDER BY t),
		kinds = ARRAY(SELECT t FROM unnest(o.kinds) t
			WHERE t <> ALL (l.kinds) OR EXISTS (
			SELECT FROM kpi_copy c WHERE c.near = o.near
				AND c.letter = o.letter AND c.kind = t)
			ORDER BY t),
		years = ARRAY(SELECT t FROM unnest(o.years) t
			WHERE t <> ALL (l.years) OR EXISTS (
			SELECT FROM kpi_copy c WHERE c.near = o.near
				AND c.letter = o.letter AND c.year = t)
			ORDER BY t)
	FROM (SELECT near, letter, count(*) AS n,
			array_agg(DISTINCT division_code) AS codes,
			array_agg(DISTINCT topic) AS topics,
			array_agg(DISTINCT kind) AS kinds,
			array_agg(DISTINCT year) AS years
		FROM unnest(lost) u GROUP BY near, letter) l
	WHERE o.near = l.near AND o.letter = l.letter;
	DELETE FROM kpi_cluster o USING unnest(lost) l
	WHERE o.near = l.near AND o.letter = l.letter AND o.n = 0;
END $$;

-- Brings all that is kept of indicators up to date after `ids` were loaded: they
-- are counted, what they supersede no more.  Doing it again changes nothing.
-- Gives how many papers were counted or taken away.
CREATE FUNCTION kpi_refresh(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	fresh bigint[] := ARRAY(
		SELECT d.id FROM disclosure d
		WHERE d.id = ANY (ids) AND d.version_to IS NULL
			AND NOT EXISTS (SELECT FROM kpi_paper p
				WHERE p.division_code = d.division_code
					AND p.disclosure_id = d.id));
	stale bigint[] := ARRAY(
		SELECT p.disclosure_id
		FROM (SELECT DISTINCT division_code, scope, department_key,
				fiscal_year, doc_type
			FROM disclosure WHERE id = ANY (ids)
				AND revision > 1) f
		JOIN disclosure o USING (division_code, scope, department_key,
			fiscal_year, doc_type)
		JOIN kpi_paper p ON p.division_code = o.division_code
			AND p.disclosure_id = o.id
		WHERE o.version_to IS NOT NULL);
BEGIN
	IF cardinality(stale) > 0 THEN
		PERFORM kpi_uncount(stale);
		PERFORM copy_uncount(stale);
	END IF;
	IF cardinality(fresh) > 0 THEN
		PERFORM kpi_learn(fresh);
		PERFORM kpi_pack(fresh);
		PERFORM kpi_count(ARRAY(SELECT p FROM disclosure d
			JOIN kpi_paper p ON p.division_code = d.division_code
				AND p.disclosure_id = d.id
			WHERE d.id = ANY (fresh)), 1);
		PERFORM copy_count(fresh);
	END IF;
	RETURN cardinality(stale) + cardinality(fresh);
END $$;

-- All of it anew: after another table of names, an operator's remedy, and a
-- test's yardstick.
CREATE FUNCTION kpi_rebuild() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	papers bigint[] := ARRAY(SELECT id FROM disclosure
		WHERE version_to IS NULL ORDER BY id);
	counted bigint := 0;
BEGIN
	DELETE FROM kpi_total;
	DELETE FROM kpi_use;
	DELETE FROM kpi_aim;
	DELETE FROM kpi_paper;
	DELETE FROM kpi_copy;
	DELETE FROM kpi_cluster;
	FOR i IN 1 .. cardinality(papers) BY 500 LOOP
		counted := counted + kpi_refresh(papers[i : i + 499]);
	END LOOP;
	RETURN counted;
END $$;

CREATE FUNCTION indicator_names_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM kpi_rebuild();
	RETURN NULL;
END $$;
CREATE TRIGGER indicator_names_changed AFTER UPDATE OF sha256 ON reference_file
	FOR EACH ROW WHEN (new.name = 'indicator_names.tsv')
	EXECUTE FUNCTION indicator_names_changed();
