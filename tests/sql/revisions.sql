-- What the loading transaction keeps is what making it anew gives, whatever a
-- revision does: superseded in its own batch, of another kind, without what was said before.
CREATE TEMP VIEW known AS
	SELECT 'figure' AS part, v::text AS is FROM measure_value v
	UNION ALL SELECT 'slice', s::text FROM measure_slice s WHERE n > 0
	UNION ALL SELECT 'published', p::text FROM published_set p
	WHERE bit_count(places) > 0
	UNION ALL SELECT 'finding', c::text FROM finding_count c WHERE n > 0
	UNION ALL SELECT 'found', p::text FROM finding_paper p
	UNION ALL SELECT 'link', l::text FROM division_link l
	UNION ALL SELECT 'span', s::text FROM division_span s
	UNION ALL SELECT 'former', f::text FROM division_former f
	UNION ALL SELECT 'places', p::text FROM place_set p
	UNION ALL SELECT 'topic', t::text FROM topic_row t
	UNION ALL SELECT 'topics', c::text FROM topic_count c WHERE n > 0
	UNION ALL SELECT 'total', k::text FROM kpi_total k
	UNION ALL SELECT 'use', k::text FROM kpi_use k
	UNION ALL SELECT 'aim', k::text FROM kpi_aim k
	UNION ALL SELECT 'paper', k::text FROM kpi_paper k
	UNION ALL SELECT 'place', k::text FROM kpi_place k
	UNION ALL SELECT 'cluster', k::text FROM kpi_cluster k;
\echo -- no other table is kept: the rest is said by papers and reference files, or numbers them
SELECT t.tablename FROM pg_tables t WHERE schemaname = 'public'
	AND tablename NOT IN (SELECT c.relname FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
		JOIN pg_class c ON c.oid = d.refobjid WHERE r.ev_class = 'known'::regclass)
	AND tablename <> ALL ('{source,division,division_history,population,population_current,function_class,procurement_class,measure,department_kind,topic,indicator_name,reference_file,disclosure,document_text,fact,change_fact,count_fact,org_unit,project,goal,kpi,kpi_grams,procurement_item,term,finding,parked,data_version,schema_migration,function_set,owed_work,place_bit,kpi_word,kpi_target,kpi_county}');
SELECT count(*) FROM (SELECT bit - lag(bit) OVER (ORDER BY code) AS step FROM place_bit) b WHERE step <> 1;
CREATE TEMP TABLE kept AS TABLE known;
CREATE FUNCTION differing() RETURNS TABLE (part text, n bigint) LANGUAGE sql AS $$
	SELECT d.part, count(*) FROM ((TABLE kept EXCEPT TABLE known)
		UNION ALL (TABLE known EXCEPT TABLE kept)) d GROUP BY d.part
$$;
CREATE FUNCTION anew() RETURNS TABLE (part text, n bigint) LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM kept;
	INSERT INTO kept TABLE known;
	PERFORM rollup_rebuild(), kpi_rebuild();
	RETURN QUERY SELECT * FROM differing();
END $$;
SELECT territory_rebuild(), places_learn() \g /dev/null
SELECT * FROM differing();
\echo -- as the fixture left it
SELECT setval('disclosure_number', 9);
SELECT * FROM anew();
\echo -- two revisions in one batch; the second is of another kind and says less
EXECUTE load_disclosures('[
{"sha256": "51", "name": "a", "bytes": 1, "division_code": "130634", "scope": "department", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "52", "name": "b", "bytes": 1, "division_code": "130634", "scope": "department", "department_kind": "finance", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "53", "name": "c", "bytes": 1, "division_code": "130630", "scope": "department", "department_kind": "finance", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"}]');
INSERT INTO fact SELECT division_code, id, 1, 'sangong.total', NULL, NULL, NULL, 2021, 'budget', 1300000, CASE sha256 WHEN '\x53' THEN 'stated_none' ELSE 'stated' END, 0, 0 FROM disclosure WHERE id >= 10;
INSERT INTO project SELECT division_code, id, 1, 1, '县城污水处理费项目', CASE sha256 WHEN '\x52' THEN 'roads' ELSE 'sewage' END, NULL, NULL, 0, 6 FROM disclosure WHERE id >= 10;
INSERT INTO goal SELECT division_code, id, 1, 1, '城区污水全部得到及时处理，排放达标', 0, 6, 7, 7 FROM disclosure WHERE id >= 10;
INSERT INTO kpi (division_code, disclosure_id, no, project, level2, level3, target, op, value, unit, kind, indicator, span_start, span_end, near, exact)
SELECT division_code, id, 1, 1, '数量', '群众满意度', '≥95%', '>=', 95, '%', 'percent', '群众满意度', 0, 6, 8, 8 FROM disclosure WHERE id >= 10;
INSERT INTO finding SELECT division_code, id, 1, 'kpi_misplaced', 'note', '群众满意度', '{}' FROM disclosure WHERE id >= 10;
EXECUTE rollup_refresh('{10,11,12}') \g /dev/null
SELECT * FROM anew();
SELECT measure, department_kind, amount, disclosure_id FROM measure_value WHERE measure LIKE 'sangong%' AND year = 2021 AND stage = 'budget' AND department_key LIKE '住房%' ORDER BY disclosure_id, measure;
SELECT doc_type, department_kind, bit_count(places) FROM published_set WHERE fiscal_year = 2021 AND scope = 'department' ORDER BY 1, 2;
SELECT letter, division_code, disclosure_id, no FROM topic_row ORDER BY 2, 3, 1, 4;
SELECT near, letter, n, counties, topics, kinds FROM kpi_cluster ORDER BY 1;
\echo -- the next is of the first kind again, and has no indicators and no findings
EXECUTE load_disclosures('[
{"sha256": "54", "name": "d", "bytes": 1, "division_code": "130634", "scope": "department", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"}]');
EXECUTE rollup_refresh('{13}') \g /dev/null
SELECT * FROM anew();
SELECT near, letter, n, counties, topics, kinds FROM kpi_cluster ORDER BY 1;
\echo -- asked again, all at once: nothing changes
EXECUTE rollup_refresh('{1,2,3,4,5,6,7,8,9,10,11,12,13}') \g /dev/null
SELECT * FROM anew();
\echo -- a later paper states the whole of a sewage line: its part goes; a revision does not, and the part is back
EXECUTE load_disclosures('[
{"sha256": "55", "name": "e", "bytes": 1, "division_code": "130634", "scope": "department", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2022, "doc_type": "final_accounts"}]');
INSERT INTO fact SELECT division_code, id, 1, 'expenditure.function:污水处理设施建设和运营', '2121401', 'gov_fund', NULL, 2021, 'final', 4500000, 'stated', 0, 0 FROM disclosure WHERE sha256 = '\x55';
EXECUTE rollup_refresh('{14}') \g /dev/null
SELECT * FROM anew();
SELECT function_code, part, fen, n, bit_count(places) FROM topic_row r JOIN topic_count c USING (letter, year, stage, function_code, part) WHERE letter = 'f' AND stage = 'final' AND n > 0 ORDER BY 1;
EXECUTE load_disclosures('[
{"sha256": "56", "name": "f", "bytes": 1, "division_code": "130634", "scope": "department", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2022, "doc_type": "final_accounts"}]');
EXECUTE rollup_refresh('{15}') \g /dev/null
SELECT * FROM anew();
SELECT function_code, part, fen, n, bit_count(places) FROM topic_row r JOIN topic_count c USING (letter, year, stage, function_code, part) WHERE letter = 'f' AND stage = 'final' AND n > 0 ORDER BY 1;
\echo -- other residents reach the lines kept
UPDATE population_current SET persons = persons + 1 WHERE code = '130634';
UPDATE population SET persons = persons + 1 WHERE code = '130634';
SELECT residents_refresh();
SELECT r.residents2020 = v.residents2020 FROM topic_row r JOIN measure_value v USING (division_code, disclosure_id, no) WHERE letter = 'f' AND NOT counted;
SELECT * FROM anew();
SELECT setval('disclosure_number', 9);
\echo -- every figure is of the slice whose number it has
SELECT count(*) > 0, count(*) FILTER (WHERE (v.measure, v.year, v.stage, v.scope, v.fund, v.part, v.department_kind, v.function_code) <> (s.measure, s.year, s.stage, s.scope, s.fund, s.part, s.department_kind, s.function_code)) FROM measure_value v JOIN measure_slice s USING (slice);
