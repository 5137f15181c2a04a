-- Why: vehicles and their crews, trips that never mix two cohorts, who was told when, who got on and off, and what became of every order.
-- Safe beside the previous server: yes, new tables, nullable columns and new views.
-- Locks: transfers for an instant while columns are added, and while three indexes are built.

create table vehicles (
  id uuid primary key,
  plate text not null,
  kind text not null check (kind in ('car', 'minibus', 'coach', 'ambulance', 'other')),
  seats smallint not null check (seats between 1 and 120),
  wheelchair_places smallint not null default 0 check (wheelchair_places between 0 and 20),
  child_seats smallint not null default 0 check (child_seats between 0 and 40),
  stretchers smallint not null default 0 check (stretchers between 0 and 4),
  negative_pressure boolean not null default false,
  area_code text not null,
  lng float8,
  lat float8,
  out_since timestamptz,
  out_because text,
  version integer not null default 0,
  added_by text not null,
  added_at timestamptz not null,
  constraint a_plate_is_of_one_vehicle unique (plate),
  constraint a_vehicle_position_has_both_parts check ((lng is null) = (lat is null)),
  constraint an_outage_has_a_reason check ((out_since is null) = (out_because is null))
);
create index vehicles_area on vehicles (area_code);
comment on table vehicles is 'Vehicles that move people, with the places they have; seats are for riders, without the crew';
comment on column vehicles.out_because is 'Why it is out of service: a flat tyre, an inspection; says nothing of people';

create table crew_shifts (
  id uuid primary key,
  vehicle_id uuid not null references vehicles (id),
  driver text not null,
  escort text,
  from_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  planned_by text not null,
  planned_at timestamptz not null,
  constraint a_shift_ends_after_it_began check (until_at > from_at)
);
create index crew_shifts_vehicle on crew_shifts (vehicle_id, until_at);
create index crew_shifts_driver on crew_shifts (driver, until_at);
comment on table crew_shifts is 'Who drives which vehicle from when to when, with whom beside them';

create table trips (
  id uuid primary key,
  number integer not null,
  vehicle_id uuid not null references vehicles (id),
  shift_id uuid references crew_shifts (id),
  kind text not null check (kind in ('to-site', 'to-hospital', 'between-sites', 'home')),
  cohort text not null check (cohort in ('positive', 'contact', 'household', 'inbound', 'cleared')),
  isolation_site_id uuid references isolation_sites (id),
  mixes_sources boolean not null default false,
  area_code text not null,
  day date not null,
  depart_at timestamptz not null,
  arrive_at timestamptz not null,
  free_at timestamptz not null,
  loaded_km float8,
  empty_km float8,
  departed_at timestamptz,
  arrived_at timestamptz,
  cleaned_at timestamptz,
  cancelled_at timestamptz,
  cancelled_because text,
  made_by text not null,
  made_at timestamptz not null,
  version integer not null default 0,
  constraint a_trip_number_is_of_one_trip_of_a_day unique (day, number),
  constraint a_cancelled_trip_says_why check ((cancelled_at is null) = (cancelled_because is null)),
  constraint nobody_cancels_what_departed check (cancelled_at is null or departed_at is null)
);
create index trips_vehicle on trips (vehicle_id, free_at);
create index trips_shift on trips (shift_id);
create index trips_site on trips (isolation_site_id);
create index trips_day on trips (day, depart_at, id);
create index trips_open on trips (area_code, depart_at) where cancelled_at is null and cleaned_at is null;
comment on table trips is 'One run of one vehicle with people of one cohort to or from one site; its riders are the transfers that name it';
comment on column trips.isolation_site_id is 'The end that all riders share: where they are brought, or whence they go home';
comment on column trips.free_at is 'When the vehicle is back and cleaned, as planned; another trip of it begins no earlier';
comment on column trips.version is 'Goes up with every change of its riders, so that of two who fill the last seat one is told';
comment on column trips.cancelled_because is 'A word about the vehicle or the plan, never about people';

alter table transfers add column stop_n smallint;
alter table transfers add column no_show_at timestamptz;
alter table transfers add column no_show_why text check (no_show_why in ('not-there', 'refuses', 'in-hospital', 'not-fit-to-travel', 'wrong-address', 'no-fitting-seat', 'order-ended', 'died'));
alter table transfers add column not_reached_at timestamptz;
alter table transfers add column told_message uuid;
alter table transfers add column household_id integer references households (id);
alter table transfers add column source text;
alter table transfers add column due_of_policy boolean not null default false;
alter table transfers add constraint a_no_show_has_a_reason check ((no_show_at is null) = (no_show_why is null));
alter table transfers add constraint a_seat_is_on_a_trip foreign key (trip_id) references trips (id);
drop index transfers_trip;
create index transfers_trip on transfers (trip_id);
create index transfers_household on transfers (household_id);
create index transfers_waiting on transfers (area_code, due_at, id) where ended_at is null and trip_id is null and on_at is null;
comment on column transfers.stop_n is 'Which stop of the trip, from 1; people of one door share one';
comment on column transfers.source is 'The case or the journey that the order rests on: contacts of two cases do not share a vehicle';
comment on column transfers.told_message is 'The text that told the time, while the outbox still knows it';
comment on column transfers.household_id is 'Behind which door the person lives: people of one door are one party';
comment on column transfers.due_of_policy is 'Whether the rules in force named the hours, or the same day is practice';

create table transfer_events (
  id uuid primary key,
  transfer_id uuid not null references transfers (id),
  kind text not null check (kind in ('asked', 'changed', 'assigned', 'taken-off', 'told', 'confirmed', 'not-reached', 'needs', 'on', 'no-show', 'off', 'ended')),
  trip_id uuid references trips (id),
  at timestamptz not null,
  by_account text not null,
  why text,
  words text,
  known_at timestamptz not null
);
create index transfer_events_transfer on transfer_events (transfer_id, at);
create index transfer_events_trip on transfer_events (trip_id);
comment on table transfer_events is 'What happened to a transfer, in order: seats given and taken, told, confirmed, on, off';
comment on column transfer_events.words is 'Sealed';

create view loop_order_not_placed as
select 'order-not-placed' as kind, null::int as round_id, 'order:' || o.id as subject, coalesce(b.community_code, o.district) as area,
  coalesce(k.owner, 'district:' || o.district) as owner, o.known_at as opened_at,
  coalesce(k.due_at, (select min(t.due_at) from transfers t where t.order_id = o.id), o.known_at + interval '24 hours') as due_at,
  least(
    (select min(greatest(s.arrived_at, o.known_at)) from stays s
      where s.person_id = o.person_id and s.arrived_at < o.until_at and (s.left_at is null or s.left_at > o.known_at)),
    (select min(t.ended_at) from transfers t where t.order_id = o.id),
    (select min(a.at) from order_acts a where a.order_id = o.id and a.kind in ('lift', 'suspend')),
    (select min(a.at) from order_acts a where a.batch_id = o.batch_id and a.kind = 'suspend'),
    o.until_at) as closed_at,
  'place-person' as next_step
from orders o
left join people p on p.id = o.person_id
left join households h on h.id = p.household_id
left join buildings b on b.id = h.building_id
left join carry_overs k on k.kind = 'order-not-placed' and k.subject = 'order:' || o.id and k.is_last
where o.kind in ('isolate', 'admit') and o.person_id is not null;
comment on view loop_order_not_placed is 'Orders to isolate or admit with neither a placed person nor a named reason; due as their transfer says, and on the same day where the policy has no limit. What a column of an order says is good enough for a figure';

create view loop_transfer_not_done as
select 'transfer-not-done' as kind, null::int as round_id, 'transfer:' || t.id as subject, t.area_code as area,
  coalesce(k.owner, case when t.on_at is not null or r.departed_at is not null then 'account:' || s.driver end, 'district:' || left(t.area_code, 6)) as owner,
  t.asked_at as opened_at, coalesce(k.due_at, t.due_at) as due_at, t.ended_at as closed_at,
  case when t.on_at is not null then 'bring-rider'
    when t.kind <> 'home' and t.to_site_id is null then 'give-room'
    when t.trip_id is null then 'plan-trip'
    when t.told_at is null then 'tell-rider'
    else 'fetch-rider' end as next_step
from transfers t
left join trips r on r.id = t.trip_id
left join crew_shifts s on s.id = r.shift_id
left join carry_overs k on k.kind = 'transfer-not-done' and k.subject = 'transfer:' || t.id and k.is_last;
comment on view loop_transfer_not_done is 'People who are to be moved and have not arrived; due by the hours of their track, or on the same day';

create index orders_to_place on orders (known_at) where kind in ('isolate', 'admit') and person_id is not null;
