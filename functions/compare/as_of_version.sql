-- The data version that as_of means, a version or the end of a day (UTC); null
-- for the present one.
CREATE FUNCTION as_of_version(asked text) RETURNS bigint
LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
	wanted bigint := CASE WHEN asked ~ '^\d+$' THEN asked::bigint
		ELSE (SELECT coalesce(max(version), 0) FROM data_version
			WHERE committed_at < (asked::date + 1)::timestamp
				AT TIME ZONE 'UTC') END;
BEGIN
	RETURN CASE WHEN wanted < current_version() THEN wanted END;
END $$;
