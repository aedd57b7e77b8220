\echo -- sewage in the budget: three lenses
EXECUTE sewage_spending('2021', 'budget', NULL, NULL, 'resident', 'census2020', NULL, '{130634,110101,130630}', '200', '20', NULL, '10', NULL, NULL);
\echo -- in the final accounts: the whole where it is stated, else its part
EXECUTE sewage_spending('2021', 'final', NULL, NULL, 'none', 'census2020', NULL, '{130634}', '200', '20', NULL, '10', NULL, NULL);
\echo -- nothing
EXECUTE sewage_spending('1999', 'budget', NULL, NULL, 'resident', 'census2020', NULL, '{110101}', '200', '20', NULL, '10', NULL, NULL);
\echo -- patterns of a topic; equal targets in other spellings are one
EXECUTE kpi_patterns('sewage', NULL, NULL, NULL, NULL, NULL, NULL, '5', '20', NULL, NULL, '10', NULL);
\echo -- all topics, by name, one a page
EXECUTE kpi_patterns(NULL, '2021', '河北省', 'housing_construction', '{130634}', NULL, '率', '1', '1', NULL, NULL, '10', NULL);
EXECUTE kpi_patterns(NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0', '1', '1', NULL, '10', NULL);
\echo -- none
EXECUTE kpi_patterns('education', NULL, NULL, NULL, NULL, NULL, NULL, '5', '20', NULL, NULL, '10', NULL);
