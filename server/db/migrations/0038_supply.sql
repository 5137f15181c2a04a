-- Why: isolation sites are found, inspected, requisitioned and activated in waves; rooms are cleaned after a stay, and every bag of waste reaches its end.
-- Safe beside the previous server: yes, new tables, and columns that have a default or may be null.
-- Locks: isolation_sites and rooms while a constraint is replaced and indexes are built; both are new and small.

alter table isolation_sites drop constraint isolation_sites_wave_check;
alter table isolation_sites add constraint a_wave_is_hours check (wave between 1 and 240);
comment on column isolation_sites.wave is 'Within how many hours of the newest activation it has to be ready';
alter table isolation_sites add column state_since timestamptz;
alter table isolation_sites add column inspected_at timestamptz;
alter table isolation_sites add column inspection_passed boolean;
alter table isolation_sites add column requisition_authority text;
alter table isolation_sites add column requisition_number text;
alter table isolation_sites add column requisition_until timestamptz;
comment on column isolation_sites.state_since is 'When it came into its state; null where it is as it was added';
comment on column isolation_sites.requisition_number is 'Of the document by which the authority took the house';
create index isolation_sites_state on isolation_sites (state, number);

alter table rooms add column emptied_at timestamptz;
comment on column rooms.emptied_at is 'When the last person left it; from then it waits to be cleaned where ready_at is null';
create index rooms_not_ready on rooms (emptied_at, id) where ready_at is null;
create index rooms_ready on rooms (isolation_site_id) where ready_at is not null and out_since is null;

create table isolation_site_events (
  id uuid primary key,
  isolation_site_id uuid not null references isolation_sites (id),
  version integer not null,
  event text not null check (event in ('pass', 'fail', 'requisition', 'make-ready', 'activate', 'stand-by', 'wind-down', 'resume', 'close', 'give-back', 'reopen')),
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  done_by text not null,
  body jsonb
);
create unique index a_version_of_a_site_has_one_step on isolation_site_events (isolation_site_id, version);
comment on table isolation_site_events is 'What was done to a site as a whole, each step once; an inspection with what it found of every item';
comment on column isolation_site_events.body is 'Findings of an inspection, document of a requisition, a reason: of the house, never of people';

create table supply_choices (
  kind text not null check (kind in ('inspection-item', 'disinfectant')),
  code text not null,
  zh text not null,
  en text not null,
  low float8,
  high float8,
  unit text,
  minutes smallint,
  source text not null,
  set_by text not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  primary key (kind, code)
);
comment on table supply_choices is 'What a city itself adds to the checklist of an inspection, and the disinfectants that it uses, each with where it comes from';

create table site_activations (
  id uuid primary key,
  area_code text not null,
  document_number text,
  rooms integer not null check (rooms > 0),
  starts_at timestamptz not null,
  ordered_at timestamptz not null,
  ordered_by text not null,
  pack text not null,
  ground jsonb,
  missing integer not null,
  ended_at timestamptz,
  ended_by text,
  constraint an_end_of_an_activation_has_somebody check ((ended_at is null) = (ended_by is null))
);
create unique index one_activation_of_an_area_runs on site_activations (area_code) where ended_at is null;
create index site_activations_area on site_activations (area_code, ordered_at);
comment on table site_activations is 'Orders to have so many rooms ready, by the steps of the policy in force or those that the order gives';
comment on column site_activations.ground is 'Where the steps come from; null where the order gave them';
comment on column site_activations.missing is 'Rooms that the area did not have when it was ordered';

create table activation_waves (
  activation_id uuid not null references site_activations (id),
  hours smallint not null,
  share text not null,
  due_at timestamptz not null,
  rooms integer not null,
  primary key (activation_id, hours)
);
comment on table activation_waves is 'Until when how many rooms have to be ready, those of the waves before among them';

create table activation_sites (
  activation_id uuid not null,
  isolation_site_id uuid not null references isolation_sites (id),
  hours smallint not null,
  rooms integer not null,
  primary key (activation_id, isolation_site_id),
  foreign key (activation_id, hours) references activation_waves (activation_id, hours)
);
create index activation_sites_wave on activation_sites (activation_id, hours);
create index activation_sites_site on activation_sites (isolation_site_id);
comment on table activation_sites is 'Which site belongs to which wave';

create table cleanings (
  id uuid primary key,
  isolation_site_id uuid not null references isolation_sites (id),
  room_id uuid references rooms (id),
  zone text check (zone in ('isolation', 'work', 'passage')),
  kind text not null check (kind in ('routine', 'turnover', 'terminal')),
  method text not null,
  concentration float8,
  unit text,
  contact_minutes smallint not null,
  strip float8,
  photo_digest text check (photo_digest ~ '^[0-9a-f]{64}$'),
  emptied_at timestamptz,
  done_at timestamptz not null,
  done_by text not null,
  recorded_at timestamptz not null,
  checked_at timestamptz,
  checked_by text,
  passed boolean,
  constraint a_cleaning_is_of_a_room_or_a_zone check ((room_id is null) <> (zone is null)),
  constraint a_cleaning_has_a_proof check (strip is not null or photo_digest is not null),
  constraint a_check_is_whole check ((checked_at is null) = (checked_by is null) and (checked_at is null) = (passed is null)),
  constraint somebody_else_checks check (checked_by is null or checked_by <> done_by)
);
create index cleanings_room on cleanings (room_id, done_at);
create index cleanings_site on cleanings (isolation_site_id, done_at);
create index cleanings_unchecked on cleanings (room_id) where checked_at is null and kind = 'terminal';
create index cleanings_measured on cleanings (done_at) where emptied_at is not null;
comment on table cleanings is 'Disinfections of a room or a zone with method, contact time and proof; a terminal one counts when somebody else has checked it';
comment on column cleanings.emptied_at is 'When the last person had left the room: until it was ready again is the turnover that was measured';
comment on column cleanings.photo_digest is 'SHA-256 of a photo that stays where it was taken';

create table waste_label_runs (
  isolation_site_id uuid not null references isolation_sites (id),
  first bigint not null,
  last bigint not null check (last >= first),
  printed_at timestamptz not null,
  printed_by text not null,
  primary key (first)
);
create unique index a_waste_label_is_of_one_run on waste_label_runs (last);
create index waste_label_runs_site on waste_label_runs (isolation_site_id, last);
comment on table waste_label_runs is 'Labels of bags as they were printed for a site, each run after the one before';

create table waste_manifests (
  id uuid primary key,
  number text not null,
  isolation_site_id uuid not null references isolation_sites (id),
  area_code text not null,
  collector text not null,
  vehicle text not null,
  disposal text not null,
  bags integer not null,
  grams bigint not null,
  drawn_at timestamptz not null,
  drawn_by text not null,
  handed_at timestamptz,
  handed_by text,
  taken_by text,
  receive_due timestamptz,
  received_at timestamptz,
  received_by text,
  received_grams bigint,
  recorded_by text,
  settled_at timestamptz,
  settled_by text,
  settled_because text,
  keep_until date not null,
  constraint a_manifest_number_is_of_one unique (number),
  constraint both_sign_a_hand_over check ((handed_at is null) = (handed_by is null) and (handed_at is null) = (taken_by is null)),
  constraint a_receipt_is_whole check ((received_at is null) = (received_by is null) and (received_at is null) = (received_grams is null)),
  constraint what_arrives_was_handed_over check (received_at is null or handed_at is not null)
);
create index waste_manifests_site on waste_manifests (isolation_site_id, drawn_at);
create index waste_manifests_page on waste_manifests (drawn_at, id);
create index waste_manifests_open on waste_manifests (handed_at) where handed_at is not null and settled_at is null;
comment on table waste_manifests is 'Manifests (联单) of bags that leave a site with a collector and are weighed at the disposal; kept as long as the policy says';
comment on column waste_manifests.taken_by is 'Who signed for the collector, a worker of theirs';
comment on column waste_manifests.settled_because is 'Why what arrived differs from what was handed over, and that somebody looked; set at once where nothing differs';

create table waste_bags (
  label bigint primary key,
  isolation_site_id uuid not null references isolation_sites (id),
  room_id uuid references rooms (id),
  zone text check (zone in ('isolation', 'work', 'passage')),
  kind text not null check (kind in ('infectious', 'sharps', 'pathological', 'chemical', 'pharmaceutical')),
  grams integer not null check (grams > 0),
  packed_at timestamptz not null,
  packed_by text not null,
  collect_due timestamptz not null,
  stored_at timestamptz,
  manifest_id uuid references waste_manifests (id),
  handed_at timestamptz,
  received_at timestamptz,
  is_missing boolean not null default false,
  voided_at timestamptz,
  voided_because text,
  instead bigint,
  constraint a_bag_is_stored_before_it_leaves check (handed_at is null or (stored_at is not null and manifest_id is not null)),
  constraint a_bag_arrives_after_it_left check (received_at is null or handed_at is not null),
  constraint a_spoiled_bag_went_nowhere check (voided_at is null or handed_at is null)
);
create index waste_bags_site on waste_bags (isolation_site_id, packed_at, label);
create index waste_bags_page on waste_bags (packed_at, label);
create index waste_bags_room on waste_bags (room_id);
create index waste_bags_manifest on waste_bags (manifest_id);
create index waste_bags_to_collect on waste_bags (collect_due, label) where handed_at is null and voided_at is null;
create index waste_bags_missing on waste_bags (manifest_id) where is_missing;
comment on table waste_bags is 'Every closed bag of medical waste, from the label to the disposal; the moments say where it is';

create table waste_moves (
  label bigint not null references waste_bags (label),
  line smallint not null,
  from_place text not null,
  to_place text not null,
  grams integer not null,
  manifest_id uuid references waste_manifests (id),
  moved_at timestamptz not null,
  moved_by text not null,
  command_id uuid not null,
  primary key (label, line),
  constraint a_bag_moves_along check ((from_place, to_place) in (('source', 'packed'), ('packed', 'stored'), ('packed', 'void'), ('stored', 'void'), ('stored', 'handed-over'), ('handed-over', 'received')))
);
create index waste_moves_manifest on waste_moves (manifest_id);
comment on table waste_moves is 'The ledger of bags: each move from one place to the next, with its weight; only added to';

create view waste_bag_places as
select b.label, b.isolation_site_id, b.grams, b.manifest_id, b.is_missing,
  case when b.voided_at is not null then 'void' when b.received_at is not null then 'received' when b.handed_at is not null then 'handed-over'
    when b.stored_at is not null then 'stored' else 'packed' end as place
from waste_bags b;
comment on view waste_bag_places is 'Where each bag is, told from its moments; the ledger must say the same';

create view waste_conservation as
with counted as (
  select s.id, s.number, c.*, m.*
  from isolation_sites s
  cross join lateral (
    select count(*) as bags, count(*) filter (where l.here = 1 and l.grams = p.grams) as agree, coalesce(sum(l.places), 0) as places,
      count(*) filter (where exists (select from waste_label_runs r where r.isolation_site_id = s.id and p.label between r.first and r.last)) as labelled,
      count(*) filter (where p.manifest_id is not null and exists (select from waste_manifests f where f.id = p.manifest_id and f.isolation_site_id = s.id)) as on_manifests
    from waste_bag_places p
    cross join lateral (
      select coalesce(sum(n.quantity) filter (where n.place = p.place), 0) as here, coalesce(sum(n.grams) filter (where n.place = p.place), 0) as grams,
        count(*) filter (where n.quantity <> 0) as places
      from (
        select v.place, sum(v.quantity) as quantity, sum(v.quantity * v.grams) as grams
        from (
          select o.to_place as place, 1 as quantity, o.grams from waste_moves o where o.label = p.label
          union all
          select o.from_place, -1, o.grams from waste_moves o where o.label = p.label and o.from_place <> 'source'
        ) v
        group by v.place
      ) n
    ) l
    where p.isolation_site_id = s.id
  ) c
  cross join lateral (
    select coalesce(sum(f.bags), 0) as named, coalesce(sum(f.grams) filter (where f.handed_at is not null), 0) as handed,
      coalesce(sum(f.bags) filter (where f.received_at is not null), 0) as to_arrive,
      coalesce(sum((select sum(o.grams) from waste_moves o where o.manifest_id = f.id and o.to_place = 'handed-over')), 0) as moved,
      coalesce(sum((select count(*) from waste_bags b where b.manifest_id = f.id and (b.received_at is not null) <> b.is_missing))
        filter (where f.received_at is not null), 0) as arrived
    from waste_manifests f where f.isolation_site_id = s.id
  ) m
)
select l.law, c.number as site, l.expected, l.found
from counted c
cross join lateral (values ('bags', c.bags::numeric, c.agree::numeric), ('one-place', c.bags, c.places), ('labels', c.bags, c.labelled),
  ('manifest-bags', c.named, c.on_manifests), ('manifest-grams', c.handed, c.moved), ('receipts', c.to_arrive, c.arrived)) as l (law, expected, found);
comment on view waste_conservation is 'One row for each law and isolation site: every bag is by its row where the ledger says, in one place only, and the weights agree; expected and found must be equal at every moment';

create view loop_room_not_cleaned as
select 'room-not-cleaned' as kind, null::int as round_id, 'room:' || r.id as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, r.emptied_at as opened_at, coalesce(k.due_at, r.emptied_at + interval '24 hours') as due_at,
  r.ready_at as closed_at, case when exists (select from cleanings c where c.room_id = r.id and c.checked_at is null and c.kind = 'terminal' and c.done_at >= r.emptied_at)
    then 'check-cleaning' else 'clean-room' end as next_step
from rooms r
join isolation_sites i on i.id = r.isolation_site_id
left join carry_overs k on k.kind = 'room-not-cleaned' and k.subject = 'room:' || r.id and k.is_last
where r.emptied_at is not null and not exists (select from stays s where s.room_id = r.id and s.left_at is null);
comment on view loop_room_not_cleaned is 'Rooms that somebody left and that are not ready again; the same day, because the policy has no limit';

create view loop_waste_not_collected as
select 'waste-not-collected' as kind, null::int as round_id, 'waste-bag:' || b.label as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, b.packed_at as opened_at, coalesce(k.due_at, b.collect_due) as due_at,
  coalesce(b.handed_at, b.voided_at) as closed_at, case when b.stored_at is null then 'store-waste' else 'hand-over-waste' end as next_step
from waste_bags b
join isolation_sites i on i.id = b.isolation_site_id
left join carry_overs k on k.kind = 'waste-not-collected' and k.subject = 'waste-bag:' || b.label and k.is_last
union all
select 'waste-not-collected', null::int, 'waste-manifest:' || m.id, m.area_code,
  coalesce(k.owner, 'isolation-site:' || i.number), m.handed_at, coalesce(k.due_at, m.receive_due),
  m.settled_at, case when m.received_at is null then 'confirm-waste-received' else 'settle-waste-difference' end
from waste_manifests m
join isolation_sites i on i.id = m.isolation_site_id
left join carry_overs k on k.kind = 'waste-not-collected' and k.subject = 'waste-manifest:' || m.id and k.is_last
where m.handed_at is not null;
comment on view loop_waste_not_collected is 'Bags that nobody collected, due as the policy said when they were packed; and manifests whose arrival or whose difference nobody settled';

create table resident_counts (
  district text primary key,
  residents integer not null,
  counted_at timestamptz not null
);
comment on table resident_counts is 'How many people the register has by district, counted in the background: the reserve of rooms is measured against it';
