\echo -- per resident: a stated zero ranks, no census and no figure are missing
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'resident', 'census2020', NULL, NULL, '20', '1', NULL, NULL, '10', 'false', NULL);
\echo -- undivided: two equal amounts share rank 1
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'none', 'census2020', NULL, '{130634,130630,130633,130126,330113,110101}', '2', '20', NULL, NULL, '10', 'false', NULL);
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'none', 'census2020', NULL, '{130634,130630,130633,130126,330113,110101}', '2', '20', '2', NULL, '10', 'false', NULL);
\echo -- without a kind each kind has its own ranks
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', NULL, NULL, NULL, NULL, 'none', 'census2020', '河北省', NULL, '20', '0', NULL, NULL, '10', 'false', NULL);
\echo -- the other census
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'resident', 'census2010', NULL, '{130634}', '20', '20', NULL, NULL, '10', 'false', NULL);
\echo -- per head of staff; who does not disclose staff is missing
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'staff', 'census2020', NULL, '{130634,130630}', '20', '20', NULL, NULL, '10', 'false', NULL);
\echo -- county totals do not mix with bureaus, final not with budget
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', '重庆市', NULL, '20', '0', NULL, NULL, '10', 'false', NULL);
EXECUTE compare_rank('sangong.total', '2021', 'final', 'department', NULL, NULL, NULL, NULL, 'none', 'census2020', NULL, '{130634}', '20', '20', NULL, NULL, '10', 'false', NULL);
\echo -- a count; a function line by name and by code, with its fund
EXECUTE compare_rank('vehicles.kept', '2020', 'final', 'department', NULL, NULL, NULL, NULL, 'none', 'census2020', NULL, '{130634}', '20', '20', NULL, NULL, '10', 'false', NULL);
EXECUTE compare_rank('expenditure.function:水体', '2021', 'budget', 'department', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, '{130634}', '20', '20', NULL, NULL, '10', 'false', NULL);
EXECUTE compare_rank('expenditure.function', '2021', 'final', 'department', NULL, 'gov_fund', 'project', '2121401', 'none', 'census2020', NULL, '{130634}', '20', '20', NULL, NULL, '10', 'false', NULL);
\echo -- nothing at all
EXECUTE compare_rank('meeting', '1999', 'budget', 'department', NULL, NULL, NULL, NULL, 'none', 'census2020', NULL, '{110101}', '20', '20', NULL, NULL, '10', 'false', NULL);
\echo -- side by side, with reasons
EXECUTE compare_counties('{130634,110101,330113,130126}', '2021', '{sangong.total,staff.actual}', 'budget', 'department', 'housing_construction', 'resident', 'census2020', NULL, '10', 'false', NULL);
\echo -- the usual measures of one county, every kind
EXECUTE compare_counties('{130634}', '2021', NULL, 'budget', 'department', NULL, 'none', 'census2020', NULL, '10', 'false', NULL);
\echo -- the six
EXECUTE sangong_per_capita('2021', 'budget', 'department', 'housing_construction', 'census2020', NULL, '{130634,130633,330113,110101}', '2', '5', NULL, NULL, '10', 'false', NULL);
EXECUTE sangong_per_capita('2021', 'budget', 'department', 'housing_construction', 'census2020', NULL, '{130634,130633,330113,110101}', '2', '5', '2', NULL, '10', 'false', NULL);
EXECUTE sangong_per_capita('2030', 'budget', 'department', NULL, 'census2020', NULL, '{110101}', '2', '5', NULL, NULL, '10', 'false', NULL);
