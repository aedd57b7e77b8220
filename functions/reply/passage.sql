-- The sentence (to 。 ； or the line's end) around a span of bytes, or the row of
-- a table, its cells (lines that begin with a tab) parted by " | "; where in it
-- the figure is, by bytes; and what stands before and after.
CREATE FUNCTION passage(bytes bytea, span_start integer, span_end integer)
RETURNS json LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	s integer := utf8_floor(bytes, span_start);
	e integer := utf8_floor(bytes, greatest(span_end, span_start));
	l integer := utf8_floor(bytes, s - 1500);
	r integer := utf8_floor(bytes, e + 1500);
	ahead text := convert_from(substr(bytes, l + 1, s - l), 'UTF8');
	figure text := convert_from(substr(bytes, s + 1, e - s), 'UTF8');
	behind text := convert_from(substr(bytes, e + 1, r - e), 'UTF8');
	head text := substring(ahead from E'(?:(?:^|\n)\t[^\n]*)+$');
	tail text := substring(behind from E'^[^\n]*(?:\n\t[^\n]*)*');
	shown text;
BEGIN
	IF head IS NULL THEN
		head := substring(ahead from '[^。；\n]*$');
		tail := substring(behind from '^[^。；\n]*[。；]?');
	END IF;
	shown := ltrim(replace(head, E'\n\t', ' | '), E' |\n\t\u3000');
	RETURN json_build_object(
		'span', json_build_array(s, e),
		'sentence', shown || figure
			|| rtrim(replace(tail, E'\n\t', ' | '), E' |\n\t\u3000'),
		'figure', json_build_array(octet_length(shown),
			octet_length(shown) + octet_length(figure)),
		'before', right(left(ahead, length(ahead) - length(head)), 80),
		'after', left(substr(behind, length(tail) + 1), 80));
END $$;
