-- Why: boards and lists of a day of a hundred thousand contacts are counted from indexes alone, and stay so through the day.
-- Safe beside the previous server: yes, indexes and settings of one table.
-- Locks: contacts while its indexes are built.

create index contacts_with_a_next_step on contacts (area_code) include (decided, person_id, signed_at, placed_noted_at, located_at, informed_at)
  where dropped_at is null and became_case is null
    and (decided is null or signed_at is null or person_id is null or (decided in ('close', 'secondary') and placed_noted_at is null));

drop index contacts_not_judged;
create index contacts_not_judged on contacts (area_code, named_at) include (id, case_id, reopened_at, located_due) where decided is null and dropped_at is null and became_case is null;
drop index contacts_not_located;
create index contacts_not_located on contacts (area_code, decided_at) include (id, assigned_to, located_due) where decided in ('close', 'secondary') and located_at is null and dropped_at is null and became_case is null;
drop index contacts_not_informed;
create index contacts_not_informed on contacts (area_code, decided_at) include (id, assigned_to, informed_due) where decided in ('close', 'secondary') and informed_at is null and dropped_at is null and became_case is null;
drop index contacts_not_placed;
create index contacts_not_placed on contacts (area_code, decided_at) include (id, placed_due) where decided in ('close', 'secondary') and placed_noted_at is null and dropped_at is null and became_case is null;

-- The six speeds of the cases of some days, without reading the contacts of all others.
create index contacts_measured on contacts (case_id) include (person_id, named_at, located_at, located_due, handed_at, placed_noted_at, placed_due)
  where decided in ('close', 'secondary') and dropped_at is null;

-- An index answers alone only for pages that were vacuumed; a fifth of all contacts there ever were is more than a day.
alter table contacts set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
