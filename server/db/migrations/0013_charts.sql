-- Why: the second scan of a plate, the instrument and reagent lot of each plate, and the answers to the alarms of its control charts.
-- Safe beside the previous server: yes, new tables and empty columns only; the view keeps its columns.
-- Locks: plates for a moment (two columns without a default).

alter table plates add column reagent_lot text, add column instrument text;
comment on table plates is 'Plates loaded in a laboratory, with the reagent lot and the serial of the instrument, and the judgement that the server derived from the imported readings';

create table plate_rescans (
  plate_id bigint not null references plates (id),
  turn smallint not null check (turn > 0),
  comparison jsonb not null,
  scanned_at timestamptz not null,
  scanned_by text not null,
  primary key (plate_id, turn)
);
comment on table plate_rescans is 'Second scans of a loaded plate, compared with it; while the last one differs, the plate is not released';

create table chart_answers (
  id uuid primary key,
  plate_id bigint not null references plates (id),
  series text not null,
  done text not null,
  answered_at timestamptz not null,
  answered_by text not null,
  constraint an_alarm_is_answered_once unique (plate_id, series)
);
comment on table chart_answers is 'What was done about an alarm of a control chart: the plate at which it began, and its series';

create view plate_differs as
select distinct on (s.plate_id) s.plate_id, s.comparison ->> 'kind' = 'differs' as differs
from plate_rescans s
order by s.plate_id, s.turn desc;
comment on view plate_differs is 'Whether the last second scan of a plate differs from it';

create or replace view loop_plate_not_released as
select 'plate-not-released' as kind, p.round_id, 'plate:' || p.id as subject, y.area_code as area, 'laboratory:' || p.laboratory_id as owner,
  p.loaded_at as opened_at, p.loaded_at + l.minutes * interval '1 minute' as due_at, coalesce(p.released_at, p.rejected_at) as closed_at,
  case when p.judgement ->> 'kind' = 'blocked' then 'reject'
    when exists (select from plate_differs d where d.plate_id = p.id and d.differs) then 'rescan'
    when p.imported_at is null then 'import' else 'release' end as next_step
from plates p
join laboratories y on y.id = p.laboratory_id
join round_limits l on l.round_id = p.round_id and l.step = 'plate-released';
