SELECT json_agg(json_build_object('sha256', lpad(id::text, 64, '0'), 'name', name
	|| '.txt', 'bytes', octet_length(said), 'media_type', 'text/plain',
	'charset', 'UTF-8', 'title', split_part(said, E'\n', 1), 'division_code',
	code, 'scope', scope, 'department_name', CASE WHEN bureau <> '' THEN name
	END, 'department_kind', kind, 'department_key', bureau, 'fiscal_year', y,
	'doc_type', 'budget') ORDER BY id)::text AS docs,
	array_agg(id) AS ids
FROM paper WHERE batch = :batch \gset
BEGIN;
EXECUTE load_disclosures(:'docs');
INSERT INTO document_text SELECT code, id, said FROM paper WHERE batch = :batch;
INSERT INTO fact
SELECT code, id, 1, 'sangong.total', NULL, NULL, NULL, y, 'budget', fen,
	CASE fen WHEN 0 THEN 'stated_none' ELSE 'stated' END, s, e
FROM paper, pg_temp.span(said, CASE fen WHEN 0 THEN '未安排“三公”经费' ELSE
	trim_scale(fen / 1e6)::text END)
WHERE batch = :batch AND fen IS NOT NULL
UNION ALL SELECT code, id, 2, 'expenditure.total', NULL, NULL, NULL, y, 'budget',
	n * 210000000, 'stated', s, e
FROM paper, pg_temp.span(said, (n * 210)::text) WHERE batch = :batch
UNION ALL SELECT code, id, 3, 'expenditure.function:水体', '2110302', NULL, NULL,
	y, 'budget', n * 42000000, 'stated', s, e
FROM paper, pg_temp.span(said, (n * 42)::text) WHERE batch = :batch;
INSERT INTO count_fact
SELECT code, id, 1, 'staff.actual', y, 'budget', 10 * n + y - 2000, 0, 3
FROM paper WHERE batch = :batch AND scope = 'department' AND n < 5;
INSERT INTO change_fact
SELECT code, id, 1, 'sangong.total', NULL, NULL, y, 'budget', 'prior_year', 0,
	0, 3
FROM paper WHERE batch = :batch AND n = 1;
INSERT INTO org_unit SELECT code, id, 1, name, '行政', '正科级', '财政拨款', 0, 3
FROM paper WHERE batch = :batch AND n = 1;
INSERT INTO term SELECT code, id, 1, '基本支出', '保障机构运转', 0, 3
FROM paper WHERE batch = :batch AND n = 1;
INSERT INTO project
SELECT code, id, 1, 1, '污水处理费项目', 'sewage', n * 42000000,
	CASE WHEN n < 4 THEN 5000 * n END, s, e
FROM paper, pg_temp.span(said, '污水处理费项目')
WHERE batch = :batch AND batch > 1 AND scope = 'department'
UNION ALL SELECT code, id, 2, 2, '农村路灯项目', NULL, 5000000, NULL, 0, 3
FROM paper WHERE batch = :batch AND batch > 1 AND scope = 'department' AND n = 2;
INSERT INTO goal (division_code, disclosure_id, no, project, text, near, exact,
	span_start, span_end)
SELECT code, id, 1, 1, text, text_key(replace(text, '，', '')),
	text_key(replace(text, '，', '')), 0, 3
FROM paper, LATERAL (SELECT CASE WHEN n < 4
	THEN '保障污水处理设施稳定运行，出水水质达到排放标准'
	ELSE '完成年度建设任务并通过验收，群众满意度稳步提高' END AS text) g
WHERE batch = :batch AND batch > 1 AND scope = 'department';
INSERT INTO kpi (division_code, disclosure_id, no, project, level1, level2, level3,
	description, target, op, value, unit, kind, indicator, near, exact,
	span_start, span_end)
SELECT code, id, k, 1, '产出指标', l, i.name, i.name || '达到国家规定的要求',
	'≥' || (90 + n)::text || '%', '>=', 90 + n, '%', 'percent', i.name,
	text_key(i.name || i.name || '达到国家规定的要求'), text_key(i.name
	|| i.name || '达到国家规定的要求' || '≥' || (90 + n)::text || '%'), s, e
FROM paper, pg_temp.span(said, '污水处理率'),
	(VALUES (1, '数量指标', '污水处理率'), (2, '质量指标', '出水达标率'),
	(3, '时效指标', '完成及时率'), (4, '质量指标', '设备完好率'))
	i (k, l, name)
WHERE batch = :batch AND batch > 1 AND scope = 'department'
UNION ALL SELECT code, id, 5, 1, '效益指标', '社会效益指标', '群众满意',
	'长期运营', '长期', NULL, NULL, NULL, 'qualitative', '群众满意', NULL,
	NULL, 0, 3
FROM paper WHERE batch = :batch AND batch > 1 AND scope = 'department' AND n > 3;
INSERT INTO kpi_grams
SELECT k.division_code, k.disclosure_id, 1, text_grams(string_agg(concat_ws(E'\n',
	level3, description, target), E'\n'))
FROM kpi k JOIN paper ON id = k.disclosure_id WHERE batch = :batch
GROUP BY 1, 2;
INSERT INTO procurement_item (division_code, disclosure_id, no, project,
	budget_fen, item, code, unit, quantity, unit_price_fen, amount_fen,
	general_fen, topic, span_start, span_end)
SELECT code, id, 1, '污水处理费项目', n * 42000000, '污水处理服务', 'C1603', '项',
	1, n * 21000050, n * 21000050, n * 21000050, 'sewage', 0, 3
FROM paper WHERE batch = :batch AND batch > 1 AND scope = 'department' AND n < 3;
INSERT INTO finding (division_code, disclosure_id, no, code, severity, message,
	message_zh, spans)
SELECT code, id, 1, 'kpi_not_measurable', 'note', '长期 cannot be measured',
	'长期：无法衡量', '{{0,3}}'::integer[]
FROM paper WHERE batch = :batch AND batch > 1 AND scope = 'department' AND n > 3
UNION ALL SELECT code, id, 2, 'sum_mismatch', 'error', '210 and 42 differ',
	NULL, '{{0,3},{3,6}}'
FROM paper WHERE batch = :batch AND n = 4;
EXECUTE rollup_refresh(:'ids');
UPDATE data_version SET committed_at = '2024-01-01 12:00+00' WHERE version < 9;
EXECUTE data_version_next('ingest');
UPDATE data_version SET committed_at = '2024-01-01 12:00+00'::timestamptz
	+ interval '1 month' * (version - 1);
COMMIT;
