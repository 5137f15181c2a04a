-- Why: twelve million samples a round: keys without padding, and no index on tubes that only repeats what a box knows; less to write and to keep.
-- Safe beside the previous server: yes, the same columns and the same rules under other indexes.
-- Locks: samples, tubes and field_events while their indexes are built; run it between rounds.

alter table samples drop constraint one_sample_per_person_and_sitting;
-- 28 bytes an entry where (round, person, sitting) took 36, because an int4 before an int8 is padded; and with the person
-- last PostgreSQL sees that people of one street come in runs, and fills its pages instead of halving them (33 bytes a
-- sample instead of 54 to 70, measured). Who looks for a person in all sittings names the ten of them.
alter table samples add constraint one_sample_per_person_and_sitting primary key (round_id, sitting, person_id);
alter table samples add constraint ten_sittings_at_most check (sitting between 0 and 9);
drop index samples_tube;
-- The partition knows the round.
create index samples_tube on samples (tube_id);
drop index field_events_tube;
create index field_events_tube on field_events (tube_id);
-- A box that is sealed and a result that is released wrote these anew for every tube; the lists read them through boxes.
drop index tubes_site;
drop index tubes_not_resulted;

create or replace view tube_members as
select s.round_id, s.tube_id, s.person_id, s.sampled_at from samples s
where s.sitting in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
union all
select c.round_id, c.tube_id, c.person_id, c.sampled_at from sample_claims c
where (c.kind = 'duplicate' or c.verdict = 'member')
  and not exists (select from samples x where x.round_id = c.round_id and x.tube_id = c.tube_id and x.person_id = c.person_id)
  and not exists (select from sample_claims e where e.round_id = c.round_id and e.tube_id = c.tube_id and e.person_id = c.person_id
    and (e.kind = 'duplicate' or e.verdict = 'member') and e.kind < c.kind);

-- Like tubes: what an upload names was looked up in the same transaction, and nothing asks for the uploads of one device.
alter table uploads drop constraint uploads_round_id_fkey;
alter table uploads drop constraint uploads_device_id_fkey;
drop index uploads_device;
