-- Was a paper current at a version?
CREATE FUNCTION served(version_from bigint, version_to bigint,
	asked_version bigint)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT version_from <= asked_version
		AND (version_to IS NULL OR version_to > asked_version)
$$;
