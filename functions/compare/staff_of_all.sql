-- Staff of the publishers of a year, by county and key: of the stage if stated,
-- else of another.  One text for all of them is made once a question.
CREATE FUNCTION staff_of_all(asked_year integer, asked_stage text,
	asked_scope text, low text, high text)
RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
	-- Of equal keys the last stays.
	RETURN (SELECT coalesce(jsonb_object_agg(division_code || department_key,
			nullif(amount, 0) ORDER BY stage = asked_stage,
			stage DESC), '{}')
		FROM measure_value
		WHERE measure = 'staff.actual' AND year = asked_year
			AND stage IN ('budget', 'adjusted', 'final')
			AND scope = asked_scope AND fund = '' AND part = ''
			AND department_kind >= coalesce(low, '')
			AND department_kind <= coalesce(high, '~'));
END $$;
