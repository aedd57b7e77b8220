-- Functions are no part of migrations any more: they keep nothing, stand in
-- functions/, one a file, and are replaced as a whole when they differ.

-- Those that were loaded last: their names, and what they are known by.
CREATE TABLE function_set (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	names text[] NOT NULL,
	digest text NOT NULL
);

-- What a migration wants done by functions when they have been loaded.
CREATE TABLE owed_work (
	no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	call text NOT NULL UNIQUE
);
INSERT INTO owed_work (call)
SELECT w FROM unnest(ARRAY[
	'SELECT territory_rebuild()',
	'SELECT residents_refresh()',
	'SELECT topic_refresh(ARRAY(SELECT id FROM disclosure
		WHERE version_to IS NULL))']) w
WHERE EXISTS (SELECT FROM disclosure);
