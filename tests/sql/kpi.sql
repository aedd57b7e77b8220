\echo -- papers are numbered from 10 on, whatever ran before
SELECT setval('disclosure_number', 9);
\echo -- what is kept of indicators is what counting anew gives, by every table
CREATE FUNCTION kept() RETURNS TABLE (part text, n bigint, hash text)
LANGUAGE sql AS $$
	SELECT 'total', count(*), md5(string_agg(v::text, ',' ORDER BY v::text)) FROM kpi_total v
	UNION ALL SELECT 'use', count(*), md5(string_agg(v::text, ',' ORDER BY v::text)) FROM kpi_use v
	UNION ALL SELECT 'aim', count(*), md5(string_agg(v::text, ',' ORDER BY v::text)) FROM kpi_aim v
	UNION ALL SELECT 'paper', count(*), md5(string_agg(v::text, ',' ORDER BY v::text)) FROM kpi_paper v
	UNION ALL SELECT 'cluster', count(*), md5(string_agg(v::text, ',' ORDER BY v::text)) FROM kpi_cluster v
$$;
CREATE TEMP TABLE was AS SELECT * FROM kept();
SELECT part, n FROM was;
SELECT kpi_refresh('{1,2,3,4,5,6,7,8,9}');
SELECT kpi_rebuild();
SELECT count(*) FROM was JOIN kept() USING (part, n, hash);

\echo -- two more papers copy from the first, one from another topic, one is a draft
EXECUTE load_disclosures('[
{"sha256": "41", "name": "a", "bytes": 1, "division_code": "130630", "scope": "department", "department_name": "涞源县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2022, "doc_type": "budget"},
{"sha256": "42", "name": "b", "bytes": 1, "division_code": "330113", "scope": "department", "department_name": "临平区教育局", "department_kind": "education", "department_key": "教育局", "fiscal_year": 2022, "doc_type": "budget"}]') \g /dev/null
CREATE FUNCTION paper_of(hash text) RETURNS bigint LANGUAGE sql AS
	$$SELECT id FROM disclosure WHERE sha256 = decode(hash, 'hex')$$;
INSERT INTO project SELECT division_code, id, 1, 1, '污水处理厂运行项目', 'sewage', 5000000, NULL, 0, 6 FROM disclosure WHERE sha256 = '\x41';
INSERT INTO project SELECT division_code, id, 1, 1, '学校取暖项目', 'heating', NULL, NULL, 0, 6 FROM disclosure WHERE sha256 = '\x42';
INSERT INTO goal (division_code, disclosure_id, no, project, text, span_start, span_end, near, exact) SELECT division_code, id, 1, 1, CASE sha256 WHEN '\x41' THEN '1.涞源县城区2022年污水全部得到及时处理，排放达标。' ELSE '（一）临平区城区2023年污水，全部得到及时处理，排放达标' END, 0, 6, x'28cf166500000001'::bigint, CASE sha256 WHEN '\x41' THEN 3 ELSE 1 END FROM disclosure WHERE sha256 IN ('\x41', '\x42');
INSERT INTO goal (division_code, disclosure_id, no, project, text, span_start, span_end, near, exact) SELECT '130634', 1, 2, 1, '1、曲阳县城区2021年污水全部得到及时处理，排放达标。', 0, 6, x'28cf166500000001'::bigint, 2;
INSERT INTO kpi (division_code, disclosure_id, no, project, level2, level3, description, target, op, value, unit, kind, indicator, span_start, span_end, near, exact)
SELECT division_code, id, 1, 1, '数量', '群众满意率', '按照问卷调查计算的满意人数占比', '≥95%', '>=', 95, '%', 'percent', '群众满意率', 0, 6, x'01450c1b00000001'::bigint, 1 FROM disclosure WHERE sha256 IN ('\x41', '\x42');
INSERT INTO kpi (division_code, disclosure_id, no, project, level2, level3, target, kind, indicator, span_start, span_end)
SELECT division_code, id, 2, 1, '质量指标', '水质', '达到 排放标准', 'text', '水质', 0, 6 FROM disclosure WHERE sha256 = '\x41';
INSERT INTO finding SELECT division_code, id, 1, 'kpi_misplaced', 'note', '群众满意率', '{}' FROM disclosure WHERE sha256 = '\x42';
INSERT INTO kpi_grams SELECT division_code, disclosure_id, 1, text_grams(string_agg(concat_ws(E'\n', level3, description, target), E'\n')) FROM kpi WHERE disclosure_id IN (paper_of('41'), paper_of('42')) GROUP BY 1, 2;
SELECT kpi_refresh(ARRAY[paper_of('41'), paper_of('42')]);
EXECUTE data_version_next('ingest') \g /dev/null
SELECT kpi_rebuild(); -- goal 2 of paper 1 came behind its back

\echo -- a synonym is counted under the usual name; 数量 is 数量指标
EXECUTE kpi_patterns(NULL, NULL, NULL, NULL, NULL, NULL, '群众', '5', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_patterns('sewage', '2022', NULL, NULL, NULL, '数量', NULL, '5', '20', NULL, NULL, '10', NULL);
\echo -- by what is added up, and by the papers of a kind or province: the same
EXECUTE kpi_patterns(NULL, '2022', NULL, NULL, NULL, NULL, NULL, '5', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_patterns(NULL, '2022', NULL, NULL, '{130630,330113}', NULL, NULL, '5', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_patterns(NULL, NULL, '浙江省', NULL, NULL, NULL, NULL, '1', '20', NULL, NULL, '10', NULL);

\echo -- projects that have an indicator: by the papers as packed, where rows are many, as by the rows
CREATE TEMP TABLE few AS
SELECT n.names, k.kind, t.id AS topic, y.year, l.id AS level2, kpi_projects(n.names, k.kind, t.id, y.year, l.id) AS projects
FROM (SELECT DISTINCT ARRAY[indicator] FROM kpi_total WHERE indicator > 0
		UNION SELECT array_agg(DISTINCT indicator) FROM kpi_total WHERE indicator > 0) n (names),
	(VALUES (NULL), ('housing_construction'), ('education'), ('finance')) k (kind),
	(SELECT NULL::integer UNION SELECT id FROM kpi_word WHERE word IN ('', 'sewage', 'heating')) t (id),
	(VALUES (NULL), (2021), (2022), (1999)) y (year),
	(SELECT NULL::integer UNION SELECT id FROM kpi_word WHERE word IN ('数量指标', '质量指标')) l (id);
UPDATE kpi_total SET n = n + 20001;
SELECT count(*) > 100, sum(projects) > 100, count(*) FILTER (WHERE projects IS DISTINCT FROM kpi_projects(names, kind, topic, year, level2)) FROM few;
UPDATE kpi_total SET n = n - 20001;

\echo -- copies: near ones differ in numbers and places; who has them
EXECUTE kpi_reuse(NULL, NULL, NULL, NULL, NULL, NULL, '10', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_reuse('rows', NULL, NULL, NULL, NULL, NULL, '1', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_reuse('goals', NULL, NULL, NULL, NULL, '{330113}', '0', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_reuse('goals', 'heating', NULL, NULL, NULL, NULL, '0', '1', NULL, NULL, '10', NULL);
\echo -- in pages; none
EXECUTE kpi_reuse(NULL, NULL, NULL, NULL, NULL, NULL, '0', '1', NULL, NULL, '10', NULL);
EXECUTE kpi_reuse(NULL, NULL, NULL, NULL, NULL, NULL, '0', '1', '1', NULL, '10', NULL);
EXECUTE kpi_reuse(NULL, 'education', NULL, NULL, NULL, NULL, '0', '1', NULL, NULL, '10', NULL);

\echo -- quality of counties and of departments
EXECUTE kpi_quality('county', NULL, NULL, NULL, NULL, '1', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_quality('department', '2022', NULL, NULL, NULL, '2', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_quality('county', NULL, NULL, NULL, NULL, '1', '1', '1', NULL, '10', NULL);

\echo -- search: by a word of the target, the name or its synonym, in pages
EXECUTE kpi_search('排放', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '50', NULL, NULL, '10', NULL);
EXECUTE kpi_search(NULL, '群众满意度', NULL, NULL, NULL, NULL, NULL, '2022', '1', NULL, NULL, '10', NULL);
EXECUTE kpi_search(NULL, '群众满意率', 'heating', '数量', '330113', '浙江省', 'education', '2022', '50', NULL, NULL, '10', NULL);
EXECUTE kpi_search('不在', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '50', NULL, NULL, '10', NULL);

\echo -- a revision takes away what the paper said before, and only that
UPDATE disclosure SET version_to = 9 WHERE sha256 = '\x42';
INSERT INTO disclosure SELECT division_code, 1000, scope, department_key, fiscal_year, doc_type, 2, 9, NULL, department_name, department_kind, title, 'c', '\x43', 1 FROM disclosure WHERE sha256 = '\x42';
INSERT INTO project SELECT division_code, 1000, 1, 1, '学校取暖项目', 'heating', NULL, NULL, 0, 6 FROM disclosure WHERE sha256 = '\x42';
INSERT INTO kpi (division_code, disclosure_id, no, project, level2, level3, target, op, value, unit, kind, indicator, span_start, span_end)
SELECT division_code, 1000, 1, 1, '数量', '供暖天数', '120天', '=', 120, '天', 'duration', '供暖天数', 0, 6 FROM disclosure WHERE sha256 = '\x42';
SELECT kpi_refresh('{1000}');
DELETE FROM was;
INSERT INTO was SELECT * FROM kept();
SELECT part, n FROM was;
SELECT kpi_rebuild();
SELECT count(*) FROM was JOIN kept() USING (part, n, hash);
EXECUTE kpi_patterns(NULL, '2022', NULL, NULL, NULL, NULL, NULL, '5', '20', NULL, NULL, '10', NULL);
EXECUTE kpi_reuse(NULL, NULL, NULL, NULL, NULL, NULL, '0', '20', NULL, NULL, '10', NULL);
\echo -- other names for indicators: all is counted anew
INSERT INTO indicator_name VALUES ('水质', '群众满意度');
EXECUTE reference_loaded('indicator_names.tsv', '00', '1');
EXECUTE kpi_patterns('sewage', '2022', NULL, NULL, NULL, NULL, NULL, '5', '20', NULL, NULL, '10', NULL);
SELECT setval('disclosure_number', 9);
