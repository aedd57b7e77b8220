-- kpi.search: indicator rows of papers by their words.
--
-- $1 text text: part of the indicator's name, description or target;
-- $2 indicator text: its whole name, or a synonym of it; $3 topic text;
-- $4 level2 text; $5 county text: code; $6 province text; $7 kind text;
-- $8 year integer: of the paper; $9 limit integer; $10 cursor text: the last id;
-- $11 peers_of text; $12 peers bigint; $13 as_of text
-- Gives {"data_version", "rows": [{"id", "indicator" (as it is counted),
--	"level1", "level2", "level3", "description", "target", "op", "value",
--	"high", "unit", "target_kind", "actual", "measurable", "project" (its
--	id), "title", "topic", "budget_yuan", "budget_from" (project or
--	procurement), "code", "county", "department", "kind", "year",
--	"doc_type", "disclosure", "span"}], "breaks": what happened to the
--	counties asked for, as in compare.series; "next"}, in the order of ids.
WITH among AS MATERIALIZED (
	SELECT named FROM compared(NULL, CASE WHEN $5::text IS NOT NULL
		THEN ARRAY[$5] END, $11::text, $12::bigint, 'census2020', NULL)
), page AS MATERIALIZED (
	SELECT k.*, row_number() OVER (ORDER BY division_code, disclosure_id, no)
		AS place
	FROM among, kpi_found($1::text, $2::text, $3::text, $4::text, named,
		$6::text, $7::text, $8::integer, $10::text,
		least($9::bigint, 1000) + 1, as_of_version($13::text)) k
), shown AS (
	SELECT * FROM page WHERE place <= least($9::bigint, 1000)
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($13), current_version()),
	'rows', coalesce(json_agg(json_build_object(
		'id', row_id(k.division_code, k.disclosure_id, 'k', k.no),
		'indicator', coalesce(s.indicator, k.indicator),
		'level1', k.level1, 'level2', k.level2, 'level3', k.level3,
		'description', k.description,
		'target', k.target, 'op', k.op, 'value', trim_scale(k.value),
		'high', trim_scale(k.high), 'unit', k.unit,
		'target_kind', k.kind, 'actual', k.actual,
		'measurable', is_measurable(k.kind),
		'project', row_id(j.division_code, j.disclosure_id, 'j', j.no),
		'title', j.title, 'topic', j.topic,
		'budget_yuan', yuan(b.fen), 'budget_from', b.origin,
		'code', k.division_code, 'county', coalesce(v.name,
			division_name(k.division_code, d.fiscal_year)),
		'department', d.department_name,
		'kind', nullif(d.department_kind, ''),
		'year', d.fiscal_year, 'doc_type', d.doc_type,
		'disclosure', paper_id(k.division_code, k.disclosure_id),
		'span', json_build_array(k.span_start, k.span_end))
		ORDER BY k.place), '[]'),
	'breaks', followed_breaks((SELECT named FROM among)),
	'next', (SELECT (array_agg(row_id(division_code, disclosure_id, 'k', no)
			ORDER BY place DESC))[1] FROM shown
		HAVING count(*) < (SELECT count(*) FROM page)))::text
FROM shown k
JOIN disclosure d ON d.division_code = k.division_code
	AND d.id = k.disclosure_id
LEFT JOIN indicator_name s ON s.synonym = k.indicator
LEFT JOIN division v ON v.code = k.division_code
LEFT JOIN project j ON j.division_code = k.division_code
	AND j.disclosure_id = k.disclosure_id AND j.no = k.project
LEFT JOIN LATERAL project_budget(k.division_code, k.disclosure_id,
	j.budget_fen, j.title) b ON true;
