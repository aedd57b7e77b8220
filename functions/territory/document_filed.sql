-- A paper as the loader has it, with the code that it is filed under.
CREATE FUNCTION document_filed(doc jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF doc->>'division_code' IS NULL OR doc->>'fiscal_year' IS NULL THEN
		RETURN doc;
	END IF;
	RETURN doc || jsonb_build_object('division_code', filed_under(
		doc->>'division_code', (doc->>'fiscal_year')::integer,
		doc->>'department_name', doc->>'title'));
END $$;
