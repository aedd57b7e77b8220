-- Another table of names: everything is counted anew.
CREATE FUNCTION indicator_names_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM kpi_rebuild();
	RETURN NULL;
END $$;
CREATE TRIGGER indicator_names_changed AFTER UPDATE OF sha256 ON reference_file
	FOR EACH ROW WHEN (new.name = 'indicator_names.tsv')
	EXECUTE FUNCTION indicator_names_changed();
