-- The sex of the head beside what a score is computed from, for counts of the
-- whole register by it. 0: not known. Of declarations stored before it was
-- kept, it is read from them when the server starts, which finds them by the
-- index; after that the index is empty.

ALTER TABLE score_input ADD COLUMN head_sex INTEGER NOT NULL DEFAULT 0
  CHECK (head_sex IN (0, 1, 2));

CREATE INDEX score_input_without_head ON score_input (position)
  WHERE head_sex = 0;
