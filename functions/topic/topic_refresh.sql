-- Brings topic_row and its counts up to date after `ids` were loaded and their
-- figures chosen; doing it again changes nothing.  A paper may drive out lines of
-- its publisher's other papers, so all lines of that one are looked at.
CREATE FUNCTION topic_refresh(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	papers bigint[] := topic_tellers(ids);
	have topic_row[];
	want topic_row[];
	gone topic_row[];
	come topic_row[];
BEGIN
	IF papers = '{}' THEN
		RETURN;
	END IF;
	have := ARRAY(SELECT t FROM disclosure p
		JOIN disclosure d USING (division_code, scope, department_key)
		JOIN topic_row t ON t.division_code = d.division_code
			AND t.disclosure_id = d.id
		WHERE p.id = ANY (papers) AND (t.letter = 'f'
			OR d.fiscal_year = p.fiscal_year
				AND d.doc_type = p.doc_type));
	want := ARRAY(SELECT t FROM topic_said(papers) t);
	gone := ARRAY(SELECT t::topic_row FROM (
		SELECT * FROM unnest(have) EXCEPT SELECT * FROM unnest(want)) t);
	come := ARRAY(SELECT t::topic_row FROM (
		SELECT * FROM unnest(want) EXCEPT SELECT * FROM unnest(have)) t);
	IF gone <> '{}' THEN
		DELETE FROM topic_row t USING unnest(gone) g
		WHERE t.division_code = g.division_code
			AND t.disclosure_id = g.disclosure_id
			AND t.letter = g.letter AND t.no = g.no
			AND t.topic = g.topic;
	END IF;
	IF come <> '{}' THEN
		INSERT INTO topic_row SELECT * FROM unnest(come);
		PERFORM topic_tally(come);
	END IF;
	IF gone <> '{}' THEN
		PERFORM topic_untally(gone);
	END IF;
END $$;
