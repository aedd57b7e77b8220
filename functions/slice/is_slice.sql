-- Is what is asked one slice of measure_value, as it stands there?  Else it has to
-- be put together: of staff, of sums, of an earlier version.
CREATE FUNCTION is_slice(per text, asked_version bigint, built boolean,
	asked_scope text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT asked_version IS NULL AND per <> 'staff'
		AND NOT (built AND asked_scope = 'county')
$$;
