-- Why: a round under a notice, its roll of people due, its sites, laboratories and issued tube codes.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table rounds (
  id int primary key,
  notice_id text not null,
  notice jsonb not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  published_at timestamptz not null,
  published_by text not null,
  closed_at timestamptz,
  constraint notice_is_published_once unique (notice_id)
);
comment on table rounds is 'Mass-testing rounds; the number is year * 1000 + number of the notice, and the notice stays as published';

create table round_limits (
  round_id int not null references rounds (id),
  step text not null,
  minutes int not null check (minutes > 0),
  primary key (round_id, step)
);
comment on table round_limits is 'How long each step may take under the notice, minutes; the due times of all loops come from here';

create table laboratories (
  id int primary key,
  name text not null,
  area_code text not null references areas (code),
  cyclers smallint not null check (cyclers > 0),
  run_minutes smallint not null check (run_minutes > 0)
);
create index laboratories_area on laboratories (area_code);
comment on table laboratories is 'Testing institutions with their cyclers (96 wells each) and minutes for one run';

create table sites (
  id int primary key,
  round_id int not null references rounds (id),
  kind text not null check (kind in ('door', 'slot', 'fixed', 'mobile')),
  area_code text not null references areas (code),
  name text not null,
  laboratory_id int not null references laboratories (id),
  samplers smallint not null check (samplers > 0)
);
create index sites_round on sites (round_id);
create index sites_area on sites (area_code);
create index sites_laboratory on sites (laboratory_id);
comment on table sites is 'Sampling sites and door teams of a round, and the laboratory each sends to';

create table devices (
  id int primary key,
  site_id int not null references sites (id),
  enrolled_at timestamptz not null,
  last_seen_at timestamptz,
  last_seq int not null default 0,
  clock_ahead_ms int not null default 0
);
create index devices_site on devices (site_id);
comment on table devices is 'Field devices; a device is trusted for facts, never for their order among devices';

create table roll (
  person_id bigint not null,
  round_id int not null,
  building_id int not null,
  mode text not null check (mode in ('door', 'slot', 'site')),
  primary key (round_id, person_id)
) partition by range (round_id);
create index roll_building on roll (building_id);
comment on table roll is 'People due in a round, drawn once when the notice is published; no foreign key, because it has a row for everybody in every round';

create table roll_marks (
  round_id int not null references rounds (id),
  person_id bigint not null,
  kind text not null check (kind in ('exempt', 'refused', 'absent', 'unreachable')),
  fact text not null,
  marked_at timestamptz not null,
  marked_by text not null,
  primary key (round_id, person_id)
);
comment on table roll_marks is 'Why a person on the roll was not sampled, with the fact; a sample outweighs a mark';

create table label_serials (
  kind text primary key check (kind in ('tube', 'box', 'plate')),
  next_serial bigint not null
);
comment on table label_serials is 'Next unused serial of each kind of label; read when labels are printed, never when a sample is taken';

create table tube_ranges (
  first_id bigint primary key,
  last_id bigint not null,
  round_id int not null references rounds (id),
  site_id int not null references sites (id),
  pool_size smallint not null check (pool_size in (1, 5, 10, 20)),
  per_household boolean not null default false,
  sitting smallint not null default 0,
  issued_at timestamptz not null,
  constraint range_is_not_empty check (last_id >= first_id)
);
create index tube_ranges_round on tube_ranges (round_id);
create index tube_ranges_site on tube_ranges (site_id);
comment on table tube_ranges is 'Tube codes issued to a site for a round; sitting 0 is the round itself, 1 and above are resamples after a recall';
