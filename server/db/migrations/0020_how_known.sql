-- Why: a contact and an entry say how they came to be known, by a list that has no scan, no position and no score.
-- Safe beside the previous server: yes, a nullable column and an index.
-- Locks: facts for an instant, to add a column without a default.

alter table facts add column how text;
comment on column facts.how is 'Of a contact: which of the reasons of the policy; of an entry: what showed it; of a withdrawal: why';
