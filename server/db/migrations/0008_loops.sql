-- Why: whatever is still owed is one query per kind over the facts, all with the same columns; there is no second ledger.
-- Safe beside the previous server: yes, views only.
-- Locks: none, new views only.

create view loop_tube_not_sealed as
select 'tube-not-sealed' as kind, t.round_id, 'tube:' || t.id as subject, s.area_code as area, 'site:' || t.site_id as owner,
  t.opened_at, t.opened_at + l.minutes * interval '1 minute' as due_at, t.sealed_at as closed_at, 'seal' as next_step
from tubes t
join sites s on s.id = t.site_id
join round_limits l on l.round_id = t.round_id and l.step = 'tube-sealed'
where t.state in ('open', 'sealed');
comment on view loop_tube_not_sealed is 'Tubes opened and not yet sealed';

create view loop_tube_not_boxed as
select 'tube-not-boxed' as kind, t.round_id, 'tube:' || t.id as subject, s.area_code as area, 'site:' || t.site_id as owner,
  t.sealed_at as opened_at, t.sealed_at + l.minutes * interval '1 minute' as due_at, t.boxed_at as closed_at, 'box' as next_step
from tubes t
join sites s on s.id = t.site_id
join round_limits l on l.round_id = t.round_id and l.step = 'tube-boxed'
where t.state = 'sealed';
comment on view loop_tube_not_boxed is 'Sealed tubes that are in no box';

create view loop_box_not_handed_over as
select 'box-not-handed-over' as kind, b.round_id, 'box:' || b.id as subject, s.area_code as area, 'site:' || b.site_id as owner,
  b.sealed_at as opened_at, b.sealed_at + l.minutes * interval '1 minute' as due_at, coalesce(g.accepted_at, b.lost_at) as closed_at,
  'hand-over' as next_step
from boxes b
join sites s on s.id = b.site_id
join round_limits l on l.round_id = b.round_id and l.step = 'box-handed-over'
left join box_legs g on g.box_id = b.id and g.leg_no = 1;
comment on view loop_box_not_handed_over is 'Sealed boxes that no courier has accepted';

create view loop_box_not_delivered as
select 'box-not-delivered' as kind, b.round_id, 'box:' || b.id as subject, s.area_code as area, g.to_account as owner,
  g.accepted_at as opened_at, g.accepted_at + l.minutes * interval '1 minute' as due_at, coalesce(b.received_at, b.lost_at) as closed_at,
  'deliver' as next_step
from box_legs g
join boxes b on b.id = g.box_id
join sites s on s.id = b.site_id
join round_limits l on l.round_id = b.round_id and l.step = 'box-delivered'
where g.leg_no = 1 and g.accepted_at is not null;
comment on view loop_box_not_delivered is 'Boxes on the way to a laboratory';

create view loop_box_count_differs as
select 'box-count-differs' as kind, b.round_id, 'box:' || b.id as subject, s.area_code as area, g.to_account as owner,
  g.accepted_at as opened_at, g.accepted_at + l.minutes * interval '1 minute' as due_at, g.difference_settled_at as closed_at,
  'explain-difference' as next_step
from box_legs g
join boxes b on b.id = g.box_id
join sites s on s.id = b.site_id
join round_limits l on l.round_id = b.round_id and l.step = 'difference-settled'
where g.accepted_count <> g.offered_count;
comment on view loop_box_count_differs is 'Hand-overs where giver and receiver counted differently';

create view loop_tube_not_known as
select 'tube-not-known' as kind, o.round_id, 'tube:' || o.tube_id as subject, s.area_code as area, 'site:' || b.site_id as owner,
  o.found_at as opened_at, o.found_at + l.minutes * interval '1 minute' as due_at, o.settled_at as closed_at, 'ask-site' as next_step
from orphan_tubes o
join boxes b on b.id = o.box_id
join sites s on s.id = b.site_id
join round_limits l on l.round_id = o.round_id and l.step = 'difference-settled';
comment on view loop_tube_not_known is 'Tubes at a laboratory that no device has reported';

create view loop_tube_not_resulted as
select 'tube-not-resulted' as kind, t.round_id, 'tube:' || t.id as subject, s.area_code as area,
  case when b.received_at is null then 'site:' || t.site_id else 'laboratory:' || b.laboratory_id end as owner,
  t.sealed_at as opened_at, t.sealed_at + l.minutes * interval '1 minute' as due_at, t.resulted_at as closed_at, 'test' as next_step
from tubes t
join sites s on s.id = t.site_id
join boxes b on b.id = t.box_id
join round_limits l on l.round_id = t.round_id and l.step = 'tube-resulted'
where t.state = 'sealed';
comment on view loop_tube_not_resulted is 'Boxed tubes without a released result; the clock runs from the seal, as the 24-hour promise does';

create view loop_plate_not_released as
select 'plate-not-released' as kind, p.round_id, 'plate:' || p.id as subject, y.area_code as area, 'laboratory:' || p.laboratory_id as owner,
  p.loaded_at as opened_at, p.loaded_at + l.minutes * interval '1 minute' as due_at, coalesce(p.released_at, p.rejected_at) as closed_at,
  case when p.imported_at is null then 'import' when p.judgement ->> 'kind' = 'blocked' then 'reject' else 'release' end as next_step
from plates p
join laboratories y on y.id = p.laboratory_id
join round_limits l on l.round_id = p.round_id and l.step = 'plate-released';
comment on view loop_plate_not_released is 'Plates that were loaded and neither released nor rejected';

create view loop_claim_not_settled as
select 'claim-not-settled' as kind, c.round_id, 'claim:' || c.tube_id || ':' || c.person_id || ':' || c.kind as subject, s.area_code as area,
  'site:' || t.site_id as owner, c.claimed_at as opened_at, c.claimed_at + l.minutes * interval '1 minute' as due_at,
  c.settled_at as closed_at, 'settle' as next_step
from sample_claims c
join tubes t on t.round_id = c.round_id and t.id = c.tube_id
join sites s on s.id = t.site_id
join round_limits l on l.round_id = c.round_id and l.step = 'claim-settled'
where c.kind not in ('duplicate', 'voided');
comment on view loop_claim_not_settled is 'Claims about a sealed tube that a person must review; they hold its result';

create view loop_member_not_resampled as
select 'member-not-resampled' as kind, k.round_id, 'task:' || k.tube_id || ':' || k.person_id as subject, s.area_code as area,
  'street:' || s.area_code as owner, k.opened_at, k.opened_at + l.minutes * interval '1 minute' as due_at, k.outcome_at as closed_at,
  case when x.tube_id is null then 'resample' else 'await-result' end as next_step
from recall_tasks k
join tubes t on t.round_id = k.round_id and t.id = k.tube_id
join sites s on s.id = t.site_id
join round_limits l on l.round_id = k.round_id and l.step = 'member-resampled'
left join samples x on x.round_id = k.round_id and x.person_id = k.person_id and x.sitting = k.sitting;
comment on view loop_member_not_resampled is 'Members of recalled tubes without an outcome of their own';

create view loop_preliminary_not_confirmed as
select 'preliminary-not-confirmed' as kind, f.round_id, 'finding:' || f.tube_id || ':' || f.person_id as subject, s.area_code as area,
  'laboratory:' || s.laboratory_id as owner, f.found_at as opened_at, f.found_at + l.minutes * interval '1 minute' as due_at,
  f.decided_at as closed_at, 'test-with-second-kit' as next_step
from findings f
join tubes t on t.round_id = f.round_id and t.id = f.tube_id
join sites s on s.id = t.site_id
join round_limits l on l.round_id = f.round_id and l.step = 'preliminary-confirmed';
comment on view loop_preliminary_not_confirmed is 'Preliminary positives that await the second kit';

create view loop_positive_without_case as
select 'positive-without-case' as kind, f.round_id, 'finding:' || f.tube_id || ':' || f.person_id as subject, s.area_code as area,
  'district:' || left(s.area_code, 6) as owner, f.decided_at as opened_at, f.decided_at + interval '2 hours' as due_at,
  c.opened_at as closed_at, 'open-case' as next_step
from findings f
join tubes t on t.round_id = f.round_id and t.id = f.tube_id
join sites s on s.id = t.site_id
left join cases c on c.round_id = f.round_id and c.person_id = f.person_id and c.tube_id = f.tube_id
where f.state = 'confirmed';
comment on view loop_positive_without_case is 'Confirmed positives without a case; 2 hours is the reporting limit of the 8th and 9th editions';

create view loop_person_not_sampled as
select 'person-not-sampled' as kind, r.round_id, 'building:' || r.building_id as subject, b.community_code as area,
  'community:' || b.community_code as owner, n.closes_at as opened_at, n.closes_at + l.minutes * interval '1 minute' as due_at,
  null::timestamptz as closed_at, 'visit' as next_step
from roll r
join rounds n on n.id = r.round_id
join buildings b on b.id = r.building_id
join round_limits l on l.round_id = r.round_id and l.step = 'person-followed-up'
where not exists (select from samples x where x.round_id = r.round_id and x.person_id = r.person_id and x.sitting = 0)
  and not exists (select from roll_marks m where m.round_id = r.round_id and m.person_id = r.person_id)
group by r.round_id, r.building_id, b.community_code, n.closes_at, l.minutes;
comment on view loop_person_not_sampled is 'Buildings with people on the roll who are neither sampled nor accounted for; owed from the close of the round';

create view loops as
select * from loop_tube_not_sealed
union all select * from loop_tube_not_boxed
union all select * from loop_box_not_handed_over
union all select * from loop_box_not_delivered
union all select * from loop_box_count_differs
union all select * from loop_tube_not_known
union all select * from loop_tube_not_resulted
union all select * from loop_plate_not_released
union all select * from loop_claim_not_settled
union all select * from loop_member_not_resampled
union all select * from loop_preliminary_not_confirmed
union all select * from loop_positive_without_case
union all select * from loop_person_not_sampled;
comment on view loops is 'Everything owed, open and closed, one kind per view';
