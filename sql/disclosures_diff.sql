-- disclosures.diff: what differs between two papers, or two revisions of one.
--
-- $1 id text: the newer; $2 other text: the older, null for the revision before;
-- $3 limit integer: rows shown in each list, the counts are whole
-- Gives {"data_version", "before": {a paper in short}, "after": {...},
--	"facts": {"n_added", "n_removed", "n_changed", "added": [...],
--	"removed": [...], "changed": [{..., "before": {..., "id"}, "after":
--	{..., "id"}}]}, "counts", "projects", "kpis", "procurement": alike}.
-- A fact is known by measure, function_code, fund, part, year and stage and says
-- yuan and presence; a count by measure, year, stage, and says value; a project
-- by title; an indicator by project and indicator; an item by project, item and
-- code.  null: no such paper.
SELECT json_build_object(
	'data_version', current_version(),
	'before', paper_head(o),
	'after', paper_head(n),
	'facts', diff_json('facts', o, n, $3::bigint),
	'counts', diff_json('counts', o, n, $3),
	'projects', diff_json('projects', o, n, $3),
	'kpis', diff_json('kpis', o, n, $3),
	'procurement', diff_json('procurement', o, n, $3))::text
FROM paper($1::text) n
CROSS JOIN LATERAL paper(coalesce($2::text, paper_before(n))) o;
