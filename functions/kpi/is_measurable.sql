-- Can a target of this kind be measured: a number, an amount, a time or a date?
CREATE FUNCTION is_measurable(kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT kind IN ('percent', 'count', 'money', 'duration', 'date') IS TRUE
$$;
