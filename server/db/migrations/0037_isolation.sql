-- Why: who must be isolated is moved, gets a room that fits, is looked after and let go on the day the rule says.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table isolation_sites (
  id uuid primary key,
  number integer not null,
  name text not null,
  kind text not null check (kind in ('hotel', 'dormitory', 'school', 'makeshift-hospital', 'hospital', 'other')),
  place text not null,
  area_code text not null,
  address text not null,
  lng float8,
  lat float8,
  datum text not null default 'WGS-84' check (datum in ('WGS-84', 'GCJ-02', 'BD-09')),
  state text not null default 'found' check (state in ('found', 'inspected', 'requisitioned', 'ready', 'active', 'closing', 'closed')),
  version integer not null default 0,
  wave smallint check (wave in (24, 48, 72)),
  languages text[] not null default '{}',
  diets text[] not null default '{}',
  care text[] not null default '{}',
  added_by text not null,
  added_at timestamptz not null,
  constraint a_site_position_has_both_parts check ((lng is null) = (lat is null))
);
create unique index an_isolation_site_number_is_of_one_site on isolation_sites (number);
create index isolation_sites_area on isolation_sites (area_code);
create index isolation_sites_active on isolation_sites (state) where state in ('ready', 'active', 'closing');
comment on table isolation_sites is 'Hotels, dormitories and hospitals where people are isolated, from the day somebody found them to their closing';
comment on column isolation_sites.place is 'The kind of place in the policy, such as centralized or designated_hospital';
comment on column isolation_sites.wave is 'Within how many hours of an activation it has to be ready: the ladder of a third, a half and all';
comment on column isolation_sites.care is 'What care it can give: dialysis, oxygen, infants, mental-health, wheelchair, …; the words of core/isolation/needs.ts';

create table rooms (
  id uuid primary key,
  isolation_site_id uuid not null references isolation_sites (id),
  code text not null,
  floor smallint not null,
  kind text not null check (kind in ('single', 'family', 'accessible', 'mother-child', 'care')),
  beds smallint not null check (beds between 1 and 200),
  passage text,
  ready_at timestamptz,
  out_since timestamptz,
  out_because text,
  constraint a_room_code_is_of_one_room unique (isolation_site_id, code)
);
create index rooms_site on rooms (isolation_site_id, floor, code);
comment on table rooms is 'Rooms where somebody can be isolated; staff rooms are none';
comment on column rooms.ready_at is 'From when somebody may move in: after it was furnished, or cleaned after the last stay; null while it is not ready and nobody knows when';
comment on column rooms.passage is 'The way by which guests come and go; staff have another';
comment on column rooms.out_because is 'Why it is out of use: a broken pipe, no window; says nothing of people';

create table transfers (
  id uuid primary key,
  person_id bigint not null references people (id),
  kind text not null check (kind in ('to-site', 'to-hospital', 'between-sites', 'home')),
  cohort text not null check (cohort in ('positive', 'contact', 'household', 'inbound', 'cleared')),
  basis text not null,
  order_id text,
  party_id uuid,
  area_code text not null,
  from_site_id uuid references isolation_sites (id),
  to_site_id uuid references isolation_sites (id),
  to_room_id uuid references rooms (id),
  assigned_at timestamptz,
  locked_by text,
  needs jsonb,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  trip_id uuid,
  pick_up_at timestamptz,
  told_at timestamptz,
  told_how text,
  confirmed_at timestamptz,
  on_at timestamptz,
  off_at timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('arrived', 'at-home', 'order-ended', 'in-hospital', 'left-the-city', 'cannot-be-reached', 'refuses', 'died', 'wrong-person', 'no-room', 'other-area')),
  ended_words text,
  version integer not null default 0,
  constraint an_end_has_a_reason check ((ended_at is null) = (ended_why is null)),
  constraint who_gets_off_was_on check (off_at is null or on_at is not null)
);
create unique index an_order_moves_somebody_once on transfers (order_id) where order_id is not null and ended_at is null;
create unique index one_open_transfer_of_a_person on transfers (person_id) where ended_at is null;
create index transfers_person on transfers (person_id, asked_at);
create index transfers_order on transfers (order_id);
create index transfers_open on transfers (due_at, id) where ended_at is null;
create index transfers_area on transfers (area_code, due_at) where ended_at is null;
create index transfers_trip on transfers (trip_id) where trip_id is not null;
create index transfers_from_site on transfers (from_site_id);
create index transfers_to_site on transfers (to_site_id, due_at);
create index transfers_to_room on transfers (to_room_id);
comment on table transfers is 'One person to be moved: to a site, to hospital, between sites or home; made from an order, given a room by the allocation and a seat on a trip, until it ended with a named reason';
comment on column transfers.order_id is 'No foreign key: an order goes by its own clock';
comment on column transfers.cohort is 'Who may ride and live together: two cohorts never share a vehicle or a room';
comment on column transfers.needs is 'Sealed: what the person needs on the way and there (core/isolation/needs.ts), with words';
comment on column transfers.party_id is 'People who move and live together: a household, a mother and her child';
comment on column transfers.locked_by is 'Who fixed the room by hand; an allocation never changes it';
comment on column transfers.ended_words is 'Sealed';

create table stays (
  id uuid primary key,
  person_id bigint not null references people (id),
  isolation_site_id uuid not null references isolation_sites (id),
  room_id uuid references rooms (id),
  cohort text not null check (cohort in ('positive', 'contact', 'household', 'inbound')),
  basis text not null,
  place text not null,
  order_id text,
  transfer_id uuid references transfers (id),
  fact_id text not null,
  arrived_at timestamptz not null,
  arrived_by text not null,
  left_at timestamptz,
  left_how text check (left_how in ('released', 'moved', 'to-hospital', 'order-ended', 'walked-out', 'died', 'mistake')),
  left_by text,
  release_due timestamptz,
  release_noted_at timestamptz,
  version integer not null default 0,
  constraint a_stay_ends_after_it_began check (left_at is null or left_at >= arrived_at),
  constraint a_stay_that_ended_says_how check ((left_at is null) = (left_how is null) and (left_at is null) = (left_by is null))
);
create unique index one_open_stay_of_a_person on stays (person_id) where left_at is null;
create index stays_person on stays (person_id, arrived_at);
create index stays_site on stays (isolation_site_id, arrived_at);
create index stays_open on stays (isolation_site_id) where left_at is null;
create index stays_room on stays (room_id) where left_at is null;
create index stays_rooms on stays (room_id);
create index stays_order on stays (order_id);
create index stays_transfer on stays (transfer_id);
create index stays_due on stays (release_due) where left_at is null;
comment on table stays is 'Who is, or was, isolated where, from the scan at the door to the scan at the way out; each has its fact, from which status and excess are computed';
comment on column stays.release_due is 'As it was last computed from facts, policy and time (server/release); a note for lists and clocks, decides nothing';
