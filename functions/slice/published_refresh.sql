-- Who has published what, after `ids` were loaded.  A revision may be of another
-- kind of department than its forerunner, whose place is then looked at again.
CREATE FUNCTION published_refresh(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
	INSERT INTO published_set AS s
	SELECT fiscal_year, doc_type, scope, department_kind,
		place_bits(array_agg(DISTINCT b.bit))
	FROM disclosure d JOIN place_bit b ON b.code = d.division_code
	WHERE d.id = ANY (ids) AND d.version_to IS NULL
	GROUP BY fiscal_year, doc_type, scope, department_kind
	ON CONFLICT (fiscal_year, doc_type, scope, department_kind)
	DO UPDATE SET places = s.places | excluded.places;
	UPDATE published_set s SET places = s.places & ~t.places
	FROM (SELECT o.fiscal_year, o.doc_type, o.scope, o.department_kind,
			place_bits(array_agg(b.bit)) AS places
		FROM disclosure d JOIN disclosure o USING (division_code, scope,
			department_key, fiscal_year, doc_type)
		JOIN place_bit b ON b.code = o.division_code
		WHERE d.id = ANY (ids) AND d.revision > 1
			AND o.version_to IS NOT NULL
			AND NOT EXISTS (SELECT FROM disclosure p
				WHERE p.division_code = o.division_code
					AND p.scope = o.scope
					AND p.fiscal_year = o.fiscal_year
					AND p.doc_type = o.doc_type
					AND p.department_kind = o.department_kind
					AND p.version_to IS NULL)
		GROUP BY 1, 2, 3, 4) t
	WHERE s.fiscal_year = t.fiscal_year AND s.doc_type = t.doc_type
		AND s.scope = t.scope AND s.department_kind = t.department_kind;
END $$;
