-- Why: the watch must see what no command could have done: which command wrote a row, which acts the log knows of an order, how many audit rows each minute had.
-- Safe beside the previous server: yes, new tables, nullable columns, and a default that counts from the insert instead of the start of its transaction.
-- Locks: short, on tables of orders and of the audit; adding a column with a constant default rewrites nothing.

alter table orders add column command_id uuid;
alter table order_batches add column command_id uuid;
alter table order_acts add column command_id uuid;
alter table policy_adoptions add column command_id uuid;
alter table facts add column command_id uuid;
comment on column orders.command_id is 'The command in whose transaction the row was written; the watch asks whether it is there';

alter table log_entries add column about text;
create index log_entries_of_acts on log_entries (about) where kind = 'act';
comment on column log_entries.about is 'Of a logged act: its order, else its batch, else its appeal, else *; a deleted act is missed by it';

alter table person_reads add column recorded_at timestamptz not null default now();
alter table person_reads alter column recorded_at set default clock_timestamp();
create index person_reads_recorded on person_reads using brin (recorded_at) with (pages_per_range = 16, autosummarize = on);
comment on column person_reads.recorded_at is 'When the row was written, by the clock of the machine';

alter table commands alter column recorded_at set default clock_timestamp();
alter table refusals alter column recorded_at set default clock_timestamp();

create table audit_seals (
  window_at timestamptz primary key,
  subject text not null,
  body jsonb not null,
  digest bytea not null,
  sealed_at timestamptz not null,
  constraint a_minute_has_one_name unique (subject)
);
comment on table audit_seals is 'How many rows the audit had in each minute and their digest, taken when the minute was over; logged in public, so that no row goes or changes unseen';
