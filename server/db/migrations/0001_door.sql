-- Why: who may act, what was done, and what was refused. Nothing else may be written before this exists.
-- Safe beside the previous server: yes, first migration.
-- Locks: none, new tables only.

create table accounts (
  id text primary key,
  sign_in_name text not null,
  display_name text not null,
  role text not null,
  area_code text not null,
  unit text not null,
  password_hash text,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  closed_at timestamptz,
  constraint sign_in_name_is_taken unique (sign_in_name)
);
comment on table accounts is 'People who act in the system, each with one role, the area it holds in and the unit they work for';

create table api_keys (
  id text primary key,
  account_id text not null references accounts (id),
  key_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint key_is_known unique (key_hash)
);
create index api_keys_account on api_keys (account_id);
comment on table api_keys is 'Keys of machines; only the hash is kept, the key is shown once';

create table commands (
  id uuid primary key,
  name text not null,
  actor_id text not null,
  actor_role text not null,
  area_code text not null,
  input_digest bytea not null,
  outcome jsonb not null,
  at timestamptz not null,
  recorded_at timestamptz not null default now()
);
create index commands_recent on commands (recorded_at);
comment on table commands is 'One row for every write that happened, in the same transaction: audit and idempotency in one. No row, no write';

create table refusals (
  id uuid primary key,
  command_id uuid,
  name text not null,
  actor_id text not null,
  actor_role text not null,
  code text not null,
  at timestamptz not null,
  recorded_at timestamptz not null default now()
);
create index refusals_recent on refusals (recorded_at);
comment on table refusals is 'Attempts that were refused, written outside the transaction that was rolled back';

create table person_reads (
  id uuid primary key,
  person_id bigint not null,
  query text not null,
  actor_id text not null,
  actor_role text not null,
  purpose text not null,
  at timestamptz not null
);
create index person_reads_of_person on person_reads (person_id, at);
comment on table person_reads is 'Every read of a named person: who, when, for which purpose; the person can see it';
