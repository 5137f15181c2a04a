-- Why: foreign keys had no index of their own, a table said nothing of itself, and through a view of one table its rows could be written.
-- Safe beside the previous server: yes, indexes, a comment and a view of the same columns.
-- Locks: writes to these tables while the indexes are built; they are as new as this.

create index case_clusters_venue on case_clusters (venue_id);
create index contacts_through_all on contacts (through_id);
create index look_back_lines_contact on look_back_lines (contact_id);
drop index contacts_through;
comment on table case_cluster_members is 'Which cases belong to a cluster';

create or replace view contact_progress as
select c.id as contact_id, c.located_at, c.informed_at, p.placed_at
from contacts c
cross join lateral (
  select least(
    (select min(f.at) from facts f where f.person_id = c.person_id and f.kind = 'stay' and f.at >= c.first_exposed_at
      and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id)),
    (select min(a.at) from orders o join order_acts a on a.order_id = o.id and a.kind = 'serve'
      where o.person_id = c.person_id and o.kind in ('stay_home', 'monitor') and a.at >= c.first_exposed_at)
  ) as placed_at
) p;
