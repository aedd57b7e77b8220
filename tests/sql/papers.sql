\echo -- papers are numbered from 10 on, whatever ran before
SELECT setval('disclosure_number', 9);
\echo -- who published what; a county without a paper is missing; in pages
EXECUTE coverage_matrix(NULL, NULL, '河北省', '保定市', NULL, NULL, NULL, NULL, NULL, '100', '2', NULL);
EXECUTE coverage_matrix('130634', NULL, NULL, NULL, NULL, NULL, '2021', NULL, NULL, '1', '0', NULL);
EXECUTE coverage_matrix('130634', NULL, NULL, NULL, NULL, NULL, '2021', '2022', 'budget', '2', '0', '130634:2021:budget:department:education');
EXECUTE coverage_matrix(NULL, '{110101,130630}', NULL, NULL, 'county', NULL, NULL, NULL, NULL, '10', '10', NULL);
\echo -- one paper, with every record; no such paper
EXECUTE disclosures_get('130633.3', 'false');
EXECUTE disclosures_get('130634.1', 'true');
EXECUTE disclosures_get('130634.99', 'false');
\echo -- a revision: what it changed, added and removed
EXECUTE load_disclosures('[
{"sha256": "51", "name": "a", "bytes": 1, "division_code": "130634", "scope": "department", "department_name": "曲阳县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "52", "name": "b", "bytes": 1, "division_code": "130634", "scope": "department", "department_name": "曲阳县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"}]') \g /dev/null
CREATE TEMP TABLE fresh AS SELECT division_code, id FROM disclosure WHERE sha256 = '\x52';
INSERT INTO fact SELECT f.division_code, fresh.id, no, measure, function_code, fund, part, year, stage, CASE measure WHEN 'sangong.total' THEN 1300001 ELSE fen END, presence, 0, 6 FROM fact f, fresh WHERE disclosure_id = 1 AND no IN (1, 2, 3, 5);
INSERT INTO fact SELECT division_code, id, 7, 'meeting', NULL, NULL, NULL, 2021, 'budget', 5, 'stated', 0, 6 FROM fresh;
INSERT INTO fact SELECT division_code, id, 8, 'meeting', NULL, NULL, NULL, 2021, 'budget', 6, 'stated', 0, 6 FROM fresh;
INSERT INTO project SELECT p.division_code, fresh.id, no, number, title, topic, 90000000, capacity, 0, 6 FROM project p, fresh WHERE disclosure_id = 1;
INSERT INTO kpi (division_code, disclosure_id, no, project, level2, level3, target, kind, indicator, span_start, span_end) SELECT k.division_code, fresh.id, no, project, level2, level3, CASE no WHEN 1 THEN '6000吨' ELSE target END, kind, indicator, 0, 6 FROM kpi k, fresh WHERE disclosure_id = 1;
INSERT INTO procurement_item (division_code, disclosure_id, no, project, item, code, unit, quantity, amount_fen, span_start, span_end) SELECT p.division_code, fresh.id, 1, project, item, code, unit, 2, amount_fen, 0, 6 FROM procurement_item p, fresh WHERE disclosure_id = 1 AND no = 1;
EXECUTE data_version_next('ingest') \g /dev/null
SELECT paper_id(division_code, id) AS newer FROM fresh \gset
EXECUTE disclosures_diff(:'newer', '130634.1', '10');
EXECUTE disclosures_diff(:'newer', '130634.1', '0');
\echo -- without a second paper it is the revision served before: not the draft
SELECT r->'before'->>'revision', r->'facts'->>'n_added', r->'facts'->>'n_removed' FROM (SELECT json_build_object('before', paper_head(o), 'facts', diff_json('facts', o, n, 1)) AS r FROM paper(:'newer') n CROSS JOIN LATERAL paper(paper_before(n)) o) x;
CREATE FUNCTION refused(statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE statement;
	RETURN 'not refused';
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || ' ' || sqlerrm;
END $$;
\echo -- the same paper: no differences; two papers; no such paper; no revision before
EXECUTE disclosures_diff('130630.2', '130630.2', '10');
SELECT length(r) > 0 FROM (SELECT diff_json('facts', o, n, 9)::text AS r FROM paper('130630.2') n, paper('130633.3') o) x;
EXECUTE disclosures_diff('130630.99', NULL, '10');
SELECT refused($$SELECT paper_before(p) FROM paper('130630.2') p$$);
\echo -- what changed since; the draft was never served
EXECUTE changes_since('2', NULL, NULL, NULL, '10', NULL);
EXECUTE changes_since('1', NULL, 'education', NULL, '10', NULL);
EXECUTE changes_since('0', '河北省', NULL, NULL, '2', NULL);
EXECUTE changes_since('0', '河北省', NULL, NULL, '2', '1:130633.3');
EXECUTE changes_since('99', NULL, NULL, NULL, '10', NULL);
\echo -- an export: as it stood at a version, in the order of ids, behind a cursor
CREATE FUNCTION exported(command text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE 'SELECT concat_ws('' '', x.division_code, x.id, x.no, x.measure, x.fen) FROM ('
		|| regexp_replace(command, '^COPY \((.*)\) TO STDOUT$', '\1') || ') x';
END $$;
SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
SELECT exported((export_plan(1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)).command);
SELECT count(*) FROM (SELECT exported((export_plan(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)).command)) x;
SELECT exported((export_plan(NULL, '130634', '河北省', 'housing_construction', 'department', '{sangong.total,expenditure.function}', 2021, 'budget', 'budget', NULL, NULL)).command);
SELECT exported((export_plan(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, '1:130633.3.f1')).command);
SELECT version FROM export_plan(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1:130633.3.f1');
SELECT exported((export_plan(NULL, NULL, 'it''s', 'a''b', NULL, '{"o''c\"k"}', NULL, NULL, NULL, NULL, NULL)).command);
SELECT refused($$SELECT export_plan(7, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)$$);
SELECT refused($$SELECT export_plan(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1:130633.3')$$);
\echo -- of revisions that all came in one load, the one before
EXECUTE load_disclosures('[
{"sha256": "61", "name": "a", "bytes": 1, "division_code": "130634", "scope": "department", "department_name": "曲阳县水利局", "department_kind": "water", "department_key": "水利局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "62", "name": "b", "bytes": 1, "division_code": "130634", "scope": "department", "department_name": "曲阳县水利局", "department_kind": "water", "department_key": "水利局", "fiscal_year": 2021, "doc_type": "budget"}]') \g /dev/null
SELECT d.revision, o.revision FROM disclosure d, LATERAL paper(paper_before(d)) o WHERE d.sha256 = '\x62';
SELECT setval('disclosure_number', 9);
