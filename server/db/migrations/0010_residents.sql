-- Why: residents enter with a code that goes to the phone on record, act for others with their consent, and find a site by its queue.
-- Safe beside the previous server: yes, new tables and two columns that it does not name.
-- Locks: sites for an instant, to add two columns without a default.

create table residents (
  account_id text primary key references accounts (id),
  person_id bigint not null references people (id),
  entered_at timestamptz not null,
  constraint a_person_has_one_account unique (person_id)
);
comment on table residents is 'Whose account it is: made when somebody enters for the first time, never by an administrator';

create table self_registrations (
  person_id bigint primary key references people (id),
  address_cipher bytea not null,
  registered_at timestamptz not null,
  seen_at timestamptz,
  seen_by text,
  constraint somebody_has_seen_it check ((seen_at is null) = (seen_by is null))
);
comment on table self_registrations is 'People who registered alone; until an official has seen the document they are shown no results';

create table code_attempts (
  id uuid primary key,
  kind text not null check (kind in ('entry', 'registration', 'proxy')),
  person_id bigint,
  asked_by text,
  relation text check (relation in ('child', 'parent', 'spouse', 'grandparent', 'grandchild', 'sibling', 'ward')),
  registration_cipher bytea,
  code_hash bytea not null,
  tries smallint not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint five_tries_and_no_more check (tries between 0 and 5),
  constraint a_proxy_has_an_asker check (kind <> 'proxy' or (asked_by is not null and relation is not null))
);
create index code_attempts_over on code_attempts (expires_at);
comment on table code_attempts is 'One-time codes that were asked for, by hash; without a person the attempt is a decoy that no code opens';

create table code_quotas (
  key bytea primary key,
  opened_at timestamptz not null,
  asked smallint not null
);
create index code_quotas_old on code_quotas (opened_at);
comment on table code_quotas is 'How many codes were asked for within an hour, by keyed hash of the document or of the account that asks';

create table messages (
  id uuid primary key,
  phone_cipher bytea,
  text_cipher bytea not null,
  written_at timestamptz not null,
  useless_at timestamptz not null,
  next_try_at timestamptz not null,
  tries smallint not null default 0,
  sent_at timestamptz
);
create index messages_unsent on messages (next_try_at) where sent_at is null and phone_cipher is not null;
create index messages_useless on messages (useless_at);
comment on table messages is 'Texts for phones, written in the transaction of what they tell; without a phone it goes to nobody, and is there because an answer must cost the same for everybody';

create table activations (
  id uuid primary key,
  person_id bigint not null references people (id),
  issued_at timestamptz not null,
  issued_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index activations_person on activations (person_id);
comment on table activations is 'Printed codes for somebody without a phone, given after the document was seen; the code is derived from a key and the id and stored nowhere';

create table proxies (
  id uuid primary key,
  person_id bigint not null references people (id),
  proxy_person_id bigint not null references people (id),
  relation text not null check (relation in ('child', 'parent', 'spouse', 'grandparent', 'grandchild', 'sibling', 'ward')),
  slot smallint not null constraint eight_at_most check (slot between 1 and 8),
  consented_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  constraint nobody_is_their_own_proxy check (person_id <> proxy_person_id)
);
create index proxies_person on proxies (person_id);
create index proxies_proxy on proxies (proxy_person_id);
create unique index proxies_slot on proxies (proxy_person_id, slot) where ended_at is null;
create unique index proxies_pair on proxies (proxy_person_id, person_id) where ended_at is null;
comment on table proxies is 'Who acts for whom with recorded consent; eight places for each, so that of racing confirmations none is the ninth';

alter table sites add column queue_people int;

alter table sites add column queue_at timestamptz;
