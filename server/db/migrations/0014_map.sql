-- Why: a city may show its own map on the wall in the place of the schematic.
-- Safe beside the previous server: yes, a new table only.
-- Locks: none, a new table only.

create table city_maps (
  id uuid primary key,
  datum text not null check (datum in ('wgs84', 'gcj02', 'bd09')),
  source text not null,
  approval text not null,
  drawing jsonb not null,
  loaded_at timestamptz not null,
  loaded_by text not null
);
comment on column city_maps.drawing is 'The outlines projected and simplified, in whole units; the coordinates that were loaded are not kept';
comment on column city_maps.datum is 'As stated by who loaded it; nothing was converted';
comment on table city_maps is 'The map of the city on the wall; the newest counts, and none means the schematic';
