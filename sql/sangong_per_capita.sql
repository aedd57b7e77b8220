-- sangong.per_capita: the six san gong measures per resident, a row each, of who
-- states their total; the largest a head first, without a denominator last; sums
-- of departments apart.
--
-- $1 year integer; $2 stage text; $3 scope text; $4 kind text; $5 basis text;
-- $6 province text; $7 counties text[]; $8 limit integer;
-- $9 missing_limit integer; $10 cursor text: publishers already seen;
-- $11 peers_of text; $12 peers bigint; $13 built_from_departments boolean;
-- $14 as_of text
-- Gives what was asked, "denominator", "measures", "n", "rows":
--	[{"rank" (by the total, within the kind), "measure", ... "value",
--	"presence", "fact", "coverage", "reason"}], "missing", "next"}
WITH among AS MATERIALIZED (
	SELECT * FROM compared($6, $7::text[], $11, $12::bigint, $5, $1)
), page AS (
	SELECT * FROM page_of($10::text, $8::bigint, 1000)
), version AS MATERIALIZED (
	SELECT as_of_version($14::text) AS version
), known AS MATERIALIZED (
	SELECT s.*, sum(n_all) OVER (ORDER BY scope, kind) AS upto
	FROM version, among, standing('{sangong.total}', NULL, $1::integer,
		$2::text, $3::text, $4::text, NULL, NULL, 'resident', $5::text,
		version, $13::boolean, chosen) s
), near AS (
	SELECT CASE WHEN $13 THEN $4 ELSE min(kind) END AS low,
		CASE WHEN $13 THEN $4 ELSE max(kind) END AS high,
		CASE WHEN $13 THEN 0 ELSE (SELECT coalesce(sum(n_all), 0)
			FROM known WHERE kind < min(p.kind)) END AS before
	FROM known p, page WHERE upto > first AND upto - n_all < last
	HAVING count(*) > 0
), head AS (
	SELECT h.*, row_number() OVER () + before AS place,
		share(amount, persons, 'resident') AS share
	FROM near, page, version, among, ranked('{sangong.total}', '', $1, $2,
		$3, low, high, NULL, NULL, 'resident', $5, version, $13,
		chosen, false, (last - before)::bigint) h
), shown AS (
	SELECT h.*, h.division_code AS code, d.department_name,
		coalesce(d.department_key, '') AS key,
		coalesce(v.name, division_name(h.division_code, $1)) AS county
	FROM (SELECT *, CASE WHEN share IS NOT NULL THEN rank() OVER (
				PARTITION BY scope, department_kind
				ORDER BY share DESC NULLS LAST) END AS rank
			FROM head) h
	LEFT JOIN disclosure d ON d.division_code = h.division_code
		AND d.id = h.disclosure_id
	LEFT JOIN division v ON v.code = h.division_code
	WHERE place > (SELECT first FROM page)
), asked AS (
	SELECT * FROM measure WHERE measure LIKE 'sangong.%'
), stated AS MATERIALIZED (
	SELECT p.* FROM version, publisher_figures(ARRAY(SELECT measure
		FROM asked), $1, $2, $3, $4, version, ARRAY(SELECT code
		FROM shown), ARRAY(SELECT key FROM shown), $13) p
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($14), current_version()),
	'year', $1, 'stage', $2, 'scope', $3, 'kind', $4, 'per', 'resident',
	'denominator', denominator('resident', $5, $1),
	'measures', (SELECT json_agg(json_build_object('measure', a.measure,
		'name', zh, 'unit', unit) ORDER BY ordinal) FROM asked a),
	'n', (SELECT coalesce(sum(n_all), 0) FROM known),
	'rows', (SELECT coalesce(json_agg(json_build_object(
		'rank', s.rank, 'measure', a.measure, 'name', a.zh,
		'code', s.code, 'county', s.county,
		'department', s.department_name,
		'kind', nullif(s.department_kind, ''),
		'scope', coalesce(l.scope, s.scope),
		'yuan', yuan(l.amount), 'persons', s.persons,
		'value', shown(worth(share(l.amount, s.persons, 'resident'),
			false)),
		'presence', l.presence,
		'fact', figure_id(s.code, l.disclosure_id, false, l.no),
		'coverage', l.coverage,
		'reason', CASE WHEN l.measure IS NULL
			THEN 'published_without_measure'
			WHEN s.persons IS NULL THEN 'no_denominator' END)
		ORDER BY s.place, a.ordinal), '[]')
		FROM shown s CROSS JOIN asked a
		LEFT JOIN stated l USING (code, key, measure)),
	'missing', missing_counties($3, $13, $4, $2, $1, $6,
		(SELECT named FROM among), (SELECT version FROM version),
		(SELECT bit_or(have) FROM known), (SELECT bit_or(idle) FROM known),
		(SELECT coalesce(bit_or(zero), place_bits('{}')) FROM known),
		$9::integer),
	'next', (SELECT last::text FROM page
		WHERE last < (SELECT sum(n_all) FROM known)))::text;
