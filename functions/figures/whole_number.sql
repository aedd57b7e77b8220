-- In 64 bits; what is beyond them is the last there is.
CREATE FUNCTION whole_number(number numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT least(greatest(number, -9223372036854775807),
		9223372036854775807)::bigint
$$;
