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
SELECT slice_rebuild() > 0;
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
