-- Was a paper current at a version (null: is it now)?
CREATE FUNCTION served(version_from bigint, version_to bigint,
	asked_version bigint)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN asked_version IS NULL THEN version_to IS NULL
	ELSE version_from <= asked_version
		AND (version_to IS NULL OR version_to > asked_version) END
$$;
