-- Divisions by codes and names that they have no more, so that who asks by those
-- finds them.  now: the code of today where the county was recoded, else its own.
-- Made from division_history by territory_rebuild().
CREATE TABLE division_former (
	code text COLLATE "C" NOT NULL,
	name text NOT NULL,
	prefecture text,
	province text,
	now text COLLATE "C" NOT NULL,
	PRIMARY KEY (code, name)
);
INSERT INTO owed_work (call)
SELECT 'SELECT territory_rebuild()'
WHERE EXISTS (SELECT FROM division_history)
ON CONFLICT DO NOTHING;
