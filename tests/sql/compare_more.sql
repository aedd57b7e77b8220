\echo -- what publishers state, looked up slice by slice, is what figures_over() has, also of one kind alone
WITH publisher AS (
	SELECT array_agg(division_code) AS codes, array_agg(department_key) AS keys
	FROM (SELECT DISTINCT division_code, department_key FROM measure_value WHERE scope = 'department') p
), asked AS (
	SELECT array_agg(measure) AS measures FROM measure
), looked_up AS (
	SELECT k.kind, f.* FROM publisher, asked, (VALUES (NULL), ('housing_construction'), ('education'), ('finance')) k (kind)
	CROSS JOIN publisher_figures(measures, 2021, 'budget', 'department', k.kind, NULL, codes, keys, false) f
), gone_over AS (
	SELECT k.kind, f.division_code, d.department_key, f.scope, f.measure, f.amount, f.presence, f.disclosure_id, f.no
	FROM publisher, asked, (VALUES (NULL), ('housing_construction'), ('education'), ('finance')) k (kind)
	CROSS JOIN figures_over(measures, '', '{2021}', 'budget', 'department', k.kind, NULL, NULL, 'none', NULL, NULL, codes, false) f
	JOIN disclosure d ON d.division_code = f.division_code AND d.id = f.disclosure_id
)
SELECT kind, count(*), count(*) FILTER (WHERE (code, key, scope, measure, amount, presence, disclosure_id, no) NOT IN (
	SELECT division_code, department_key, g.scope, g.measure, g.amount, g.presence, g.disclosure_id, g.no FROM gone_over g WHERE g.kind IS NOT DISTINCT FROM l.kind)) AS other,
	(SELECT count(*) FROM gone_over g WHERE g.kind IS NOT DISTINCT FROM l.kind) AS gone_over
FROM looked_up l GROUP BY kind ORDER BY kind;
\echo -- quantiles R-7 of four bureaus, histogram by rule and as asked
EXECUTE compare_distribution('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'none', 'census2020', NULL, NULL, NULL, '0', NULL, '10', 'false', NULL);
EXECUTE compare_distribution('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'resident', 'interpolated', NULL, '{130634,130630,130633}', '2', '5', NULL, '10', 'false', NULL);
\echo -- one value; none
EXECUTE compare_distribution('sangong.total', '2021', 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, '{500105}', NULL, '0', NULL, '10', 'false', NULL);
EXECUTE compare_distribution('meeting', '1999', 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, '{500105}', NULL, '0', NULL, '10', 'false', NULL);
\echo -- too few for outliers; then five, of which one is far
EXECUTE compare_outliers('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'resident', 'census2020', NULL, NULL, '20', '0', NULL, NULL, '10', 'false', NULL);
UPDATE measure_value SET amount = 99999900 WHERE division_code = '330113' AND measure = 'sangong.total';
EXECUTE compare_outliers('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'none', 'census2020', NULL, NULL, '20', '0', NULL, NULL, '10', 'false', NULL);
\echo -- all alike but one: no interquartile range
UPDATE measure_value SET amount = 1200000 WHERE division_code = '130633' AND measure = 'sangong.total';
INSERT INTO measure_value SELECT '130126', scope, department_key, measure, function_code, fund, part, year, stage, department_kind, amount, counted, presence, weight, 6, no, residents2010, residents2020, slice FROM measure_value WHERE division_code = '130634' AND measure = 'sangong.total' AND department_kind = 'housing_construction' AND year = 2021 AND stage = 'budget';
SELECT slice_rebuild();
EXECUTE compare_outliers('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'none', 'census2020', NULL, NULL, '20', '0', NULL, NULL, '10', 'false', NULL);
\echo -- peers, step by step; of a county without a population none
EXECUTE compare_peers('130634', '4', 'census2020', NULL);
EXECUTE compare_peers('330113', '4', 'census2020', NULL);
\echo -- peers in place of a list
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'resident', 'census2020', NULL, NULL, '20', '20', NULL, '130634', '3', 'false', NULL);
EXECUTE compare_counties(NULL, '2021', '{sangong.total}', 'budget', 'department', 'housing_construction', 'resident', 'census2020', '130634', '2', 'false', NULL);
\echo -- as of the first version: what came later is not there
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', NULL, NULL, NULL, NULL, 'none', 'census2020', '河北省', NULL, '20', '0', NULL, NULL, '10', 'false', '1');
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', NULL, NULL, NULL, NULL, 'none', 'census2020', '河北省', NULL, '20', '0', NULL, NULL, '10', 'false', '1999-12-31');
\echo -- county totals built from departments, under their own name
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, '{130634,500105,110101}', '20', '5', NULL, NULL, '10', 'true', NULL);
EXECUTE compare_counties('{130634,500105}', '2021', '{sangong.total}', 'budget', 'county', NULL, 'resident', 'census2020', NULL, '10', 'true', NULL);
EXECUTE sangong_per_capita('2021', 'budget', 'county', NULL, 'census2020', NULL, '{130634,500105,110101}', '20', '5', NULL, NULL, '10', 'true', NULL);
EXECUTE compare_series('sangong.total', '{130634,500105}', NULL, NULL, 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, '10', 'true', NULL);
\echo -- two bureaus of one kind: among some counties they are counted, not known by sets
INSERT INTO measure_value SELECT division_code, scope, '房产管理局', measure, function_code, fund, part, year, stage, department_kind, amount + 100, counted, presence, weight, disclosure_id, no, residents2010, residents2020, slice FROM measure_value WHERE division_code = '130634' AND measure = 'sangong.total' AND department_kind = 'housing_construction' AND year = 2021 AND stage = 'budget';
SELECT slice_rebuild();
SELECT chosen, n, n_all, bit_count(have) FROM (VALUES (NULL::text[]), ('{130634,130630}'), ('{130630}'), ('{500105}')) c (chosen) CROSS JOIN standing('{sangong.total}', NULL, 2021, 'budget', 'department', 'housing_construction', NULL, NULL, 'resident', 'census2020', NULL, false, chosen);
\echo -- what is known by sets of sums of departments is what adding up gives
SELECT s.scope, s.kind, s.code, s.n, s.n_all, bit_count(s.have) = f.n AS counties FROM standing('{sangong.total,operating_cost}', NULL, 2021, 'budget', 'county', NULL, NULL, NULL, 'resident', 'census2020', NULL, true, NULL) s JOIN (SELECT scope, function_code, count(*) AS n_all, count(persons) AS n FROM figures('{sangong.total,operating_cost}', NULL, 2021, 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, true, NULL) GROUP BY 1, 2) f ON f.scope = s.scope AND f.function_code = s.code AND (f.n, f.n_all) = (s.n, s.n_all) ORDER BY 1;
