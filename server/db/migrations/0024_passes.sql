-- Why: passes are signed by day keys under a root that lies elsewhere; what a guard must know of them is computed from these tables when it is asked for.
-- Safe beside the previous server: yes, new tables and indexes.
-- Locks: orders and order_acts while their indexes are made; both are empty until the first order is signed.

create table pass_keys (
  key int primary key check (key between 1 and 65535),
  purpose text not null check (purpose in ('pass', 'list')),
  public_key text not null,
  private_cipher bytea not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  made_at timestamptz not null,
  made_by text not null,
  certificate text,
  imported_at timestamptz,
  imported_by text,
  revoked_at timestamptz,
  revoked_by text,
  revoked_because text,
  constraint a_key_is_good_for_some_time check (from_at < until_at),
  constraint somebody_brought_the_certificate check (num_nulls(certificate, imported_at, imported_by) in (0, 3)),
  constraint somebody_revoked_it check (num_nulls(revoked_at, revoked_by, revoked_because) in (0, 3))
);
comment on table pass_keys is 'Keys that sign passes for a day, and lists of what is revoked. Without a certificate of the root, which no server has, a key signs nothing that a guard takes; a number is never used twice';
comment on column pass_keys.private_cipher is 'The private half, sealed with the city''s own key';

create table pass_root_lists (
  number bigint primary key check (number between 0 and 4294967295),
  list bytea not null,
  signed_at timestamptz not null,
  imported_at timestamptz not null,
  imported_by text not null
);
comment on table pass_root_lists is 'Lists that the root itself signed; only they can revoke a key that signs lists';

create table passes (
  pass_serial bytea primary key check (length(pass_serial) = 8),
  person_id bigint not null,
  class text not null check (class in ('stay', 'limit', 'remind', 'clear')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  constraint a_pass_is_over_within_days check (expires_at <= made_at + interval '72 hours')
);
create index passes_person on passes (person_id);
create index passes_expiry on passes (expires_at);
comment on table passes is 'Passes that may still be shown, so that they can be revoked; a row goes when its pass is over. Where or whether one was shown is written nowhere';
comment on column passes.class is 'What the signed text says, to compare it with the status of now; nothing is decided from it';

create table gate_counts (
  id uuid primary key,
  area_code text not null,
  hour_at timestamptz not null,
  passed int not null check (passed >= 0),
  reminded int not null check (reminded >= 0),
  limited int not null check (limited >= 0),
  staying int not null check (staying >= 0),
  refused int not null check (refused >= 0),
  unsure int not null check (unsure >= 0),
  medical int not null check (medical >= 0),
  constraint it_is_a_whole_hour check (hour_at = date_trunc('hour', hour_at))
);
create index gate_counts_hour on gate_counts (hour_at);
comment on table gate_counts is 'How many were seen at gates, by hour and area; a scan leaves no row anywhere, and nobody can be counted back out of these';

create index orders_known on orders (known_at);
create index orders_begin on orders (from_at);
create index order_acts_known on order_acts (known_at);
