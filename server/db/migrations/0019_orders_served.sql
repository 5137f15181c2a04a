-- Why: until when an order must be served, that the same fact restricts nobody twice, and what of it is still owed.
-- Safe beside the previous server: yes, two new tables, a view, and columns that it does not name.
-- Locks: orders and order_batches for an instant, to add columns without a default; facts while its index is built, for it is empty.

alter table orders add column serve_by timestamptz;
comment on column orders.serve_by is 'When its serving goes to the officer above, as the policy at its signing said';

alter table order_batches add column district text;
alter table order_batches add column people int;
alter table order_batches add column by_city boolean;
alter table order_batches add column issued_at timestamptz;
create index order_batches_district on order_batches (district, issued_at);

create table order_grounds (
  subject text not null,
  kind text not null,
  fact text not null,
  slot text not null,
  order_id text not null references orders (id),
  primary key (subject, kind, fact, slot)
);
create index order_grounds_order on order_grounds (order_id);
comment on table order_grounds is 'Which fact carries which order about whom, so that of racing drafts on one fact one wins: slot is first, emergency, or the order that is renewed';

create table issuer_days (
  issuer text not null,
  day date not null,
  primary key (issuer, day)
);
comment on table issuer_days is 'A row to hold while an order of an officer is made, so that of two at one moment the second counts the first: nobody restricts more than five hundred people a day alone';

create index facts_reason on facts (kind, reason);

create view loop_order_not_served as
select 'order-not-served' as kind, null::int as round_id, 'order:' || o.id as subject, coalesce(b.community_code, o.district) as area,
  case when b.community_code is null then 'district:' || o.district else 'community:' || b.community_code end as owner,
  o.known_at as opened_at, o.serve_by as due_at,
  least(o.until_at, (select min(a.at) from order_acts a where a.order_id = o.id and a.kind in ('serve', 'lift', 'suspend')),
    (select min(a.at) from order_acts a where a.batch_id = o.batch_id and a.kind = 'suspend')) as closed_at,
  'serve-order' as next_step
from orders o
left join people p on p.id = o.person_id
left join households h on h.id = p.household_id
left join buildings b on b.id = h.building_id
where o.serve_by is not null;
comment on view loop_order_not_served is 'Signed orders that nobody has served yet; what is over or lifted is owed to nobody';
