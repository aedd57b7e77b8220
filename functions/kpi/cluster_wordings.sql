-- The wordings of a cluster, or of its first 1000 copies, the commonest first, as
-- JSON; how many there are.
CREATE FUNCTION cluster_wordings(asked bigint, asked_letter text, most integer,
	asked_version bigint, OUT n bigint, OUT said json)
LANGUAGE sql STABLE AS $$
	WITH wording AS (
		SELECT exact, count(*) AS n, min(ARRAY[division_code,
			disclosure_id::text, no::text]) AS at
		FROM copies(asked, asked_letter, 1000, asked_version) c
		GROUP BY exact
	), placed AS MATERIALIZED (
		SELECT w.n, row_number() OVER (ORDER BY w.n DESC, exact) AS place,
			copy_text(at[1], at[2]::bigint, asked_letter,
				at[3]::integer) AS text
		FROM (SELECT * FROM wording ORDER BY n DESC, exact
			LIMIT most) w
	)
	SELECT (SELECT count(*) FROM wording), json_agg(json_build_object(
		'text', p.text, 'n', p.n,
		'similarity', CASE place WHEN 1 THEN 1
			ELSE text_similarity(f.text, p.text) END) ORDER BY place)
	FROM placed p, (SELECT text FROM placed WHERE place = 1) f
$$;
