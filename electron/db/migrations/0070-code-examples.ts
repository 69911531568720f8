/**
 * Passages that show what a code means, in an order that the team chose. An example has the code: whatever takes the code
 * off a coding takes the example too.
 */
export const codeExamples = `
CREATE TABLE code_example (
  code_id TEXT NOT NULL,
  coding_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (code_id, coding_id),
  FOREIGN KEY (coding_id, code_id) REFERENCES coding_code (coding_id, code_id)
    DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX code_example_coding ON code_example (coding_id, code_id);
`
