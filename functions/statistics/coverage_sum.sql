-- What sums that are added up were built of together; null of none.
CREATE FUNCTION coverage_sum(parts json[]) RETURNS json
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	IF coalesce(cardinality(parts), 0) < 2 THEN
		RETURN parts[1];
	END IF;
	RETURN json_build_object(
		'departments', (SELECT sum((p->>'departments')::bigint)
			FROM unnest(parts) p),
		'kinds', (SELECT json_agg(DISTINCT k) FROM unnest(parts) p
			CROSS JOIN json_array_elements_text(p->'kinds') k),
		'facts', (SELECT json_agg(f ORDER BY n, m)
			FROM unnest(parts) WITH ORDINALITY p(part, n)
			CROSS JOIN json_array_elements_text(part->'facts')
				WITH ORDINALITY e(f, m)));
END $$;
