-- The divisions of today of any level (''), too, in place_set.
INSERT INTO owed_work (call)
SELECT 'SELECT places_learn()' WHERE EXISTS (SELECT FROM division)
ON CONFLICT DO NOTHING;
