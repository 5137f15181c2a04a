-- Why: what the public log remembers besides its entries: the counts of each day, and how far each witness has seen.
-- Safe beside the previous server: yes, new tables and indexes of tables that nobody fills yet.
-- Locks: none that anybody waits for; the tables of 0018 are empty.

create table public_counts (
  day date primary key,
  counts jsonb not null,
  published_at timestamptz not null
);
comment on table public_counts is 'What was published of a day, once: small figures hidden, its digest in the public log';

create table log_witnesses (
  name text primary key,
  known_size bigint not null default 0,
  signed_at timestamptz,
  asked_at timestamptz,
  fault text
);
comment on table log_witnesses is 'How far each witness of the public log has seen, as far as we remember; whom to believe stands in the anchors and never here';

create index log_checkpoints_witnessed on log_checkpoints (size) where witnessed_at is not null;
create index log_entries_entry on log_entries (entry);

alter table log_entries drop constraint log_entries_kind_check;
alter table log_entries add constraint log_entries_kind_check check (kind in ('order', 'act', 'batch', 'adoption', 'dismissal', 'counts', 'audit', 'lost'));
