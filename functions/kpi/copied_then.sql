-- What copied() gave at a version.
CREATE FUNCTION copied_then(code text, ids bigint[], asked_version bigint,
	OUT n bigint, OUT copied bigint)
LANGUAGE sql STABLE AS $$
	SELECT count(*), count(*) FILTER (WHERE CASE letter
		WHEN 'g' THEN EXISTS (SELECT FROM goal o
			JOIN disclosure d ON d.division_code = o.division_code
				AND d.id = o.disclosure_id
			WHERE o.near = r.near AND o.division_code <> code
				AND served(d.version_from, d.version_to,
					asked_version)
				AND kpi_counts(d.division_code, d.id))
		ELSE EXISTS (SELECT FROM kpi o
			JOIN disclosure d ON d.division_code = o.division_code
				AND d.id = o.disclosure_id
			WHERE o.near = r.near AND o.division_code <> code
				AND served(d.version_from, d.version_to,
					asked_version)
				AND kpi_counts(d.division_code, d.id)) END)
	FROM unnest(ids) i CROSS JOIN LATERAL copy_keys(code, i) r
$$;
