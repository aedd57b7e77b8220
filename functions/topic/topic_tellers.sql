-- Which of some papers speak of a topic, or may have ceased to.
CREATE FUNCTION topic_tellers(ids bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN ARRAY(SELECT d.id FROM disclosure d
		WHERE d.id = ANY (ids) AND (d.revision > 1
			OR EXISTS (SELECT FROM fact f
				JOIN topic t ON t.lens = 'function'
					AND t.topic = ANY (topics_kept())
				WHERE f.division_code = d.division_code
					AND f.disclosure_id = d.id
					AND starts_with(f.function_code,
						t.pattern))
			OR EXISTS (SELECT FROM project j
				WHERE j.division_code = d.division_code
					AND j.disclosure_id = d.id
					AND j.topic = ANY (topics_kept()))
			OR EXISTS (SELECT FROM procurement_item i
				WHERE i.division_code = d.division_code
					AND i.disclosure_id = d.id
					AND i.topic = ANY (topics_kept()))));
END $$;
