-- Why: what a status is computed from and nothing that stores one: facts besides samples and results, posts, signed documents, the public log.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table facts (
  id text primary key,
  kind text not null check (kind in ('case', 'discharge', 'contact', 'travel', 'dwelling', 'stay', 'withdrawal')),
  person_id bigint,
  reason text,
  about text,
  places text[],
  place text,
  site text,
  district text,
  at timestamptz not null,
  until_at timestamptz,
  known_at timestamptz not null,
  recorded_by text not null,
  constraint a_fact_is_about_somebody check ((kind = 'withdrawal') = (person_id is null)),
  constraint a_reason_is_named check (kind not in ('case', 'contact', 'travel', 'stay') or reason is not null),
  constraint what_it_is_about_is_named check (kind not in ('contact', 'withdrawal') or about is not null),
  constraint it_was_not_known_before_it_was check (known_at >= at or kind = 'withdrawal')
);
create index facts_person on facts (person_id, known_at);
create index facts_about on facts (about);
comment on table facts is 'Cases, exposures, entries, stays, discharges and withdrawals, as somebody recorded them; at is when it was, known_at when we learnt it. No scan, position or score is a kind';

create table appointments (
  id text primary key,
  officer text not null,
  document jsonb not null,
  signature bytea not null,
  known_at timestamptz not null
);
create index appointments_officer on appointments (officer);
comment on table appointments is 'Posts with their passkeys, each signed by the appointing authority, whose key is not in this database; an unsigned row appoints nobody';

create table dismissals (
  id text primary key,
  appointment_id text not null,
  document jsonb not null,
  signature bytea not null,
  known_at timestamptz not null
);
create index dismissals_appointment on dismissals (appointment_id);
comment on table dismissals is 'Posts that were ended early, signed by the appointing authority';

create table passkeys (
  credential text primary key,
  account_id text not null references accounts (id),
  public_key text not null,
  enrolled_at timestamptz not null
);
create index passkeys_account on passkeys (account_id);
comment on table passkeys is 'Passkeys that officers enrolled, for the authority to appoint; by themselves they sign for nothing';

create table signings (
  id uuid primary key,
  kind text not null check (kind in ('order', 'batch', 'act', 'adoption')),
  document jsonb not null,
  title text not null,
  digest text not null,
  area_code text not null,
  person_id bigint,
  signers jsonb not null,
  assertions jsonb not null default '[]',
  shown jsonb,
  drafted_by text not null,
  drafted_at timestamptz not null,
  expires_at timestamptz not null,
  taken_at timestamptz
);
create index signings_open on signings (expires_at) where taken_at is null;
create index signings_area on signings (area_code, drafted_at);
comment on table signings is 'Documents that wait for their signatures: orders, batches, acts, adoptions; nothing has happened until the last of them is there';
comment on column signings.title is 'What it is, in codes that name nobody, for lists';
comment on column signings.signers is 'Who must sign: officer, unit and power, in order';
comment on column signings.shown is 'What the officers were shown before signing: counts, map, sample';

create table signing_orders (
  signing_id uuid not null references signings (id),
  index int not null,
  person_id bigint not null,
  document jsonb not null,
  digest text not null,
  primary key (signing_id, index)
);
comment on table signing_orders is 'The orders of a batch that waits for its signatures';

create table order_batches (
  id text primary key,
  document jsonb not null,
  assertions jsonb not null,
  known_at timestamptz not null
);
comment on table order_batches is 'Lists of order digests that two officers signed in one act';

create table orders (
  id text primary key,
  digest text not null,
  document jsonb not null,
  assertions jsonb not null,
  person_id bigint,
  kind text not null,
  basis text not null,
  district text not null,
  issuer text not null,
  batch_id text,
  issued_at timestamptz not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  known_at timestamptz not null,
  logged_at timestamptz,
  constraint a_document_is_one_order unique (digest)
);
create index orders_person on orders (person_id, until_at);
create index orders_district on orders (district, until_at);
create index orders_issuer on orders (issuer, issued_at);
create index orders_batch on orders (batch_id);
create index orders_not_logged on orders (known_at) where logged_at is null;
comment on table orders is 'Signed documents. Columns beside the document only find it: what it does is in the signed bytes, checked at every read';

create table order_areas (
  area text not null,
  order_id text not null references orders (id),
  primary key (area, order_id)
);
create index order_areas_order on order_areas (order_id);
comment on table order_areas is 'Where orders of areas are found, as unit:code; the signed document decides';

create table order_acts (
  id text primary key,
  kind text not null check (kind in ('lift', 'suspend', 'open-stage', 'end-response', 'answer', 'decide', 'keep', 'appeal', 'serve')),
  order_id text,
  batch_id text,
  appeal_id text,
  document jsonb not null,
  assertions jsonb not null,
  at timestamptz not null,
  known_at timestamptz not null,
  logged_at timestamptz
);
create index order_acts_order on order_acts (order_id);
create index order_acts_batch on order_acts (batch_id);
create index order_acts_appeal on order_acts (appeal_id);
create index order_acts_of_all on order_acts (kind) where order_id is null and batch_id is null and appeal_id is null;
create index order_acts_not_logged on order_acts (known_at) where logged_at is null;
comment on table order_acts is 'What was done about orders: lifts, suspensions, stages, appeals and their answers, servings, the end of the response';

create table policy_adoptions (
  id text primary key,
  pack text not null,
  document jsonb not null,
  source jsonb not null,
  assertions jsonb not null,
  from_at timestamptz not null,
  known_at timestamptz not null
);
create index policy_adoptions_from on policy_adoptions (from_at);
comment on table policy_adoptions is 'Packs as two officers signed them in, with every confirmed value; what is read is this text, whose digest they signed, never a file that was edited since';

create table log_entries (
  index bigint primary key,
  kind text not null check (kind in ('order', 'act', 'batch', 'adoption', 'counts', 'audit')),
  subject text not null,
  salt bytea,
  entry bytea not null,
  at timestamptz not null,
  constraint a_document_is_logged_once unique (kind, subject)
);
comment on table log_entries is 'The public log: salted commitments in their order; an entry is never changed';

create table log_nodes (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);
comment on table log_nodes is 'Hashes of the complete subtrees of the public log, from which proofs are made';

create table log_checkpoints (
  size bigint primary key,
  note text not null,
  signed_at timestamptz not null,
  witnessed_at timestamptz
);
comment on table log_checkpoints is 'Signed sizes and roots of the public log, with the signatures of the witnesses';

create table alarms (
  id text primary key,
  kind text not null,
  subject text not null,
  words jsonb not null,
  found_at timestamptz not null,
  seen_at timestamptz,
  seen_by text,
  constraint somebody_saw_it check ((seen_at is null) = (seen_by is null))
);
create index alarms_open on alarms (found_at) where seen_at is null;
comment on table alarms is 'What the watch found that no command could have done: forged rows, missing rows, hidden orders';
