-- function_check: look into the functions now that all are there: an error names
-- the first that cannot be.
--
-- $1 names text[]
-- Gives no row.
SELECT set_config('check_function_bodies', 'on', true),
	CASE l.lanname WHEN 'sql' THEN fmgr_sql_validator(p.oid)::text
		WHEN 'plpgsql' THEN plpgsql_validator(p.oid)::text END
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace = current_schema()::regnamespace
	AND p.proname = ANY ($1::text[]);
