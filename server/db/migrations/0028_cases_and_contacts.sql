-- Why: a case is investigated: how it was found, its moments, where the person was and with whom, and who may have infected whom.
-- Safe beside the previous server: yes, nullable columns and columns with a constant default on cases, and new tables.
-- Locks: cases for an instant; a few hundred rows a day at most.

alter table cases alter column round_id drop not null;
alter table cases alter column tube_id drop not null;
alter table cases add column number integer;
alter table cases add column source text not null default 'laboratory' check (source in ('laboratory', 'clinic', 'request', 'import'));
alter table cases add column source_number text;
alter table cases add column state text not null default 'open' check (state in ('reported', 'open', 'assigned', 'investigating', 'keyed', 'investigated', 'closed', 'dropped', 'merged'));
alter table cases add column version integer not null default 0;
alter table cases add column area_code text;
alter table cases add column category text check (category in ('confirmed', 'asymptomatic'));
alter table cases add column severity text check (severity in ('none', 'mild', 'moderate', 'severe', 'critical'));
alter table cases add column found_how text check (found_how in ('screening', 'in-isolation', 'clinic', 'self-report', 'contact-tracing', 'inbound'));
alter table cases add column onset_at timestamptz;
alter table cases add column positive_at timestamptz;
alter table cases add column isolated_at timestamptz;
alter table cases add column fact_id text;
alter table cases add column merged_into text;
alter table cases add column sheet jsonb;
alter table cases add column reported_at timestamptz;
alter table cases add column key_facts_at timestamptz;
alter table cases add column investigated_at timestamptz;
alter table cases add column closed_at timestamptz;
alter table cases add column report_due timestamptz;
alter table cases add column key_facts_due timestamptz;
alter table cases add column investigated_due timestamptz;
create unique index a_case_number_is_of_one_case on cases (number);
create index cases_area on cases (area_code, opened_at);
create index cases_opened on cases (opened_at);
create index cases_running on cases (state, opened_at) where state not in ('closed', 'dropped', 'merged');
comment on table cases is 'Cases: of a confirmed finding, a report of a clinic, a request of another city or an import; with the moments of their investigation';
comment on column cases.number is 'As it is printed and spoken, C-0128; given when the case comes into being';
comment on column cases.area_code is 'The community where the person lives, or the area that answers for them; null for rows of before';
comment on column cases.positive_at is 'When the first positive swab was taken';
comment on column cases.fact_id is 'The fact that this case is before the rules, once an investigator classified it';
comment on column cases.sheet is 'The individual form, sealed: occupation, symptoms, course, vaccination, as the form names them';
comment on column cases.key_facts_due is 'From the limits of the policy in force when the case came into being, as the other two';

create table venues (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('home', 'work', 'school', 'shop', 'market', 'restaurant', 'leisure', 'clinic', 'transport', 'hotel', 'worship', 'site', 'other')),
  area_code text not null,
  building_id integer,
  address text not null,
  lng float8,
  lat float8,
  datum text not null default 'WGS-84' check (datum in ('WGS-84', 'GCJ-02', 'BD-09')),
  air text not null default 'unknown' check (air in ('open', 'good', 'poor', 'unknown')),
  rooms text[] not null default '{}',
  is_public boolean not null default true,
  added_by text not null,
  added_at timestamptz not null,
  constraint a_position_has_both_parts check ((lng is null) = (lat is null))
);
create index venues_area on venues (area_code, name);
create index venues_name on venues (name text_pattern_ops);
comment on table venues is 'Places where people meet, with their rooms and air; a home is none that anybody may read';

create table case_items (
  id uuid primary key,
  case_id text not null references cases (id),
  kind text not null check (kind in ('visit', 'travel', 'gathering', 'companion', 'vehicle', 'symptom', 'note', 'gap')),
  from_at timestamptz,
  until_at timestamptz,
  certainty text not null check (certainty in ('verified', 'remembered', 'inferred')),
  source text not null check (source in ('spoken', 'bill', 'trips', 'record', 'import', 'scan')),
  venue_id uuid references venues (id),
  room text,
  body jsonb not null,
  state text not null default 'candidate' check (state in ('candidate', 'confirmed', 'removed')),
  version integer not null default 1,
  written_by text not null,
  written_at timestamptz not null,
  constraint it_does_not_end_before_it_begins check (until_at is null or from_at is null or until_at >= from_at)
);
create index case_items_case on case_items (case_id, from_at);
create index case_items_venue on case_items (venue_id, from_at) where state <> 'removed';
comment on table case_items is 'What an investigation wrote down of where a case was, when and with whom; a removed one stays and says so';
comment on column case_items.body is 'Sealed: words, companions, transport with number, carriage, row and seat, mask, activity, how many';

create table contacts (
  id uuid primary key,
  case_id text not null references cases (id),
  through_id uuid references contacts (id),
  person_id bigint references people (id),
  called jsonb,
  area_code text not null,
  relation text not null,
  way text,
  first_exposed_at timestamptz not null,
  last_exposed_at timestamptz not null,
  proposed text not null check (proposed in ('close', 'secondary', 'general', 'none')),
  proposal jsonb not null,
  decided text check (decided in ('close', 'secondary', 'general', 'none')),
  decided_by text,
  decided_at timestamptz,
  list_id text,
  signed_at timestamptz,
  fact_id text,
  located_at timestamptz,
  informed_at timestamptz,
  handed_at timestamptz,
  became_case text,
  dropped_at timestamptz,
  version integer not null default 1,
  named_by text not null,
  named_at timestamptz not null,
  located_due timestamptz,
  informed_due timestamptz,
  placed_due timestamptz,
  constraint exposures_have_an_order check (last_exposed_at >= first_exposed_at),
  constraint somebody_decided check ((decided is null) = (decided_by is null) and (decided is null) = (decided_at is null)),
  constraint somebody_is_named check (person_id is not null or called is not null)
);
create unique index one_contact_of_a_case_and_person on contacts (case_id, person_id) where person_id is not null and dropped_at is null and through_id is null;
create index contacts_case on contacts (case_id, named_at);
create index contacts_person on contacts (person_id);
create index contacts_through on contacts (through_id) where through_id is not null;
create index contacts_area on contacts (area_code, named_at);
create index contacts_running on contacts (named_at) where dropped_at is null and became_case is null and handed_at is null;
comment on table contacts is 'Who was near a case, or near such a contact (through_id): what the engine proposed by which rule, what a person decided and signed, and how far they are looked after';
comment on column contacts.called is 'Sealed: what is known of somebody not yet found in the register (name, phone, looks, where)';
comment on column contacts.proposal is 'The rule with its policy, inputs and words, as the engine gave it; sealed';
comment on column contacts.handed_at is 'When the signed list with this contact reached the dispatcher of transfers';

create view contact_progress as
select c.id as contact_id, c.located_at, c.informed_at,
  least(
    (select min(f.at) from facts f where f.person_id = c.person_id and f.kind = 'stay' and f.at >= c.first_exposed_at
      and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id)),
    (select min(a.at) from orders o join order_acts a on a.order_id = o.id and a.kind = 'serve'
      where o.person_id = c.person_id and o.kind in ('stay_home', 'monitor') and a.at >= c.first_exposed_at)
  ) as placed_at
from contacts c;
comment on view contact_progress is 'How far a contact is looked after; placed is read from a stay that is recorded or an order at home that was served, and is typed by nobody';

create table case_links (
  id uuid primary key,
  infectee text not null references cases (id),
  infector text references cases (id),
  state text not null check (state in ('named', 'decided', 'rejected')),
  exposure text,
  basis jsonb,
  decided_by text not null,
  decided_at timestamptz not null,
  until_at timestamptz
);
create index case_links_infectee on case_links (infectee);
create index case_links_infector on case_links (infector);
create unique index one_source_is_decided_at_a_time on case_links (infectee) where state = 'decided' and until_at is null;
comment on table case_links is 'Who may have infected whom: named by an investigation or an import, decided or rejected by a person; how likely it is, is computed';
comment on column case_links.infector is 'Null where somebody decided that the source is outside of the city or unknown for good';

alter table signings drop constraint signings_kind_check;
alter table signings add constraint signings_kind_check check (kind in ('order', 'batch', 'act', 'adoption', 'contact-list', 'co-presence', 'look-back', 'day-close'));
