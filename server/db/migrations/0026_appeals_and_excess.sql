-- Why: appeals and reports of measures without an order, with their clocks; loops that belong to no round.
-- Safe beside the previous server: yes, new tables and views, and one view that it reads by its columns.
-- Locks: order_acts while an index of its appeals is built, the view loops for an instant.

create index order_acts_appeals on order_acts (at) where kind = 'appeal';

create table appellants (
  appeal_id text primary key,
  order_id text not null,
  person_id bigint references people (id),
  lodged_by text not null,
  receipt text
);
create index appellants_person on appellants (person_id, order_id);
comment on table appellants is 'For whom an appeal was lodged and by which account: an order of an area has no person of its own, and a proxy or a clerk may write for somebody';
comment on column appellants.receipt is 'Number of the scanned letter or of the recorded call; null for an appeal from the page';

create table appeal_additions (
  id uuid primary key,
  appeal_id text not null references appellants (appeal_id),
  words text not null,
  added_by text not null,
  at timestamptz not null
);
create index appeal_additions_appeal on appeal_additions (appeal_id, at);
comment on table appeal_additions is 'What the person added while the appeal was open; the first words are in the act';

create table appeals_told (
  appeal_id text primary key,
  outcome text not null check (outcome in ('upheld', 'lifted', 'shortened', 'lapsed')),
  at timestamptz not null
);
comment on table appeals_told is 'Appeals whose outcome went to a phone, so that nobody is told twice; it decides nothing';

create table measure_reports (
  id uuid primary key,
  receipt_hash bytea not null,
  kind text not null check (kind in ('block_exit', 'refuse_care', 'kept_inside', 'taken_away', 'closed_place', 'test_forced')),
  area_code text not null,
  district text not null,
  place text not null,
  words text not null,
  seen_at timestamptz not null,
  reported_at timestamptz not null,
  constraint a_receipt_is_of_one_report unique (receipt_hash)
);
create index measure_reports_district on measure_reports (district, reported_at);
comment on table measure_reports is 'Measures that residents saw without an order. Who reported is nowhere: the reader of the answer shows a receipt of which only the hash is here';
comment on column measure_reports.reported_at is 'Cut to the hour, so that it cannot be laid beside the audit of commands';

create table measure_answers (
  report_id uuid primary key references measure_reports (id),
  kind text not null check (kind in ('stopped', 'ordered', 'not-so')),
  order_id text,
  words text not null,
  answered_by text not null,
  unit text not null,
  at timestamptz not null,
  constraint an_order_is_named check ((kind = 'ordered') = (order_id is not null))
);
comment on table measure_answers is 'What the district did about a report: stopped it, named the order, or found that it is not so';

-- The hours of a document count as far as the guardrail lets them (core/appeals/clock.ts); a row that somebody forged may hold anything
-- there, and must not stop the list of all others.
create view loop_appeal_unanswered as
select 'appeal-unanswered' as kind, null::int as round_id, 'appeal:' || a.id as subject, o.district as area, 'district:' || o.district as owner,
  least(a.at, a.known_at) as opened_at,
  case when first_word.at is null then least(a.at, a.known_at) + t.answer_hours * interval '1 hour'
    else greatest(least(a.at, a.known_at) + t.decide_hours * interval '1 hour', a.known_at + t.answer_hours * interval '1 hour')
      + case when first_word.is_kept then t.decide_hours * interval '1 hour' else interval '0' end
  end as due_at,
  first_word.decided_at as closed_at,
  case when first_word.at is null then 'answer-appeal' else 'decide-appeal' end as next_step
from order_acts a
join orders o on o.id = a.order_id
cross join lateral (
  select
    case when jsonb_typeof(o.document #> '{appeal,answerHours}') = 'number' then least(greatest((o.document #>> '{appeal,answerHours}')::numeric, 0), 4) else 4 end::float8 as answer_hours,
    case when jsonb_typeof(o.document #> '{appeal,decideHours}') = 'number' then least(greatest((o.document #>> '{appeal,decideHours}')::numeric, 0), 24) else 24 end::float8 as decide_hours
) t
cross join lateral (
  select min(w.at) filter (where w.kind in ('answer', 'decide')) as at, min(w.at) filter (where w.kind = 'decide') as decided_at,
    coalesce(bool_or(w.kind = 'keep'), false) as is_kept
  from order_acts w where w.appeal_id = a.id
) first_word
where a.kind = 'appeal';
comment on view loop_appeal_unanswered is 'Appeals that nobody has decided: first answer within four hours, decision within a day, or the order suspends itself';

create view loop_measure_unanswered as
select 'measure-unanswered' as kind, null::int as round_id, 'measure:' || r.id as subject, r.district as area, 'district:' || r.district as owner,
  r.reported_at as opened_at, r.reported_at + interval '2 hours' as due_at, w.at as closed_at, 'answer-measure' as next_step
from measure_reports r
left join measure_answers w on w.report_id = r.id;
comment on view loop_measure_unanswered is 'Reported measures without an order that the district has not answered; two hours as for a wrong order (core/excess/excess.ts)';
