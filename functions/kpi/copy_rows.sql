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
