-- A country of made-up figures for the benchmarks: every county publishes a total
-- and the budgets of seven bureaus, :years years of them, with some thirty figures
-- each (measures, counts, lines by function); two bureaus with :rows rows of
-- indicators a year.  Gaps, true zeros, ties and late counties are among them;
-- the amounts follow from the numbers of paper and line, so that every run has
-- the same.
\set ON_ERROR_STOP on
SET synchronous_commit = off;
SET maintenance_work_mem = '512MB';
SET work_mem = '256MB';

CREATE TEMP TABLE bureau (place integer, scope text, kind text, name text);
INSERT INTO bureau VALUES
	(0, 'county', '', NULL), (1, 'department', 'housing_construction',
	'住房和城乡建设局'), (2, 'department', 'finance', '财政局'),
	(3, 'department', 'education', '教育局'),
	(4, 'department', 'water', '水利局'),
	(5, 'department', 'health', '卫生健康局'),
	(6, 'department', 'police', '公安局'),
	(7, 'department', 'agriculture', '农业农村局');

-- share: of a hundred papers, how many state it.
CREATE TEMP TABLE line (no integer, measure text, code text, fund text,
	share integer);
INSERT INTO line
SELECT row_number() OVER (), m, NULL, NULL, 97 - 5 * (n % 4)
FROM unnest('{revenue.total,revenue.appropriation,revenue.general,
	revenue.gov_fund,revenue.other,expenditure.total,expenditure.basic,
	expenditure.personnel,expenditure.public,expenditure.project,
	operating_cost,sangong.total,sangong.abroad,sangong.vehicle,
	sangong.vehicle_purchase,sangong.vehicle_operation,sangong.reception,
	meeting,training,procurement.total,procurement.goods,procurement.works,
	procurement.services}'::text[]) WITH ORDINALITY AS l (m, n);
INSERT INTO line VALUES
	(24, 'expenditure.function:水体', '2110302', NULL, 60),
	(25, 'expenditure.function:行政运行', '2120101', NULL, 98),
	(26, 'expenditure.function:机关事业单位基本养老保险缴费支出', '2080505',
		NULL, 96),
	(27, 'expenditure.function:住房公积金', '2210201', NULL, 96),
	(28, 'expenditure.function:污水处理设施建设和运营', '2121401',
		'gov_fund', 40);

INSERT INTO data_version
SELECT current_version() + 1, now(), 'bench';

\echo papers
INSERT INTO disclosure (division_code, id, scope, department_key, fiscal_year,
	doc_type, revision, version_from, department_name, department_kind, title,
	name, sha256, bytes)
SELECT d.code, nextval('disclosure_number'), b.scope, coalesce(b.name, ''), y,
	'budget', 1, current_version(), d.name || b.name, b.kind,
	d.name || coalesce(b.name, '') || y || '年预算', 'bench',
	sha256(convert_to(d.code || b.place || y, 'UTF8')), 1
FROM (SELECT * FROM division WHERE level = 'county' ORDER BY code
	LIMIT :counties) d CROSS JOIN bureau b
CROSS JOIN generate_series(2024 - :years, 2023) y
WHERE (hashtext(d.code || b.place || y) & 127) < 122
ORDER BY d.code, y, b.place;

\echo figures
INSERT INTO fact (division_code, disclosure_id, no, measure, function_code, fund,
	year, stage, fen, presence, span_start, span_end)
SELECT d.division_code, d.id, l.no, l.measure, l.code, l.fund, d.fiscal_year,
	'budget', CASE WHEN h % 19 = 0 THEN 0 WHEN h % 7 = 0 THEN 1200000
		ELSE (1.0 + h % 9973) * (1 + h / 1000 % 997) * 100 END,
	CASE WHEN h % 19 = 0 THEN 'stated_none' ELSE 'stated' END, l.no, l.no + 9
FROM disclosure d CROSS JOIN line l
CROSS JOIN LATERAL (SELECT hashint8(d.id * 64 + l.no) & 1073741823 AS h) x
WHERE d.name = 'bench' AND h / 64 % 100 < l.share
ORDER BY d.division_code, d.id, l.no;
INSERT INTO count_fact (division_code, disclosure_id, no, measure, year, stage,
	value, span_start, span_end)
SELECT d.division_code, d.id, n, (ARRAY['staff.actual', 'vehicles.kept',
		'staff.quota', 'reception.batches'])[n], d.fiscal_year, 'budget',
	1 + (hashint8(d.id * 8 + n) & 1073741823) % (700 / n), n, n + 1
FROM disclosure d, generate_series(1, 4) n
WHERE d.name = 'bench'
ORDER BY d.division_code, d.id, n;

\echo indicators
CREATE TEMP TABLE teller AS
SELECT division_code, id, department_kind,
	(row_number() OVER (ORDER BY division_code, id)) AS n
FROM disclosure WHERE name = 'bench'
	AND department_kind IN ('housing_construction', 'water');
INSERT INTO project (division_code, disclosure_id, no, number, title, topic,
	budget_fen, capacity, span_start, span_end)
SELECT t.division_code, t.id, p, p, (ARRAY['污水处理费', '管网维护',
		'公租房维修', '河道清淤', '安全饮水', '垃圾清运',
		'老旧小区改造', '人才公寓'])[p] || '项目',
	(ARRAY['sewage', 'sewage', NULL, NULL, 'water_supply', NULL, NULL,
		NULL])[p], (t.n * 7919 + p * 131) % 90000 * 10000,
	CASE WHEN p = 1 THEN 1000 * (1 + t.n % 60) END, p, p + 5
FROM teller t, generate_series(1, 8) p;
INSERT INTO procurement_item (division_code, disclosure_id, no, project, item,
	code, amount_fen, topic, span_start, span_end)
SELECT division_code, id, 1, '污水处理费项目', '污水处理服务', 'C1603',
	n * 104729 % 70000 * 1000, 'sewage', 1, 2
FROM teller WHERE n % 3 = 0;
INSERT INTO goal (division_code, disclosure_id, no, project, text, near, exact,
	span_start, span_end)
SELECT division_code, id, p, p, text, hashtextextended(translate(text,
	'0123456789', ''), 0), hashtextextended(text, 0), p, p + 3
FROM teller, generate_series(1, 8) p,
	LATERAL (SELECT CASE WHEN n % 5 < 3
		THEN '保障设施稳定运行，出水水质达到国家规定的排放标准要求'
		ELSE '完成本年度各项建设任务并通过验收，第' || n % 4001
			|| '类目标之' || p END AS text) g;
INSERT INTO kpi (division_code, disclosure_id, no, project, level1, level2, level3,
	description, target, op, value, unit, kind, indicator, near, exact, aim,
	span_start, span_end)
SELECT t.division_code, t.id, k, 1 + k % 8, '产出指标',
	(ARRAY['数量指标', '质量指标', '时效指标', '成本指标'])[1 + k % 4],
	w.name, w.name || '达到要求', '≥' || w.value || '%', '>=', w.value, '%',
	CASE WHEN k % 9 = 0 THEN 'qualitative' ELSE 'percent' END, w.name,
	hashtextextended(translate(w.name, '0123456789', ''), 1),
	hashtextextended(w.name || w.value, 1),
	text_key(target_key('>=', w.value, NULL, '%', NULL)), k, k + 7
FROM teller t, generate_series(1, :rows) k
CROSS JOIN LATERAL (SELECT (ARRAY['污水处理率', '出水达标率', '完成及时率',
		'群众满意度', '资金支付率', '验收合格率', '设备完好率'])
		[1 + h % 7] || CASE WHEN h % 3 = 0 THEN (h / 7 % 900)::text
			ELSE '' END AS name, 60 + h / 11 % 41 AS value
	FROM (SELECT hashint8(t.n * 128 + k) & 1073741823 AS h) x) w;

INSERT INTO kpi_grams (division_code, disclosure_id, no, grams)
SELECT t.division_code, t.id, 1, text_grams((SELECT string_agg(concat_ws(
	E'\n', level3, description, target), E'\n') FROM kpi k
	WHERE k.division_code = t.division_code AND k.disclosure_id = t.id))
FROM teller t;

\echo findings
INSERT INTO finding (division_code, disclosure_id, no, code, severity, message,
	spans)
SELECT division_code, id, 1, (ARRAY['sum_mismatch', 'missing_section',
		'kpi_goal_reused'])[1 + id % 3], (ARRAY['error', 'warning',
		'note'])[1 + id % 3], '合计与分项相差100元', '{{1,2},{3,4}}'
FROM disclosure WHERE name = 'bench' AND id % 4 = 0;

-- What the paper says: a sentence for facts.trace, shared by most.
INSERT INTO document_text (division_code, disclosure_id, text)
SELECT division_code, id, department_name || '本年预算安排如下，合计数见附表。'
FROM disclosure WHERE name = 'bench' AND department_kind = 'finance';

\echo to compare by
ANALYZE;
SELECT rollup_rebuild();
-- By and by, so that what a round leaves behind can be cleared away.
\echo indicators, counted
SELECT format('SELECT kpi_refresh(ARRAY(SELECT id FROM disclosure WHERE id > %s'
	' AND id <= %s))', n, n + 12000)
FROM generate_series(0, (SELECT max(id) FROM disclosure), 12000) n \gexec
\echo statistics
VACUUM ANALYZE;
SELECT 'papers', count(*) FROM disclosure
UNION ALL SELECT 'figures', count(*) FROM fact
UNION ALL SELECT 'counts', count(*) FROM count_fact
UNION ALL SELECT 'indicator rows', count(*) FROM kpi;
