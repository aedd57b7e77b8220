-- The capacity of the project of a paper that something is bought for, if it is one.
CREATE FUNCTION project_capacity(d_code text, d_id bigint, name text)
RETURNS numeric LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT CASE WHEN min(j.capacity) = max(j.capacity)
			THEN min(j.capacity) END
		FROM project j WHERE j.division_code = d_code
			AND j.disclosure_id = d_id AND j.title = name);
END $$;
