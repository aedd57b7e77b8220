\echo -- the current papers of a year
EXECUTE disclosures_list('130634', NULL, NULL, NULL, '2021', NULL, 'false', '100', NULL);
\echo -- pages of one: the cursor goes on where the last ended
EXECUTE disclosures_list(NULL, '浙江省', NULL, NULL, NULL, NULL, 'false', '1', NULL);
EXECUTE disclosures_list(NULL, NULL, 'housing_construction', NULL, NULL, NULL, 'false', '1', '130126.6');
\echo -- none
EXECUTE disclosures_list('110101', NULL, NULL, NULL, NULL, NULL, 'false', '10', NULL);
\echo -- text whole; a piece; a piece that would cut a character; past the end
EXECUTE disclosures_text('130630.2', '0', '1048576');
EXECUTE disclosures_text('130630.2', '3', '3');
EXECUTE disclosures_text('130630.2', '4', '4');
EXECUTE disclosures_text('130630.2', '0', '1');
EXECUTE disclosures_text('130630.2', '999', '5');
\echo -- no such paper, and one of another county
EXECUTE disclosures_text('130630.99', '0', '5');
EXECUTE disclosures_text('130634.2', '0', '5');
