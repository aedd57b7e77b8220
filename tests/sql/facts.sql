\echo -- of a paper, two a page
EXECUTE facts_list('130634.1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL);
EXECUTE facts_list('130634.1', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', '130634.1.f4');
\echo -- function lines by family and by code
EXECUTE facts_list(NULL, '130634', NULL, NULL, NULL, 'expenditure.function', NULL, '2021', 'budget', '10', NULL);
EXECUTE facts_list(NULL, NULL, '河北省', 'housing_construction', 'department', NULL, '21214', NULL, 'final', '10', NULL);
\echo -- none
EXECUTE facts_list(NULL, '110101', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '10', NULL);
\echo -- findings: all, by code, none
EXECUTE findings_list(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2', NULL);
EXECUTE findings_list(NULL, '130634', NULL, NULL, NULL, '2021', 'restated_conflict', 'warning', '10', NULL);
EXECUTE findings_list('130634.5', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '10', NULL);
