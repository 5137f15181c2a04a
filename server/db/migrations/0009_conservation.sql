-- Why: the laws of conservation, each a comparison of two independent counts; a difference is a fault of ours, never of a person.
-- Safe beside the previous server: yes, views only.
-- Locks: none, new views only.

create view roll_states as
select r.round_id, r.person_id, r.building_id, r.mode,
  case when x.person_id is not null then 'sampled' when m.person_id is not null then m.kind else 'missing' end as state
from roll r
left join samples x on x.round_id = r.round_id and x.person_id = r.person_id and x.sitting = 0
left join roll_marks m on m.round_id = r.round_id and m.person_id = r.person_id;
comment on view roll_states is 'Each person on a roll in exactly one state; a sample outweighs a mark';

create view tube_accounts as
select t.round_id, t.id as tube_id,
  case
    when t.state in ('void', 'moved') then 'void'
    when t.state = 'lost' then 'lost'
    when t.resulted_at is not null then 'done'
    when t.box_id is null then 'site:' || t.site_id
    when b.received_at is not null then 'laboratory:' || b.laboratory_id
    else coalesce((select g.to_account from box_legs g where g.box_id = t.box_id and g.accepted_at is not null order by g.leg_no desc limit 1),
      'site:' || t.site_id)
  end as account
from tubes t
left join boxes b on b.id = t.box_id;
comment on view tube_accounts is 'Where each opened tube is, told from the facts; the ledger must say the same';

create view ledger_balances as
select round_id, account, sum(quantity)::int as quantity
from (
  select round_id, to_account as account, quantity from custody_entries where item = 'tube'
  union all
  select round_id, from_account, -quantity from custody_entries where item = 'tube'
) moved
group by round_id, account;
comment on view ledger_balances is 'Balance of tubes in every account after the ledger; press is the source and runs negative';

create view conservation as
select 'people' as law, n.id as round_id,
  (select count(*) from roll r where r.round_id = n.id) as expected,
  (select count(*) from roll_states s where s.round_id = n.id and s.state in ('sampled', 'exempt', 'refused', 'absent', 'unreachable', 'missing')) as found
from rounds n
union all
select 'members', n.id,
  (select coalesce(sum(t.member_count), 0) from tubes t where t.round_id = n.id and t.state in ('open', 'sealed', 'lost')),
  (select count(*) from samples x where x.round_id = n.id)
    + (select count(*) from sample_claims c where c.round_id = n.id and c.kind = 'duplicate')
from rounds n
union all
select 'tubes', n.id,
  (select coalesce(sum(g.last_id - g.first_id + 1), 0) from tube_ranges g where g.round_id = n.id),
  (select coalesce(sum(l.quantity), 0) from ledger_balances l where l.round_id = n.id and l.account <> 'press')
from rounds n
union all
select 'accounts', n.id,
  (select count(*) from tubes t where t.round_id = n.id),
  (select coalesce(sum(least(f.held, l.quantity)), 0)
    from (select account, count(*) as held from tube_accounts a where a.round_id = n.id group by account) f
    join ledger_balances l on l.round_id = n.id and l.account = f.account)
from rounds n
union all
select 'rows', n.id,
  (select coalesce(sum(u.applied), 0) from uploads u where u.round_id = n.id),
  (select count(*) from field_events e where e.round_id = n.id)
from rounds n
union all
select 'readings', n.id,
  (select coalesce(sum(f.used), 0) from result_files f join plates p on p.id = f.plate_id where p.round_id = n.id),
  (select count(*) from wells w where w.round_id = n.id and w.cts is not null)
from rounds n
union all
select 'results', n.id,
  (select count(*) from tubes t where t.round_id = n.id and t.resulted_at is not null),
  (select count(distinct v.tube_id) from tube_results v where v.round_id = n.id)
from rounds n
union all
select 'recalls', n.id,
  (select coalesce(sum(c.member_count), 0) from recalls c where c.round_id = n.id),
  (select count(*) from recall_tasks k where k.round_id = n.id)
from rounds n
union all
select 'reactive-pools', n.id,
  (select count(distinct v.tube_id) from tube_results v join tubes t on t.round_id = v.round_id and t.id = v.tube_id
    where v.round_id = n.id and v.call = 'reactive' and not (t.pool_size = 1 and t.member_count = 1)),
  (select count(*) from recalls c where c.round_id = n.id and c.reason = 'reactive')
from rounds n;
comment on view conservation is 'One row for each law and round; expected and found must be equal at every moment';
