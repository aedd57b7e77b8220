-- How many papers of some have each part, and the share of all they could have.
CREATE FUNCTION sections_found(code text, ids bigint[], OUT found json,
	OUT completeness numeric)
LANGUAGE sql STABLE AS $$
	SELECT json_object_agg(s.name, coalesce(f.n, 0) ORDER BY s.name),
		trim_scale(round(coalesce(sum(f.n), 0)
			/ (count(*) * cardinality(ids)), 4))
	FROM unnest(section_names()) s (name)
	LEFT JOIN (SELECT name, count(*) AS n
		FROM unnest(ids) id, unnest(paper_sections(code, id)) name
		GROUP BY name) f USING (name)
$$;
