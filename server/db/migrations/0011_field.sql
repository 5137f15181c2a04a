-- Why: the hands in the field: phones that join a site, rosters that leave a trace, people whom the city did not know, ends of shifts, sealed files.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table field_serials (
  kind text primary key check (kind in ('device', 'home')),
  next_serial int not null
);
comment on table field_serials is 'Next unused number of devices that join by themselves and of homes of walk-ins; never read when a sample is taken';

create table roster_takes (
  id uuid primary key,
  round_id int not null references rounds (id),
  site_id int not null references sites (id),
  device_id int not null references devices (id),
  area_code text not null references areas (code),
  taken_by text not null,
  taken_role text not null,
  at timestamptz not null,
  people int not null,
  chunk_firsts bigint[] not null
);
create index roster_takes_round on roster_takes (round_id, at);
create index roster_takes_site on roster_takes (site_id);
create index roster_takes_device on roster_takes (device_id);
create index roster_takes_area on roster_takes (area_code);
comment on column roster_takes.chunk_firsts is 'The first person of each chunk; a roll is drawn once, so a chunk stays the same people';
comment on table roster_takes is 'Rosters that devices took: each take is a read of everybody on the roll of that round in that area';

create table walk_in_places (
  community_code text primary key references areas (code),
  building_id int not null references buildings (id)
);
create index walk_in_places_building on walk_in_places (building_id);
comment on table walk_in_places is 'The building of a community under which homes of walk-ins without an address are opened';

create table walk_ins (
  person_id bigint primary key references people (id),
  site_id int not null references sites (id),
  device_id int not null references devices (id),
  address_cipher bytea not null,
  input_digest bytea not null,
  at timestamptz not null,
  registered_by text not null
);
create index walk_ins_site on walk_ins (site_id);
create index walk_ins_device on walk_ins (device_id);
comment on table walk_ins is 'People whom a device registered without network; the address as they said it is encrypted';

create table same_person_claims (
  walk_in bigint not null references walk_ins (person_id),
  known bigint not null references people (id),
  at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  verdict text check (verdict in ('same', 'different')),
  reason text,
  primary key (walk_in, known)
);
create index same_person_claims_known on same_person_claims (known);
create unique index walk_in_is_one_person on same_person_claims (walk_in) where verdict = 'same';
comment on table same_person_claims is 'Walk-ins with a document of somebody known: one person twice or a mistake, settled by a person; samples keep the id they were taken under';

create table shift_hand_overs (
  command_id uuid primary key,
  device_id int not null references devices (id),
  from_account text not null,
  to_account text not null,
  samples int not null,
  tubes int not null,
  boxes int not null,
  unsent int not null,
  open_tube bigint,
  at timestamptz not null,
  received_at timestamptz not null,
  constraint shift_changes_hands check (from_account <> to_account)
);
create index shift_hand_overs_device on shift_hand_overs (device_id, at);
comment on table shift_hand_overs is 'Ends of shifts: what was done on the device, what was still on it, and who took it over';

create table sealed_imports (
  command_id uuid primary key,
  round_id int not null references rounds (id),
  device_id int not null references devices (id),
  acts int not null,
  applied int not null,
  repeated int not null,
  refused int not null,
  to_sign int not null,
  received_at timestamptz not null,
  constraint acts_are_conserved check (acts = applied + repeated + refused + to_sign)
);
create index sealed_imports_round on sealed_imports (round_id);
create index sealed_imports_device on sealed_imports (device_id);
comment on table sealed_imports is 'Acts in and acts out of every sealed file of a device';
