-- Papers for the cases.  The counties and their populations are real, the
-- figures are invented.  Loaded as the daemon does it: load_disclosures, COPY,
-- rollup_refresh, data_version_next, in one transaction a batch.

-- Span of `figure` in the text of a paper, by bytes.
CREATE FUNCTION span(id bigint, figure text, OUT s integer, OUT e integer)
LANGUAGE sql AS $$
	SELECT position(convert_to(figure, 'UTF8') IN convert_to(text, 'UTF8')) - 1,
		position(convert_to(figure, 'UTF8') IN convert_to(text, 'UTF8')) - 1
			+ octet_length(figure)
	FROM document_text WHERE disclosure_id = id
$$;

-- Batch 1: three housing bureaus, a county total, a paper that cannot be placed,
-- and the bytes of the first a second time.
BEGIN;
EXECUTE load_disclosures('[
{"sha256": "01", "name": "quyang.txt", "bytes": 900, "media_type": "text/plain", "charset": "UTF-8", "title": "曲阳县住房和城乡建设局2021年部门预算", "division_code": "130634", "scope": "department", "department_name": "曲阳县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "02", "name": "laiyuan.txt", "bytes": 100, "division_code": "130630", "scope": "department", "department_name": "涞源县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "03", "name": "yixian.txt", "bytes": 100, "division_code": "130633", "scope": "department", "department_name": "易县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "04", "name": "nowhere.txt", "bytes": 7, "fiscal_year": 2021},
{"sha256": "01", "name": "quyang-again.txt", "bytes": 900, "division_code": "130634", "scope": "department", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "05", "name": "jiangbei.txt", "bytes": 100, "division_code": "500105", "scope": "county", "fiscal_year": 2021, "doc_type": "budget"}]');

COPY document_text (division_code, disclosure_id, text) FROM STDIN;
130634	1	曲阳县住房和城乡建设局2021年部门预算\n一、收支情况。2021年“三公”经费预算1.2万元；其中公务用车运行维护费1.2万元，与上年持平。\n\t水体\n\t4204.8\n二、绩效目标\n\t\n\t数量指标\n\t污水日处理量\n\t5000吨\n\t\n\n\t质量指标\n\t水质提升率\n
130630	2	三公经费12000元。
130633	3	本单位未安排三公经费。
500105	4	全区三公经费9000万元。
\.
COPY fact (division_code, disclosure_id, no, measure, function_code, fund, part, year, stage, fen, presence, span_start, span_end) FROM STDIN;
130634	1	1	sangong.total	\N	\N	\N	2021	budget	1200000	stated	0	0
130634	1	2	sangong.vehicle	\N	\N	\N	2021	budget	1200000	stated	0	0
130634	1	3	sangong.vehicle_operation	\N	\N	\N	2021	budget	1200000	stated	0	0
130634	1	4	sangong.abroad	\N	\N	\N	2021	budget	0	stated_none	0	0
130634	1	5	expenditure.function:水体	2110302	\N	\N	2021	budget	4204800000	stated	0	0
130634	1	6	expenditure.total	\N	\N	\N	2021	budget	14349630001	stated	0	0
130630	2	1	sangong.total	\N	\N	\N	2021	budget	1200000	stated	12	18
130633	3	1	sangong.total	\N	\N	\N	2021	budget	0	stated_none	9	24
500105	4	1	sangong.total	\N	\N	\N	2021	budget	9000000000	stated	21	31
\.
COPY count_fact (division_code, disclosure_id, no, measure, year, stage, value, span_start, span_end) FROM STDIN;
130634	1	1	staff.actual	2021	budget	40	0	6
130634	1	2	vehicles.kept	2020	final	2	0	6
\.
COPY change_fact (division_code, disclosure_id, no, measure, function_code, fund, year, stage, basis, delta_fen, span_start, span_end) FROM STDIN;
130634	1	1	sangong.total	\N	\N	2021	budget	prior_year	0	0	6
\.
COPY project (division_code, disclosure_id, no, number, title, topic, budget_fen, capacity, span_start, span_end) FROM STDIN;
130634	1	1	1	县城污水处理费项目	sewage	\N	5000	0	6
130634	1	2	2	南环路改建工程	roads	100000000	\N	0	6
\.
COPY goal (division_code, disclosure_id, no, project, text, span_start, span_end) FROM STDIN;
130634	1	1	1	1.污水得到及时处理	0	6
\.
COPY kpi (division_code, disclosure_id, no, project, level1, level2, level3, target, op, value, unit, kind, indicator, span_start, span_end) FROM STDIN;
130634	1	1	1	产出指标	数量指标	污水日处理量	5000吨	=	5000	吨	count	污水日处理量	0	0
130634	1	2	1	产出指标	质量指标	水质提升率	≥80%	>=	80	%	percent	水质提升率	0	6
130634	1	3	1	效益指标	社会效益指标	长期运营性	长期运营	\N	\N	\N	text	长期运营性	0	6
130634	1	4	2	满意度指标	满意度	群众满意度	≥95%	>=	95	%	percent	群众满意度	0	6
130634	1	5	1	满意度指标	满意度	群众满意度	≥ 95.0%	>=	95.0	%	percent	群众满意度	0	6
130634	1	6	1	满意度指标	满意度	群众满意度（%）	≥90%	>=	90	%	percent	群众满意度	0	6
\.
COPY procurement_item (division_code, disclosure_id, no, project, budget_fen, item, code, unit, quantity, unit_price_fen, amount_fen, general_fen, gov_fund_fen, topic, span_start, span_end) FROM STDIN;
130634	1	1	县城污水处理费项目	250000000	污水处理工程施工	B021601	项	1	250000050	250000050	250000050	\N	sewage	0	6
130634	1	2	南环路改建工程	100000000	城市道路工程施工	B0205	个	1	\N	\N	\N	\N	roads	0	6
\.
COPY finding (division_code, disclosure_id, no, code, severity, message, message_zh, spans) FROM STDIN;
130634	1	1	kpi_not_measurable	note	长期运营 cannot be measured	长期运营无法衡量	{}
130634	1	2	restated_conflict	warning	1.2 and 1.3	1.2与1.3	{{0,0},{0,6}}
130630	2	1	missing_section	note	no terms	\N	{}
\.
COPY term (division_code, disclosure_id, no, term, definition, span_start, span_end) FROM STDIN;
130634	1	1	基本支出	运转	0	6
\.
COPY org_unit (division_code, disclosure_id, no, name, nature, span_start, span_end) FROM STDIN;
130634	1	1	本级	行政	0	6
\.
UPDATE fact SET (span_start, span_end) = (SELECT s, e FROM span(1, '1.2万元；'))
WHERE disclosure_id = 1 AND no = 1;
UPDATE fact SET span_end = span_end - 3 WHERE disclosure_id = 1 AND no = 1;
UPDATE fact SET (span_start, span_end) = (SELECT s, e FROM span(1, '4204.8'))
WHERE disclosure_id = 1 AND no = 5;
UPDATE kpi SET (span_start, span_end) = (SELECT s, e FROM span(1, '5000吨'))
WHERE disclosure_id = 1 AND no = 1;
UPDATE finding SET spans = ARRAY[(SELECT ARRAY[s, e] FROM span(1, '1.2万元；')),
	(SELECT ARRAY[s, e] FROM span(1, '与上年持平'))]
WHERE disclosure_id = 1 AND no = 2;
EXECUTE rollup_refresh('{1,2,3,4}');
EXECUTE data_version_next('ingest');
COMMIT;

-- Batch 2: an education bureau, a bureau that published without the figure, a
-- county without a census, and next year's paper that restates 2021.
BEGIN;
EXECUTE load_disclosures('[
{"sha256": "11", "name": "jiaoyu.txt", "bytes": 100, "division_code": "130634", "scope": "department", "department_name": "曲阳县教育局", "department_kind": "education", "department_key": "教育局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "12", "name": "lingshou.txt", "bytes": 100, "division_code": "130126", "scope": "department", "department_name": "灵寿县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "13", "name": "linping.txt", "bytes": 100, "division_code": "330113", "scope": "department", "department_name": "临平区住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "budget"},
{"sha256": "14", "name": "quyang-2022.txt", "bytes": 100, "division_code": "130634", "scope": "department", "department_name": "曲阳县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2022, "doc_type": "budget"},
{"sha256": "15", "name": "quyang-2021-final.txt", "bytes": 100, "division_code": "130634", "scope": "department", "department_name": "曲阳县住房和城乡建设局", "department_kind": "housing_construction", "department_key": "住房和城乡建设局", "fiscal_year": 2021, "doc_type": "final_accounts"}]');
COPY document_text (division_code, disclosure_id, text) FROM STDIN;
130634	5	教育局。
130126	6	没有三公。
330113	7	三公经费5000元。
130634	8	2022年。
130634	9	2021年决算。
\.
COPY fact (division_code, disclosure_id, no, measure, function_code, fund, part, year, stage, fen, presence, span_start, span_end) FROM STDIN;
130634	5	1	sangong.total	\N	\N	\N	2021	budget	3000000	stated	0	9
130126	6	1	expenditure.total	\N	\N	\N	2021	budget	100	stated	0	6
330113	7	1	sangong.total	\N	\N	\N	2021	budget	500000	stated	12	16
130634	8	1	sangong.total	\N	\N	\N	2022	budget	1000000	stated	0	4
130634	8	2	sangong.total	\N	\N	\N	2021	budget	7777700	stated	0	4
130634	8	3	sangong.total	\N	\N	\N	2020	final	800000	stated	0	4
130634	9	1	sangong.total	\N	\N	\N	2021	final	900000	stated	0	4
130634	9	2	sangong.total	\N	\N	\N	2021	budget	1200001	stated	0	4
130634	9	3	expenditure.function:污水处理费安排的支出	21214	gov_fund	\N	2021	final	5000000	stated	0	4
130634	9	4	expenditure.function:污水处理费安排的支出	21214	gov_fund	project	2021	final	4000000	stated	0	4
130634	9	5	expenditure.function:污水处理设施建设和运营	2121401	gov_fund	project	2021	final	3000000	stated	0	4
\.
EXECUTE rollup_refresh('{5,6,7,8,9}');
EXECUTE data_version_next('ingest');
COMMIT;
