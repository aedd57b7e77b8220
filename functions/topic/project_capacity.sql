-- The capacity of the project that something is bought for, if it is one.
CREATE FUNCTION project_capacity(i procurement_item) RETURNS numeric
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT CASE WHEN min(j.capacity) = max(j.capacity)
			THEN min(j.capacity) END
		FROM project j WHERE j.division_code = i.division_code
			AND j.disclosure_id = i.disclosure_id
			AND j.title = i.project);
END $$;
