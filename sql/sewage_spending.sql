-- sewage.spending: function lines, procurement and projects; never added.
--
-- $1 year integer; $2 stage text; $3 scope text; $4 kind text; $5 per text;
-- $6 basis text; $7 province text; $8 counties text[]; $9 limit integer: rows
-- of each lens; $10 missing_limit integer
-- Gives {"data_version", "year", "stage", "scope", "kind", "per",
--	"denominator", "note", "n": {"functional", "procurement",
--	"projects"}, "functional": rows, "procurement": rows, "projects": rows,
--	"missing"}.  A county is missing where no lens shows it.
WITH line AS MATERIALIZED (
	SELECT *, row_number() OVER (ORDER BY scope, function_code, fund, part,
		yuan(fen) / persons DESC NULLS LAST, fen DESC, division_code,
		disclosure_id, no) AS place
	FROM topic_lines('sewage', $1::integer, $2::text, $3::text, $4::text,
		$5::text, $6::text, $7::text, $8::text[])
), paper AS MATERIALIZED (
	SELECT * FROM papers($1, $2, $3, $4, $7, $8)
), bought AS MATERIALIZED (
	SELECT p.*, i.disclosure_id, i.no, i.project, i.item, i.code, i.amount_fen,
		i.budget_fen, row_number() OVER (ORDER BY i.amount_fen DESC
			NULLS LAST, i.division_code, i.disclosure_id, i.no)
			AS place
	FROM procurement_item i JOIN paper p ON p.id = i.disclosure_id
		AND p.division_code = i.division_code
	WHERE i.topic = 'sewage'
), project AS MATERIALIZED (
	SELECT p.*, j.disclosure_id, j.no, j.title, j.topic, j.capacity, b.fen,
		b.origin, row_number() OVER (ORDER BY j.capacity DESC NULLS LAST,
			b.fen DESC NULLS LAST, j.division_code, j.disclosure_id,
			j.no) AS place
	FROM project j JOIN paper p ON p.id = j.disclosure_id
		AND p.division_code = j.division_code
	CROSS JOIN project_budget(j.division_code, j.disclosure_id,
		j.budget_fen, j.title) b
	WHERE j.topic = 'sewage'
)
SELECT json_build_object(
	'data_version', current_version(),
	'year', $1, 'stage', $2, 'scope', $3, 'kind', $4, 'per', $5,
	'denominator', denominator($5, $6, $1),
	'note', 'three lenses, never added',
	'n', json_build_object('functional', (SELECT count(*) FROM line),
		'procurement', (SELECT count(*) FROM bought),
		'projects', (SELECT count(*) FROM project)),
	'functional', (SELECT coalesce(json_agg(json_build_object('code', division_code,
		'county', county, 'province', province, 'scope', scope,
		'department', department_name,
		'kind', nullif(department_kind, ''),
		'function_code', function_code, 'name', measure_name(measure),
		'fund', nullif(fund, ''), 'part', nullif(part, ''),
		'yuan', yuan(fen), 'persons', persons,
		'value', per_head(yuan(fen), persons), 'presence', presence,
		'fact', row_id(division_code, disclosure_id, 'f', no))
		ORDER BY place), '[]') FROM line WHERE place <= $9::integer),
	'procurement', (SELECT coalesce(json_agg(json_build_object(
		'code', division_code, 'county', county,
		'department', department_name, 'project', project,
		'item', item, 'item_code', code, 'yuan', yuan(amount_fen),
		'budget_yuan', yuan(budget_fen),
		'id', row_id(division_code, disclosure_id, 'p', no))
		ORDER BY place), '[]') FROM bought WHERE place <= $9),
	'projects', (SELECT coalesce(json_agg(json_build_object(
		'code', division_code, 'county', county,
		'department', department_name, 'project', title, 'topic', topic,
		'capacity', trim_scale(capacity),
		'capacity_unit', CASE WHEN capacity IS NOT NULL THEN '吨/日' END,
		'budget_yuan', yuan(fen), 'budget_from', origin,
		'yuan_per_tonne', trim_scale(round(yuan(fen)
			/ nullif(capacity, 0), 2)),
		'id', row_id(division_code, disclosure_id, 'j', no))
		ORDER BY place), '[]') FROM project WHERE place <= $9),
	'missing', missing_counties($3, $4, $2, $1, $7, $8, ARRAY(
		SELECT division_code FROM line UNION
		SELECT division_code FROM bought UNION
		SELECT division_code FROM project), '{}', $10::integer))::text;
