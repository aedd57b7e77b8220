-- catalog.measures: what can be compared.
--
-- $1 prefix text: only codes that begin so, or names that hold it, whose quotes
-- nobody types; or null
-- Gives {"data_version", "rows": [{"measure", "name", "en", "unit", "parent"}]}
SELECT json_build_object(
	'data_version', current_version(),
	'rows', coalesce(json_agg(json_build_object(
		'measure', measure,
		'name', zh,
		'en', en,
		'unit', unit,
		'parent', parent)
		ORDER BY ordinal, measure), '[]'))::text
FROM measure
WHERE $1::text IS NULL OR starts_with(measure, $1)
	OR strpos(translate(zh, '“”', ''), translate($1, '“”', '')) > 0;
