\echo -- measures of one family
EXECUTE catalog_measures('sangong.');
\echo -- by a part of the Chinese name
EXECUTE catalog_measures('三公经费');
\echo -- no such family
EXECUTE catalog_measures('nothing.');
\echo -- counties by part of a name, in pages of one
EXECUTE catalog_counties(NULL, NULL, '曲', 'false', '1', NULL);
EXECUTE catalog_counties(NULL, NULL, '曲', 'false', '1', '130634');
\echo -- with a disclosure; a county without a census has null residents
EXECUTE catalog_counties(NULL, NULL, NULL, 'true', '100', NULL);
\echo -- no such county
EXECUTE catalog_counties('河北省', '保定市', '无此县', 'false', '10', NULL);
\echo -- names for the daemon
SELECT count(*) > 3000 FROM division;
SELECT DISTINCT topic FROM topic WHERE topic = 'sewage';
