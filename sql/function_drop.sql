-- function_drop: how to drop the functions that are to be replaced, and those
-- loaded before that are no more.  Others in the schema are not ours.
--
-- $1 names text[]: of the functions that we have
-- Gives one row: text, a statement; null if there are none.
SELECT 'DROP FUNCTION ' || string_agg(p.oid::regprocedure::text, ', ')
	|| ' CASCADE'
FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace
	AND p.proname = ANY ($1::text[] || ARRAY(
		SELECT unnest(names) FROM function_set));
