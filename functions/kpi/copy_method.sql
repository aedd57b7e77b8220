-- How copies are told, for the reply.
CREATE FUNCTION copy_method() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT 'Copies are goals, or rows (indicator, description and target '
		'together), that are equal but for spaces, punctuation and a '
		'number in front (exact), or also but for digits, numerals, '
		'Latin letters and the names of their own county, prefecture '
		'and province (near). Similarity is Jaccard''s, of runs of '
		'three characters, to the commonest wording.'
$$;
