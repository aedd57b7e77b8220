-- kpi.search looks for texts of three characters and more by their runs of three:
-- in a country's papers most pairs stand in every one.  Papers that were loaded
-- before there was 0010 have had none.
COMMENT ON COLUMN kpi_grams.grams IS
	'runs of two and three characters, as text_grams() makes them';
INSERT INTO owed_work (call)
SELECT 'SELECT grams_rebuild()' WHERE EXISTS (SELECT FROM kpi);
