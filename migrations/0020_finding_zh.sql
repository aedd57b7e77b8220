-- A finding's message in Chinese beside the English one; null: it was loaded
-- before there was one.
ALTER TABLE finding ADD COLUMN message_zh text;
