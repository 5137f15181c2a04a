-- Why: tubes and samples, the hot path; what a device uploads is kept as events, and what follows from them beside it.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table tubes (
  id bigint not null,
  opened_at timestamptz not null,
  sealed_at timestamptz,
  boxed_at timestamptz,
  resulted_at timestamptz,
  box_id bigint,
  plate_id bigint,
  round_id int not null,
  site_id int not null,
  device_id int not null,
  pool_size smallint not null,
  sitting smallint not null,
  member_count smallint not null,
  state text not null check (state in ('open', 'sealed', 'void', 'moved', 'lost')),
  result text check (result in ('negative', 'reactive', 'invalid')),
  moved_to bigint,
  primary key (round_id, id)
) partition by range (round_id);
create index tubes_site on tubes (site_id, sealed_at);
create index tubes_box on tubes (box_id) where box_id is not null;
create index tubes_not_boxed on tubes (sealed_at) where boxed_at is null and state = 'sealed';
create index tubes_not_resulted on tubes (boxed_at) where resulted_at is null and state = 'sealed';
comment on column tubes.plate_id is 'The plate that the tube lies on until the plate releases or rejects it; set where it is null, so that of two plates one wins';
comment on table tubes is 'Tubes that were opened; the id is city and serial of the printed code. No foreign keys on the hot path: the ingest statement writes only what it has looked up';

create table samples (
  person_id bigint not null,
  tube_id bigint not null,
  sampled_at timestamptz not null,
  round_id int not null,
  sitting smallint not null,
  constraint one_sample_per_person_and_sitting primary key (round_id, person_id, sitting)
) partition by range (round_id);
create index samples_tube on samples (round_id, tube_id);
comment on table samples is 'The sample that counts for a person in a sitting of a round; a person read through the tube gets its result';

create table sample_claims (
  round_id int not null,
  tube_id bigint not null,
  person_id bigint not null,
  kind text not null check (kind in ('duplicate', 'voided', 'late-sample', 'late-undo', 'second-seal', 'overfull', 'merged')),
  sampled_at timestamptz not null,
  claimed_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  verdict text check (verdict in ('member', 'not-member')),
  reason text,
  primary key (round_id, tube_id, person_id, kind)
) partition by range (round_id);
create index sample_claims_person on sample_claims (person_id);
create index sample_claims_open on sample_claims (tube_id) where settled_at is null and kind not in ('duplicate', 'voided');
comment on table sample_claims is 'What a device claims and the sealed membership does not say: kept, shown, settled by a person; the open ones hold the tube''s result';

create table field_events (
  id uuid not null,
  at timestamptz not null,
  received_at timestamptz not null,
  tube_id bigint not null,
  digest bigint not null,
  round_id int not null,
  device_id int not null,
  seq int not null,
  kind text not null check (kind in ('sample', 'undo', 'seal', 'void', 'move')),
  body jsonb,
  primary key (round_id, id)
) partition by range (round_id);
create index field_events_tube on field_events (round_id, tube_id);
create index field_events_moves on field_events (round_id) where kind = 'move';
comment on table field_events is 'Everything that devices reported, once each; body is null for a seal whose tube row says the same';

create table uploads (
  command_id uuid primary key,
  round_id int not null references rounds (id),
  device_id int not null references devices (id),
  events int not null,
  applied int not null,
  repeated int not null,
  refused int not null,
  received_at timestamptz not null,
  constraint rows_are_conserved check (events = applied + repeated + refused)
);
create index uploads_round on uploads (round_id);
create index uploads_device on uploads (device_id);
comment on table uploads is 'Rows in and rows out of every upload of a device';
