-- What happened to a county in a year, for "breaks" of replies.
CREATE FUNCTION break_json(asked text, at_year integer, kind text, code text,
	successor text)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN json_build_object('code', asked, 'county', coalesce(
			(SELECT name FROM division d WHERE d.code = asked),
			division_name(asked, at_year)),
		'year', at_year, 'kind', kind,
		'comparable', kind IN ('renamed', 'recoded'),
		'from_code', code,
		'from_county', division_name(code, at_year - 1),
		'to_code', successor,
		'to_county', division_name(successor, at_year));
END $$;
