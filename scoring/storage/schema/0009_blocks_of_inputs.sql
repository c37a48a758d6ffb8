-- The rows of score_input once more, those of 4,096 positions as one, to be
-- read by whatever goes through the whole register. Made of rows when the last
-- of them is added; those of an older store when the server starts.

CREATE TABLE score_input_block (
  block  INTEGER NOT NULL PRIMARY KEY CHECK (block >= 0),
  inputs BLOB    NOT NULL
);
