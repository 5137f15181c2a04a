-- Why: the city as it stands: areas, buildings, households, people and their documents.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table areas (
  code text primary key,
  level text not null check (level in ('city', 'district', 'street', 'community')),
  name text not null,
  parent_code text references areas (code),
  population int not null default 0
);
create index areas_parent on areas (parent_code);
comment on table areas is 'City, districts, streets and communities by their statistical division code';

create table compounds (
  id int primary key,
  community_code text not null references areas (code),
  name text not null,
  has_manager boolean not null
);
create index compounds_community on compounds (community_code);
comment on table compounds is 'Residential compounds and yards; a yard without a manager is a known blind spot';

create table buildings (
  id int primary key,
  compound_id int not null references compounds (id),
  community_code text not null references areas (code),
  name text not null,
  floors smallint not null
);
create index buildings_compound on buildings (compound_id);
create index buildings_community on buildings (community_code);
comment on table buildings is 'Buildings of a compound';

create table households (
  id int primary key,
  building_id int not null references buildings (id),
  unit_no smallint not null,
  door_no text not null
);
create index households_building on households (building_id);
comment on table households is 'People behind one door; a door is unit and door number of a building';

create table people (
  id bigint primary key,
  household_id int not null references households (id),
  name text not null,
  sex text not null check (sex in ('female', 'male')),
  born_on date not null,
  phone_cipher bytea,
  traits text[] not null default '{}',
  registered_at timestamptz not null
);
create index people_household on people (household_id);
comment on table people is 'Whom the data is about; a person is not a document, and may have several';

create table documents (
  number_hash bytea primary key,
  person_id bigint not null references people (id),
  kind text not null check (kind in ('resident-id', 'passport', 'hk-macau-permit', 'taiwan-permit', 'foreign-permanent-resident')),
  country text not null,
  number_cipher bytea not null
);
create index documents_person on documents (person_id);
comment on table documents is 'Identity documents: the number is encrypted, and found by its keyed hash only';

create table zones (
  id int primary key,
  kind text not null check (kind in ('lockdown', 'control')),
  name text not null,
  declared_at timestamptz not null,
  lifted_at timestamptz
);
comment on table zones is 'Sealed (lockdown) and controlled zones';

create table zone_buildings (
  zone_id int not null references zones (id),
  building_id int not null references buildings (id),
  primary key (zone_id, building_id)
);
create index zone_buildings_building on zone_buildings (building_id);
comment on table zone_buildings is 'The buildings that a zone covers';
