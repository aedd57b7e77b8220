\echo -- a name that is a parameter and a column means the column, a row compared with itself: no such function
SELECT p.proname, a.name AS parameter, c.relname AS with_a_column_of
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang,
	unnest(p.proargnames[1 : p.pronargs]) a (name),
	regexp_replace(p.prosrc, '--[^\n]*', '', 'g') body,
	pg_attribute t JOIN pg_class c ON c.oid = t.attrelid AND c.relkind = 'r'
		AND c.relnamespace = 'public'::regnamespace
WHERE p.pronamespace = 'public'::regnamespace
	AND (l.lanname = 'sql' OR p.prosrc LIKE '%variable_conflict use_column%')
	AND t.attname = a.name
	AND body ~ ('\m' || c.relname || '\M')
	AND body ~ ('(?<![.\w])' || a.name || '\M(?!\s*\()')
ORDER BY 1, 2, 3;
