-- The data version that replies name.
CREATE FUNCTION current_version() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (SELECT coalesce(max(version), 0) FROM data_version);
END $$;
