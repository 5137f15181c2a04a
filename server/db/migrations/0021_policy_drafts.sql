-- Why: the text of the rules that two officers are asked to sign has to wait for them as it was shown.
-- Safe beside the previous server: yes, a new table only.
-- Locks: none, a new table only.

create table policy_drafts (
  signing_id uuid primary key references signings (id),
  pack text not null,
  source text not null
);
comment on table policy_drafts is 'The text of rules that wait for their signatures; the document that is signed holds its digest, so an edited text is refused';
