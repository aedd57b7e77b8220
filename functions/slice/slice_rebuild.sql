-- What is known of slices anew; they keep their numbers.  One slice after another:
-- not hashed, for that would hold the figures of all at once.
CREATE FUNCTION slice_rebuild() RETURNS void LANGUAGE plpgsql
SET enable_hashagg = off AS $$
BEGIN
	UPDATE measure_slice SET n = DEFAULT, n2010 = DEFAULT, n2020 = DEFAULT,
		n_both = DEFAULT, stating = DEFAULT, zero = DEFAULT,
		lack2010 = DEFAULT, lack2020 = DEFAULT;
	PERFORM slice_give(array_agg(v)) FROM measure_value v GROUP BY v.slice;
END $$;
