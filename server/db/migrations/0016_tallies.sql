-- Why: what costs a look at every tube or person of a large city is counted in the background and kept with its moment; what is open is found by an index.
-- Safe beside the previous server: yes, new tables and indexes only; it reads none of them.
-- Locks: writes to tubes, box_legs, recall_tasks, same_person_claims and commands wait while their index is built; 1.2 million tubes take about a second.

create table tallies (
  round_id int not null references rounds (id),
  kind text not null check (kind in ('roll', 'laws', 'loops', 'board', 'report')),
  as_of timestamptz,
  body jsonb,
  still_moves boolean not null default true,
  cost_ms int not null default 0,
  counted_at timestamptz,
  counted_changes text,
  lease_until timestamptz,
  primary key (round_id, kind)
);
comment on column tallies.as_of is 'The moment in the city that the figures are of; counted_at is when the machine counted, by its own clock';
comment on column tallies.still_moves is 'Whether the figures change with the clock alone, because something becomes overdue';
comment on column tallies.counted_changes is 'What PostgreSQL said of changes to the round before the count began; a hint: where it is the same, nothing is counted again before a day is over';
comment on table tallies is 'Figures of a round of a large city, counted from the facts in the background; any row may be dropped and is counted again';

create table tally_rolls (
  round_id int not null references rounds (id),
  community_code text not null references areas (code),
  due int not null,
  sampled int not null,
  exempt int not null,
  refused int not null,
  absent int not null,
  unreachable int not null,
  missing int not null,
  unvisited int[] not null,
  primary key (round_id, community_code)
);
create index tally_rolls_community on tally_rolls (community_code);
comment on column tally_rolls.unvisited is 'Buildings with somebody missing';
comment on table tally_rolls is 'The roll by community, part of the tally of its round';

create table tally_loops (
  round_id int not null references rounds (id),
  kind text not null,
  area text not null,
  owner text not null,
  box_id bigint not null,
  open int not null,
  overdue int not null,
  first_at timestamptz not null,
  primary key (round_id, kind, area, owner, box_id)
);
create index tally_loops_first on tally_loops (kind, first_at);
comment on column tally_loops.box_id is 'The box of tubes without a result, so that the list finds them; 0 for every other kind';
comment on column tally_loops.first_at is 'When the oldest of them was opened';
comment on table tally_loops is 'How many loops of a kind are open by area and owner, part of the tally of its round';

create table plate_figures (
  plate_id bigint primary key references plates (id),
  imported_at timestamptz not null,
  internal_control float8,
  tubes int not null,
  reactive int not null
);
comment on table plate_figures is 'What the control charts read of the wells of a plate, counted once for each import; any row may be dropped and is counted again';

create index tubes_open on tubes (opened_at) where sealed_at is null and state in ('open', 'sealed');
create index box_legs_differ on box_legs (accepted_at) where accepted_count <> offered_count and difference_settled_at is null;
create index recall_tasks_owed on recall_tasks (round_id, opened_at) where outcome_at is null;
create index same_person_claims_open on same_person_claims (at) where settled_at is null;
create index same_person_claims_settled on same_person_claims (settled_at) where settled_at is not null;
