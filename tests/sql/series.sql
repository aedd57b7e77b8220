\echo -- gaps have reasons, change is from the year before
EXECUTE compare_series('sangong.total', '{130634}', NULL, NULL, 'budget', 'department', 'housing_construction', NULL, NULL, NULL, 'resident', 'interpolated', NULL, '10', 'false', NULL);
EXECUTE compare_series('sangong.total', '{500105,110101}', '2020', '2021', 'budget', 'county', NULL, NULL, NULL, NULL, 'none', 'census2020', NULL, '10', 'false', NULL);
\echo -- papers of a county that was renumbered (滦县, 滦州市) and of two that became one (下城区 and 拱墅区)
INSERT INTO disclosure (division_code, id, scope, department_key, fiscal_year, doc_type, revision, version_from, department_kind, name, sha256, bytes) VALUES
('130223', 101, 'county', '', 2017, 'budget', 1, 2, '', 'a', '\x0101', 1),
('130284', 102, 'county', '', 2018, 'budget', 1, 2, '', 'b', '\x0102', 1),
('330103', 103, 'county', '', 2020, 'budget', 1, 2, '', 'c', '\x0103', 1),
('330105', 104, 'county', '', 2020, 'budget', 1, 2, '', 'd', '\x0104', 1),
('330105', 105, 'county', '', 2021, 'budget', 1, 2, '', 'e', '\x0105', 1),
('330103', 106, 'county', '', 2019, 'budget', 1, 2, '', 'f', '\x0106', 1),
('330102', 107, 'county', '', 2020, 'budget', 1, 2, '', 'g', '\x0107', 1),
('330102', 108, 'county', '', 2021, 'budget', 1, 2, '', 'h', '\x0108', 1);
INSERT INTO fact SELECT division_code, id, 1, 'sangong.total', NULL, NULL, NULL, fiscal_year, 'budget', id * 1000000, 'stated', 0, 1 FROM disclosure WHERE id > 100;
SELECT rollup_refresh('{101,102,103,104,105,106,107,108}') > 0;
EXECUTE compare_series('sangong.total', '{130284}', NULL, NULL, 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, '10', 'false', NULL);
EXECUTE compare_series('sangong.total', '{330105,330102}', '2019', '2021', 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, '10', 'false', NULL);
\echo -- a ranking of 2020 has the counties of 2020, with their own residents
EXECUTE compare_rank('sangong.total', '2020', 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', '浙江省', NULL, '20', '0', NULL, NULL, '10', 'false', NULL);
\echo -- papers, by the old code as by the new; of one that was merged, its own and those of its successor since
EXECUTE disclosures_list('130223', NULL, NULL, NULL, NULL, NULL, 'false', '100', NULL);
EXECUTE disclosures_list('130284', NULL, NULL, NULL, NULL, NULL, 'false', '1', '130223.101');
EXECUTE facts_list(NULL, '330103', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '10', NULL);
EXECUTE facts_list(NULL, '330105', '浙江省', NULL, NULL, NULL, NULL, '2020', NULL, '10', NULL);
EXECUTE findings_list(NULL, '330103', NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL);
\echo -- comparisons by an old code: the county of today where it was recoded, else as it was
EXECUTE compare_series('sangong.total', '{130223}', NULL, NULL, 'budget', 'county', NULL, NULL, NULL, NULL, 'none', 'census2020', NULL, '10', 'false', NULL);
EXECUTE compare_series('sangong.total', '{330103}', '2019', '2021', 'budget', 'county', NULL, NULL, NULL, NULL, 'none', 'census2020', NULL, '10', 'false', NULL);
EXECUTE compare_rank('sangong.total', '2020', 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', '浙江省', '{330103,330105}', '20', '9', NULL, NULL, '10', 'false', NULL);
EXECUTE compare_rank('sangong.total', '2021', 'budget', 'county', NULL, NULL, NULL, NULL, 'resident', 'census2020', NULL, '{330103,330105}', '20', '9', NULL, NULL, '10', 'false', NULL);
EXECUTE compare_counties('{330103,130223}', '2021', '{sangong.total}', 'budget', 'county', NULL, 'none', 'census2020', NULL, '10', 'false', NULL);
EXECUTE compare_peers('130223', '1', 'census2020', NULL);
