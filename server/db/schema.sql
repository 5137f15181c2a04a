-- Dumped from the catalogue of PostgreSQL 18 after all migrations: npm run schema. A difference here is the review of a migration.

create table accounts (
  id text not null,
  sign_in_name text not null,
  display_name text not null,
  role text not null,
  area_code text not null,
  unit text not null,
  password_hash text,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint sign_in_name_is_taken UNIQUE (sign_in_name)
);
comment on table accounts is 'People who act in the system, each with one role, the area it holds in and the unit they work for';

create table activation_sites (
  activation_id uuid not null,
  isolation_site_id uuid not null,
  hours smallint not null,
  rooms integer not null,
  constraint activation_sites_pkey PRIMARY KEY (activation_id, isolation_site_id),
  constraint activation_sites_activation_id_hours_fkey FOREIGN KEY (activation_id, hours) REFERENCES activation_waves(activation_id, hours),
  constraint activation_sites_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id)
);
CREATE INDEX activation_sites_site ON activation_sites USING btree (isolation_site_id);
CREATE INDEX activation_sites_wave ON activation_sites USING btree (activation_id, hours);
comment on table activation_sites is 'Which site belongs to which wave';

create table activation_waves (
  activation_id uuid not null,
  hours smallint not null,
  share text not null,
  due_at timestamp with time zone not null,
  rooms integer not null,
  constraint activation_waves_pkey PRIMARY KEY (activation_id, hours),
  constraint activation_waves_activation_id_fkey FOREIGN KEY (activation_id) REFERENCES site_activations(id)
);
comment on table activation_waves is 'Until when how many rooms have to be ready, those of the waves before among them';

create table activations (
  id uuid not null,
  person_id bigint not null,
  issued_at timestamp with time zone not null,
  issued_by text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint activations_pkey PRIMARY KEY (id),
  constraint activations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX activations_person ON activations USING btree (person_id);
comment on table activations is 'Printed codes for somebody without a phone, given after the document was seen; the code is derived from a key and the id and stored nowhere';

create table after_care (
  id uuid not null,
  stay_id uuid not null,
  person_id bigint not null,
  area_code text not null,
  kind text not null,
  day smallint,
  from_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  outcome text,
  done_at timestamp with time zone,
  done_by text,
  done_words text,
  constraint after_care_pkey PRIMARY KEY (id),
  constraint after_care_day_check CHECK (((day >= 1) AND (day <= 60))),
  constraint after_care_kind_check CHECK ((kind = ANY (ARRAY['test'::text, 'contact'::text, 'follow-up'::text]))),
  constraint after_care_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not-reached'::text, 'refused'::text, 'moved-away'::text, 'ill'::text]))),
  constraint after_care_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint after_care_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id),
  constraint an_outcome_is_whole CHECK ((((outcome IS NULL) = (done_at IS NULL)) AND ((outcome IS NULL) = (done_by IS NULL)))),
  constraint it_is_due_after_it_begins CHECK ((due_at > from_at))
);
CREATE INDEX after_care_open ON after_care USING btree (area_code, due_at, id) WHERE (outcome IS NULL);
CREATE INDEX after_care_person ON after_care USING btree (person_id, from_at);
CREATE INDEX after_care_stay ON after_care USING btree (stay_id);
comment on table after_care is 'What is done for somebody after they were let go: tests at home on the days of the rules, a call of the grid worker, a follow-up; made when they leave';
comment on column after_care.day is 'The day of the stage that a test is of; null for what is no test';
comment on column after_care.done_words is 'Sealed';

create table alarm_rules (
  id text not null,
  kind text not null,
  temperature numeric(3,1),
  symptom text,
  answer_minutes integer not null,
  source text not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  confirmed_by text,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint alarm_rules_pkey PRIMARY KEY (id),
  constraint a_confirmation_is_whole CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint alarm_rules_answer_minutes_check CHECK (((answer_minutes >= 1) AND (answer_minutes <= 1440))),
  constraint alarm_rules_kind_check CHECK ((kind = ANY (ARRAY['temperature-at-least'::text, 'symptom'::text]))),
  constraint an_alarm_rule_says_when CHECK ((((kind = 'temperature-at-least'::text) = (temperature IS NOT NULL)) AND ((kind = 'symptom'::text) = (symptom IS NOT NULL)))),
  constraint two_people_make_an_alarm_rule CHECK ((confirmed_by IS DISTINCT FROM set_by))
);
comment on table alarm_rules is 'What of a health check raises an alarm, with its source; proposed until a second person confirms it, and an alarm of a proposed rule says so';

create table alarms (
  id text not null,
  kind text not null,
  subject text not null,
  words jsonb not null,
  found_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  seen_by text,
  constraint alarms_pkey PRIMARY KEY (id),
  constraint somebody_saw_it CHECK (((seen_at IS NULL) = (seen_by IS NULL)))
);
CREATE INDEX alarms_open ON alarms USING btree (found_at) WHERE (seen_at IS NULL);
comment on table alarms is 'What the watch found that no command could have done: forged rows, missing rows, hidden orders';

create table allocation_rows (
  run_id uuid not null,
  transfer_id uuid not null,
  transfer_version integer not null,
  isolation_site_id uuid,
  room_id uuid,
  before_room_id uuid,
  moved boolean not null,
  unplaced_why text,
  why jsonb,
  accepted_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint allocation_rows_pkey PRIMARY KEY (run_id, transfer_id),
  constraint a_room_or_a_reason CHECK (((room_id IS NULL) = (unplaced_why IS NOT NULL))),
  constraint allocation_rows_before_room_id_fkey FOREIGN KEY (before_room_id) REFERENCES rooms(id),
  constraint allocation_rows_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint allocation_rows_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id),
  constraint allocation_rows_run_id_fkey FOREIGN KEY (run_id) REFERENCES allocation_runs(id),
  constraint allocation_rows_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfers(id)
);
CREATE INDEX allocation_rows_before ON allocation_rows USING btree (before_room_id);
CREATE INDEX allocation_rows_room ON allocation_rows USING btree (room_id);
CREATE INDEX allocation_rows_run_site ON allocation_rows USING btree (run_id, isolation_site_id, transfer_id);
CREATE INDEX allocation_rows_site ON allocation_rows USING btree (isolation_site_id);
CREATE INDEX allocation_rows_transfer ON allocation_rows USING btree (transfer_id);
comment on table allocation_rows is 'What one run proposed for one person: a room, or the reason why there is none';
comment on column allocation_rows.why is 'Sealed: what the choice costs and what was traded, from which the words are made';

create table allocation_runs (
  id uuid not null,
  area_code text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  started_at timestamp with time zone not null,
  step text,
  finished_at timestamp with time zone,
  failed_why text,
  people integer not null default 0,
  placed integer not null default 0,
  unplaced integer not null default 0,
  moved integer not null default 0,
  cost double precision,
  bound double precision,
  gap double precision,
  seconds double precision,
  solver text,
  weights jsonb not null,
  accepted_at timestamp with time zone,
  accepted_by text,
  undone_at timestamp with time zone,
  undone_by text,
  constraint allocation_runs_pkey PRIMARY KEY (id),
  constraint nothing_costs_less_than_the_bound CHECK (((cost IS NULL) OR (bound IS NULL) OR (bound <= (cost + (0.001)::double precision)))),
  constraint only_what_was_accepted_is_undone CHECK (((undone_at IS NULL) OR (accepted_at IS NOT NULL))),
  constraint what_failed_proposes_nothing CHECK (((failed_why IS NULL) OR (accepted_at IS NULL)))
);
CREATE INDEX allocation_runs_area ON allocation_runs USING btree (area_code, asked_at DESC);
CREATE INDEX allocation_runs_asked ON allocation_runs USING btree (asked_at DESC);
CREATE UNIQUE INDEX one_allocation_of_an_area_at_a_time ON allocation_runs USING btree (area_code) WHERE ((finished_at IS NULL) AND (failed_why IS NULL));
comment on table allocation_runs is 'Each proposal of rooms, with its cost, the bound that no other can beat and the gap between';
comment on column allocation_runs.started_at is 'By the clock of the machine: a run whose worker died is given up after a while of real time';

create table allocation_settings (
  id smallint not null,
  accepts_itself boolean not null,
  child_under smallint not null,
  infant_under smallint not null,
  weights jsonb not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  constraint allocation_settings_pkey PRIMARY KEY (id),
  constraint allocation_settings_child_under_check CHECK (((child_under >= 1) AND (child_under <= 18))),
  constraint allocation_settings_id_check CHECK ((id = 1)),
  constraint allocation_settings_infant_under_check CHECK (((infant_under >= 1) AND (infant_under <= 6)))
);
comment on table allocation_settings is 'What the city wants of its allocations; without a row the weights of core/allocation/weights.ts';

create table amendments (
  tube_id bigint not null,
  plate_id bigint,
  released_at timestamp with time zone not null,
  round_id integer not null,
  version smallint not null,
  "position" smallint,
  call text not null,
  released_by text not null,
  second_by text not null,
  reason text not null,
  constraint amendments_pkey PRIMARY KEY (round_id, tube_id, version),
  constraint amendments_call_check CHECK ((call = ANY (ARRAY['negative'::text, 'reactive'::text, 'invalid'::text]))),
  constraint amendments_version_check CHECK ((version > 1)),
  constraint two_people_release CHECK ((released_by <> second_by))
);
comment on table amendments is 'Results that supersede a released one, with the reason; version 1 is the release';

create table api_keys (
  id text not null,
  account_id text not null,
  key_hash bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint key_is_known UNIQUE (key_hash)
);
CREATE INDEX api_keys_account ON api_keys USING btree (account_id);
comment on table api_keys is 'Keys of machines; only the hash is kept, the key is shown once';

create table appeal_additions (
  id uuid not null,
  appeal_id text not null,
  words text not null,
  added_by text not null,
  at timestamp with time zone not null,
  constraint appeal_additions_pkey PRIMARY KEY (id),
  constraint appeal_additions_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appellants(appeal_id)
);
CREATE INDEX appeal_additions_appeal ON appeal_additions USING btree (appeal_id, at);
comment on table appeal_additions is 'What the person added while the appeal was open; the first words are in the act';

create table appeals_told (
  appeal_id text not null,
  outcome text not null,
  at timestamp with time zone not null,
  constraint appeals_told_pkey PRIMARY KEY (appeal_id),
  constraint appeals_told_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'lifted'::text, 'shortened'::text, 'lapsed'::text])))
);
comment on table appeals_told is 'Appeals whose outcome went to a phone, so that nobody is told twice; it decides nothing';

create table appellants (
  appeal_id text not null,
  order_id text not null,
  person_id bigint,
  lodged_by text not null,
  receipt text,
  constraint appellants_pkey PRIMARY KEY (appeal_id),
  constraint appellants_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX appellants_person ON appellants USING btree (person_id, order_id);
comment on table appellants is 'For whom an appeal was lodged and by which account: an order of an area has no person of its own, and a proxy or a clerk may write for somebody';
comment on column appellants.receipt is 'Number of the scanned letter or of the recorded call; null for an appeal from the page';

create table appointments (
  id text not null,
  officer text not null,
  document jsonb not null,
  signature bytea not null,
  known_at timestamp with time zone not null,
  constraint appointments_pkey PRIMARY KEY (id)
);
CREATE INDEX appointments_officer ON appointments USING btree (officer);
comment on table appointments is 'Posts with their passkeys, each signed by the appointing authority, whose key is not in this database; an unsigned row appoints nobody';

create table areas (
  code text not null,
  level text not null,
  name text not null,
  parent_code text,
  population integer not null default 0,
  constraint areas_pkey PRIMARY KEY (code),
  constraint areas_level_check CHECK ((level = ANY (ARRAY['city'::text, 'district'::text, 'street'::text, 'community'::text]))),
  constraint areas_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES areas(code)
);
CREATE INDEX areas_parent ON areas USING btree (parent_code);
comment on table areas is 'City, districts, streets and communities by their statistical division code';

create table assays (
  id text not null,
  version integer not null,
  kit text not null,
  body jsonb not null,
  adopted_at timestamp with time zone not null,
  adopted_by text not null,
  constraint assays_pkey PRIMARY KEY (id, version)
);
comment on table assays is 'Assay versions: targets, cut-offs, controls; immutable once adopted';

create table assist_reads (
  id uuid not null,
  request_id uuid not null,
  query text not null,
  actor_id text not null,
  actor_role text not null,
  purpose text not null,
  at timestamp with time zone not null,
  constraint assist_reads_pkey PRIMARY KEY (id),
  constraint assist_reads_request_id_fkey FOREIGN KEY (request_id) REFERENCES assist_requests(id)
);
CREATE INDEX assist_reads_request ON assist_reads USING btree (request_id, at);
comment on table assist_reads is 'Who read whom a request is about: they are known to the asking side only, so that no trace can hang on a person of the register';

create table assist_requests (
  id uuid not null,
  number text not null,
  kind text not null,
  urgency text not null,
  from_area text,
  from_office text,
  to_area text,
  to_office text,
  their_number text,
  body jsonb not null,
  people integer not null,
  case_id text,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  kept_by text not null,
  kept_at timestamp with time zone not null,
  assigned_to text,
  assigned_at timestamp with time zone,
  outcome text,
  answer jsonb,
  answered_by text,
  answered_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_why text,
  constraint assist_requests_pkey PRIMARY KEY (id),
  constraint a_number_is_of_one_request UNIQUE (number),
  constraint an_answer_is_whole CHECK ((((answered_at IS NULL) = (outcome IS NULL)) AND ((answered_at IS NULL) = (answer IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)))),
  constraint assist_requests_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint assist_requests_kind_check CHECK ((kind = ANY (ARRAY['locate'::text, 'investigate'::text, 'control'::text, 'test'::text, 'findings'::text]))),
  constraint assist_requests_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'partly'::text, 'not-found'::text, 'not-here'::text, 'refused'::text]))),
  constraint assist_requests_urgency_check CHECK ((urgency = ANY (ARRAY['urgent'::text, 'usual'::text]))),
  constraint it_is_not_answered_before_it_is_asked CHECK (((answered_at IS NULL) OR (answered_at >= asked_at))),
  constraint one_of_them_is_here CHECK (((from_area IS NOT NULL) OR (to_area IS NOT NULL))),
  constraint somebody_asks CHECK (((from_area IS NULL) <> (from_office IS NULL))),
  constraint somebody_is_asked CHECK (((to_area IS NULL) <> (to_office IS NULL)))
);
CREATE UNIQUE INDEX a_foreign_request_is_kept_once ON assist_requests USING btree (from_office, their_number) WHERE (from_area IS NULL);
CREATE INDEX assist_requests_case ON assist_requests USING btree (case_id);
CREATE INDEX assist_requests_from ON assist_requests USING btree (from_area, due_at, id);
CREATE INDEX assist_requests_open ON assist_requests USING btree (due_at) WHERE ((answered_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX assist_requests_to ON assist_requests USING btree (to_area, due_at, id);
comment on table assist_requests is 'What districts and cities ask each other, with its clock and its answer';
comment on column assist_requests.body is 'Sealed: subject, words, and whom it is about as the asking side knows them';
comment on column assist_requests.answer is 'Sealed';
comment on column assist_requests.withdrawn_why is 'Sealed';

create table audit_seals (
  window_at timestamp with time zone not null,
  subject text not null,
  body jsonb not null,
  digest bytea not null,
  sealed_at timestamp with time zone not null,
  constraint audit_seals_pkey PRIMARY KEY (window_at),
  constraint a_minute_has_one_name UNIQUE (subject)
);
comment on table audit_seals is 'How many rows the audit had in each minute and their digest, taken when the minute was over; logged in public, so that no row goes or changes unseen';

create view box_accounts as
 SELECT id AS box_id, round_id,
        CASE
            WHEN lost_at IS NOT NULL THEN 'lost'::text
            WHEN received_at IS NOT NULL THEN 'laboratory:'::text || laboratory_id
            ELSE COALESCE(( SELECT g.to_account
               FROM box_legs g
              WHERE g.box_id = b.id AND g.accepted_at IS NOT NULL
              ORDER BY g.leg_no DESC
             LIMIT 1), 'site:'::text || site_id)
        END AS account
   FROM boxes b;
comment on view box_accounts is 'Where each box is, told from the facts; the ledger must say the same';

create table box_legs (
  box_id bigint not null,
  leg_no smallint not null,
  from_account text not null,
  to_account text not null,
  offered_at timestamp with time zone not null,
  offered_by text not null,
  offered_count integer not null,
  temperature_c real,
  accepted_at timestamp with time zone,
  accepted_by text,
  accepted_count integer,
  accepted_temperature_c real,
  difference_settled_at timestamp with time zone,
  difference_reason text,
  constraint box_legs_pkey PRIMARY KEY (box_id, leg_no),
  constraint box_legs_box_id_fkey FOREIGN KEY (box_id) REFERENCES boxes(id),
  constraint giver_and_receiver_differ CHECK (((accepted_by IS NULL) OR (accepted_by <> offered_by)))
);
CREATE INDEX box_legs_differ ON box_legs USING btree (accepted_at) WHERE ((accepted_count <> offered_count) AND (difference_settled_at IS NULL));
CREATE INDEX box_legs_not_accepted ON box_legs USING btree (offered_at) WHERE (accepted_at IS NULL);
CREATE INDEX box_legs_to ON box_legs USING btree (to_account, box_id);
comment on table box_legs is 'Hand-overs of a box: offered by one person, accepted by another, both counts kept';

create table boxes (
  id bigint not null,
  round_id integer not null,
  site_id integer not null,
  sealed_at timestamp with time zone not null,
  sealed_by text not null,
  tube_count integer not null,
  received_at timestamp with time zone,
  laboratory_id integer,
  received_count integer,
  lost_at timestamp with time zone,
  constraint boxes_pkey PRIMARY KEY (id),
  constraint boxes_laboratory_id_fkey FOREIGN KEY (laboratory_id) REFERENCES laboratories(id),
  constraint boxes_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint boxes_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint boxes_tube_count_check CHECK ((tube_count > 0))
);
CREATE INDEX boxes_laboratory ON boxes USING btree (laboratory_id);
CREATE INDEX boxes_on_the_way ON boxes USING btree (sealed_at) WHERE ((received_at IS NULL) AND (lost_at IS NULL));
CREATE INDEX boxes_round ON boxes USING btree (round_id);
CREATE INDEX boxes_site ON boxes USING btree (site_id);
comment on table boxes is 'Transport boxes of sealed tubes';

create table break_glass (
  id uuid not null,
  actor_id text not null,
  actor_role text not null,
  unit text not null,
  area_code text not null,
  purpose text not null,
  reason_cipher bytea not null,
  opened_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  reviewed_at timestamp with time zone,
  reviewed_by text,
  reviewer_unit text,
  verdict text,
  words_cipher bytea,
  constraint break_glass_pkey PRIMARY KEY (id),
  constraint a_review_is_whole CHECK ((num_nulls(reviewed_at, reviewed_by, reviewer_unit, verdict, words_cipher) = ANY (ARRAY[0, 5]))),
  constraint a_second_person_reviews CHECK (((reviewed_by <> actor_id) AND (reviewer_unit <> unit))),
  constraint break_glass_verdict_check CHECK ((verdict = ANY (ARRAY['founded'::text, 'unfounded'::text])))
);
CREATE INDEX break_glass_actor ON break_glass USING btree (actor_id, until_at);
CREATE INDEX break_glass_open ON break_glass USING btree (due_at) WHERE (reviewed_at IS NULL);
comment on table break_glass is 'Readings of people beyond the budget: opened at once with a reason, for minutes, and reviewed by somebody of another unit';
comment on column break_glass.reason_cipher is 'In words of the one who broke it, sealed under the key of its month';

create table budgeted_reads (
  actor_id text not null,
  day date not null,
  budget text not null,
  person_id bigint not null,
  constraint budgeted_reads_pkey PRIMARY KEY (actor_id, day, budget, person_id)
);
comment on table budgeted_reads is 'Whom somebody has read already in a day for a purpose: reading them again costs no budget';

create table buildings (
  id integer not null,
  compound_id integer not null,
  community_code text not null,
  name text not null,
  floors smallint not null,
  constraint buildings_pkey PRIMARY KEY (id),
  constraint buildings_community_code_fkey FOREIGN KEY (community_code) REFERENCES areas(code),
  constraint buildings_compound_id_fkey FOREIGN KEY (compound_id) REFERENCES compounds(id)
);
CREATE INDEX buildings_community ON buildings USING btree (community_code);
CREATE INDEX buildings_compound ON buildings USING btree (compound_id);
comment on table buildings is 'Buildings of a compound';

create table caller_numbers (
  account_id text not null,
  number text not null,
  given_at timestamp with time zone not null,
  constraint caller_numbers_pkey PRIMARY KEY (account_id),
  constraint a_caller_number_is_of_one_account UNIQUE (number)
);
comment on table caller_numbers is 'The number by which somebody who is called names the caller, given at the first call';

create table calls (
  id uuid not null,
  case_id text not null,
  person_id bigint not null,
  account_id text not null,
  code text not null,
  shown_by text not null,
  started_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint calls_pkey PRIMARY KEY (id),
  constraint a_call_ends_after_it_began CHECK ((ends_at > started_at)),
  constraint calls_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint calls_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint calls_shown_by_check CHECK ((shown_by = ANY (ARRAY['page'::text, 'text'::text, 'nobody'::text])))
);
CREATE INDEX calls_case ON calls USING btree (case_id, started_at);
CREATE INDEX calls_person ON calls USING btree (person_id, ends_at);
comment on table calls is 'Who calls whom about a case, with the code that the caller says first; over by itself after a quarter of an hour';
comment on column calls.code is 'Four digits, sealed; shown to the two of the call alone while it runs';

create table care_alarms (
  id uuid not null,
  stay_id uuid not null,
  check_id uuid,
  rule text not null,
  source text not null,
  confirmed boolean not null,
  raised_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by text,
  answer text,
  answer_words text,
  constraint care_alarms_pkey PRIMARY KEY (id),
  constraint an_alarm_is_answered_whole CHECK ((((answered_at IS NULL) = (answer IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)))),
  constraint care_alarms_answer_check CHECK ((answer = ANY (ARRAY['looked-after'::text, 'measured-again'::text, 'doctor-called'::text, 'sent-to-hospital'::text, 'no-alarm'::text]))),
  constraint care_alarms_check_id_fkey FOREIGN KEY (check_id) REFERENCES health_checks(id),
  constraint care_alarms_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id)
);
CREATE INDEX care_alarms_check ON care_alarms USING btree (check_id);
CREATE INDEX care_alarms_open ON care_alarms USING btree (due_at) WHERE (answered_at IS NULL);
CREATE INDEX care_alarms_stay ON care_alarms USING btree (stay_id, raised_at);
comment on table care_alarms is 'What somebody must answer at once: a fever, a symptom, a call for help; with its rule, its clock and its answer';
comment on column care_alarms.answer_words is 'Sealed';

create table care_group_confirmations (
  group_id text not null,
  source text not null,
  confirmed_by text not null,
  confirmed_at timestamp with time zone not null,
  constraint care_group_confirmations_pkey PRIMARY KEY (group_id)
);
comment on table care_group_confirmations is 'Groups of people who come first (core/patients/care-groups.ts) that an officer confirmed, with the page that says so; the others are shown as unconfirmed';

create table care_visits (
  id uuid not null,
  stay_id uuid not null,
  kind text not null,
  words text not null,
  at timestamp with time zone not null,
  by text not null,
  constraint care_visits_pkey PRIMARY KEY (id),
  constraint care_visits_kind_check CHECK ((kind = ANY (ARRAY['psychologist'::text, 'doctor'::text, 'nurse'::text, 'social-worker'::text]))),
  constraint care_visits_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id)
);
CREATE INDEX care_visits_stay ON care_visits USING btree (stay_id, at);
comment on table care_visits is 'Visits of psychologists, doctors and others to people in isolation';
comment on column care_visits.words is 'Sealed';

create table carry_overs (
  district text not null,
  day date not null,
  kind text not null,
  subject text not null,
  reason text not null,
  words text,
  owner text not null,
  due_at timestamp with time zone not null,
  from_owner text not null,
  from_due_at timestamp with time zone not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  signed_at timestamp with time zone,
  is_last boolean not null default false,
  constraint carry_overs_pkey PRIMARY KEY (district, day, kind, subject),
  constraint carry_overs_district_day_fkey FOREIGN KEY (district, day) REFERENCES day_closes(district, day),
  constraint carry_overs_reason_check CHECK ((reason = ANY (ARRAY['within-limit'::text, 'cannot-be-reached'::text, 'left-the-city'::text, 'refuses'::text, 'no-transport'::text, 'no-room'::text, 'awaits-result'::text, 'awaits-other-area'::text, 'hands-short'::text, 'wrong-details'::text]))),
  constraint only_what_is_signed_moves_a_clock CHECK (((NOT is_last) OR (signed_at IS NOT NULL)))
);
CREATE UNIQUE INDEX an_item_has_one_time ON carry_overs USING btree (kind, subject) WHERE is_last;
CREATE INDEX carry_overs_subject ON carry_overs USING btree (kind, subject) WHERE (signed_at IS NOT NULL);
comment on table carry_overs is 'What is not done on its day, with reason, owner and new time: proposed until the close of the day is signed; the last one moves the clock';
comment on column carry_overs.words is 'Sealed';

create table case_changes (
  case_id text not null,
  change integer not null,
  constraint case_changes_pkey PRIMARY KEY (case_id),
  constraint case_changes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
comment on table case_changes is 'How many changes a case has had: who writes holds its row, so that a change that is read never has a missing one before it';

create table case_cluster_members (
  cluster_id uuid not null,
  case_id text not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  constraint case_cluster_members_pkey PRIMARY KEY (cluster_id, case_id),
  constraint case_cluster_members_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_cluster_members_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES case_clusters(id)
);
CREATE INDEX case_cluster_members_case ON case_cluster_members USING btree (case_id);
comment on table case_cluster_members is 'Which cases belong to a cluster';

create table case_clusters (
  id uuid not null,
  name text not null,
  kind text not null,
  area_code text not null,
  venue_id uuid,
  named_by text not null,
  named_at timestamp with time zone not null,
  constraint case_clusters_pkey PRIMARY KEY (id),
  constraint case_clusters_kind_check CHECK ((kind = ANY (ARRAY['venue'::text, 'household'::text, 'chain'::text, 'other'::text]))),
  constraint case_clusters_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES venues(id)
);
CREATE UNIQUE INDEX a_cluster_has_a_name_of_its_own ON case_clusters USING btree (area_code, name);
CREATE INDEX case_clusters_venue ON case_clusters USING btree (venue_id);
comment on table case_clusters is 'Cases that belong together under a name that somebody gave them (聚集性疫情)';

create table case_drafts (
  case_id text not null,
  account_id text not null,
  words text not null,
  revision bigint not null,
  written_at timestamp with time zone not null,
  constraint case_drafts_pkey PRIMARY KEY (case_id, account_id),
  constraint case_drafts_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
comment on table case_drafts is 'What somebody types and has not made an item yet, sealed; the other sees it, and a broken browser loses nothing';

create table case_events (
  case_id text not null,
  version integer not null,
  event text not null,
  from_state text,
  to_state text,
  before jsonb,
  after jsonb,
  words text,
  by_account text not null,
  at timestamp with time zone not null,
  constraint case_events_pkey PRIMARY KEY (case_id, version),
  constraint case_events_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE
);
comment on table case_events is 'Everything that was done to a case: who, when, what it was before and after; sealed where it speaks of the person';

create table case_imports (
  id uuid not null,
  area_code text not null,
  files jsonb not null,
  imported_by text not null,
  imported_at timestamp with time zone not null,
  cases integer not null,
  contacts integer not null,
  links integer not null,
  same integer not null,
  matched integer not null,
  faulty integer not null,
  undone_at timestamp with time zone,
  undone_by text,
  undo_reason jsonb,
  constraint case_imports_pkey PRIMARY KEY (id),
  constraint undone_is_said_whole CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
);
CREATE INDEX case_imports_area ON case_imports USING btree (area_code, imported_at);
comment on table case_imports is 'Line lists and links that came in, each as a unit; an undone one stays and says so';
comment on column case_imports.files is 'Sealed: names of the files, which may name somebody';

create table case_item_versions (
  item_id uuid not null,
  version integer not null,
  case_id text not null,
  state text not null,
  body jsonb not null,
  refused jsonb,
  written_by text not null,
  written_at timestamp with time zone not null,
  command_id uuid not null,
  constraint case_item_versions_pkey PRIMARY KEY (item_id, version),
  constraint case_item_versions_item_id_fkey FOREIGN KEY (item_id) REFERENCES case_items(id)
);
comment on table case_item_versions is 'Every version of every item, with what was written at once and did not win; nothing that anybody typed is lost';
comment on column case_item_versions.body is 'Sealed: all fields of the item as this version had them';

create table case_items (
  id uuid not null,
  case_id text not null,
  kind text not null,
  from_at timestamp with time zone,
  until_at timestamp with time zone,
  certainty text not null,
  source text not null,
  venue_id uuid,
  room text,
  body jsonb not null,
  state text not null default 'candidate'::text,
  version integer not null default 1,
  written_by text not null,
  written_at timestamp with time zone not null,
  paste_id uuid,
  change integer not null default 0,
  edited_after_paste boolean not null default false,
  constraint case_items_pkey PRIMARY KEY (id),
  constraint case_items_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_items_certainty_check CHECK ((certainty = ANY (ARRAY['verified'::text, 'remembered'::text, 'inferred'::text]))),
  constraint case_items_kind_check CHECK ((kind = ANY (ARRAY['visit'::text, 'travel'::text, 'gathering'::text, 'companion'::text, 'vehicle'::text, 'symptom'::text, 'note'::text, 'gap'::text]))),
  constraint case_items_source_check CHECK ((source = ANY (ARRAY['spoken'::text, 'bill'::text, 'trips'::text, 'record'::text, 'import'::text, 'scan'::text]))),
  constraint case_items_state_check CHECK ((state = ANY (ARRAY['candidate'::text, 'confirmed'::text, 'removed'::text]))),
  constraint case_items_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES venues(id),
  constraint it_does_not_end_before_it_begins CHECK (((until_at IS NULL) OR (from_at IS NULL) OR (until_at >= from_at)))
);
CREATE INDEX case_items_case ON case_items USING btree (case_id, from_at);
CREATE INDEX case_items_change ON case_items USING btree (case_id, change);
CREATE INDEX case_items_of_venue ON case_items USING btree (venue_id);
CREATE INDEX case_items_paste ON case_items USING btree (paste_id) WHERE (paste_id IS NOT NULL);
CREATE INDEX case_items_venue ON case_items USING btree (venue_id, from_at) WHERE (state <> 'removed'::text);
comment on table case_items is 'What an investigation wrote down of where a case was, when and with whom; a removed one stays and says so';
comment on column case_items.body is 'Sealed: words, companions, transport with number, carriage, row and seat, mask, activity, how many';
comment on column case_items.paste_id is 'The command that pasted a list, by which all of it is taken back at once';
comment on column case_items.change is 'The change of its case that wrote it, so that who has the case open asks only for what is new';

create table case_links (
  id uuid not null,
  infectee text not null,
  infector text,
  state text not null,
  exposure text,
  basis jsonb,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  until_at timestamp with time zone,
  source text not null default 'case'::text,
  reason text,
  ended_by text,
  constraint case_links_pkey PRIMARY KEY (id),
  constraint a_case_is_named_where_it_is_the_source CHECK (((source = 'case'::text) = (infector IS NOT NULL))) NOT VALID,
  constraint case_links_infectee_fkey FOREIGN KEY (infectee) REFERENCES cases(id),
  constraint case_links_infector_fkey FOREIGN KEY (infector) REFERENCES cases(id),
  constraint case_links_source_check CHECK ((source = ANY (ARRAY['case'::text, 'outside'::text, 'unknown'::text]))),
  constraint case_links_state_check CHECK ((state = ANY (ARRAY['named'::text, 'decided'::text, 'rejected'::text]))),
  constraint nobody_infects_themselves CHECK (((infector IS NULL) OR (infector <> infectee)))
);
CREATE INDEX case_links_infectee ON case_links USING btree (infectee);
CREATE INDEX case_links_infector ON case_links USING btree (infector);
CREATE UNIQUE INDEX one_source_is_decided_at_a_time ON case_links USING btree (infectee) WHERE ((state = 'decided'::text) AND (until_at IS NULL));
CREATE UNIQUE INDEX one_standing_link_of_two_cases ON case_links USING btree (infectee, infector) WHERE (until_at IS NULL);
comment on table case_links is 'Who may have infected whom: named by an investigation or an import, decided or rejected by a person; how likely it is, is computed';
comment on column case_links.infector is 'Null where somebody decided that the source is outside of the city or unknown for good';
comment on column case_links.exposure is 'Sealed: how the two met, in the words of who named it';
comment on column case_links.until_at is 'When another decision took its place; a link that ended stays and says so';
comment on column case_links.source is 'Another case, outside of the city, or unknown for good';
comment on column case_links.reason is 'Sealed: why somebody decided or rejected it';

create table case_merges (
  id uuid not null,
  from_case text not null,
  into_case text not null,
  from_state text not null,
  is_one_person boolean not null,
  moved jsonb not null,
  words text not null,
  by_account text not null,
  at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  undone_words text,
  constraint case_merges_pkey PRIMARY KEY (id),
  constraint case_merges_from_case_fkey FOREIGN KEY (from_case) REFERENCES cases(id) ON DELETE CASCADE,
  constraint case_merges_into_case_fkey FOREIGN KEY (into_case) REFERENCES cases(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX a_case_is_merged_once_at_a_time ON case_merges USING btree (from_case) WHERE (undone_at IS NULL);
CREATE INDEX case_merges_from ON case_merges USING btree (from_case, at);
CREATE INDEX case_merges_into ON case_merges USING btree (into_case, at);
comment on table case_merges is 'Two cases that were one, with what moved and what it was before, so that it can be restored exactly';

create table case_presence (
  case_id text not null,
  account_id text not null,
  seen_at timestamp with time zone not null,
  typing_at timestamp with time zone,
  constraint case_presence_pkey PRIMARY KEY (case_id, account_id),
  constraint case_presence_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
comment on table case_presence is 'Who has a case open, renewed as the page asks for what is new';

create table case_team (
  case_id text not null,
  part text not null,
  version integer not null,
  account_id text not null,
  since timestamp with time zone not null,
  until_at timestamp with time zone,
  given_by text not null,
  constraint case_team_pkey PRIMARY KEY (case_id, part, version),
  constraint case_team_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE,
  constraint case_team_part_check CHECK ((part = ANY (ARRAY['asks'::text, 'types'::text])))
);
CREATE UNIQUE INDEX a_part_is_of_one_at_a_time ON case_team USING btree (case_id, part) WHERE (until_at IS NULL);
CREATE INDEX case_team_account ON case_team USING btree (account_id, since) WHERE (until_at IS NULL);
CREATE INDEX case_team_day ON case_team USING btree (account_id, since);
comment on table case_team is 'Who asks and who types in a case, one after another';

create table cases (
  id text not null,
  round_id integer,
  person_id bigint,
  tube_id bigint,
  opened_at timestamp with time zone not null,
  number integer,
  source text not null default 'laboratory'::text,
  source_number text,
  state text not null default 'open'::text,
  version integer not null default 0,
  area_code text,
  category text,
  severity text,
  found_how text,
  onset_at timestamp with time zone,
  positive_at timestamp with time zone,
  isolated_at timestamp with time zone,
  fact_id text,
  merged_into text,
  sheet jsonb,
  reported_at timestamp with time zone,
  key_facts_at timestamp with time zone,
  investigated_at timestamp with time zone,
  closed_at timestamp with time zone,
  report_due timestamp with time zone,
  key_facts_due timestamp with time zone,
  investigated_due timestamp with time zone,
  language text not null default 'zh'::text,
  opened_by text,
  report_receipt text,
  has_no_contacts boolean not null default false,
  assigned_at timestamp with time zone,
  called jsonb,
  import_key bytea,
  constraint cases_pkey PRIMARY KEY (id),
  constraint a_case_is_of_somebody CHECK (((person_id IS NOT NULL) OR (called IS NOT NULL))),
  constraint cases_category_check CHECK ((category = ANY (ARRAY['confirmed'::text, 'asymptomatic'::text]))),
  constraint cases_found_how_check CHECK ((found_how = ANY (ARRAY['screening'::text, 'in-isolation'::text, 'clinic'::text, 'self-report'::text, 'contact-tracing'::text, 'inbound'::text]))),
  constraint cases_round_id_person_id_tube_id_fkey FOREIGN KEY (round_id, person_id, tube_id) REFERENCES findings(round_id, person_id, tube_id),
  constraint cases_severity_check CHECK ((severity = ANY (ARRAY['none'::text, 'mild'::text, 'moderate'::text, 'severe'::text, 'critical'::text]))),
  constraint cases_source_check CHECK ((source = ANY (ARRAY['laboratory'::text, 'clinic'::text, 'request'::text, 'import'::text]))),
  constraint cases_state_check CHECK ((state = ANY (ARRAY['reported'::text, 'open'::text, 'assigned'::text, 'investigating'::text, 'keyed'::text, 'investigated'::text, 'closed'::text, 'dropped'::text, 'merged'::text]))),
  constraint one_case_per_finding UNIQUE (round_id, person_id, tube_id)
);
CREATE UNIQUE INDEX a_case_number_is_of_one_case ON cases USING btree (number);
CREATE UNIQUE INDEX a_report_is_of_one_case ON cases USING btree (source_number) WHERE (source = 'clinic'::text);
CREATE UNIQUE INDEX an_imported_case_is_there_once ON cases USING btree (import_key) WHERE ((import_key IS NOT NULL) AND (state <> 'dropped'::text));
CREATE INDEX cases_area ON cases USING btree (area_code, opened_at);
CREATE INDEX cases_not_over ON cases USING btree (area_code, opened_at) WHERE (state <> ALL (ARRAY['closed'::text, 'dropped'::text, 'merged'::text]));
CREATE INDEX cases_opened ON cases USING btree (opened_at);
CREATE INDEX cases_person ON cases USING btree (person_id);
CREATE INDEX cases_running ON cases USING btree (state, opened_at) WHERE (state <> ALL (ARRAY['closed'::text, 'dropped'::text, 'merged'::text]));
CREATE INDEX cases_to_investigate ON cases USING btree (investigated_due) WHERE ((investigated_at IS NULL) AND (state <> ALL (ARRAY['dropped'::text, 'merged'::text])));
CREATE INDEX cases_to_key ON cases USING btree (key_facts_due) WHERE ((key_facts_at IS NULL) AND (state <> ALL (ARRAY['dropped'::text, 'merged'::text])));
CREATE INDEX cases_to_report ON cases USING btree (report_due) WHERE ((reported_at IS NULL) AND (state <> ALL (ARRAY['dropped'::text, 'merged'::text])));
CREATE INDEX cases_unassigned ON cases USING btree (area_code, opened_at) WHERE (state = ANY (ARRAY['reported'::text, 'open'::text]));
comment on table cases is 'Cases: of a confirmed finding, a report of a clinic, a request of another city or an import; with the moments of their investigation';
comment on column cases.number is 'As it is printed and spoken, C-0128; given when the case comes into being';
comment on column cases.area_code is 'The community where the person lives, or the area that answers for them; null for rows of before';
comment on column cases.positive_at is 'When the first positive swab was taken';
comment on column cases.fact_id is 'The fact that this case is before the rules, once an investigator classified it';
comment on column cases.sheet is 'The individual form, sealed: occupation, symptoms, course, vaccination, as the form names them';
comment on column cases.key_facts_due is 'From the limits of the policy in force when the case came into being, as the other two';
comment on column cases.language is 'In which an investigator must be able to speak with the person';
comment on column cases.report_receipt is 'Number under which the system of the country took the report';
comment on column cases.has_no_contacts is 'Somebody asked, and said that there is nobody to name';
comment on column cases.assigned_at is 'When it was first given to an investigator';
comment on column cases.called is 'Sealed: what a line list or another city says of somebody whom the register does not know (code, name, sex, age, phone, words)';
comment on column cases.import_key is 'Keyed digest of the office and the number that its line list gives the case';

create table chain_snapshots (
  id uuid not null,
  name text not null,
  area_code text not null,
  laid_out_by text not null,
  cases integer not null,
  links integer not null,
  picture bytea not null,
  taken_by text not null,
  taken_at timestamp with time zone not null,
  constraint chain_snapshots_pkey PRIMARY KEY (id),
  constraint chain_snapshots_laid_out_by_check CHECK ((laid_out_by = ANY (ARRAY['time'::text, 'place'::text, 'district'::text])))
);
CREATE INDEX chain_snapshots_area ON chain_snapshots USING btree (area_code, taken_at);
comment on table chain_snapshots is 'The picture of the chains as it was at a moment: numbers of cases with their places in the picture, no names';
comment on column chain_snapshots.picture is 'The answer of chain.picture as gzip of JSON, sealed under the key of the month in which it was taken';

create table chart_answers (
  id uuid not null,
  plate_id bigint not null,
  series text not null,
  done text not null,
  answered_at timestamp with time zone not null,
  answered_by text not null,
  constraint chart_answers_pkey PRIMARY KEY (id),
  constraint an_alarm_is_answered_once UNIQUE (plate_id, series),
  constraint chart_answers_plate_id_fkey FOREIGN KEY (plate_id) REFERENCES plates(id)
);
comment on table chart_answers is 'What was done about an alarm of a control chart: the plate at which it began, and its series';

create table city_maps (
  id uuid not null,
  datum text not null,
  source text not null,
  approval text not null,
  drawing jsonb not null,
  loaded_at timestamp with time zone not null,
  loaded_by text not null,
  constraint city_maps_pkey PRIMARY KEY (id),
  constraint city_maps_datum_check CHECK ((datum = ANY (ARRAY['wgs84'::text, 'gcj02'::text, 'bd09'::text])))
);
comment on table city_maps is 'The map of the city on the wall; the newest counts, and none means the schematic';
comment on column city_maps.datum is 'As stated by who loaded it; nothing was converted';
comment on column city_maps.drawing is 'The outlines projected and simplified, in whole units; the coordinates that were loaded are not kept';

create table cleanings (
  id uuid not null,
  isolation_site_id uuid not null,
  room_id uuid,
  zone text,
  kind text not null,
  method text not null,
  concentration double precision,
  unit text,
  contact_minutes smallint not null,
  strip double precision,
  photo_digest text,
  emptied_at timestamp with time zone,
  done_at timestamp with time zone not null,
  done_by text not null,
  recorded_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  checked_by text,
  passed boolean,
  constraint cleanings_pkey PRIMARY KEY (id),
  constraint a_check_is_whole CHECK ((((checked_at IS NULL) = (checked_by IS NULL)) AND ((checked_at IS NULL) = (passed IS NULL)))),
  constraint a_cleaning_has_a_proof CHECK (((strip IS NOT NULL) OR (photo_digest IS NOT NULL))),
  constraint a_cleaning_is_of_a_room_or_a_zone CHECK (((room_id IS NULL) <> (zone IS NULL))),
  constraint cleanings_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint cleanings_kind_check CHECK ((kind = ANY (ARRAY['routine'::text, 'turnover'::text, 'terminal'::text]))),
  constraint cleanings_photo_digest_check CHECK ((photo_digest ~ '^[0-9a-f]{64}$'::text)),
  constraint cleanings_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id),
  constraint cleanings_zone_check CHECK ((zone = ANY (ARRAY['isolation'::text, 'work'::text, 'passage'::text]))),
  constraint somebody_else_checks CHECK (((checked_by IS NULL) OR (checked_by <> done_by)))
);
CREATE INDEX cleanings_measured ON cleanings USING btree (done_at) WHERE (emptied_at IS NOT NULL);
CREATE INDEX cleanings_room ON cleanings USING btree (room_id, done_at);
CREATE INDEX cleanings_site ON cleanings USING btree (isolation_site_id, done_at);
CREATE INDEX cleanings_unchecked ON cleanings USING btree (room_id) WHERE ((checked_at IS NULL) AND (kind = 'terminal'::text));
comment on table cleanings is 'Disinfections of a room or a zone with method, contact time and proof; a terminal one counts when somebody else has checked it';
comment on column cleanings.photo_digest is 'SHA-256 of a photo that stays where it was taken';
comment on column cleanings.emptied_at is 'When the last person had left the room: until it was ready again is the turnover that was measured';

create table co_presence_candidates (
  search_id uuid not null,
  person_id bigint not null,
  venue_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  minutes integer not null,
  constraint co_presence_candidates_pkey PRIMARY KEY (search_id, person_id, venue_id, from_at),
  constraint co_presence_candidates_search_id_fkey FOREIGN KEY (search_id) REFERENCES co_presence_searches(id)
);
CREATE INDEX co_presence_candidates_longest ON co_presence_candidates USING btree (search_id, minutes DESC, person_id);
comment on table co_presence_candidates is 'Who may be asked. None of them is a contact, and no order may rest on a row here';

create table co_presence_searches (
  id uuid not null,
  case_id text not null,
  area_code text not null,
  document jsonb not null,
  assertions jsonb not null,
  digest text not null,
  signed_by text not null,
  second_by text not null,
  venues integer not null,
  people integer not null,
  at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint co_presence_searches_pkey PRIMARY KEY (id),
  constraint co_presence_searches_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
CREATE INDEX co_presence_searches_area ON co_presence_searches USING btree (area_code, at);
CREATE INDEX co_presence_searches_case ON co_presence_searches USING btree (case_id, at);
comment on table co_presence_searches is 'Searches of venue visits that two officers signed; the answer can be read for a day';

create table code_attempts (
  id uuid not null,
  kind text not null,
  person_id bigint,
  asked_by text,
  relation text,
  registration_cipher bytea,
  code_hash bytea not null,
  tries smallint not null default 0,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint code_attempts_pkey PRIMARY KEY (id),
  constraint a_proxy_has_an_asker CHECK (((kind <> 'proxy'::text) OR ((asked_by IS NOT NULL) AND (relation IS NOT NULL)))),
  constraint code_attempts_kind_check CHECK ((kind = ANY (ARRAY['entry'::text, 'registration'::text, 'proxy'::text]))),
  constraint code_attempts_relation_check CHECK ((relation = ANY (ARRAY['child'::text, 'parent'::text, 'spouse'::text, 'grandparent'::text, 'grandchild'::text, 'sibling'::text, 'ward'::text]))),
  constraint five_tries_and_no_more CHECK (((tries >= 0) AND (tries <= 5)))
);
CREATE INDEX code_attempts_over ON code_attempts USING btree (expires_at);
comment on table code_attempts is 'One-time codes that were asked for, by hash; without a person the attempt is a decoy that no code opens';

create table code_quotas (
  key bytea not null,
  opened_at timestamp with time zone not null,
  asked smallint not null,
  constraint code_quotas_pkey PRIMARY KEY (key)
);
CREATE INDEX code_quotas_old ON code_quotas USING btree (opened_at);
comment on table code_quotas is 'How many codes were asked for within an hour, by keyed hash of the document or of the account that asks';

create table commands (
  id uuid not null,
  name text not null,
  actor_id text not null,
  actor_role text not null,
  area_code text not null,
  input_digest bytea not null,
  outcome jsonb not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  constraint commands_pkey PRIMARY KEY (id)
);
CREATE INDEX commands_recent ON commands USING btree (recorded_at);
comment on table commands is 'One row for every write that happened, in the same transaction: audit and idempotency in one. No row, no write';

create table compounds (
  id integer not null,
  community_code text not null,
  name text not null,
  has_manager boolean not null,
  constraint compounds_pkey PRIMARY KEY (id),
  constraint compounds_community_code_fkey FOREIGN KEY (community_code) REFERENCES areas(code)
);
CREATE INDEX compounds_community ON compounds USING btree (community_code);
comment on table compounds is 'Residential compounds and yards; a yard without a manager is a known blind spot';

create view conservation as
 SELECT 'people'::text AS law, n.id AS round_id,
    ( SELECT count(*) AS count
           FROM roll r
          WHERE r.round_id = n.id) AS expected,
    ( SELECT count(*) AS count
           FROM roll_states s
          WHERE s.round_id = n.id AND (s.state = ANY (ARRAY['sampled'::text, 'exempt'::text, 'refused'::text, 'absent'::text, 'unreachable'::text, 'missing'::text]))) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL
UNION ALL
 SELECT 'members'::text AS law, n.id AS round_id,
    ( SELECT COALESCE(sum(t.member_count), 0::bigint) AS "coalesce"
           FROM tubes t
          WHERE t.round_id = n.id AND (t.state = ANY (ARRAY['open'::text, 'sealed'::text, 'lost'::text]))) AS expected,
    (( SELECT count(*) AS count
           FROM samples x
          WHERE x.round_id = n.id)) + (( SELECT count(*) AS count
           FROM sample_claims c
          WHERE c.round_id = n.id AND c.kind = 'duplicate'::text)) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL
UNION ALL
 SELECT 'tubes'::text AS law, n.id AS round_id,
    ( SELECT COALESCE(sum(g.last_id - g.first_id + 1), 0::numeric) AS "coalesce"
           FROM tube_ranges g
          WHERE g.round_id = n.id) AS expected,
    ( SELECT COALESCE(sum(l.quantity), 0::bigint) AS "coalesce"
           FROM ledger_balances l
          WHERE l.round_id = n.id AND l.account <> 'press'::text) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL
UNION ALL
 SELECT 'accounts'::text AS law, n.id AS round_id,
    ( SELECT count(*) AS count
           FROM tubes t
          WHERE t.round_id = n.id) AS expected,
    ( SELECT COALESCE(sum(LEAST(f.held, l.quantity::bigint)), 0::numeric) AS "coalesce"
           FROM ( SELECT a.account, count(*) AS held
                   FROM tube_accounts a
                  WHERE a.round_id = n.id
                  GROUP BY a.account) f
             JOIN ledger_balances l ON l.round_id = n.id AND l.account = f.account) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL
UNION ALL
 SELECT 'rows'::text AS law, n.id AS round_id,
    ( SELECT COALESCE(sum(u.applied), 0::bigint) AS "coalesce"
           FROM uploads u
          WHERE u.round_id = n.id) AS expected,
    ( SELECT count(*) AS count
           FROM field_events e
          WHERE e.round_id = n.id) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL
UNION ALL
 SELECT 'readings'::text AS law, n.id AS round_id,
    ( SELECT COALESCE(sum(f.used), 0::bigint) AS "coalesce"
           FROM result_files f
             JOIN plates p ON p.id = f.plate_id
          WHERE p.round_id = n.id) AS expected,
    ( SELECT COALESCE(sum(cardinality(r.cts) / r.targets), 0::bigint) AS "coalesce"
           FROM plate_readings r
          WHERE r.round_id = n.id) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL
UNION ALL
 SELECT 'results'::text AS law, n.id AS round_id,
    ( SELECT count(*) AS count
           FROM tubes t
          WHERE t.round_id = n.id AND t.resulted_at IS NOT NULL) AS expected,
    ( SELECT count(DISTINCT v.tube_id) AS count
           FROM tube_results v
          WHERE v.round_id = n.id) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL
UNION ALL
 SELECT 'recalls'::text AS law, n.id AS round_id,
    ( SELECT COALESCE(sum(c.member_count), 0::bigint) AS "coalesce"
           FROM recalls c
          WHERE c.round_id = n.id) AS expected,
    ( SELECT count(*) AS count
           FROM recall_tasks k
          WHERE k.round_id = n.id) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL
UNION ALL
 SELECT 'reactive-pools'::text AS law, n.id AS round_id,
    ( SELECT count(DISTINCT v.tube_id) AS count
           FROM tube_results v
             JOIN tubes t ON t.round_id = v.round_id AND t.id = v.tube_id
          WHERE v.round_id = n.id AND v.call = 'reactive'::text AND NOT (t.pool_size = 1 AND t.member_count = 1)) AS expected,
    ( SELECT count(*) AS count
           FROM recalls c
          WHERE c.round_id = n.id AND c.reason = 'reactive'::text) AS found
   FROM rounds n
  WHERE n.erased_at IS NULL;
comment on view conservation is 'One row for each law and round whose people are not erased; expected and found must be equal at every moment';

create table contact_lists (
  id uuid not null,
  case_id text not null,
  area_code text not null,
  document jsonb not null,
  assertions jsonb not null,
  digest text not null,
  policy text not null,
  lines integer not null,
  signed_by text not null,
  unit text not null,
  signed_at timestamp with time zone not null,
  constraint contact_lists_pkey PRIMARY KEY (id),
  constraint contact_lists_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
CREATE INDEX contact_lists_case ON contact_lists USING btree (case_id, signed_at);
comment on table contact_lists is 'Signed lists of the contacts of a case, the whole of it each time; the newest holds';
comment on column contact_lists.document is 'Sealed: the attestation as it was signed';

create view contact_progress as
 SELECT c.id AS contact_id, c.located_at, c.informed_at, p.placed_at
   FROM contacts c
     CROSS JOIN LATERAL ( SELECT LEAST(( SELECT min(f.at) AS min
                   FROM facts f
                  WHERE f.person_id = c.person_id AND f.kind = 'stay'::text AND f.at >= c.first_exposed_at AND NOT (EXISTS ( SELECT
                           FROM facts w
                          WHERE w.kind = 'withdrawal'::text AND w.about = f.id))), ( SELECT min(a.at) AS min
                   FROM orders o
                     JOIN order_acts a ON a.order_id = o.id AND a.kind = 'serve'::text
                  WHERE o.person_id = c.person_id AND (o.kind = ANY (ARRAY['stay_home'::text, 'monitor'::text])) AND a.at >= c.first_exposed_at)) AS placed_at) p;
comment on view contact_progress is 'How far a contact is looked after; placed is read from a stay that is recorded or an order at home that was served, and is typed by nobody';

create table contacts (
  id uuid not null,
  case_id text not null,
  through_id uuid,
  person_id bigint,
  called jsonb,
  area_code text not null,
  relation text not null,
  way text,
  first_exposed_at timestamp with time zone not null,
  last_exposed_at timestamp with time zone not null,
  proposed text not null,
  proposal jsonb not null,
  decided text,
  decided_by text,
  decided_at timestamp with time zone,
  list_id text,
  signed_at timestamp with time zone,
  fact_id text,
  located_at timestamp with time zone,
  informed_at timestamp with time zone,
  handed_at timestamp with time zone,
  became_case text,
  dropped_at timestamp with time zone,
  version integer not null default 1,
  named_by text not null,
  named_at timestamp with time zone not null,
  located_due timestamp with time zone,
  informed_due timestamp with time zone,
  placed_due timestamp with time zone,
  exposure jsonb,
  words jsonb,
  item_id uuid,
  decided_unit text,
  reopened_at timestamp with time zone,
  assigned_to text,
  assigned_at timestamp with time zone,
  informed_how text,
  drop_reason text,
  placed_noted_at timestamp with time zone,
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint contacts_decided_check CHECK ((decided = ANY (ARRAY['close'::text, 'secondary'::text, 'general'::text, 'none'::text]))),
  constraint contacts_drop_reason_check CHECK ((drop_reason = ANY (ARRAY['entered-twice'::text, 'another-person'::text, 'was-not-there'::text, 'not-found'::text]))),
  constraint contacts_informed_how_check CHECK ((informed_how = ANY (ARRAY['phone'::text, 'visit'::text, 'text'::text]))),
  constraint contacts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint contacts_proposed_check CHECK ((proposed = ANY (ARRAY['close'::text, 'secondary'::text, 'general'::text, 'none'::text]))),
  constraint contacts_through_id_fkey FOREIGN KEY (through_id) REFERENCES contacts(id),
  constraint exposures_have_an_order CHECK ((last_exposed_at >= first_exposed_at)),
  constraint somebody_decided CHECK ((((decided IS NULL) = (decided_by IS NULL)) AND ((decided IS NULL) = (decided_at IS NULL)))),
  constraint somebody_is_named CHECK (((person_id IS NOT NULL) OR (called IS NOT NULL))),
  constraint what_is_dropped_has_a_reason CHECK (((dropped_at IS NULL) = (drop_reason IS NULL)))
);
CREATE INDEX contacts_area ON contacts USING btree (area_code, named_at);
CREATE INDEX contacts_assigned ON contacts USING btree (assigned_to, named_at) WHERE ((assigned_to IS NOT NULL) AND (dropped_at IS NULL) AND (became_case IS NULL));
CREATE INDEX contacts_became_case ON contacts USING btree (became_case) WHERE (became_case IS NOT NULL);
CREATE INDEX contacts_case ON contacts USING btree (case_id, named_at);
CREATE INDEX contacts_decided ON contacts USING btree (area_code, decided_at) WHERE ((decided IS NOT NULL) AND (dropped_at IS NULL));
CREATE INDEX contacts_handed ON contacts USING btree (handed_at, id) WHERE ((handed_at IS NOT NULL) AND (dropped_at IS NULL) AND (became_case IS NULL));
CREATE INDEX contacts_measured ON contacts USING btree (case_id) INCLUDE (person_id, named_at, located_at, located_due, handed_at, placed_noted_at, placed_due) WHERE ((decided = ANY (ARRAY['close'::text, 'secondary'::text])) AND (dropped_at IS NULL));
CREATE INDEX contacts_not_informed ON contacts USING btree (area_code, decided_at) INCLUDE (id, assigned_to, informed_due) WHERE ((decided = ANY (ARRAY['close'::text, 'secondary'::text])) AND (informed_at IS NULL) AND (dropped_at IS NULL) AND (became_case IS NULL));
CREATE INDEX contacts_not_judged ON contacts USING btree (area_code, named_at) INCLUDE (id, case_id, reopened_at, located_due) WHERE ((decided IS NULL) AND (dropped_at IS NULL) AND (became_case IS NULL));
CREATE INDEX contacts_not_located ON contacts USING btree (area_code, decided_at) INCLUDE (id, assigned_to, located_due) WHERE ((decided = ANY (ARRAY['close'::text, 'secondary'::text])) AND (located_at IS NULL) AND (dropped_at IS NULL) AND (became_case IS NULL));
CREATE INDEX contacts_not_placed ON contacts USING btree (area_code, decided_at) INCLUDE (id, placed_due) WHERE ((decided = ANY (ARRAY['close'::text, 'secondary'::text])) AND (placed_noted_at IS NULL) AND (dropped_at IS NULL) AND (became_case IS NULL));
CREATE INDEX contacts_person ON contacts USING btree (person_id);
CREATE INDEX contacts_running ON contacts USING btree (named_at) WHERE ((dropped_at IS NULL) AND (became_case IS NULL) AND (handed_at IS NULL));
CREATE INDEX contacts_through_all ON contacts USING btree (through_id);
CREATE INDEX contacts_with_a_next_step ON contacts USING btree (area_code) INCLUDE (decided, person_id, signed_at, placed_noted_at, located_at, informed_at) WHERE ((dropped_at IS NULL) AND (became_case IS NULL) AND ((decided IS NULL) OR (signed_at IS NULL) OR (person_id IS NULL) OR ((decided = ANY (ARRAY['close'::text, 'secondary'::text])) AND (placed_noted_at IS NULL))));
CREATE UNIQUE INDEX one_contact_of_a_case_and_person ON contacts USING btree (case_id, person_id) WHERE ((person_id IS NOT NULL) AND (dropped_at IS NULL) AND (through_id IS NULL));
CREATE UNIQUE INDEX one_contact_of_a_contact_and_person ON contacts USING btree (through_id, person_id) WHERE ((person_id IS NOT NULL) AND (dropped_at IS NULL) AND (through_id IS NOT NULL));
comment on table contacts is 'Who was near a case, or near such a contact (through_id): what the engine proposed by which rule, what a person decided and signed, and how far they are looked after';
comment on column contacts.called is 'Sealed: what is known of somebody not yet found in the register (name, phone, looks, where)';
comment on column contacts.proposal is 'The rule with its policy, inputs and words, as the engine gave it; sealed';
comment on column contacts.signed_at is 'Null again where the decision changed after it was signed: then a new list is to be signed';
comment on column contacts.handed_at is 'When the signed list with this contact reached the dispatcher of transfers';
comment on column contacts.exposure is 'Sealed: how near, how long, in which air, at which seat, as the investigator wrote it';
comment on column contacts.words is 'Sealed: why the decision differs from the proposal, or why it was dropped';
comment on column contacts.placed_noted_at is 'What was last read of contact_progress.placed_at, every few seconds, so that those not yet placed are found by an index; read again when a stay is withdrawn';

create table crew_shifts (
  id uuid not null,
  vehicle_id uuid not null,
  driver text not null,
  escort text,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  planned_by text not null,
  planned_at timestamp with time zone not null,
  constraint crew_shifts_pkey PRIMARY KEY (id),
  constraint a_shift_ends_after_it_began CHECK ((until_at > from_at)),
  constraint crew_shifts_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id)
);
CREATE INDEX crew_shifts_driver ON crew_shifts USING btree (driver, until_at);
CREATE INDEX crew_shifts_vehicle ON crew_shifts USING btree (vehicle_id, until_at);
comment on table crew_shifts is 'Who drives which vehicle from when to when, with whom beside them';

create table custody_entries (
  command_id uuid not null,
  line smallint not null,
  round_id integer not null,
  at timestamp with time zone not null,
  item text not null,
  box_id bigint,
  from_account text not null,
  to_account text not null,
  quantity integer not null,
  constraint custody_entries_pkey PRIMARY KEY (command_id, line),
  constraint custody_entries_item_check CHECK ((item = ANY (ARRAY['tube'::text, 'box'::text]))),
  constraint custody_entries_quantity_check CHECK ((quantity > 0)),
  constraint custody_entries_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
CREATE INDEX custody_entries_box ON custody_entries USING btree (box_id);
CREATE INDEX custody_entries_round ON custody_entries USING btree (round_id);
comment on table custody_entries is 'The custody ledger: each move takes from one account and gives to another, so all balances sum to zero';

create table day_closes (
  district text not null,
  day date not null,
  cut_off_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  items integer not null,
  signing_id uuid,
  document jsonb,
  digest text,
  assertions jsonb,
  closed_at timestamp with time zone,
  constraint day_closes_pkey PRIMARY KEY (district, day),
  constraint a_close_is_signed CHECK ((((closed_at IS NULL) = (document IS NULL)) AND ((closed_at IS NULL) = (digest IS NULL)) AND ((closed_at IS NULL) = (assertions IS NULL))))
);
CREATE INDEX day_closes_open ON day_closes USING btree (due_at) WHERE ((closed_at IS NULL) AND (items > 0));
comment on table day_closes is 'Each day of a district, how much was open at its cut-off, and the signed document with which it was closed; with nothing open it needs none';
comment on column day_closes.document is 'The attestation as it was signed, sealed: it names what was carried over and why';

create table day_items (
  district text not null,
  day date not null,
  kind text not null,
  subject text not null,
  area text not null,
  owner text not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  next_step text not null,
  constraint day_items_pkey PRIMARY KEY (district, day, kind, subject),
  constraint day_items_district_day_fkey FOREIGN KEY (district, day) REFERENCES day_closes(district, day)
);
comment on table day_items is 'What was open in a district at the cut-off of a day as it was known then, written down at that moment';

create table devices (
  id integer not null,
  site_id integer not null,
  enrolled_at timestamp with time zone not null,
  last_seen_at timestamp with time zone,
  last_seq integer not null default 0,
  clock_ahead_ms integer not null default 0,
  constraint devices_pkey PRIMARY KEY (id),
  constraint devices_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);
CREATE INDEX devices_site ON devices USING btree (site_id);
CREATE UNIQUE INDEX one_paper_device_for_each_site ON devices USING btree (site_id) WHERE ((id >= 400001) AND (id <= 499999));
comment on table devices is 'Field devices; a device is trusted for facts, never for their order among devices';

create table dismissals (
  id text not null,
  appointment_id text not null,
  document jsonb not null,
  signature bytea not null,
  known_at timestamp with time zone not null,
  constraint dismissals_pkey PRIMARY KEY (id)
);
CREATE INDEX dismissals_appointment ON dismissals USING btree (appointment_id);
comment on table dismissals is 'Posts that were ended early, signed by the appointing authority';

create table documents (
  number_hash bytea not null,
  person_id bigint not null,
  kind text not null,
  country text not null,
  number_cipher bytea not null,
  tail_hash bigint,
  constraint documents_pkey PRIMARY KEY (number_hash),
  constraint documents_kind_check CHECK ((kind = ANY (ARRAY['resident-id'::text, 'passport'::text, 'hk-macau-permit'::text, 'taiwan-permit'::text, 'foreign-permanent-resident'::text]))),
  constraint documents_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX documents_person ON documents USING btree (person_id);
CREATE INDEX documents_tail ON documents USING btree (tail_hash) WHERE (tail_hash IS NOT NULL);
comment on table documents is 'Identity documents: the number is encrypted, and found by its keyed hash only';
comment on column documents.tail_hash is 'Keyed hash of the last four characters, 64 bits: about one in ten thousand has the same';

create table environment_samples (
  id uuid not null,
  stay_id uuid not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  call text,
  known_at timestamp with time zone,
  known_by text,
  constraint environment_samples_pkey PRIMARY KEY (id),
  constraint a_call_is_known_by_somebody CHECK ((((call IS NULL) = (known_at IS NULL)) AND ((call IS NULL) = (known_by IS NULL)))),
  constraint environment_samples_call_check CHECK ((call = ANY (ARRAY['negative'::text, 'positive'::text, 'invalid'::text]))),
  constraint environment_samples_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id),
  constraint nothing_is_known_before_it_is_taken CHECK (((known_at IS NULL) OR (known_at >= taken_at)))
);
CREATE INDEX environment_samples_stay ON environment_samples USING btree (stay_id, taken_at);
comment on table environment_samples is 'Swabs of things and surfaces in the room of a stay, before a release; positive means that an infection is ruled out first (domain-policy §5)';

create table erased_subjects (
  kind text not null,
  subject text not null,
  erasure_id uuid not null,
  constraint erased_subjects_pkey PRIMARY KEY (kind, subject),
  constraint erased_subjects_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasures(id)
);
CREATE INDEX erased_subjects_erasure ON erased_subjects USING btree (erasure_id);
comment on table erased_subjects is 'Signed documents that were erased at the end of their clock; it counts only while the signed certificate has the digest of the list';

create table erasures (
  id uuid not null,
  kind text not null,
  document jsonb not null,
  signature bytea not null,
  erased_at timestamp with time zone not null,
  constraint erasures_pkey PRIMARY KEY (id)
);
CREATE INDEX erasures_recent ON erasures USING btree (erased_at);
comment on table erasures is 'Certificates of what was erased at the end of its clock: rows by table, keys destroyed, and how it was verified; signed with the key of the city';

create table facts (
  id text not null,
  kind text not null,
  person_id bigint,
  reason text,
  about text,
  places text[],
  place text,
  site text,
  district text,
  at timestamp with time zone not null,
  until_at timestamp with time zone,
  known_at timestamp with time zone not null,
  recorded_by text not null,
  how text,
  command_id uuid,
  constraint facts_pkey PRIMARY KEY (id),
  constraint a_fact_is_about_somebody CHECK (((kind = 'withdrawal'::text) = (person_id IS NULL))),
  constraint a_reason_is_named CHECK (((kind <> ALL (ARRAY['case'::text, 'contact'::text, 'travel'::text, 'stay'::text])) OR (reason IS NOT NULL))),
  constraint facts_kind_check CHECK ((kind = ANY (ARRAY['case'::text, 'discharge'::text, 'contact'::text, 'travel'::text, 'dwelling'::text, 'stay'::text, 'withdrawal'::text]))),
  constraint it_was_not_known_before_it_was CHECK (((known_at >= at) OR (kind = 'withdrawal'::text))),
  constraint what_it_is_about_is_named CHECK (((kind <> ALL (ARRAY['contact'::text, 'withdrawal'::text])) OR (about IS NOT NULL)))
);
CREATE INDEX facts_about ON facts USING btree (about);
CREATE INDEX facts_cases ON facts USING btree (known_at) WHERE (kind = 'case'::text);
CREATE INDEX facts_person ON facts USING btree (person_id, known_at);
CREATE INDEX facts_reason ON facts USING btree (kind, reason);
CREATE INDEX facts_stays ON facts USING btree (known_at) WHERE (kind = 'stay'::text);
CREATE INDEX facts_withdrawals ON facts USING btree (known_at) WHERE (kind = 'withdrawal'::text);
comment on table facts is 'Cases, exposures, entries, stays, discharges and withdrawals, as somebody recorded them; at is when it was, known_at when we learnt it. No scan, position or score is a kind';
comment on column facts.how is 'Of a contact: which of the reasons of the policy; of an entry: what showed it; of a withdrawal: why';

create table field_events (
  id uuid not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  tube_id bigint not null,
  digest bigint not null,
  round_id integer not null,
  device_id integer not null,
  seq integer not null,
  kind text not null,
  body jsonb,
  constraint field_events_pkey PRIMARY KEY (round_id, id),
  constraint field_events_kind_check CHECK ((kind = ANY (ARRAY['sample'::text, 'undo'::text, 'seal'::text, 'void'::text, 'move'::text])))
) partition by RANGE (round_id);
CREATE INDEX field_events_moves ON ONLY field_events USING btree (round_id) WHERE (kind = 'move'::text);
CREATE INDEX field_events_tube ON ONLY field_events USING btree (tube_id);
comment on table field_events is 'Everything that devices reported, once each; body is null for a seal whose tube row says the same';

create table field_serials (
  kind text not null,
  next_serial integer not null,
  constraint field_serials_pkey PRIMARY KEY (kind),
  constraint field_serials_kind_check CHECK ((kind = ANY (ARRAY['device'::text, 'home'::text])))
);
comment on table field_serials is 'Next unused number of devices that join by themselves and of homes of walk-ins; never read when a sample is taken';

create table findings (
  round_id integer not null,
  person_id bigint not null,
  tube_id bigint not null,
  state text not null,
  first_kit text not null,
  found_at timestamp with time zone not null,
  second_kit text,
  decided_at timestamp with time zone,
  constraint findings_pkey PRIMARY KEY (round_id, person_id, tube_id),
  constraint a_decision_has_a_time CHECK (((state = 'preliminary'::text) = (decided_at IS NULL))),
  constraint a_decision_names_its_kit CHECK (((state = ANY (ARRAY['preliminary'::text, 'withdrawn'::text])) = (second_kit IS NULL))),
  constraint confirmed_by_another_kit CHECK (((second_kit IS NULL) OR (second_kit <> first_kit))),
  constraint findings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint findings_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint findings_state_check CHECK ((state = ANY (ARRAY['preliminary'::text, 'confirmed'::text, 'not-confirmed'::text, 'withdrawn'::text])))
);
CREATE INDEX findings_open ON findings USING btree (found_at) WHERE (state = 'preliminary'::text);
CREATE INDEX findings_person ON findings USING btree (person_id);
comment on table findings is 'A person''s own reactive single result: preliminary until a second kit confirms it or not; withdrawn when the result it came from was amended';

create table gate_counts (
  id uuid not null,
  area_code text not null,
  hour_at timestamp with time zone not null,
  passed integer not null,
  reminded integer not null,
  limited integer not null,
  staying integer not null,
  refused integer not null,
  unsure integer not null,
  medical integer not null,
  constraint gate_counts_pkey PRIMARY KEY (id),
  constraint gate_counts_limited_check CHECK ((limited >= 0)),
  constraint gate_counts_medical_check CHECK ((medical >= 0)),
  constraint gate_counts_passed_check CHECK ((passed >= 0)),
  constraint gate_counts_refused_check CHECK ((refused >= 0)),
  constraint gate_counts_reminded_check CHECK ((reminded >= 0)),
  constraint gate_counts_staying_check CHECK ((staying >= 0)),
  constraint gate_counts_unsure_check CHECK ((unsure >= 0)),
  constraint it_is_a_whole_hour CHECK ((hour_at = date_trunc('hour'::text, hour_at)))
);
CREATE INDEX gate_counts_hour ON gate_counts USING btree (hour_at);
comment on table gate_counts is 'How many were seen at gates, by hour and area; a scan leaves no row anywhere, and nobody can be counted back out of these';

create table health_checks (
  id uuid not null,
  stay_id uuid not null,
  person_id bigint not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  by_person boolean not null,
  body jsonb not null,
  constraint health_checks_pkey PRIMARY KEY (id),
  constraint health_checks_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint health_checks_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id)
);
CREATE INDEX health_checks_person ON health_checks USING btree (person_id);
CREATE INDEX health_checks_stay ON health_checks USING btree (stay_id, at);
comment on table health_checks is 'Temperature and symptoms of people in isolation, said by themselves or measured by staff';
comment on column health_checks.body is 'Sealed: temperature, symptoms and words';

create table home_outings (
  id uuid not null,
  home_stay_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  urgent boolean not null,
  body jsonb not null,
  noted_by text not null,
  noted_at timestamp with time zone not null,
  back_at timestamp with time zone,
  constraint home_outings_pkey PRIMARY KEY (id),
  constraint an_outing_has_a_length CHECK ((until_at > from_at)),
  constraint home_outings_home_stay_id_fkey FOREIGN KEY (home_stay_id) REFERENCES home_stays(id)
);
CREATE INDEX home_outings_stay ON home_outings USING btree (home_stay_id, from_at);
comment on table home_outings is 'Ways out for care, with their time; none of them waits for anybody';
comment on column home_outings.body is 'Sealed: words';

create table home_requests (
  id uuid not null,
  home_stay_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  body jsonb not null,
  asked_by text not null,
  due_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by text,
  constraint home_requests_pkey PRIMARY KEY (id),
  constraint an_answer_is_whole CHECK (((done_at IS NULL) = (done_by IS NULL))),
  constraint home_requests_home_stay_id_fkey FOREIGN KEY (home_stay_id) REFERENCES home_stays(id),
  constraint home_requests_kind_check CHECK ((kind = ANY (ARRAY['care'::text, 'medicine'::text, 'food'::text, 'goods'::text, 'other'::text])))
);
CREATE INDEX home_requests_open ON home_requests USING btree (home_stay_id) WHERE (done_at IS NULL);
CREATE INDEX home_requests_stay ON home_requests USING btree (home_stay_id, at);
comment on table home_requests is 'What somebody at home asks for';
comment on column home_requests.body is 'Sealed: words';

create table home_stays (
  id uuid not null,
  person_id bigint not null,
  order_id text not null,
  place text not null,
  basis text not null,
  area_code text not null,
  building_id integer not null,
  since_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  worker text,
  worker_phone text,
  conditions jsonb,
  checked_at timestamp with time zone,
  checked_by text,
  fits boolean,
  seen_at timestamp with time zone,
  last_state text,
  next_check_due timestamp with time zone not null,
  over_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  ended_how text,
  ended_words text,
  constraint home_stays_pkey PRIMARY KEY (id),
  constraint a_check_is_whole CHECK ((((checked_at IS NULL) = (checked_by IS NULL)) AND ((checked_at IS NULL) = (fits IS NULL)))),
  constraint an_ending_is_whole CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (ended_how IS NULL)))),
  constraint home_stays_building_id_fkey FOREIGN KEY (building_id) REFERENCES buildings(id),
  constraint home_stays_ended_how_check CHECK ((ended_how = ANY (ARRAY['released'::text, 'moved'::text, 'to-hospital'::text, 'order-ended'::text, 'mistake'::text]))),
  constraint home_stays_last_state_check CHECK ((last_state = ANY (ARRAY['seen'::text, 'not-there'::text, 'refuses'::text, 'moved'::text]))),
  constraint home_stays_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE UNIQUE INDEX an_order_keeps_somebody_at_home_once ON home_stays USING btree (order_id);
CREATE INDEX home_stays_building ON home_stays USING btree (building_id) WHERE (ended_at IS NULL);
CREATE INDEX home_stays_buildings ON home_stays USING btree (building_id);
CREATE INDEX home_stays_due ON home_stays USING btree (next_check_due) WHERE (ended_at IS NULL);
CREATE INDEX home_stays_open ON home_stays USING btree (area_code, building_id, id) WHERE (ended_at IS NULL);
CREATE INDEX home_stays_person ON home_stays USING btree (person_id, since_at);
CREATE INDEX home_stays_worker ON home_stays USING btree (worker, building_id, id) WHERE (ended_at IS NULL);
comment on table home_stays is 'Somebody whom an order keeps or watches at home, and how they are looked after there; whether they are still kept is asked of the order';
comment on column home_stays.worker_phone is 'Sealed: where the person reaches who looks after them';
comment on column home_stays.conditions is 'Sealed: the checklist of the home and who lives along';
comment on column home_stays.next_check_due is 'Until when the door has to be seen to next';
comment on column home_stays.over_at is 'When the order ended, as last noted by a job; decides nothing';
comment on column home_stays.ended_words is 'Sealed';

create table home_visits (
  id uuid not null,
  home_stay_id uuid not null,
  at timestamp with time zone not null,
  state text not null,
  body jsonb not null,
  visited_by text not null,
  written_at timestamp with time zone not null,
  constraint home_visits_pkey PRIMARY KEY (id),
  constraint home_visits_home_stay_id_fkey FOREIGN KEY (home_stay_id) REFERENCES home_stays(id),
  constraint home_visits_state_check CHECK ((state = ANY (ARRAY['seen'::text, 'not-there'::text, 'refuses'::text, 'moved'::text])))
);
CREATE INDEX home_visits_stay ON home_visits USING btree (home_stay_id, at);
comment on table home_visits is 'What was seen at a door: one tap, or with the musts, the temperature and the symptoms of the day';
comment on column home_visits.body is 'Sealed: musts, temperature, symptoms, tube and words';

create table home_waste (
  id uuid not null,
  home_stay_id uuid not null,
  at timestamp with time zone not null,
  bags smallint not null,
  sprayed boolean not null,
  taken_by text not null,
  constraint home_waste_pkey PRIMARY KEY (id),
  constraint home_waste_bags_check CHECK ((bags > 0)),
  constraint home_waste_home_stay_id_fkey FOREIGN KEY (home_stay_id) REFERENCES home_stays(id)
);
CREATE INDEX home_waste_stay ON home_waste USING btree (home_stay_id, at);
comment on table home_waste is 'Bags of waste that a home handed to the community';

create table households (
  id integer not null,
  building_id integer not null,
  unit_no smallint not null,
  door_no text not null,
  constraint households_pkey PRIMARY KEY (id),
  constraint households_building_id_fkey FOREIGN KEY (building_id) REFERENCES buildings(id)
);
CREATE INDEX households_building ON households USING btree (building_id);
comment on table households is 'People behind one door; a door is unit and door number of a building';

create table import_mappings (
  area_code text not null,
  sheet text not null,
  heads bytea not null,
  mapping jsonb not null,
  used_by text not null,
  used_at timestamp with time zone not null,
  constraint import_mappings_pkey PRIMARY KEY (area_code, sheet, heads),
  constraint import_mappings_sheet_check CHECK ((sheet = ANY (ARRAY['line-list'::text, 'links'::text])))
);
comment on table import_mappings is 'Which column of a file means what, as an office said the last time, by a digest of its heads';

create table import_rows (
  import_id uuid not null,
  sheet text not null,
  row_number integer not null,
  outcome text not null,
  case_id text,
  contact_id uuid,
  key bytea,
  content bytea,
  fault text,
  fault_column text,
  constraint import_rows_pkey PRIMARY KEY (import_id, sheet, row_number),
  constraint import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES case_imports(id),
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['written'::text, 'same'::text, 'matched'::text, 'faulty'::text]))),
  constraint import_rows_sheet_check CHECK ((sheet = ANY (ARRAY['line-list'::text, 'links'::text])))
);
CREATE INDEX import_rows_case ON import_rows USING btree (case_id);
CREATE INDEX import_rows_key ON import_rows USING btree (key) WHERE (key IS NOT NULL);
comment on table import_rows is 'What became of each row of an imported file: none is dropped in silence';
comment on column import_rows.key is 'Keyed digest of the office and the number or numbers in the row: what the row is about';
comment on column import_rows.content is 'Keyed digest of what the row said, so that the same row is known when it comes again';

create table incident_measures (
  id uuid not null,
  incident_id uuid not null,
  words text not null,
  at timestamp with time zone not null,
  by text not null,
  constraint incident_measures_pkey PRIMARY KEY (id),
  constraint incident_measures_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES site_incidents(id)
);
CREATE INDEX incident_measures_incident ON incident_measures USING btree (incident_id, at);
comment on table incident_measures is 'What was done about an incident';
comment on column incident_measures.words is 'Sealed';

create table investigator_profiles (
  account_id text not null,
  languages text[] not null,
  most_a_day integer not null,
  on_duty_until timestamp with time zone,
  set_by text not null,
  set_at timestamp with time zone not null,
  constraint investigator_profiles_pkey PRIMARY KEY (account_id),
  constraint investigator_profiles_most_a_day_check CHECK ((most_a_day >= 0))
);
comment on table investigator_profiles is 'What an investigator can take: languages, new cases a day, until when on duty; who has none speaks Chinese and takes eight';

create table isolation_site_events (
  id uuid not null,
  isolation_site_id uuid not null,
  version integer not null,
  event text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  done_by text not null,
  body jsonb,
  constraint isolation_site_events_pkey PRIMARY KEY (id),
  constraint isolation_site_events_event_check CHECK ((event = ANY (ARRAY['pass'::text, 'fail'::text, 'requisition'::text, 'make-ready'::text, 'activate'::text, 'stand-by'::text, 'wind-down'::text, 'resume'::text, 'close'::text, 'give-back'::text, 'reopen'::text]))),
  constraint isolation_site_events_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id)
);
CREATE UNIQUE INDEX a_version_of_a_site_has_one_step ON isolation_site_events USING btree (isolation_site_id, version);
comment on table isolation_site_events is 'What was done to a site as a whole, each step once; an inspection with what it found of every item';
comment on column isolation_site_events.body is 'Findings of an inspection, document of a requisition, a reason: of the house, never of people';

create table isolation_sites (
  id uuid not null,
  number integer not null,
  name text not null,
  kind text not null,
  place text not null,
  area_code text not null,
  address text not null,
  lng double precision,
  lat double precision,
  datum text not null default 'WGS-84'::text,
  state text not null default 'found'::text,
  version integer not null default 0,
  wave smallint,
  languages text[] not null default '{}'::text[],
  diets text[] not null default '{}'::text[],
  care text[] not null default '{}'::text[],
  added_by text not null,
  added_at timestamp with time zone not null,
  state_since timestamp with time zone,
  inspected_at timestamp with time zone,
  inspection_passed boolean,
  requisition_authority text,
  requisition_number text,
  requisition_until timestamp with time zone,
  separates text not null default 'room'::text,
  constraint isolation_sites_pkey PRIMARY KEY (id),
  constraint a_site_position_has_both_parts CHECK (((lng IS NULL) = (lat IS NULL))),
  constraint a_wave_is_hours CHECK (((wave >= 1) AND (wave <= 240))),
  constraint isolation_sites_datum_check CHECK ((datum = ANY (ARRAY['WGS-84'::text, 'GCJ-02'::text, 'BD-09'::text]))),
  constraint isolation_sites_kind_check CHECK ((kind = ANY (ARRAY['hotel'::text, 'dormitory'::text, 'school'::text, 'makeshift-hospital'::text, 'hospital'::text, 'other'::text]))),
  constraint isolation_sites_separates_check CHECK ((separates = ANY (ARRAY['room'::text, 'passage'::text, 'floor'::text]))),
  constraint isolation_sites_state_check CHECK ((state = ANY (ARRAY['found'::text, 'inspected'::text, 'requisitioned'::text, 'ready'::text, 'active'::text, 'closing'::text, 'closed'::text])))
);
CREATE UNIQUE INDEX an_isolation_site_number_is_of_one_site ON isolation_sites USING btree (number);
CREATE INDEX isolation_sites_active ON isolation_sites USING btree (state) WHERE (state = ANY (ARRAY['ready'::text, 'active'::text, 'closing'::text]));
CREATE INDEX isolation_sites_area ON isolation_sites USING btree (area_code);
CREATE INDEX isolation_sites_state ON isolation_sites USING btree (state, number);
comment on table isolation_sites is 'Hotels, dormitories and hospitals where people are isolated, from the day somebody found them to their closing';
comment on column isolation_sites.place is 'The kind of place in the policy, such as centralized or designated_hospital';
comment on column isolation_sites.wave is 'Within how many hours of the newest activation it has to be ready';
comment on column isolation_sites.care is 'What care it can give: dialysis, oxygen, infants, mental-health, wheelchair, …; the words of core/isolation/needs.ts';
comment on column isolation_sites.state_since is 'When it came into its state; null where it is as it was added';
comment on column isolation_sites.requisition_number is 'Of the document by which the authority took the house';
comment on column isolation_sites.separates is 'What two cohorts never share here besides a room: nothing more, a passage, or a floor';

create table issuer_days (
  issuer text not null,
  day date not null,
  constraint issuer_days_pkey PRIMARY KEY (issuer, day)
);
comment on table issuer_days is 'A row to hold while an order of an officer is made, so that of two at one moment the second counts the first: nobody restricts more than five hundred people a day alone';

create table label_serials (
  kind text not null,
  next_serial bigint not null,
  constraint label_serials_pkey PRIMARY KEY (kind),
  constraint label_serials_kind_check CHECK ((kind = ANY (ARRAY['tube'::text, 'box'::text, 'plate'::text, 'case'::text])))
);
comment on table label_serials is 'Next unused serial of each kind of label; read when labels are printed, never when a sample is taken';

create table laboratories (
  id integer not null,
  name text not null,
  area_code text not null,
  cyclers smallint not null,
  run_minutes smallint not null,
  constraint laboratories_pkey PRIMARY KEY (id),
  constraint laboratories_area_code_fkey FOREIGN KEY (area_code) REFERENCES areas(code),
  constraint laboratories_cyclers_check CHECK ((cyclers > 0)),
  constraint laboratories_run_minutes_check CHECK ((run_minutes > 0))
);
CREATE INDEX laboratories_area ON laboratories USING btree (area_code);
comment on table laboratories is 'Testing institutions with their cyclers (96 wells each) and minutes for one run';

create view ledger_balances as
 SELECT round_id, account, sum(quantity)::integer AS quantity
   FROM ( SELECT custody_entries.round_id, custody_entries.to_account AS account,
            custody_entries.quantity
           FROM custody_entries
          WHERE custody_entries.item = 'tube'::text
        UNION ALL
         SELECT custody_entries.round_id, custody_entries.from_account, - custody_entries.quantity
           FROM custody_entries
          WHERE custody_entries.item = 'tube'::text) moved
  GROUP BY round_id, account;
comment on view ledger_balances is 'Balance of tubes in every account after the ledger; press is the source and runs negative';

create table log_checkpoints (
  size bigint not null,
  note text not null,
  signed_at timestamp with time zone not null,
  witnessed_at timestamp with time zone,
  constraint log_checkpoints_pkey PRIMARY KEY (size)
);
CREATE INDEX log_checkpoints_witnessed ON log_checkpoints USING btree (size) WHERE (witnessed_at IS NOT NULL);
comment on table log_checkpoints is 'Signed sizes and roots of the public log, with the signatures of the witnesses';

create table log_entries (
  index bigint not null,
  kind text not null,
  subject text not null,
  salt bytea,
  entry bytea not null,
  at timestamp with time zone not null,
  about text,
  constraint log_entries_pkey PRIMARY KEY (index),
  constraint a_document_is_logged_once UNIQUE (kind, subject),
  constraint log_entries_kind_check CHECK ((kind = ANY (ARRAY['order'::text, 'act'::text, 'batch'::text, 'adoption'::text, 'dismissal'::text, 'counts'::text, 'audit'::text, 'lost'::text])))
);
CREATE INDEX log_entries_entry ON log_entries USING btree (entry);
CREATE INDEX log_entries_of_acts ON log_entries USING btree (about) WHERE (kind = 'act'::text);
comment on table log_entries is 'The public log: salted commitments in their order; an entry is never changed';
comment on column log_entries.about is 'Of a logged act: its order, else its batch, else its appeal, else *; a deleted act is missed by it';

create table log_nodes (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  constraint log_nodes_pkey PRIMARY KEY (level, index)
);
comment on table log_nodes is 'Hashes of the complete subtrees of the public log, from which proofs are made';

create table log_witnesses (
  name text not null,
  known_size bigint not null default 0,
  signed_at timestamp with time zone,
  asked_at timestamp with time zone,
  fault text,
  constraint log_witnesses_pkey PRIMARY KEY (name)
);
comment on table log_witnesses is 'How far each witness of the public log has seen, as far as we remember; whom to believe stands in the anchors and never here';

create table look_back_lines (
  look_back_id uuid not null,
  contact_id uuid not null,
  place integer not null,
  decided text not null,
  decided_unit text,
  verdict text,
  kind text,
  words jsonb,
  read_by text,
  read_unit text,
  read_at timestamp with time zone,
  constraint look_back_lines_pkey PRIMARY KEY (look_back_id, contact_id),
  constraint look_back_lines_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts(id),
  constraint look_back_lines_kind_check CHECK ((kind = ANY (ARRAY['close'::text, 'secondary'::text, 'general'::text, 'none'::text]))),
  constraint look_back_lines_look_back_id_fkey FOREIGN KEY (look_back_id) REFERENCES look_backs(id),
  constraint look_back_lines_verdict_check CHECK ((verdict = ANY (ARRAY['agree'::text, 'differ'::text]))),
  constraint what_was_read_has_a_reader CHECK ((((verdict IS NULL) = (read_by IS NULL)) AND ((verdict IS NULL) = (read_at IS NULL))))
);
CREATE INDEX look_back_lines_contact ON look_back_lines USING btree (contact_id);
comment on table look_back_lines is 'Each decision of a sample, as it was when it was drawn, and what the second reader says';

create table look_backs (
  id uuid not null,
  area_code text not null,
  day date not null,
  seed text not null,
  decided integer not null,
  drawn integer not null,
  drawn_by text not null,
  drawn_unit text not null,
  drawn_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  document jsonb,
  assertions jsonb,
  digest text,
  signed_by text,
  signed_at timestamp with time zone,
  constraint look_backs_pkey PRIMARY KEY (id),
  constraint one_sample_of_a_district_and_day UNIQUE (area_code, day)
);
comment on table look_backs is 'Samples of decided contacts of a district and day that a second reader of another unit reads again';
comment on column look_backs.seed is 'Public: with it anybody draws the same sample';

create view loop_after_care_open as
 SELECT 'after-care-open'::text AS kind, NULL::integer AS round_id,
    'after-care:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, 'community:'::text || c.area_code) AS owner, c.from_at AS opened_at,
    COALESCE(k.due_at, c.due_at) AS due_at, c.done_at AS closed_at,
        CASE c.kind
            WHEN 'test'::text THEN 'take-test'::text
            ELSE 'call-person'::text
        END AS next_step
   FROM after_care c
     LEFT JOIN carry_overs k ON k.kind = 'after-care-open'::text AND k.subject = ('after-care:'::text || c.id) AND k.is_last;
comment on view loop_after_care_open is 'Tests, calls and follow-ups after a release that nobody has done';

create view loop_alarm_not_answered as
 SELECT 'alarm-not-answered'::text AS kind, NULL::integer AS round_id,
    'care-alarm:'::text || a.id AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner, a.raised_at AS opened_at,
    COALESCE(k.due_at, a.due_at) AS due_at,
    COALESCE(a.answered_at,
        CASE
            WHEN s.left_at IS NOT NULL THEN GREATEST(s.left_at, a.raised_at)
            ELSE NULL::timestamp with time zone
        END) AS closed_at,
    'answer-alarm'::text AS next_step
   FROM care_alarms a
     JOIN stays s ON s.id = a.stay_id
     JOIN isolation_sites i ON i.id = s.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'alarm-not-answered'::text AND k.subject = ('care-alarm:'::text || a.id) AND k.is_last;
comment on view loop_alarm_not_answered is 'Alarms and calls for help without an answer; closed where the person has left';

create view loop_appeal_unanswered as
 SELECT 'appeal-unanswered'::text AS kind, NULL::integer AS round_id,
    'appeal:'::text || a.id AS subject, o.district AS area, 'district:'::text || o.district AS owner,
    LEAST(a.at, a.known_at) AS opened_at,
        CASE
            WHEN first_word.at IS NULL THEN LEAST(a.at, a.known_at) + t.answer_hours * '01:00:00'::interval
            ELSE GREATEST(LEAST(a.at, a.known_at) + t.decide_hours * '01:00:00'::interval, a.known_at + t.answer_hours * '01:00:00'::interval) +
            CASE
                WHEN first_word.is_kept THEN t.decide_hours * '01:00:00'::interval
                ELSE '00:00:00'::interval
            END
        END AS due_at,
    first_word.decided_at AS closed_at,
        CASE
            WHEN first_word.at IS NULL THEN 'answer-appeal'::text
            ELSE 'decide-appeal'::text
        END AS next_step
   FROM order_acts a
     JOIN orders o ON o.id = a.order_id
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN jsonb_typeof(o.document #> '{appeal,answerHours}'::text[]) = 'number'::text THEN LEAST(GREATEST((o.document #>> '{appeal,answerHours}'::text[])::numeric, 0::numeric), 4::numeric)
                    ELSE 4::numeric
                END::double precision AS answer_hours,
                CASE
                    WHEN jsonb_typeof(o.document #> '{appeal,decideHours}'::text[]) = 'number'::text THEN LEAST(GREATEST((o.document #>> '{appeal,decideHours}'::text[])::numeric, 0::numeric), 24::numeric)
                    ELSE 24::numeric
                END::double precision AS decide_hours) t
     CROSS JOIN LATERAL ( SELECT min(w.at) FILTER (WHERE w.kind = ANY (ARRAY['answer'::text, 'decide'::text])) AS at,
            min(w.at) FILTER (WHERE w.kind = 'decide'::text) AS decided_at,
            COALESCE(bool_or(w.kind = 'keep'::text), false) AS is_kept
           FROM order_acts w
          WHERE w.appeal_id = a.id) first_word
  WHERE a.kind = 'appeal'::text;
comment on view loop_appeal_unanswered is 'Appeals that nobody has decided: first answer within four hours, decision within a day, or the order suspends itself';

create view loop_assist_unanswered as
 SELECT 'assist-unanswered'::text AS kind, NULL::integer AS round_id,
    'assist:'::text || a.id AS subject, COALESCE(a.to_area, a.from_area) AS area,
    COALESCE(k.owner, 'account:'::text || a.assigned_to, 'district:'::text || COALESCE(a.to_area, a.from_area)) AS owner,
    a.asked_at AS opened_at, COALESCE(k.due_at, a.due_at) AS due_at,
    LEAST(a.answered_at, a.withdrawn_at) AS closed_at,
        CASE
            WHEN a.to_area IS NULL THEN 'ask-again'::text
            ELSE 'answer-assist'::text
        END AS next_step
   FROM assist_requests a
     LEFT JOIN carry_overs k ON k.kind = 'assist-unanswered'::text AND k.subject = ('assist:'::text || a.id) AND k.is_last;
comment on view loop_assist_unanswered is 'Requests of districts and cities without an answer; of another city as of one of ours, whose answer we chase';

create view loop_box_count_differs as
 SELECT 'box-count-differs'::text AS kind, b.round_id, 'box:'::text || b.id AS subject,
    s.area_code AS area, g.to_account AS owner, g.accepted_at AS opened_at,
    g.accepted_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    g.difference_settled_at AS closed_at, 'explain-difference'::text AS next_step
   FROM box_legs g
     JOIN boxes b ON b.id = g.box_id
     JOIN sites s ON s.id = b.site_id
     JOIN round_limits l ON l.round_id = b.round_id AND l.step = 'difference-settled'::text
  WHERE g.accepted_count <> g.offered_count;
comment on view loop_box_count_differs is 'Hand-overs where giver and receiver counted differently';

create view loop_box_not_delivered as
 SELECT 'box-not-delivered'::text AS kind, b.round_id, 'box:'::text || b.id AS subject,
    s.area_code AS area, g.to_account AS owner, g.accepted_at AS opened_at,
    g.accepted_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    COALESCE(b.received_at, b.lost_at) AS closed_at, 'deliver'::text AS next_step
   FROM box_legs g
     JOIN boxes b ON b.id = g.box_id
     JOIN sites s ON s.id = b.site_id
     JOIN round_limits l ON l.round_id = b.round_id AND l.step = 'box-delivered'::text
  WHERE g.leg_no = 1 AND g.accepted_at IS NOT NULL;
comment on view loop_box_not_delivered is 'Boxes on the way to a laboratory';

create view loop_box_not_handed_over as
 SELECT 'box-not-handed-over'::text AS kind, b.round_id, 'box:'::text || b.id AS subject,
    s.area_code AS area, 'site:'::text || b.site_id AS owner, b.sealed_at AS opened_at,
    b.sealed_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    COALESCE(g.accepted_at, b.lost_at) AS closed_at, 'hand-over'::text AS next_step
   FROM boxes b
     JOIN sites s ON s.id = b.site_id
     JOIN round_limits l ON l.round_id = b.round_id AND l.step = 'box-handed-over'::text
     LEFT JOIN box_legs g ON g.box_id = b.id AND g.leg_no = 1;
comment on view loop_box_not_handed_over is 'Sealed boxes that no courier has accepted';

create view loop_break_glass_not_reviewed as
 SELECT 'break-glass-not-reviewed'::text AS kind, NULL::integer AS round_id,
    'break-glass:'::text || id AS subject, area_code AS area, 'privacy-officer'::text AS owner,
    opened_at, due_at, reviewed_at AS closed_at, 'review'::text AS next_step
   FROM break_glass g;
comment on view loop_break_glass_not_reviewed is 'Readings beyond the budget that nobody has reviewed';

create view loop_case_not_assigned as
 SELECT 'case-not-assigned'::text AS kind, NULL::integer AS round_id,
    'case:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, 'district:'::text || "left"(c.area_code, 6)) AS owner, c.opened_at,
    COALESCE(k.due_at, c.opened_at + '00:30:00'::interval) AS due_at,
        CASE
            WHEN c.state = ANY (ARRAY['reported'::text, 'open'::text]) THEN NULL::timestamp with time zone
            ELSE COALESCE(c.assigned_at,
            CASE
                WHEN c.state = ANY (ARRAY['closed'::text, 'dropped'::text, 'merged'::text]) THEN COALESCE(c.closed_at, ( SELECT min(e.at) AS min
                   FROM case_events e
                  WHERE e.case_id = c.id AND e.to_state = c.state), c.opened_at)
                ELSE NULL::timestamp with time zone
            END, c.key_facts_at, c.opened_at)
        END AS closed_at,
    'assign-case'::text AS next_step
   FROM cases c
     LEFT JOIN carry_overs k ON k.kind = 'case-not-assigned'::text AND k.subject = ('case:'::text || c.id) AND k.is_last
  WHERE c.area_code IS NOT NULL;
comment on view loop_case_not_assigned is 'Cases that nobody investigates yet; half an hour is the practice of one district (domain-policy S-I5)';

create view loop_case_not_reported as
 SELECT 'case-not-reported'::text AS kind, NULL::integer AS round_id,
    'case:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, ( SELECT 'account:'::text || t.account_id
           FROM case_team t
          WHERE t.case_id = c.id AND t.part = 'asks'::text AND t.until_at IS NULL), 'district:'::text || "left"(c.area_code, 6)) AS owner,
    c.opened_at, COALESCE(k.due_at, c.report_due) AS due_at,
    LEAST(c.reported_at,
        CASE
            WHEN c.state = ANY (ARRAY['closed'::text, 'dropped'::text, 'merged'::text]) THEN COALESCE(c.closed_at, ( SELECT min(e.at) AS min
               FROM case_events e
              WHERE e.case_id = c.id AND e.to_state = c.state), c.opened_at)
            ELSE NULL::timestamp with time zone
        END) AS closed_at,
    'report-case'::text AS next_step
   FROM cases c
     LEFT JOIN carry_overs k ON k.kind = 'case-not-reported'::text AND k.subject = ('case:'::text || c.id) AND k.is_last
  WHERE c.area_code IS NOT NULL AND c.report_due IS NOT NULL;
comment on view loop_case_not_reported is 'Cases that were not reported upward; due as the policy in force said when the case came into being, and without a limit nothing is owed';

create view loop_case_without_full_investigation as
 SELECT 'case-without-full-investigation'::text AS kind, NULL::integer AS round_id,
    'case:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, ( SELECT 'account:'::text || t.account_id
           FROM case_team t
          WHERE t.case_id = c.id AND t.part = 'asks'::text AND t.until_at IS NULL), 'district:'::text || "left"(c.area_code, 6)) AS owner,
    c.opened_at, COALESCE(k.due_at, c.investigated_due) AS due_at,
    LEAST(c.investigated_at,
        CASE
            WHEN c.state = ANY (ARRAY['closed'::text, 'dropped'::text, 'merged'::text]) THEN COALESCE(c.closed_at, ( SELECT min(e.at) AS min
               FROM case_events e
              WHERE e.case_id = c.id AND e.to_state = c.state), c.opened_at)
            ELSE NULL::timestamp with time zone
        END) AS closed_at,
    'complete-investigation'::text AS next_step
   FROM cases c
     LEFT JOIN carry_overs k ON k.kind = 'case-without-full-investigation'::text AND k.subject = ('case:'::text || c.id) AND k.is_last
  WHERE c.area_code IS NOT NULL AND c.investigated_due IS NOT NULL;
comment on view loop_case_without_full_investigation is 'Cases whose investigation is not complete; due as the policy in force said when the case came into being, and without a limit nothing is owed';

create view loop_case_without_key_facts as
 SELECT 'case-without-key-facts'::text AS kind, NULL::integer AS round_id,
    'case:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, ( SELECT 'account:'::text || t.account_id
           FROM case_team t
          WHERE t.case_id = c.id AND t.part = 'asks'::text AND t.until_at IS NULL), 'district:'::text || "left"(c.area_code, 6)) AS owner,
    c.opened_at, COALESCE(k.due_at, c.key_facts_due) AS due_at,
    LEAST(c.key_facts_at,
        CASE
            WHEN c.state = ANY (ARRAY['closed'::text, 'dropped'::text, 'merged'::text]) THEN COALESCE(c.closed_at, ( SELECT min(e.at) AS min
               FROM case_events e
              WHERE e.case_id = c.id AND e.to_state = c.state), c.opened_at)
            ELSE NULL::timestamp with time zone
        END) AS closed_at,
    'collect-key-facts'::text AS next_step
   FROM cases c
     LEFT JOIN carry_overs k ON k.kind = 'case-without-key-facts'::text AND k.subject = ('case:'::text || c.id) AND k.is_last
  WHERE c.area_code IS NOT NULL AND c.key_facts_due IS NOT NULL;
comment on view loop_case_without_key_facts is 'Cases whose key facts are not known; due as the policy in force said when the case came into being, and without a limit nothing is owed';

create view loop_claim_not_settled as
 SELECT 'claim-not-settled'::text AS kind, c.round_id,
    (((('claim:'::text || c.tube_id) || ':'::text) || c.person_id) || ':'::text) || c.kind AS subject,
    s.area_code AS area, 'site:'::text || t.site_id AS owner, c.claimed_at AS opened_at,
    c.claimed_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    c.settled_at AS closed_at, 'settle'::text AS next_step
   FROM sample_claims c
     JOIN tubes t ON t.round_id = c.round_id AND t.id = c.tube_id
     JOIN sites s ON s.id = t.site_id
     JOIN round_limits l ON l.round_id = c.round_id AND l.step = 'claim-settled'::text
  WHERE c.kind <> ALL (ARRAY['duplicate'::text, 'voided'::text]);
comment on view loop_claim_not_settled is 'Claims about a sealed tube that a person must review; they hold its result';

create view loop_complaint_unanswered as
 SELECT 'complaint-unanswered'::text AS kind, NULL::integer AS round_id,
    'stay-request:'::text || r.id AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner, r.asked_at AS opened_at,
    COALESCE(k.due_at, r.due_at) AS due_at, r.answered_at AS closed_at,
    'answer-complaint'::text AS next_step
   FROM stay_requests r
     JOIN stays s ON s.id = r.stay_id
     JOIN isolation_sites i ON i.id = s.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'complaint-unanswered'::text AND k.subject = ('stay-request:'::text || r.id) AND k.is_last
  WHERE r.kind = 'complaint'::text;
comment on view loop_complaint_unanswered is 'Complaints without an answer; leaving does not answer one';

create view loop_contact_not_informed as
 SELECT 'contact-not-informed'::text AS kind, NULL::integer AS round_id,
    'contact:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, 'account:'::text || c.assigned_to,
        CASE
            WHEN length(c.area_code) = 12 THEN 'community:'::text || c.area_code
            ELSE 'district:'::text || "left"(c.area_code, 6)
        END) AS owner,
    c.decided_at AS opened_at,
    COALESCE(k.due_at, c.informed_due, c.decided_at + '24:00:00'::interval) AS due_at,
    e.at + GREATEST(c.decided_at - e.at, '00:00:00'::interval) AS closed_at,
    'inform-contact'::text AS next_step
   FROM contacts c
     LEFT JOIN cases b ON b.id = c.became_case
     CROSS JOIN LATERAL ( SELECT LEAST(c.informed_at, c.dropped_at, b.opened_at) AS at) e
     LEFT JOIN carry_overs k ON k.kind = 'contact-not-informed'::text AND k.subject = ('contact:'::text || c.id) AND k.is_last
  WHERE c.decided = ANY (ARRAY['close'::text, 'secondary'::text]);
comment on view loop_contact_not_informed is 'Contacts who were not told; due as its row says, and on the same day where the policy has no limit';

create view loop_contact_not_judged as
 SELECT 'contact-not-judged'::text AS kind, NULL::integer AS round_id,
    'contact:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, ( SELECT 'account:'::text || t.account_id
           FROM case_team t
          WHERE t.case_id = c.case_id AND t.part = 'asks'::text AND t.until_at IS NULL), 'district:'::text || "left"(c.area_code, 6)) AS owner,
    COALESCE(c.reopened_at, c.named_at) AS opened_at,
    COALESCE(k.due_at, c.located_due, COALESCE(c.reopened_at, c.named_at) + '24:00:00'::interval) AS due_at,
    e.at AS closed_at, 'judge-contact'::text AS next_step
   FROM contacts c
     LEFT JOIN cases b ON b.id = c.became_case
     CROSS JOIN LATERAL ( SELECT LEAST(c.decided_at, c.dropped_at, b.opened_at) AS at) e
     LEFT JOIN carry_overs k ON k.kind = 'contact-not-judged'::text AND k.subject = ('contact:'::text || c.id) AND k.is_last;
comment on view loop_contact_not_judged is 'People named as contacts whom nobody has judged; due as its row says, and on the same day where the policy has no limit';

create view loop_contact_not_located as
 SELECT 'contact-not-located'::text AS kind, NULL::integer AS round_id,
    'contact:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, 'account:'::text || c.assigned_to,
        CASE
            WHEN length(c.area_code) = 12 THEN 'community:'::text || c.area_code
            ELSE 'district:'::text || "left"(c.area_code, 6)
        END) AS owner,
    c.decided_at AS opened_at,
    COALESCE(k.due_at, c.located_due, c.decided_at + '24:00:00'::interval) AS due_at,
    e.at + GREATEST(c.decided_at - e.at, '00:00:00'::interval) AS closed_at,
    'locate-contact'::text AS next_step
   FROM contacts c
     LEFT JOIN cases b ON b.id = c.became_case
     CROSS JOIN LATERAL ( SELECT LEAST(c.located_at, c.dropped_at, b.opened_at) AS at) e
     LEFT JOIN carry_overs k ON k.kind = 'contact-not-located'::text AND k.subject = ('contact:'::text || c.id) AND k.is_last
  WHERE c.decided = ANY (ARRAY['close'::text, 'secondary'::text]);
comment on view loop_contact_not_located is 'Contacts who are not found yet; due as its row says, and on the same day where the policy has no limit';

create view loop_contact_not_placed as
 SELECT 'contact-not-placed'::text AS kind, NULL::integer AS round_id,
    'contact:'::text || c.id AS subject, c.area_code AS area,
    COALESCE(k.owner, 'district:'::text || "left"(c.area_code, 6)) AS owner,
    c.decided_at AS opened_at,
    COALESCE(k.due_at, c.placed_due, c.decided_at + '24:00:00'::interval) AS due_at,
    e.at + GREATEST(c.decided_at - e.at, '00:00:00'::interval) AS closed_at,
    'place-contact'::text AS next_step
   FROM contacts c
     LEFT JOIN cases b ON b.id = c.became_case
     CROSS JOIN LATERAL ( SELECT LEAST(c.placed_noted_at, c.dropped_at, b.opened_at) AS at) e
     LEFT JOIN carry_overs k ON k.kind = 'contact-not-placed'::text AND k.subject = ('contact:'::text || c.id) AND k.is_last
  WHERE c.decided = ANY (ARRAY['close'::text, 'secondary'::text]);
comment on view loop_contact_not_placed is 'Contacts without a recorded stay or a served order at home, as last read of contact_progress; due as its row says, and on the same day where the policy has no limit';

create view loop_day_not_closed as
 SELECT 'day-not-closed'::text AS kind, NULL::integer AS round_id,
    (('day:'::text || district) || ':'::text) || day AS subject, district AS area,
    'district:'::text || district AS owner, cut_off_at AS opened_at, due_at, closed_at,
    'close-day'::text AS next_step
   FROM day_closes d
  WHERE items > 0;
comment on view loop_day_not_closed is 'Days that ended with something open and are not closed';

create view loop_discharge_not_decided as
 SELECT 'discharge-not-decided'::text AS kind, NULL::integer AS round_id,
    'patient:'::text || p.id AS subject, p.area_code AS area,
    COALESCE(k.owner, 'account:'::text || p.doctor) AS owner, p.ready_at AS opened_at,
    COALESCE(k.due_at, p.ready_at + '24:00:00'::interval) AS due_at, p.discharged_at AS closed_at,
    'decide-discharge'::text AS next_step
   FROM patients p
     LEFT JOIN carry_overs k ON k.kind = 'discharge-not-decided'::text AND k.subject = ('patient:'::text || p.id) AND k.is_last
  WHERE p.ready_at IS NOT NULL;
comment on view loop_discharge_not_decided is 'Patients who meet every condition of the plan and whom nobody let go; a day is our own figure';

create view loop_follow_up_open as
 SELECT 'follow-up-open'::text AS kind, NULL::integer AS round_id,
    'follow-up:'::text || f.id AS subject, p.area_code AS area,
    COALESCE(k.owner, 'account:'::text || p.doctor) AS owner, f.opened_at,
    COALESCE(k.due_at, f.due_at) AS due_at, f.done_at AS closed_at,
        CASE f.kind
            WHEN 'test'::text THEN 'test-after-discharge'::text
            ELSE 'visit-after-discharge'::text
        END AS next_step
   FROM patient_follow_ups f
     JOIN patients p ON p.id = f.patient_id
     LEFT JOIN carry_overs k ON k.kind = 'follow-up-open'::text AND k.subject = ('follow-up:'::text || f.id) AND k.is_last;
comment on view loop_follow_up_open is 'Visits and tests that are owed after a discharge';

create view loop_health_not_checked as
 SELECT 'health-not-checked'::text AS kind, NULL::integer AS round_id,
    'stay:'::text || s.id AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner,
    COALESCE(s.last_check_at, s.arrived_at) AS opened_at,
    COALESCE(k.due_at, s.next_check_due) AS due_at, NULL::timestamp with time zone AS closed_at,
    'check-health'::text AS next_step
   FROM stays s
     JOIN isolation_sites i ON i.id = s.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'health-not-checked'::text AND k.subject = ('stay:'::text || s.id) AND k.is_last
  WHERE s.left_at IS NULL AND s.next_check_due IS NOT NULL AND NOT (EXISTS ( SELECT
           FROM stay_referrals r
          WHERE r.stay_id = s.id AND r.returned_at IS NULL));
comment on view loop_health_not_checked is 'Temperatures that are owed, as often as the rules say; who is in hospital is measured there';

create view loop_home_not_checked as
 SELECT 'home-not-checked'::text AS kind, NULL::integer AS round_id,
    'home-stay:'::text || s.id AS subject, s.area_code AS area,
    COALESCE(k.owner, 'account:'::text || s.worker, 'community:'::text || s.area_code) AS owner,
    COALESCE(s.seen_at, s.opened_at) AS opened_at, COALESCE(k.due_at, s.next_check_due) AS due_at,
    LEAST(s.ended_at, s.over_at) AS closed_at, 'see-to-home'::text AS next_step
   FROM home_stays s
     LEFT JOIN carry_overs k ON k.kind = 'home-not-checked'::text AND k.subject = ('home-stay:'::text || s.id) AND k.is_last;
comment on view loop_home_not_checked is 'Homes under an order that have to be seen to every day; open as long as the order holds, and late when a day passed without a visit';

create view loop_incident_open as
 SELECT 'incident-open'::text AS kind, NULL::integer AS round_id,
    'incident:'::text || n.id AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner, n.reported_at AS opened_at,
    COALESCE(k.due_at, n.due_at) AS due_at, n.closed_at, 'close-incident'::text AS next_step
   FROM site_incidents n
     JOIN isolation_sites i ON i.id = n.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'incident-open'::text AND k.subject = ('incident:'::text || n.id) AND k.is_last;
comment on view loop_incident_open is 'Incidents that a second person has not closed';

create view loop_look_back_not_complete as
 SELECT 'look-back-not-complete'::text AS kind, NULL::integer AS round_id,
    'look-back:'::text || b.id AS subject, b.area_code AS area,
    COALESCE(k.owner, 'district:'::text || "left"(b.area_code, 6)) AS owner, b.drawn_at AS opened_at,
    COALESCE(k.due_at, b.due_at) AS due_at, b.signed_at AS closed_at,
    'read-again'::text AS next_step
   FROM look_backs b
     LEFT JOIN carry_overs k ON k.kind = 'look-back-not-complete'::text AND k.subject = ('look-back:'::text || b.id) AND k.is_last;
comment on view loop_look_back_not_complete is 'Samples of decided contacts that a second reader has not read to the end and signed';

create view loop_measure_unanswered as
 SELECT 'measure-unanswered'::text AS kind, NULL::integer AS round_id,
    'measure:'::text || r.id AS subject, r.district AS area,
    'district:'::text || r.district AS owner, r.reported_at AS opened_at,
    r.reported_at + '02:00:00'::interval AS due_at, w.at AS closed_at,
    'answer-measure'::text AS next_step
   FROM measure_reports r
     LEFT JOIN measure_answers w ON w.report_id = r.id;
comment on view loop_measure_unanswered is 'Reported measures without an order that the district has not answered; two hours as for a wrong order (core/excess/excess.ts)';

create view loop_member_not_resampled as
 SELECT 'member-not-resampled'::text AS kind, k.round_id,
    (('task:'::text || k.tube_id) || ':'::text) || k.person_id AS subject, s.area_code AS area,
    COALESCE(o.owner, 'street:'::text || s.area_code) AS owner, k.opened_at,
    COALESCE(o.due_at, k.opened_at + l.minutes::double precision * '00:01:00'::interval) AS due_at,
    k.outcome_at AS closed_at,
        CASE
            WHEN x.tube_id IS NULL THEN 'resample'::text
            ELSE 'await-result'::text
        END AS next_step
   FROM recall_tasks k
     JOIN tubes t ON t.round_id = k.round_id AND t.id = k.tube_id
     JOIN sites s ON s.id = t.site_id
     JOIN round_limits l ON l.round_id = k.round_id AND l.step = 'member-resampled'::text
     LEFT JOIN samples x ON x.round_id = k.round_id AND x.person_id = k.person_id AND x.sitting = k.sitting
     LEFT JOIN carry_overs o ON o.kind = 'member-not-resampled'::text AND o.subject = ((('task:'::text || k.tube_id) || ':'::text) || k.person_id) AND o.is_last;
comment on view loop_member_not_resampled is 'Members of recalled tubes without an outcome of their own';

create view loop_order_not_placed as
 SELECT 'order-not-placed'::text AS kind, NULL::integer AS round_id,
    'order:'::text || o.id AS subject, COALESCE(b.community_code, o.district) AS area,
    COALESCE(k.owner, 'district:'::text || o.district) AS owner, o.known_at AS opened_at,
    COALESCE(k.due_at, ( SELECT min(t.due_at) AS min
           FROM transfers t
          WHERE t.order_id = o.id), o.known_at + '24:00:00'::interval) AS due_at,
    LEAST(( SELECT min(GREATEST(s.arrived_at, o.known_at)) AS min
           FROM stays s
          WHERE s.person_id = o.person_id AND s.arrived_at < o.until_at AND (s.left_at IS NULL OR s.left_at > o.known_at)), ( SELECT min(t.ended_at) AS min
           FROM transfers t
          WHERE t.order_id = o.id), ( SELECT min(a.at) AS min
           FROM order_acts a
          WHERE a.order_id = o.id AND (a.kind = ANY (ARRAY['lift'::text, 'suspend'::text]))), ( SELECT min(a.at) AS min
           FROM order_acts a
          WHERE a.batch_id = o.batch_id AND a.kind = 'suspend'::text), o.until_at) AS closed_at,
    'place-person'::text AS next_step
   FROM orders o
     LEFT JOIN people p ON p.id = o.person_id
     LEFT JOIN households h ON h.id = p.household_id
     LEFT JOIN buildings b ON b.id = h.building_id
     LEFT JOIN carry_overs k ON k.kind = 'order-not-placed'::text AND k.subject = ('order:'::text || o.id) AND k.is_last
  WHERE (o.kind = ANY (ARRAY['isolate'::text, 'admit'::text])) AND o.person_id IS NOT NULL;
comment on view loop_order_not_placed is 'Orders to isolate or admit with neither a placed person nor a named reason; due as their transfer says, and on the same day where the policy has no limit. What a column of an order says is good enough for a figure';

create view loop_order_not_served as
 SELECT 'order-not-served'::text AS kind, NULL::integer AS round_id,
    'order:'::text || o.id AS subject, COALESCE(b.community_code, o.district) AS area,
        CASE
            WHEN b.community_code IS NULL THEN 'district:'::text || o.district
            ELSE 'community:'::text || b.community_code
        END AS owner,
    o.known_at AS opened_at, o.serve_by AS due_at,
    LEAST(o.until_at, ( SELECT min(a.at) AS min
           FROM order_acts a
          WHERE a.order_id = o.id AND (a.kind = ANY (ARRAY['serve'::text, 'lift'::text, 'suspend'::text]))), ( SELECT min(a.at) AS min
           FROM order_acts a
          WHERE a.batch_id = o.batch_id AND a.kind = 'suspend'::text)) AS closed_at,
    'serve-order'::text AS next_step
   FROM orders o
     LEFT JOIN people p ON p.id = o.person_id
     LEFT JOIN households h ON h.id = p.household_id
     LEFT JOIN buildings b ON b.id = h.building_id
  WHERE o.serve_by IS NOT NULL;
comment on view loop_order_not_served is 'Signed orders that nobody has served yet; what is over or lifted is owed to nobody';

create view loop_person_not_sampled as
 SELECT 'person-not-sampled'::text AS kind, r.round_id,
    'building:'::text || r.building_id AS subject, b.community_code AS area,
    'community:'::text || b.community_code AS owner, n.closes_at AS opened_at,
    n.closes_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    NULL::timestamp with time zone AS closed_at, 'visit'::text AS next_step
   FROM roll r
     JOIN rounds n ON n.id = r.round_id
     JOIN buildings b ON b.id = r.building_id
     JOIN round_limits l ON l.round_id = r.round_id AND l.step = 'person-followed-up'::text
  WHERE NOT (EXISTS ( SELECT
           FROM samples x
          WHERE x.round_id = r.round_id AND x.person_id = r.person_id AND x.sitting = 0)) AND NOT (EXISTS ( SELECT
           FROM roll_marks m
          WHERE m.round_id = r.round_id AND m.person_id = r.person_id))
  GROUP BY r.round_id, r.building_id, b.community_code, n.closes_at, l.minutes;
comment on view loop_person_not_sampled is 'Buildings with people on the roll who are neither sampled nor accounted for; owed from the close of the round';

create view loop_plate_not_released as
 SELECT 'plate-not-released'::text AS kind, p.round_id, 'plate:'::text || p.id AS subject,
    y.area_code AS area, 'laboratory:'::text || p.laboratory_id AS owner, p.loaded_at AS opened_at,
    p.loaded_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    COALESCE(p.released_at, p.rejected_at) AS closed_at,
        CASE
            WHEN (p.judgement ->> 'kind'::text) = 'blocked'::text THEN 'reject'::text
            WHEN (EXISTS ( SELECT
               FROM plate_differs d
              WHERE d.plate_id = p.id AND d.differs)) THEN 'rescan'::text
            WHEN p.imported_at IS NULL THEN 'import'::text
            ELSE 'release'::text
        END AS next_step
   FROM plates p
     JOIN laboratories y ON y.id = p.laboratory_id
     JOIN round_limits l ON l.round_id = p.round_id AND l.step = 'plate-released'::text;
comment on view loop_plate_not_released is 'Plates that were loaded and neither released nor rejected';

create view loop_positive_without_case as
 SELECT 'positive-without-case'::text AS kind, f.round_id,
    (('finding:'::text || f.tube_id) || ':'::text) || f.person_id AS subject, s.area_code AS area,
    COALESCE(o.owner, 'district:'::text || "left"(s.area_code, 6)) AS owner,
    f.decided_at AS opened_at, COALESCE(o.due_at, f.decided_at + '02:00:00'::interval) AS due_at,
    c.opened_at AS closed_at, 'open-case'::text AS next_step
   FROM findings f
     JOIN tubes t ON t.round_id = f.round_id AND t.id = f.tube_id
     JOIN sites s ON s.id = t.site_id
     LEFT JOIN cases c ON c.round_id = f.round_id AND c.person_id = f.person_id AND c.tube_id = f.tube_id
     LEFT JOIN carry_overs o ON o.kind = 'positive-without-case'::text AND o.subject = ((('finding:'::text || f.tube_id) || ':'::text) || f.person_id) AND o.is_last
  WHERE f.state = 'confirmed'::text;
comment on view loop_positive_without_case is 'Confirmed positives without a case; 2 hours is the reporting limit of the 8th and 9th editions';

create view loop_preliminary_not_confirmed as
 SELECT 'preliminary-not-confirmed'::text AS kind, f.round_id,
    (('finding:'::text || f.tube_id) || ':'::text) || f.person_id AS subject, s.area_code AS area,
    COALESCE(o.owner, 'laboratory:'::text || s.laboratory_id) AS owner, f.found_at AS opened_at,
    COALESCE(o.due_at, f.found_at + l.minutes::double precision * '00:01:00'::interval) AS due_at,
    f.decided_at AS closed_at, 'test-with-second-kit'::text AS next_step
   FROM findings f
     JOIN tubes t ON t.round_id = f.round_id AND t.id = f.tube_id
     JOIN sites s ON s.id = t.site_id
     JOIN round_limits l ON l.round_id = f.round_id AND l.step = 'preliminary-confirmed'::text
     LEFT JOIN carry_overs o ON o.kind = 'preliminary-not-confirmed'::text AND o.subject = ((('finding:'::text || f.tube_id) || ':'::text) || f.person_id) AND o.is_last;
comment on view loop_preliminary_not_confirmed is 'Preliminary positives that await the second kit';

create view loop_room_not_cleaned as
 SELECT 'room-not-cleaned'::text AS kind, NULL::integer AS round_id,
    'room:'::text || r.id AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner, r.emptied_at AS opened_at,
    COALESCE(k.due_at, r.emptied_at + '24:00:00'::interval) AS due_at, r.ready_at AS closed_at,
        CASE
            WHEN (EXISTS ( SELECT
               FROM cleanings c
              WHERE c.room_id = r.id AND c.checked_at IS NULL AND c.kind = 'terminal'::text AND c.done_at >= r.emptied_at)) THEN 'check-cleaning'::text
            ELSE 'clean-room'::text
        END AS next_step
   FROM rooms r
     JOIN isolation_sites i ON i.id = r.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'room-not-cleaned'::text AND k.subject = ('room:'::text || r.id) AND k.is_last
  WHERE r.emptied_at IS NOT NULL AND NOT (EXISTS ( SELECT
           FROM stays s
          WHERE s.room_id = r.id AND s.left_at IS NULL));
comment on view loop_room_not_cleaned is 'Rooms that somebody left and that are not ready again; the same day, because the policy has no limit';

create view loop_staff_test_not_taken as
 SELECT 'staff-test-not-taken'::text AS kind, NULL::integer AS round_id,
    (('staff:'::text || t.staff_id) || ':'::text) || t.due_on AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner, t.opened_at,
    COALESCE(k.due_at, t.due_at) AS due_at, LEAST(t.taken_at, t.excused_at) AS closed_at,
    'take-staff-test'::text AS next_step
   FROM site_staff_tests t
     JOIN site_staff s ON s.id = t.staff_id
     JOIN isolation_sites i ON i.id = s.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'staff-test-not-taken'::text AND k.subject = ((('staff:'::text || t.staff_id) || ':'::text) || t.due_on) AND k.is_last;
comment on view loop_staff_test_not_taken is 'Staff inside a closed loop who owe a swab of a day by the rules in force';

create view loop_stay_not_released as
 SELECT 'stay-not-released'::text AS kind, NULL::integer AS round_id,
    'stay:'::text || s.id AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner,
    s.release_due + '01:00:00'::interval AS opened_at,
    COALESCE(k.due_at, s.release_due + '01:00:00'::interval) AS due_at,
    NULL::timestamp with time zone AS closed_at, 'let-go'::text AS next_step
   FROM stays s
     JOIN isolation_sites i ON i.id = s.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'stay-not-released'::text AND k.subject = ('stay:'::text || s.id) AND k.is_last
  WHERE s.left_at IS NULL AND s.release_due IS NOT NULL;
comment on view loop_stay_not_released is 'People who are still at a site an hour after the moment at which the rule let them go';

create view loop_stay_without_room as
 SELECT 'stay-without-room'::text AS kind, NULL::integer AS round_id,
    'stay:'::text || s.id AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner, s.arrived_at AS opened_at,
    COALESCE(k.due_at, s.arrived_at + '01:00:00'::interval) AS due_at,
    NULL::timestamp with time zone AS closed_at, 'give-room'::text AS next_step
   FROM stays s
     JOIN isolation_sites i ON i.id = s.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'stay-without-room'::text AND k.subject = ('stay:'::text || s.id) AND k.is_last
  WHERE s.left_at IS NULL AND s.room_id IS NULL;
comment on view loop_stay_without_room is 'People who were let in and have no room: an hour in the waiting room is the most';

create view loop_test_not_taken as
 SELECT 'test-not-taken'::text AS kind, NULL::integer AS round_id,
    (('stay-test:'::text || t.round_id) || ':'::text) || t.person_id AS subject, t.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number, 'community:'::text || t.area_code) AS owner,
    t.from_at AS opened_at, COALESCE(k.due_at, t.until_at) AS due_at,
    COALESCE(t.taken_at, t.excused_at,
        CASE
            WHEN s.left_at < t.until_at THEN GREATEST(s.left_at, t.from_at)
            ELSE NULL::timestamp with time zone
        END) AS closed_at,
    'take-test'::text AS next_step
   FROM stay_tests t
     LEFT JOIN stays s ON s.id = t.stay_id
     LEFT JOIN isolation_sites i ON i.id = s.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'test-not-taken'::text AND k.subject = ((('stay-test:'::text || t.round_id) || ':'::text) || t.person_id) AND k.is_last
  WHERE t.binds;
comment on view loop_test_not_taken is 'Tests that the rules ask for in isolation and nobody took, due until the end of their day; a test that nobody confirmed is none';

create view loop_transfer_not_done as
 SELECT 'transfer-not-done'::text AS kind, NULL::integer AS round_id,
    'transfer:'::text || t.id AS subject, t.area_code AS area,
    COALESCE(k.owner,
        CASE
            WHEN t.on_at IS NOT NULL OR r.departed_at IS NOT NULL THEN 'account:'::text || s.driver
            ELSE NULL::text
        END, 'district:'::text || "left"(t.area_code, 6)) AS owner,
    t.asked_at AS opened_at, COALESCE(k.due_at, t.due_at) AS due_at, t.ended_at AS closed_at,
        CASE
            WHEN t.on_at IS NOT NULL THEN 'bring-rider'::text
            WHEN t.kind <> 'home'::text AND t.to_site_id IS NULL THEN 'give-room'::text
            WHEN t.trip_id IS NULL THEN 'plan-trip'::text
            WHEN t.told_at IS NULL THEN 'tell-rider'::text
            ELSE 'fetch-rider'::text
        END AS next_step
   FROM transfers t
     LEFT JOIN trips r ON r.id = t.trip_id
     LEFT JOIN crew_shifts s ON s.id = r.shift_id
     LEFT JOIN carry_overs k ON k.kind = 'transfer-not-done'::text AND k.subject = ('transfer:'::text || t.id) AND k.is_last;
comment on view loop_transfer_not_done is 'People who are to be moved and have not arrived; due by the hours of their track, or on the same day';

create view loop_tube_not_boxed as
 SELECT 'tube-not-boxed'::text AS kind, t.round_id, 'tube:'::text || t.id AS subject,
    s.area_code AS area, 'site:'::text || t.site_id AS owner, t.sealed_at AS opened_at,
    t.sealed_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    t.boxed_at AS closed_at, 'box'::text AS next_step
   FROM tubes t
     JOIN sites s ON s.id = t.site_id
     JOIN round_limits l ON l.round_id = t.round_id AND l.step = 'tube-boxed'::text
  WHERE t.state = 'sealed'::text;
comment on view loop_tube_not_boxed is 'Sealed tubes that are in no box';

create view loop_tube_not_known as
 SELECT 'tube-not-known'::text AS kind, o.round_id, 'tube:'::text || o.tube_id AS subject,
    s.area_code AS area, 'site:'::text || b.site_id AS owner, o.found_at AS opened_at,
    o.found_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    o.settled_at AS closed_at, 'ask-site'::text AS next_step
   FROM orphan_tubes o
     JOIN boxes b ON b.id = o.box_id
     JOIN sites s ON s.id = b.site_id
     JOIN round_limits l ON l.round_id = o.round_id AND l.step = 'difference-settled'::text;
comment on view loop_tube_not_known is 'Tubes at a laboratory that no device has reported';

create view loop_tube_not_resulted as
 SELECT 'tube-not-resulted'::text AS kind, t.round_id, 'tube:'::text || t.id AS subject,
    s.area_code AS area,
        CASE
            WHEN b.received_at IS NULL THEN 'site:'::text || t.site_id
            ELSE 'laboratory:'::text || b.laboratory_id
        END AS owner,
    t.sealed_at AS opened_at,
    t.sealed_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    t.resulted_at AS closed_at, 'test'::text AS next_step
   FROM tubes t
     JOIN sites s ON s.id = t.site_id
     JOIN boxes b ON b.id = t.box_id
     JOIN round_limits l ON l.round_id = t.round_id AND l.step = 'tube-resulted'::text
  WHERE t.state = 'sealed'::text;
comment on view loop_tube_not_resulted is 'Boxed tubes without a released result; the clock runs from the seal, as the 24-hour promise does';

create view loop_tube_not_sealed as
 SELECT 'tube-not-sealed'::text AS kind, t.round_id, 'tube:'::text || t.id AS subject,
    s.area_code AS area, 'site:'::text || t.site_id AS owner, t.opened_at,
    t.opened_at + l.minutes::double precision * '00:01:00'::interval AS due_at,
    t.sealed_at AS closed_at, 'seal'::text AS next_step
   FROM tubes t
     JOIN sites s ON s.id = t.site_id
     JOIN round_limits l ON l.round_id = t.round_id AND l.step = 'tube-sealed'::text
  WHERE t.state = ANY (ARRAY['open'::text, 'sealed'::text]);
comment on view loop_tube_not_sealed is 'Tubes opened and not yet sealed';

create view loop_waste_not_collected as
 SELECT 'waste-not-collected'::text AS kind, NULL::integer AS round_id,
    'waste-bag:'::text || b.label AS subject, i.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner, b.packed_at AS opened_at,
    COALESCE(k.due_at, b.collect_due) AS due_at, COALESCE(b.handed_at, b.voided_at) AS closed_at,
        CASE
            WHEN b.stored_at IS NULL THEN 'store-waste'::text
            ELSE 'hand-over-waste'::text
        END AS next_step
   FROM waste_bags b
     JOIN isolation_sites i ON i.id = b.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'waste-not-collected'::text AND k.subject = ('waste-bag:'::text || b.label) AND k.is_last
UNION ALL
 SELECT 'waste-not-collected'::text AS kind, NULL::integer AS round_id,
    'waste-manifest:'::text || m.id AS subject, m.area_code AS area,
    COALESCE(k.owner, 'isolation-site:'::text || i.number) AS owner, m.handed_at AS opened_at,
    COALESCE(k.due_at, m.receive_due) AS due_at, m.settled_at AS closed_at,
        CASE
            WHEN m.received_at IS NULL THEN 'confirm-waste-received'::text
            ELSE 'settle-waste-difference'::text
        END AS next_step
   FROM waste_manifests m
     JOIN isolation_sites i ON i.id = m.isolation_site_id
     LEFT JOIN carry_overs k ON k.kind = 'waste-not-collected'::text AND k.subject = ('waste-manifest:'::text || m.id) AND k.is_last
  WHERE m.handed_at IS NOT NULL;
comment on view loop_waste_not_collected is 'Bags that nobody collected, due as the policy said when they were packed; and manifests whose arrival or whose difference nobody settled';

create view loops as
 SELECT loop_tube_not_sealed.kind, loop_tube_not_sealed.round_id, loop_tube_not_sealed.subject,
    loop_tube_not_sealed.area, loop_tube_not_sealed.owner, loop_tube_not_sealed.opened_at,
    loop_tube_not_sealed.due_at, loop_tube_not_sealed.closed_at, loop_tube_not_sealed.next_step
   FROM loop_tube_not_sealed
UNION ALL
 SELECT loop_tube_not_boxed.kind, loop_tube_not_boxed.round_id, loop_tube_not_boxed.subject,
    loop_tube_not_boxed.area, loop_tube_not_boxed.owner, loop_tube_not_boxed.opened_at,
    loop_tube_not_boxed.due_at, loop_tube_not_boxed.closed_at, loop_tube_not_boxed.next_step
   FROM loop_tube_not_boxed
UNION ALL
 SELECT loop_box_not_handed_over.kind, loop_box_not_handed_over.round_id,
    loop_box_not_handed_over.subject, loop_box_not_handed_over.area, loop_box_not_handed_over.owner,
    loop_box_not_handed_over.opened_at, loop_box_not_handed_over.due_at,
    loop_box_not_handed_over.closed_at, loop_box_not_handed_over.next_step
   FROM loop_box_not_handed_over
UNION ALL
 SELECT loop_box_not_delivered.kind, loop_box_not_delivered.round_id, loop_box_not_delivered.subject,
    loop_box_not_delivered.area, loop_box_not_delivered.owner, loop_box_not_delivered.opened_at,
    loop_box_not_delivered.due_at, loop_box_not_delivered.closed_at,
    loop_box_not_delivered.next_step
   FROM loop_box_not_delivered
UNION ALL
 SELECT loop_box_count_differs.kind, loop_box_count_differs.round_id, loop_box_count_differs.subject,
    loop_box_count_differs.area, loop_box_count_differs.owner, loop_box_count_differs.opened_at,
    loop_box_count_differs.due_at, loop_box_count_differs.closed_at,
    loop_box_count_differs.next_step
   FROM loop_box_count_differs
UNION ALL
 SELECT loop_tube_not_known.kind, loop_tube_not_known.round_id, loop_tube_not_known.subject,
    loop_tube_not_known.area, loop_tube_not_known.owner, loop_tube_not_known.opened_at,
    loop_tube_not_known.due_at, loop_tube_not_known.closed_at, loop_tube_not_known.next_step
   FROM loop_tube_not_known
UNION ALL
 SELECT loop_tube_not_resulted.kind, loop_tube_not_resulted.round_id, loop_tube_not_resulted.subject,
    loop_tube_not_resulted.area, loop_tube_not_resulted.owner, loop_tube_not_resulted.opened_at,
    loop_tube_not_resulted.due_at, loop_tube_not_resulted.closed_at,
    loop_tube_not_resulted.next_step
   FROM loop_tube_not_resulted
UNION ALL
 SELECT loop_plate_not_released.kind, loop_plate_not_released.round_id,
    loop_plate_not_released.subject, loop_plate_not_released.area, loop_plate_not_released.owner,
    loop_plate_not_released.opened_at, loop_plate_not_released.due_at,
    loop_plate_not_released.closed_at, loop_plate_not_released.next_step
   FROM loop_plate_not_released
UNION ALL
 SELECT loop_claim_not_settled.kind, loop_claim_not_settled.round_id, loop_claim_not_settled.subject,
    loop_claim_not_settled.area, loop_claim_not_settled.owner, loop_claim_not_settled.opened_at,
    loop_claim_not_settled.due_at, loop_claim_not_settled.closed_at,
    loop_claim_not_settled.next_step
   FROM loop_claim_not_settled
UNION ALL
 SELECT loop_member_not_resampled.kind, loop_member_not_resampled.round_id,
    loop_member_not_resampled.subject, loop_member_not_resampled.area,
    loop_member_not_resampled.owner, loop_member_not_resampled.opened_at,
    loop_member_not_resampled.due_at, loop_member_not_resampled.closed_at,
    loop_member_not_resampled.next_step
   FROM loop_member_not_resampled
UNION ALL
 SELECT loop_preliminary_not_confirmed.kind, loop_preliminary_not_confirmed.round_id,
    loop_preliminary_not_confirmed.subject, loop_preliminary_not_confirmed.area,
    loop_preliminary_not_confirmed.owner, loop_preliminary_not_confirmed.opened_at,
    loop_preliminary_not_confirmed.due_at, loop_preliminary_not_confirmed.closed_at,
    loop_preliminary_not_confirmed.next_step
   FROM loop_preliminary_not_confirmed
UNION ALL
 SELECT loop_positive_without_case.kind, loop_positive_without_case.round_id,
    loop_positive_without_case.subject, loop_positive_without_case.area,
    loop_positive_without_case.owner, loop_positive_without_case.opened_at,
    loop_positive_without_case.due_at, loop_positive_without_case.closed_at,
    loop_positive_without_case.next_step
   FROM loop_positive_without_case
UNION ALL
 SELECT loop_person_not_sampled.kind, loop_person_not_sampled.round_id,
    loop_person_not_sampled.subject, loop_person_not_sampled.area, loop_person_not_sampled.owner,
    loop_person_not_sampled.opened_at, loop_person_not_sampled.due_at,
    loop_person_not_sampled.closed_at, loop_person_not_sampled.next_step
   FROM loop_person_not_sampled
UNION ALL
 SELECT loop_order_not_served.kind, loop_order_not_served.round_id, loop_order_not_served.subject,
    loop_order_not_served.area, loop_order_not_served.owner, loop_order_not_served.opened_at,
    loop_order_not_served.due_at, loop_order_not_served.closed_at, loop_order_not_served.next_step
   FROM loop_order_not_served
UNION ALL
 SELECT loop_appeal_unanswered.kind, loop_appeal_unanswered.round_id, loop_appeal_unanswered.subject,
    loop_appeal_unanswered.area, loop_appeal_unanswered.owner, loop_appeal_unanswered.opened_at,
    loop_appeal_unanswered.due_at, loop_appeal_unanswered.closed_at,
    loop_appeal_unanswered.next_step
   FROM loop_appeal_unanswered
UNION ALL
 SELECT loop_measure_unanswered.kind, loop_measure_unanswered.round_id,
    loop_measure_unanswered.subject, loop_measure_unanswered.area, loop_measure_unanswered.owner,
    loop_measure_unanswered.opened_at, loop_measure_unanswered.due_at,
    loop_measure_unanswered.closed_at, loop_measure_unanswered.next_step
   FROM loop_measure_unanswered
UNION ALL
 SELECT loop_break_glass_not_reviewed.kind, loop_break_glass_not_reviewed.round_id,
    loop_break_glass_not_reviewed.subject, loop_break_glass_not_reviewed.area,
    loop_break_glass_not_reviewed.owner, loop_break_glass_not_reviewed.opened_at,
    loop_break_glass_not_reviewed.due_at, loop_break_glass_not_reviewed.closed_at,
    loop_break_glass_not_reviewed.next_step
   FROM loop_break_glass_not_reviewed
UNION ALL
 SELECT loop_case_not_assigned.kind, loop_case_not_assigned.round_id, loop_case_not_assigned.subject,
    loop_case_not_assigned.area, loop_case_not_assigned.owner, loop_case_not_assigned.opened_at,
    loop_case_not_assigned.due_at, loop_case_not_assigned.closed_at,
    loop_case_not_assigned.next_step
   FROM loop_case_not_assigned
UNION ALL
 SELECT loop_case_not_reported.kind, loop_case_not_reported.round_id, loop_case_not_reported.subject,
    loop_case_not_reported.area, loop_case_not_reported.owner, loop_case_not_reported.opened_at,
    loop_case_not_reported.due_at, loop_case_not_reported.closed_at,
    loop_case_not_reported.next_step
   FROM loop_case_not_reported
UNION ALL
 SELECT loop_case_without_key_facts.kind, loop_case_without_key_facts.round_id,
    loop_case_without_key_facts.subject, loop_case_without_key_facts.area,
    loop_case_without_key_facts.owner, loop_case_without_key_facts.opened_at,
    loop_case_without_key_facts.due_at, loop_case_without_key_facts.closed_at,
    loop_case_without_key_facts.next_step
   FROM loop_case_without_key_facts
UNION ALL
 SELECT loop_case_without_full_investigation.kind, loop_case_without_full_investigation.round_id,
    loop_case_without_full_investigation.subject, loop_case_without_full_investigation.area,
    loop_case_without_full_investigation.owner, loop_case_without_full_investigation.opened_at,
    loop_case_without_full_investigation.due_at, loop_case_without_full_investigation.closed_at,
    loop_case_without_full_investigation.next_step
   FROM loop_case_without_full_investigation
UNION ALL
 SELECT loop_contact_not_judged.kind, loop_contact_not_judged.round_id,
    loop_contact_not_judged.subject, loop_contact_not_judged.area, loop_contact_not_judged.owner,
    loop_contact_not_judged.opened_at, loop_contact_not_judged.due_at,
    loop_contact_not_judged.closed_at, loop_contact_not_judged.next_step
   FROM loop_contact_not_judged
UNION ALL
 SELECT loop_contact_not_located.kind, loop_contact_not_located.round_id,
    loop_contact_not_located.subject, loop_contact_not_located.area, loop_contact_not_located.owner,
    loop_contact_not_located.opened_at, loop_contact_not_located.due_at,
    loop_contact_not_located.closed_at, loop_contact_not_located.next_step
   FROM loop_contact_not_located
UNION ALL
 SELECT loop_contact_not_informed.kind, loop_contact_not_informed.round_id,
    loop_contact_not_informed.subject, loop_contact_not_informed.area,
    loop_contact_not_informed.owner, loop_contact_not_informed.opened_at,
    loop_contact_not_informed.due_at, loop_contact_not_informed.closed_at,
    loop_contact_not_informed.next_step
   FROM loop_contact_not_informed
UNION ALL
 SELECT loop_contact_not_placed.kind, loop_contact_not_placed.round_id,
    loop_contact_not_placed.subject, loop_contact_not_placed.area, loop_contact_not_placed.owner,
    loop_contact_not_placed.opened_at, loop_contact_not_placed.due_at,
    loop_contact_not_placed.closed_at, loop_contact_not_placed.next_step
   FROM loop_contact_not_placed
UNION ALL
 SELECT loop_assist_unanswered.kind, loop_assist_unanswered.round_id, loop_assist_unanswered.subject,
    loop_assist_unanswered.area, loop_assist_unanswered.owner, loop_assist_unanswered.opened_at,
    loop_assist_unanswered.due_at, loop_assist_unanswered.closed_at,
    loop_assist_unanswered.next_step
   FROM loop_assist_unanswered
UNION ALL
 SELECT loop_look_back_not_complete.kind, loop_look_back_not_complete.round_id,
    loop_look_back_not_complete.subject, loop_look_back_not_complete.area,
    loop_look_back_not_complete.owner, loop_look_back_not_complete.opened_at,
    loop_look_back_not_complete.due_at, loop_look_back_not_complete.closed_at,
    loop_look_back_not_complete.next_step
   FROM loop_look_back_not_complete
UNION ALL
 SELECT loop_day_not_closed.kind, loop_day_not_closed.round_id, loop_day_not_closed.subject,
    loop_day_not_closed.area, loop_day_not_closed.owner, loop_day_not_closed.opened_at,
    loop_day_not_closed.due_at, loop_day_not_closed.closed_at, loop_day_not_closed.next_step
   FROM loop_day_not_closed
UNION ALL
 SELECT loop_order_not_placed.kind, loop_order_not_placed.round_id, loop_order_not_placed.subject,
    loop_order_not_placed.area, loop_order_not_placed.owner, loop_order_not_placed.opened_at,
    loop_order_not_placed.due_at, loop_order_not_placed.closed_at, loop_order_not_placed.next_step
   FROM loop_order_not_placed
UNION ALL
 SELECT loop_transfer_not_done.kind, loop_transfer_not_done.round_id, loop_transfer_not_done.subject,
    loop_transfer_not_done.area, loop_transfer_not_done.owner, loop_transfer_not_done.opened_at,
    loop_transfer_not_done.due_at, loop_transfer_not_done.closed_at,
    loop_transfer_not_done.next_step
   FROM loop_transfer_not_done
UNION ALL
 SELECT loop_stay_without_room.kind, loop_stay_without_room.round_id, loop_stay_without_room.subject,
    loop_stay_without_room.area, loop_stay_without_room.owner, loop_stay_without_room.opened_at,
    loop_stay_without_room.due_at, loop_stay_without_room.closed_at,
    loop_stay_without_room.next_step
   FROM loop_stay_without_room
UNION ALL
 SELECT loop_test_not_taken.kind, loop_test_not_taken.round_id, loop_test_not_taken.subject,
    loop_test_not_taken.area, loop_test_not_taken.owner, loop_test_not_taken.opened_at,
    loop_test_not_taken.due_at, loop_test_not_taken.closed_at, loop_test_not_taken.next_step
   FROM loop_test_not_taken
UNION ALL
 SELECT loop_health_not_checked.kind, loop_health_not_checked.round_id,
    loop_health_not_checked.subject, loop_health_not_checked.area, loop_health_not_checked.owner,
    loop_health_not_checked.opened_at, loop_health_not_checked.due_at,
    loop_health_not_checked.closed_at, loop_health_not_checked.next_step
   FROM loop_health_not_checked
UNION ALL
 SELECT loop_alarm_not_answered.kind, loop_alarm_not_answered.round_id,
    loop_alarm_not_answered.subject, loop_alarm_not_answered.area, loop_alarm_not_answered.owner,
    loop_alarm_not_answered.opened_at, loop_alarm_not_answered.due_at,
    loop_alarm_not_answered.closed_at, loop_alarm_not_answered.next_step
   FROM loop_alarm_not_answered
UNION ALL
 SELECT loop_complaint_unanswered.kind, loop_complaint_unanswered.round_id,
    loop_complaint_unanswered.subject, loop_complaint_unanswered.area,
    loop_complaint_unanswered.owner, loop_complaint_unanswered.opened_at,
    loop_complaint_unanswered.due_at, loop_complaint_unanswered.closed_at,
    loop_complaint_unanswered.next_step
   FROM loop_complaint_unanswered
UNION ALL
 SELECT loop_incident_open.kind, loop_incident_open.round_id, loop_incident_open.subject,
    loop_incident_open.area, loop_incident_open.owner, loop_incident_open.opened_at,
    loop_incident_open.due_at, loop_incident_open.closed_at, loop_incident_open.next_step
   FROM loop_incident_open
UNION ALL
 SELECT loop_stay_not_released.kind, loop_stay_not_released.round_id, loop_stay_not_released.subject,
    loop_stay_not_released.area, loop_stay_not_released.owner, loop_stay_not_released.opened_at,
    loop_stay_not_released.due_at, loop_stay_not_released.closed_at,
    loop_stay_not_released.next_step
   FROM loop_stay_not_released
UNION ALL
 SELECT loop_after_care_open.kind, loop_after_care_open.round_id, loop_after_care_open.subject,
    loop_after_care_open.area, loop_after_care_open.owner, loop_after_care_open.opened_at,
    loop_after_care_open.due_at, loop_after_care_open.closed_at, loop_after_care_open.next_step
   FROM loop_after_care_open
UNION ALL
 SELECT loop_discharge_not_decided.kind, loop_discharge_not_decided.round_id,
    loop_discharge_not_decided.subject, loop_discharge_not_decided.area,
    loop_discharge_not_decided.owner, loop_discharge_not_decided.opened_at,
    loop_discharge_not_decided.due_at, loop_discharge_not_decided.closed_at,
    loop_discharge_not_decided.next_step
   FROM loop_discharge_not_decided
UNION ALL
 SELECT loop_follow_up_open.kind, loop_follow_up_open.round_id, loop_follow_up_open.subject,
    loop_follow_up_open.area, loop_follow_up_open.owner, loop_follow_up_open.opened_at,
    loop_follow_up_open.due_at, loop_follow_up_open.closed_at, loop_follow_up_open.next_step
   FROM loop_follow_up_open
UNION ALL
 SELECT loop_home_not_checked.kind, loop_home_not_checked.round_id, loop_home_not_checked.subject,
    loop_home_not_checked.area, loop_home_not_checked.owner, loop_home_not_checked.opened_at,
    loop_home_not_checked.due_at, loop_home_not_checked.closed_at, loop_home_not_checked.next_step
   FROM loop_home_not_checked
UNION ALL
 SELECT loop_room_not_cleaned.kind, loop_room_not_cleaned.round_id, loop_room_not_cleaned.subject,
    loop_room_not_cleaned.area, loop_room_not_cleaned.owner, loop_room_not_cleaned.opened_at,
    loop_room_not_cleaned.due_at, loop_room_not_cleaned.closed_at, loop_room_not_cleaned.next_step
   FROM loop_room_not_cleaned
UNION ALL
 SELECT loop_waste_not_collected.kind, loop_waste_not_collected.round_id,
    loop_waste_not_collected.subject, loop_waste_not_collected.area, loop_waste_not_collected.owner,
    loop_waste_not_collected.opened_at, loop_waste_not_collected.due_at,
    loop_waste_not_collected.closed_at, loop_waste_not_collected.next_step
   FROM loop_waste_not_collected
UNION ALL
 SELECT loop_staff_test_not_taken.kind, loop_staff_test_not_taken.round_id,
    loop_staff_test_not_taken.subject, loop_staff_test_not_taken.area,
    loop_staff_test_not_taken.owner, loop_staff_test_not_taken.opened_at,
    loop_staff_test_not_taken.due_at, loop_staff_test_not_taken.closed_at,
    loop_staff_test_not_taken.next_step
   FROM loop_staff_test_not_taken;
comment on view loops is 'Everything owed, open and closed, one kind per view; the round is null where a loop belongs to none';

create table measure_answers (
  report_id uuid not null,
  kind text not null,
  order_id text,
  words text not null,
  answered_by text not null,
  unit text not null,
  at timestamp with time zone not null,
  constraint measure_answers_pkey PRIMARY KEY (report_id),
  constraint an_order_is_named CHECK (((kind = 'ordered'::text) = (order_id IS NOT NULL))),
  constraint measure_answers_kind_check CHECK ((kind = ANY (ARRAY['stopped'::text, 'ordered'::text, 'not-so'::text]))),
  constraint measure_answers_report_id_fkey FOREIGN KEY (report_id) REFERENCES measure_reports(id)
);
comment on table measure_answers is 'What the district did about a report: stopped it, named the order, or found that it is not so';

create table measure_reports (
  id uuid not null,
  receipt_hash bytea not null,
  kind text not null,
  area_code text not null,
  district text not null,
  place text not null,
  words text not null,
  seen_at timestamp with time zone not null,
  reported_at timestamp with time zone not null,
  constraint measure_reports_pkey PRIMARY KEY (id),
  constraint a_receipt_is_of_one_report UNIQUE (receipt_hash),
  constraint measure_reports_kind_check CHECK ((kind = ANY (ARRAY['block_exit'::text, 'refuse_care'::text, 'kept_inside'::text, 'taken_away'::text, 'closed_place'::text, 'test_forced'::text])))
);
CREATE INDEX measure_reports_district ON measure_reports USING btree (district, reported_at);
comment on table measure_reports is 'Measures that residents saw without an order. Who reported is nowhere: the reader of the answer shows a receipt of which only the hash is here';
comment on column measure_reports.reported_at is 'Cut to the hour, so that it cannot be laid beside the audit of commands';

create table messages (
  id uuid not null,
  phone_cipher bytea,
  text_cipher bytea not null,
  written_at timestamp with time zone not null,
  useless_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  tries smallint not null default 0,
  sent_at timestamp with time zone,
  constraint messages_pkey PRIMARY KEY (id)
);
CREATE INDEX messages_unsent ON messages USING btree (next_try_at) WHERE ((sent_at IS NULL) AND (phone_cipher IS NOT NULL));
CREATE INDEX messages_useless ON messages USING btree (useless_at);
comment on table messages is 'Texts for phones, written in the transaction of what they tell; without a phone it goes to nobody, and is there because an answer must cost the same for everybody';

create table migrations (
  version integer not null,
  name text not null,
  digest text not null,
  applied_at timestamp with time zone not null,
  constraint migrations_pkey PRIMARY KEY (version)
);
comment on table migrations is 'Migrations applied to this schema, with the digest of the file that ran';

create table order_acts (
  id text not null,
  kind text not null,
  order_id text,
  batch_id text,
  appeal_id text,
  document jsonb not null,
  assertions jsonb not null,
  at timestamp with time zone not null,
  known_at timestamp with time zone not null,
  logged_at timestamp with time zone,
  command_id uuid,
  constraint order_acts_pkey PRIMARY KEY (id),
  constraint order_acts_kind_check CHECK ((kind = ANY (ARRAY['lift'::text, 'suspend'::text, 'open-stage'::text, 'end-response'::text, 'answer'::text, 'decide'::text, 'keep'::text, 'appeal'::text, 'serve'::text])))
);
CREATE INDEX order_acts_appeal ON order_acts USING btree (appeal_id);
CREATE INDEX order_acts_appeals ON order_acts USING btree (at) WHERE (kind = 'appeal'::text);
CREATE INDEX order_acts_batch ON order_acts USING btree (batch_id);
CREATE INDEX order_acts_known ON order_acts USING btree (known_at);
CREATE INDEX order_acts_not_logged ON order_acts USING btree (known_at) WHERE (logged_at IS NULL);
CREATE INDEX order_acts_of_all ON order_acts USING btree (kind) WHERE ((order_id IS NULL) AND (batch_id IS NULL) AND (appeal_id IS NULL));
CREATE INDEX order_acts_order ON order_acts USING btree (order_id);
CREATE INDEX order_acts_servings ON order_acts USING btree (known_at) WHERE (kind = 'serve'::text);
comment on table order_acts is 'What was done about orders: lifts, suspensions, stages, appeals and their answers, servings, the end of the response';

create table order_areas (
  area text not null,
  order_id text not null,
  constraint order_areas_pkey PRIMARY KEY (area, order_id),
  constraint order_areas_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id)
);
CREATE INDEX order_areas_order ON order_areas USING btree (order_id);
comment on table order_areas is 'Where orders of areas are found, as unit:code; the signed document decides';

create table order_batches (
  id text not null,
  document jsonb not null,
  assertions jsonb not null,
  known_at timestamp with time zone not null,
  district text,
  people integer,
  by_city boolean,
  issued_at timestamp with time zone,
  command_id uuid,
  constraint order_batches_pkey PRIMARY KEY (id)
);
CREATE INDEX order_batches_district ON order_batches USING btree (district, issued_at);
comment on table order_batches is 'Lists of order digests that two officers signed in one act';

create table order_grounds (
  subject text not null,
  kind text not null,
  fact text not null,
  slot text not null,
  order_id text not null,
  constraint order_grounds_pkey PRIMARY KEY (subject, kind, fact, slot),
  constraint order_grounds_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id)
);
CREATE INDEX order_grounds_order ON order_grounds USING btree (order_id);
comment on table order_grounds is 'Which fact carries which order about whom, so that of racing drafts on one fact one wins: slot is first, emergency, or the order that is renewed';

create table orders (
  id text not null,
  digest text not null,
  document jsonb not null,
  assertions jsonb not null,
  person_id bigint,
  kind text not null,
  basis text not null,
  district text not null,
  issuer text not null,
  batch_id text,
  issued_at timestamp with time zone not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  known_at timestamp with time zone not null,
  logged_at timestamp with time zone,
  serve_by timestamp with time zone,
  command_id uuid,
  constraint orders_pkey PRIMARY KEY (id),
  constraint a_document_is_one_order UNIQUE (digest)
);
CREATE INDEX orders_admissions ON orders USING btree (until_at) WHERE ((kind = 'admit'::text) AND (person_id IS NOT NULL));
CREATE INDEX orders_at_home ON orders USING btree (until_at) WHERE ((kind = ANY (ARRAY['stay_home'::text, 'monitor'::text])) AND (person_id IS NOT NULL));
CREATE INDEX orders_batch ON orders USING btree (batch_id);
CREATE INDEX orders_begin ON orders USING btree (from_at);
CREATE INDEX orders_district ON orders USING btree (district, until_at);
CREATE INDEX orders_issuer ON orders USING btree (issuer, issued_at);
CREATE INDEX orders_known ON orders USING btree (known_at);
CREATE INDEX orders_not_logged ON orders USING btree (known_at) WHERE (logged_at IS NULL);
CREATE INDEX orders_person ON orders USING btree (person_id, until_at);
CREATE INDEX orders_to_place ON orders USING btree (known_at) WHERE ((kind = ANY (ARRAY['isolate'::text, 'admit'::text])) AND (person_id IS NOT NULL));
comment on table orders is 'Signed documents. Columns beside the document only find it: what it does is in the signed bytes, checked at every read';
comment on column orders.serve_by is 'When its serving goes to the officer above, as the policy at its signing said';
comment on column orders.command_id is 'The command in whose transaction the row was written; the watch asks whether it is there';

create table orphan_tubes (
  tube_id bigint not null,
  round_id integer not null,
  box_id bigint not null,
  laboratory_id integer not null,
  found_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  reason text,
  constraint orphan_tubes_pkey PRIMARY KEY (tube_id),
  constraint orphan_tubes_box_id_fkey FOREIGN KEY (box_id) REFERENCES boxes(id),
  constraint orphan_tubes_laboratory_id_fkey FOREIGN KEY (laboratory_id) REFERENCES laboratories(id),
  constraint orphan_tubes_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
CREATE INDEX orphan_tubes_box ON orphan_tubes USING btree (box_id);
CREATE INDEX orphan_tubes_laboratory ON orphan_tubes USING btree (laboratory_id);
CREATE INDEX orphan_tubes_round ON orphan_tubes USING btree (round_id);
comment on table orphan_tubes is 'Tubes scanned at a reception that no device has reported: never loaded, never released, until someone says whose they are';

create table paper_downloads (
  id uuid not null,
  what text not null,
  case_id text,
  area_code text,
  from_at timestamp with time zone,
  until_at timestamp with time zone,
  language text not null,
  taken_by text not null,
  taken_at timestamp with time zone not null,
  constraint paper_downloads_pkey PRIMARY KEY (id),
  constraint paper_downloads_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint paper_downloads_what_check CHECK ((what = ANY (ARRAY['report'::text, 'line-list'::text, 'contact-list'::text])))
);
CREATE INDEX paper_downloads_case ON paper_downloads USING btree (case_id, taken_at);
comment on table paper_downloads is 'Files about people that left the system, by the number that stands in them';

create table paper_entries (
  command_id uuid not null,
  round_id integer not null,
  tube_id bigint not null,
  keyed_by text not null,
  keyed_at timestamp with time zone not null,
  sealed_at timestamp with time zone not null,
  swabs smallint not null,
  members jsonb not null,
  ended_at timestamp with time zone,
  constraint paper_entries_pkey PRIMARY KEY (command_id),
  constraint paper_entries_round_id_tube_id_fkey FOREIGN KEY (round_id, tube_id) REFERENCES paper_sheets(round_id, tube_id)
);
CREATE UNIQUE INDEX one_entry_for_each_account ON paper_entries USING btree (round_id, tube_id, keyed_by) WHERE (ended_at IS NULL);
CREATE INDEX paper_entries_sheet ON paper_entries USING btree (round_id, tube_id);
comment on table paper_entries is 'Every keying of a sheet: who, when, and the people by line. None is shown to another before that one has keyed too';
comment on column paper_entries.ended_at is 'Keyed again by the same account, or dropped; an entry that ended is kept and no longer compared';

create table paper_sheets (
  round_id integer not null,
  tube_id bigint not null,
  site_id integer not null,
  state text not null,
  keyed_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  reason text,
  constraint paper_sheets_pkey PRIMARY KEY (round_id, tube_id),
  constraint paper_sheets_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint paper_sheets_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint paper_sheets_state_check CHECK ((state = ANY (ARRAY['first'::text, 'differs'::text, 'agreed'::text, 'dropped'::text])))
);
CREATE INDEX paper_sheets_open ON paper_sheets USING btree (round_id) WHERE (state = ANY (ARRAY['first'::text, 'differs'::text]));
CREATE INDEX paper_sheets_site ON paper_sheets USING btree (site_id);
comment on table paper_sheets is 'Tubes of paper sheets that somebody has keyed in; one row is what two who key the same tube wait for each other at';
comment on column paper_sheets.keyed_at is 'When the oldest entry that still counts was made';

create table paper_templates (
  id uuid not null,
  kind text not null,
  version integer not null,
  file_name text not null,
  content bytea not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  constraint paper_templates_pkey PRIMARY KEY (id),
  constraint a_template_has_each_version_once UNIQUE (kind, version),
  constraint paper_templates_kind_check CHECK ((kind = ANY (ARRAY['investigation-report-zh-CN'::text, 'investigation-report-en'::text]))),
  constraint paper_templates_version_check CHECK ((version > 0))
);
comment on table paper_templates is 'Word templates that the office edited; each version stays';

create table pass_keys (
  key integer not null,
  purpose text not null,
  public_key text not null,
  private_cipher bytea not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  certificate text,
  imported_at timestamp with time zone,
  imported_by text,
  revoked_at timestamp with time zone,
  revoked_by text,
  revoked_because text,
  constraint pass_keys_pkey PRIMARY KEY (key),
  constraint a_key_is_good_for_some_time CHECK ((from_at < until_at)),
  constraint pass_keys_key_check CHECK (((key >= 1) AND (key <= 65535))),
  constraint pass_keys_purpose_check CHECK ((purpose = ANY (ARRAY['pass'::text, 'list'::text]))),
  constraint somebody_brought_the_certificate CHECK ((num_nulls(certificate, imported_at, imported_by) = ANY (ARRAY[0, 3]))),
  constraint somebody_revoked_it CHECK ((num_nulls(revoked_at, revoked_by, revoked_because) = ANY (ARRAY[0, 3])))
);
comment on table pass_keys is 'Keys that sign passes for a day, and lists of what is revoked. Without a certificate of the root, which no server has, a key signs nothing that a guard takes; a number is never used twice';
comment on column pass_keys.private_cipher is 'The private half, sealed with the city''s own key';

create table pass_root_lists (
  number bigint not null,
  list bytea not null,
  signed_at timestamp with time zone not null,
  imported_at timestamp with time zone not null,
  imported_by text not null,
  constraint pass_root_lists_pkey PRIMARY KEY (number),
  constraint pass_root_lists_number_check CHECK (((number >= 0) AND (number <= '4294967295'::bigint)))
);
comment on table pass_root_lists is 'Lists that the root itself signed; only they can revoke a key that signs lists';

create table passes (
  pass_serial bytea not null,
  person_id bigint not null,
  class text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint passes_pkey PRIMARY KEY (pass_serial),
  constraint a_pass_is_over_within_days CHECK ((expires_at <= (made_at + '72:00:00'::interval))),
  constraint passes_class_check CHECK ((class = ANY (ARRAY['stay'::text, 'limit'::text, 'remind'::text, 'clear'::text]))),
  constraint passes_pass_serial_check CHECK ((length(pass_serial) = 8))
);
CREATE INDEX passes_expiry ON passes USING btree (expires_at);
CREATE INDEX passes_person ON passes USING btree (person_id);
comment on table passes is 'Passes that may still be shown, so that they can be revoked; a row goes when its pass is over. Where or whether one was shown is written nowhere';
comment on column passes.class is 'What the signed text says, to compare it with the status of now; nothing is decided from it';

create table passkeys (
  credential text not null,
  account_id text not null,
  public_key text not null,
  enrolled_at timestamp with time zone not null,
  constraint passkeys_pkey PRIMARY KEY (credential),
  constraint passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
);
CREATE INDEX passkeys_account ON passkeys USING btree (account_id);
comment on table passkeys is 'Passkeys that officers enrolled, for the authority to appoint; by themselves they sign for nothing';

create table patient_discharges (
  id uuid not null,
  patient_id uuid not null,
  at timestamp with time zone not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  was_met boolean not null,
  needs_second boolean not null,
  body jsonb not null,
  second_by text,
  second_at timestamp with time zone,
  fact_id text,
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  constraint patient_discharges_pkey PRIMARY KEY (id),
  constraint a_second_doctor_signs CHECK ((second_by <> decided_by)),
  constraint a_signature_is_whole CHECK (((second_by IS NULL) = (second_at IS NULL))),
  constraint a_withdrawal_is_whole CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  constraint patient_discharges_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id),
  constraint what_is_withdrawn_wrote_nothing CHECK (((withdrawn_at IS NULL) OR (fact_id IS NULL))),
  constraint what_wrote_a_fact_is_signed CHECK (((fact_id IS NULL) OR (NOT needs_second) OR (second_by IS NOT NULL)))
);
CREATE UNIQUE INDEX one_decision_is_open ON patient_discharges USING btree (patient_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX patient_discharges_patient ON patient_discharges USING btree (patient_id, decided_at);
comment on table patient_discharges is 'Who decided a discharge by which conditions, and who signed it second; the fact it wrote is what counts';
comment on column patient_discharges.body is 'Sealed: edition, conditions with what met them, and the words of the doctor';

create table patient_follow_ups (
  id uuid not null,
  patient_id uuid not null,
  kind text not null,
  day smallint not null,
  due_at timestamp with time zone not null,
  rule text not null,
  opened_at timestamp with time zone not null,
  tries smallint not null default 0,
  done_at timestamp with time zone,
  done_by text,
  outcome text,
  body jsonb,
  constraint patient_follow_ups_pkey PRIMARY KEY (id),
  constraint a_follow_up_is_done_whole CHECK ((((done_at IS NULL) = (outcome IS NULL)) AND ((done_at IS NULL) = (done_by IS NULL)))),
  constraint patient_follow_ups_kind_check CHECK ((kind = ANY (ARRAY['visit'::text, 'test'::text]))),
  constraint patient_follow_ups_outcome_check CHECK ((outcome = ANY (ARRAY['well'::text, 'unwell'::text, 'test-passed'::text, 'test-failed'::text]))),
  constraint patient_follow_ups_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id)
);
CREATE INDEX patient_follow_ups_open ON patient_follow_ups USING btree (due_at) WHERE (done_at IS NULL);
CREATE INDEX patient_follow_ups_patient ON patient_follow_ups USING btree (patient_id, day);
comment on table patient_follow_ups is 'Visits and tests owed after a discharge, by the policy that was in force then';
comment on column patient_follow_ups.body is 'Sealed: words';

create table patient_notes (
  id uuid not null,
  patient_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  body jsonb not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint patient_notes_pkey PRIMARY KEY (id),
  constraint patient_notes_kind_check CHECK ((kind = ANY (ARRAY['course'::text, 'imaging'::text, 'treatment'::text, 'test'::text]))),
  constraint patient_notes_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id)
);
CREATE INDEX patient_notes_patient ON patient_notes USING btree (patient_id, at);
comment on table patient_notes is 'The course day by day, pictures, treatments and tests of the hospital as doctors wrote them down; a correction is another note';
comment on column patient_notes.body is 'Sealed';

create table patient_plans (
  id uuid not null,
  patient_id uuid not null,
  level text not null,
  isolation_site_id uuid,
  differs boolean not null,
  body jsonb not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint patient_plans_pkey PRIMARY KEY (id),
  constraint patient_plans_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint patient_plans_level_check CHECK ((level = ANY (ARRAY['designated-hospital'::text, 'makeshift-hospital'::text, 'home'::text]))),
  constraint patient_plans_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id)
);
CREATE INDEX patient_plans_patient ON patient_plans USING btree (patient_id, decided_at);
CREATE INDEX patient_plans_site ON patient_plans USING btree (isolation_site_id);
comment on table patient_plans is 'One person one plan: where somebody is looked after, what was proposed by which rule, and who decided; the newest holds';
comment on column patient_plans.body is 'Sealed: the proposal and the words of the doctor';

create table patients (
  id uuid not null,
  person_id bigint not null,
  area_code text not null,
  reason text not null,
  fact_id text not null,
  since_at timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  doctor text not null,
  conditions jsonb,
  priority smallint not null,
  because text not null,
  level text,
  isolation_site_id uuid,
  ready_at timestamp with time zone,
  ready_noted_at timestamp with time zone,
  discharged_at timestamp with time zone,
  constraint patients_pkey PRIMARY KEY (id),
  constraint patients_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint patients_level_check CHECK ((level = ANY (ARRAY['designated-hospital'::text, 'makeshift-hospital'::text, 'home'::text]))),
  constraint patients_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint patients_priority_check CHECK (((priority >= 1) AND (priority <= 5)))
);
CREATE UNIQUE INDEX one_open_illness_of_a_person ON patients USING btree (person_id) WHERE (discharged_at IS NULL);
CREATE INDEX patients_doctor ON patients USING btree (doctor, priority, since_at, id) WHERE (discharged_at IS NULL);
CREATE INDEX patients_open ON patients USING btree (priority, since_at, id) WHERE (discharged_at IS NULL);
CREATE INDEX patients_person ON patients USING btree (person_id, since_at);
CREATE INDEX patients_ready ON patients USING btree (ready_at) WHERE ((discharged_at IS NULL) AND (ready_at IS NOT NULL));
CREATE INDEX patients_site ON patients USING btree (isolation_site_id);
CREATE INDEX patients_to_note ON patients USING btree (ready_noted_at NULLS FIRST) WHERE (discharged_at IS NULL);
comment on table patients is 'Somebody with a case, from when a doctor took them on to the discharge; whoever has a case and no row waits';
comment on column patients.conditions is 'Sealed: what makes the illness more dangerous, with words';
comment on column patients.priority is 'As it was last computed (core/patients/priority.ts); it sorts lists and decides nothing';
comment on column patients.ready_at is 'When the conditions of the plan were met, as last noted by a job; decides nothing';
comment on column patients.discharged_at is 'The moment of the discharge, whose fact is what counts';

create table people (
  id bigint not null,
  household_id integer not null,
  name text not null,
  sex text not null,
  born_on date not null,
  phone_cipher bytea,
  traits text[] not null default '{}'::text[],
  registered_at timestamp with time zone not null,
  name_initials text,
  phone_hash bigint,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint people_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text])))
);
CREATE INDEX people_household ON people USING btree (household_id);
CREATE INDEX people_initials ON people USING btree (name_initials text_pattern_ops, born_on) WHERE (name_initials IS NOT NULL);
CREATE INDEX people_named ON people USING btree (name text_pattern_ops, born_on) WHERE (name_initials IS NOT NULL);
CREATE INDEX people_phone ON people USING btree (phone_hash) WHERE (phone_hash IS NOT NULL);
comment on table people is 'Whom the data is about; a person is not a document, and may have several';
comment on column people.name_initials is 'First letters of the name as it is spoken; null for who was registered before names were looked for, until a job has read them';
comment on column people.phone_hash is 'Keyed hash of the phone, 64 bits: finds who has a number and says no number';

create table person_reads (
  id uuid not null,
  person_id bigint not null,
  query text not null,
  actor_id text not null,
  actor_role text not null,
  purpose text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  break_glass uuid,
  constraint person_reads_pkey PRIMARY KEY (id)
);
CREATE INDEX person_reads_behind_glass ON person_reads USING btree (break_glass) WHERE (break_glass IS NOT NULL);
CREATE INDEX person_reads_of_person ON person_reads USING btree (person_id, at);
CREATE INDEX person_reads_recent ON person_reads USING brin (at) WITH (pages_per_range='32');
CREATE INDEX person_reads_recorded ON person_reads USING brin (recorded_at) WITH (pages_per_range='16', autosummarize='on');
comment on table person_reads is 'Every read of a named person: who, when, for which purpose; the person can see it';
comment on column person_reads.recorded_at is 'When the row was written, by the clock of the machine';

create view plate_differs as
 SELECT DISTINCT ON (plate_id) plate_id, (comparison ->> 'kind'::text) = 'differs'::text AS differs
   FROM plate_rescans s
  ORDER BY plate_id, turn DESC;
comment on view plate_differs is 'Whether the last second scan of a plate differs from it';

create table plate_figures (
  plate_id bigint not null,
  imported_at timestamp with time zone not null,
  internal_control double precision,
  tubes integer not null,
  reactive integer not null,
  constraint plate_figures_pkey PRIMARY KEY (plate_id),
  constraint plate_figures_plate_id_fkey FOREIGN KEY (plate_id) REFERENCES plates(id)
);
comment on table plate_figures is 'What the control charts read of the wells of a plate, counted once for each import; any row may be dropped and is counted again';

create table plate_layouts (
  plate_id bigint not null,
  round_id integer not null,
  positions smallint[] not null,
  tubes bigint[] not null,
  constraint plate_layouts_pkey PRIMARY KEY (plate_id),
  constraint a_place_holds_one_tube CHECK (((cardinality(positions) = cardinality(tubes)) AND (cardinality(tubes) > 2))),
  constraint plate_layouts_plate_id_fkey FOREIGN KEY (plate_id) REFERENCES plates(id)
);
comment on table plate_layouts is 'What lies on a plate, in the order of loading: positions (0 is A1, row by row) and tubes; the first two places are the negative and the positive control, and hold none';

create table plate_readings (
  plate_id bigint not null,
  round_id integer not null,
  targets smallint not null,
  cts double precision[] not null,
  calls text,
  constraint plate_readings_pkey PRIMARY KEY (plate_id),
  constraint every_well_is_read_whole CHECK ((((cardinality(cts) % (targets)::integer) = 0) AND ((calls IS NULL) OR (cardinality(cts) = (targets * length(calls)))))),
  constraint plate_readings_calls_check CHECK ((calls ~ '^--[nrip]+$'::text)),
  constraint plate_readings_plate_id_fkey FOREIGN KEY (plate_id) REFERENCES plate_layouts(plate_id),
  constraint plate_readings_targets_check CHECK ((targets > 0))
);
comment on table plate_readings is 'What an instrument read, in the order of the layout: so many Ct for each well, the internal control last, null where no threshold was crossed; calls by their first letter (i invalid, p repeat), none while the plate is blocked';

create table plate_releases (
  plate_id bigint not null,
  turn smallint not null,
  round_id integer not null,
  released_at timestamp with time zone not null,
  released_by text not null,
  second_by text not null,
  positions smallint[] not null,
  tubes bigint[] not null,
  calls text not null,
  constraint plate_releases_pkey PRIMARY KEY (plate_id, turn),
  constraint each_tube_has_its_call CHECK (((cardinality(tubes) = length(calls)) AND (cardinality(positions) = length(calls)))),
  constraint plate_releases_calls_check CHECK ((calls ~ '^[nri]+$'::text)),
  constraint plate_releases_plate_id_fkey FOREIGN KEY (plate_id) REFERENCES plates(id),
  constraint plate_releases_turn_check CHECK ((turn > 0)),
  constraint two_people_release CHECK ((released_by <> second_by))
);
CREATE INDEX plate_releases_round ON plate_releases USING btree (round_id);
comment on table plate_releases is 'Results as they were released, all tubes of one release of a plate in one row; a plate whose tubes were held back has several turns';

create table plate_rescans (
  plate_id bigint not null,
  turn smallint not null,
  comparison jsonb not null,
  scanned_at timestamp with time zone not null,
  scanned_by text not null,
  constraint plate_rescans_pkey PRIMARY KEY (plate_id, turn),
  constraint plate_rescans_plate_id_fkey FOREIGN KEY (plate_id) REFERENCES plates(id),
  constraint plate_rescans_turn_check CHECK ((turn > 0))
);
comment on table plate_rescans is 'Second scans of a loaded plate, compared with it; while the last one differs, the plate is not released';

create table plates (
  id bigint not null,
  round_id integer not null,
  laboratory_id integer not null,
  format smallint not null,
  assay_id text not null,
  assay_version integer not null,
  loaded_at timestamp with time zone not null,
  loaded_by text not null,
  imported_at timestamp with time zone,
  judgement jsonb,
  released_at timestamp with time zone,
  released_by text,
  rejected_at timestamp with time zone,
  rejected_reason text,
  reagent_lot text,
  instrument text,
  constraint plates_pkey PRIMARY KEY (id),
  constraint a_second_person_releases CHECK (((released_by IS NULL) OR (released_by <> loaded_by))),
  constraint plates_assay_id_assay_version_fkey FOREIGN KEY (assay_id, assay_version) REFERENCES assays(id, version),
  constraint plates_format_check CHECK ((format = ANY (ARRAY[96, 384]))),
  constraint plates_laboratory_id_fkey FOREIGN KEY (laboratory_id) REFERENCES laboratories(id),
  constraint plates_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
CREATE INDEX plates_assay ON plates USING btree (assay_id, assay_version);
CREATE INDEX plates_laboratory ON plates USING btree (laboratory_id);
CREATE INDEX plates_open ON plates USING btree (loaded_at) WHERE ((released_at IS NULL) AND (rejected_at IS NULL));
CREATE INDEX plates_round ON plates USING btree (round_id);
comment on table plates is 'Plates loaded in a laboratory, with the reagent lot and the serial of the instrument, and the judgement that the server derived from the imported readings';

create table policy_adoptions (
  id text not null,
  pack text not null,
  document jsonb not null,
  source jsonb not null,
  assertions jsonb not null,
  from_at timestamp with time zone not null,
  known_at timestamp with time zone not null,
  command_id uuid,
  constraint policy_adoptions_pkey PRIMARY KEY (id)
);
CREATE INDEX policy_adoptions_from ON policy_adoptions USING btree (from_at);
comment on table policy_adoptions is 'Packs as two officers signed them in, with every confirmed value; what is read is this text, whose digest they signed, never a file that was edited since';

create table policy_drafts (
  signing_id uuid not null,
  pack text not null,
  source text not null,
  constraint policy_drafts_pkey PRIMARY KEY (signing_id),
  constraint policy_drafts_signing_id_fkey FOREIGN KEY (signing_id) REFERENCES signings(id)
);
comment on table policy_drafts is 'The text of rules that wait for their signatures; the document that is signed holds its digest, so an edited text is refused';

create table proxies (
  id uuid not null,
  person_id bigint not null,
  proxy_person_id bigint not null,
  relation text not null,
  slot smallint not null,
  consented_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  constraint proxies_pkey PRIMARY KEY (id),
  constraint eight_at_most CHECK (((slot >= 1) AND (slot <= 8))),
  constraint nobody_is_their_own_proxy CHECK ((person_id <> proxy_person_id)),
  constraint proxies_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint proxies_proxy_person_id_fkey FOREIGN KEY (proxy_person_id) REFERENCES people(id),
  constraint proxies_relation_check CHECK ((relation = ANY (ARRAY['child'::text, 'parent'::text, 'spouse'::text, 'grandparent'::text, 'grandchild'::text, 'sibling'::text, 'ward'::text])))
);
CREATE UNIQUE INDEX proxies_pair ON proxies USING btree (proxy_person_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX proxies_person ON proxies USING btree (person_id);
CREATE INDEX proxies_proxy ON proxies USING btree (proxy_person_id);
CREATE UNIQUE INDEX proxies_slot ON proxies USING btree (proxy_person_id, slot) WHERE (ended_at IS NULL);
comment on table proxies is 'Who acts for whom with recorded consent; eight places for each, so that of racing confirmations none is the ninth';

create table public_counts (
  day date not null,
  counts jsonb not null,
  published_at timestamp with time zone not null,
  constraint public_counts_pkey PRIMARY KEY (day)
);
comment on table public_counts is 'What was published of a day, once: small figures hidden, its digest in the public log';

create table public_traces (
  case_id text not null,
  version integer not null,
  words text not null,
  published_by text not null,
  published_at timestamp with time zone not null,
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  withdraw_reason jsonb,
  constraint public_traces_pkey PRIMARY KEY (case_id, version),
  constraint public_traces_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint public_traces_version_check CHECK ((version > 0))
);
CREATE INDEX public_traces_published ON public_traces USING btree (published_at);
comment on table public_traces is 'What the public may read of where a case was, as it was published; each version stays';

create table read_budgets (
  actor_id text not null,
  day date not null,
  budget text not null,
  people integer not null,
  most integer not null,
  constraint read_budgets_pkey PRIMARY KEY (actor_id, day, budget),
  constraint nobody_reads_more_than_the_budget CHECK ((people <= most)),
  constraint read_budgets_most_check CHECK ((most > 0)),
  constraint read_budgets_people_check CHECK ((people > 0))
);
comment on table read_budgets is 'How many different people somebody has read in a day of the city for a purpose; raised only while it stays within the budget';
comment on column read_budgets.budget is 'The purpose, or glass:id for what was read behind a broken glass';

create table recall_tasks (
  round_id integer not null,
  tube_id bigint not null,
  person_id bigint not null,
  sitting smallint not null,
  opened_at timestamp with time zone not null,
  outcome text,
  outcome_at timestamp with time zone,
  answered_by_tube bigint,
  excuse text,
  constraint recall_tasks_pkey PRIMARY KEY (round_id, tube_id, person_id),
  constraint a_result_names_its_tube CHECK (((outcome IS NULL) OR (outcome = 'excused'::text) OR (answered_by_tube IS NOT NULL))),
  constraint an_excuse_is_given CHECK (((outcome <> 'excused'::text) OR (excuse IS NOT NULL))),
  constraint an_outcome_has_a_time CHECK (((outcome IS NULL) = (outcome_at IS NULL))),
  constraint recall_tasks_outcome_check CHECK ((outcome = ANY (ARRAY['negative'::text, 'preliminary-positive'::text, 'confirmed'::text, 'not-confirmed'::text, 'excused'::text]))),
  constraint recall_tasks_round_id_tube_id_fkey FOREIGN KEY (round_id, tube_id) REFERENCES recalls(round_id, tube_id),
  constraint recall_tasks_sitting_check CHECK ((sitting > 0))
);
CREATE INDEX recall_tasks_open ON recall_tasks USING btree (opened_at) WHERE (outcome IS NULL);
CREATE INDEX recall_tasks_owed ON recall_tasks USING btree (round_id, opened_at) WHERE (outcome_at IS NULL);
CREATE INDEX recall_tasks_person ON recall_tasks USING btree (person_id);
comment on table recall_tasks is 'One new sample owed to one member of a recalled tube';

create table recalls (
  round_id integer not null,
  tube_id bigint not null,
  reason text not null,
  opened_at timestamp with time zone not null,
  member_count smallint not null,
  constraint recalls_pkey PRIMARY KEY (round_id, tube_id),
  constraint recalls_member_count_check CHECK ((member_count > 0)),
  constraint recalls_reason_check CHECK ((reason = ANY (ARRAY['reactive'::text, 'invalid'::text, 'lost'::text]))),
  constraint recalls_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
comment on table recalls is 'Tubes whose members are all owed a new sample; closed when every task has an outcome, which is derived, never stored';

create table refusals (
  id uuid not null,
  command_id uuid,
  name text not null,
  actor_id text not null,
  actor_role text not null,
  code text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  constraint refusals_pkey PRIMARY KEY (id)
);
CREATE INDEX refusals_recent ON refusals USING btree (recorded_at);
comment on table refusals is 'Attempts that were refused, written outside the transaction that was rolled back';

create table resident_counts (
  district text not null,
  residents integer not null,
  counted_at timestamp with time zone not null,
  constraint resident_counts_pkey PRIMARY KEY (district)
);
comment on table resident_counts is 'How many people the register has by district, counted in the background: the reserve of rooms is measured against it';

create table residents (
  account_id text not null,
  person_id bigint not null,
  entered_at timestamp with time zone not null,
  constraint residents_pkey PRIMARY KEY (account_id),
  constraint a_person_has_one_account UNIQUE (person_id),
  constraint residents_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint residents_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
comment on table residents is 'Whose account it is: made when somebody enters for the first time, never by an administrator';

create table result_files (
  id uuid not null,
  plate_id bigint not null,
  digest bytea not null,
  name text not null,
  format text not null,
  rows integer not null,
  used integer not null,
  imported_at timestamp with time zone not null,
  imported_by text not null,
  constraint result_files_pkey PRIMARY KEY (id),
  constraint file_is_imported_once UNIQUE (digest),
  constraint file_rows_are_conserved CHECK ((rows >= used)),
  constraint result_files_plate_id_fkey FOREIGN KEY (plate_id) REFERENCES plates(id)
);
CREATE INDEX result_files_plate ON result_files USING btree (plate_id);
comment on table result_files is 'Instrument files taken whole, by digest: the same file twice changes nothing';

create table retests (
  round_id integer not null,
  tube_id bigint not null,
  plate_id bigint not null,
  constraint retests_pkey PRIMARY KEY (round_id, tube_id, plate_id),
  constraint retests_plate_id_fkey FOREIGN KEY (plate_id) REFERENCES plates(id)
);
CREATE INDEX retests_plate ON retests USING btree (plate_id);
comment on table retests is 'Earlier plates of tubes that came onto a further one';

create table roll (
  person_id bigint not null,
  round_id integer not null,
  building_id integer not null,
  mode text not null,
  constraint roll_pkey PRIMARY KEY (round_id, person_id),
  constraint roll_mode_check CHECK ((mode = ANY (ARRAY['door'::text, 'slot'::text, 'site'::text])))
) partition by RANGE (round_id);
CREATE INDEX roll_building ON ONLY roll USING btree (building_id);
comment on table roll is 'People due in a round, drawn once when the notice is published; no foreign key, because it has a row for everybody in every round';

create table roll_marks (
  round_id integer not null,
  person_id bigint not null,
  kind text not null,
  fact text not null,
  marked_at timestamp with time zone not null,
  marked_by text not null,
  constraint roll_marks_pkey PRIMARY KEY (round_id, person_id),
  constraint roll_marks_kind_check CHECK ((kind = ANY (ARRAY['exempt'::text, 'refused'::text, 'absent'::text, 'unreachable'::text]))),
  constraint roll_marks_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
comment on table roll_marks is 'Why a person on the roll was not sampled, with the fact; a sample outweighs a mark';

create view roll_states as
 SELECT r.round_id, r.person_id, r.building_id, r.mode,
        CASE
            WHEN x.person_id IS NOT NULL THEN 'sampled'::text
            WHEN m.person_id IS NOT NULL THEN m.kind
            ELSE 'missing'::text
        END AS state
   FROM roll r
     LEFT JOIN samples x ON x.round_id = r.round_id AND x.person_id = r.person_id AND x.sitting = 0
     LEFT JOIN roll_marks m ON m.round_id = r.round_id AND m.person_id = r.person_id;
comment on view roll_states is 'Each person on a roll in exactly one state; a sample outweighs a mark';

create table room_locks (
  id uuid not null,
  transfer_id uuid not null,
  room_id uuid not null,
  why text not null,
  locked_by text not null,
  locked_at timestamp with time zone not null,
  unlocked_at timestamp with time zone,
  unlocked_by text,
  constraint room_locks_pkey PRIMARY KEY (id),
  constraint an_unlock_has_its_hand CHECK (((unlocked_at IS NULL) = (unlocked_by IS NULL))),
  constraint room_locks_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id),
  constraint room_locks_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfers(id)
);
CREATE UNIQUE INDEX one_lock_of_a_transfer ON room_locks USING btree (transfer_id) WHERE (unlocked_at IS NULL);
CREATE INDEX room_locks_room ON room_locks USING btree (room_id);
CREATE INDEX room_locks_transfer ON room_locks USING btree (transfer_id);
comment on table room_locks is 'Rooms chosen by hand, by whom and why';
comment on column room_locks.why is 'Sealed';

create table rooms (
  id uuid not null,
  isolation_site_id uuid not null,
  code text not null,
  floor smallint not null,
  kind text not null,
  beds smallint not null,
  passage text,
  ready_at timestamp with time zone,
  out_since timestamp with time zone,
  out_because text,
  emptied_at timestamp with time zone,
  constraint rooms_pkey PRIMARY KEY (id),
  constraint a_room_code_is_of_one_room UNIQUE (isolation_site_id, code),
  constraint rooms_beds_check CHECK (((beds >= 1) AND (beds <= 200))),
  constraint rooms_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint rooms_kind_check CHECK ((kind = ANY (ARRAY['single'::text, 'family'::text, 'accessible'::text, 'mother-child'::text, 'care'::text])))
);
CREATE INDEX rooms_not_ready ON rooms USING btree (emptied_at, id) WHERE (ready_at IS NULL);
CREATE INDEX rooms_ready ON rooms USING btree (isolation_site_id) WHERE ((ready_at IS NOT NULL) AND (out_since IS NULL));
CREATE INDEX rooms_site ON rooms USING btree (isolation_site_id, floor, code);
comment on table rooms is 'Rooms where somebody can be isolated; staff rooms are none';
comment on column rooms.passage is 'The way by which guests come and go; staff have another';
comment on column rooms.ready_at is 'From when somebody may move in: after it was furnished, or cleaned after the last stay; null while it is not ready and nobody knows when';
comment on column rooms.out_because is 'Why it is out of use: a broken pipe, no window; says nothing of people';
comment on column rooms.emptied_at is 'When the last person left it; from then it waits to be cleaned where ready_at is null';

create table roster_takes (
  id uuid not null,
  round_id integer not null,
  site_id integer not null,
  device_id integer not null,
  area_code text not null,
  taken_by text not null,
  taken_role text not null,
  at timestamp with time zone not null,
  people integer not null,
  chunk_firsts bigint[] not null,
  constraint roster_takes_pkey PRIMARY KEY (id),
  constraint roster_takes_area_code_fkey FOREIGN KEY (area_code) REFERENCES areas(code),
  constraint roster_takes_device_id_fkey FOREIGN KEY (device_id) REFERENCES devices(id),
  constraint roster_takes_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint roster_takes_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);
CREATE INDEX roster_takes_area ON roster_takes USING btree (area_code);
CREATE INDEX roster_takes_device ON roster_takes USING btree (device_id);
CREATE INDEX roster_takes_round ON roster_takes USING btree (round_id, at);
CREATE INDEX roster_takes_site ON roster_takes USING btree (site_id);
comment on table roster_takes is 'Rosters that devices took: each take is a read of everybody on the roll of that round in that area';
comment on column roster_takes.chunk_firsts is 'The first person of each chunk; a roll is drawn once, so a chunk stays the same people';

create table round_limits (
  round_id integer not null,
  step text not null,
  minutes integer not null,
  constraint round_limits_pkey PRIMARY KEY (round_id, step),
  constraint round_limits_minutes_check CHECK ((minutes > 0)),
  constraint round_limits_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
comment on table round_limits is 'How long each step may take under the notice, minutes; the due times of all loops come from here';

create table rounds (
  id integer not null,
  notice_id text not null,
  notice jsonb not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  closed_at timestamp with time zone,
  erased_at timestamp with time zone,
  kind text not null default 'mass'::text,
  constraint rounds_pkey PRIMARY KEY (id),
  constraint notice_is_published_once UNIQUE (notice_id),
  constraint rounds_kind_check CHECK ((kind = ANY (ARRAY['mass'::text, 'isolation'::text])))
);
comment on table rounds is 'Mass-testing rounds; the number is year * 1000 + number of the notice, and the notice stays as published';
comment on column rounds.erased_at is 'When the people of the round were erased; its tubes, boxes and results stay without them';
comment on column rounds.kind is 'mass: everybody of an area is called by a notice; isolation: the single tests that the rules ask of people in isolation on one day, whose roll is stay_tests';

create table same_person_claims (
  walk_in bigint not null,
  known bigint not null,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  verdict text,
  reason text,
  constraint same_person_claims_pkey PRIMARY KEY (walk_in, known),
  constraint same_person_claims_known_fkey FOREIGN KEY (known) REFERENCES people(id),
  constraint same_person_claims_verdict_check CHECK ((verdict = ANY (ARRAY['same'::text, 'different'::text]))),
  constraint same_person_claims_walk_in_fkey FOREIGN KEY (walk_in) REFERENCES people(id)
);
CREATE INDEX same_person_claims_known ON same_person_claims USING btree (known);
CREATE INDEX same_person_claims_open ON same_person_claims USING btree (at) WHERE (settled_at IS NULL);
CREATE INDEX same_person_claims_settled ON same_person_claims USING btree (settled_at) WHERE (settled_at IS NOT NULL);
CREATE UNIQUE INDEX walk_in_is_one_person ON same_person_claims USING btree (walk_in) WHERE (verdict = 'same'::text);
comment on table same_person_claims is 'Walk-ins with a document of somebody known: one person twice or a mistake, settled by a person; samples keep the id they were taken under';

create table sample_claims (
  round_id integer not null,
  tube_id bigint not null,
  person_id bigint not null,
  kind text not null,
  sampled_at timestamp with time zone not null,
  claimed_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  verdict text,
  reason text,
  constraint sample_claims_pkey PRIMARY KEY (round_id, tube_id, person_id, kind),
  constraint sample_claims_kind_check CHECK ((kind = ANY (ARRAY['duplicate'::text, 'voided'::text, 'late-sample'::text, 'late-undo'::text, 'second-seal'::text, 'overfull'::text, 'merged'::text]))),
  constraint sample_claims_verdict_check CHECK ((verdict = ANY (ARRAY['member'::text, 'not-member'::text])))
) partition by RANGE (round_id);
CREATE INDEX sample_claims_open ON ONLY sample_claims USING btree (tube_id) WHERE ((settled_at IS NULL) AND (kind <> ALL (ARRAY['duplicate'::text, 'voided'::text])));
CREATE INDEX sample_claims_person ON ONLY sample_claims USING btree (person_id);
comment on table sample_claims is 'What a device claims and the sealed membership does not say: kept, shown, settled by a person; the open ones hold the tube''s result';

create table samples (
  person_id bigint not null,
  tube_id bigint not null,
  sampled_at timestamp with time zone not null,
  round_id integer not null,
  sitting smallint not null,
  constraint one_sample_per_person_and_sitting PRIMARY KEY (round_id, sitting, person_id),
  constraint ten_sittings_at_most CHECK (((sitting >= 0) AND (sitting <= 9)))
) partition by RANGE (round_id);
CREATE INDEX samples_tube ON ONLY samples USING btree (tube_id);
comment on table samples is 'The sample that counts for a person in a sitting of a round; a person read through the tube gets its result';

create table sealed_imports (
  command_id uuid not null,
  round_id integer not null,
  device_id integer not null,
  acts integer not null,
  applied integer not null,
  repeated integer not null,
  refused integer not null,
  to_sign integer not null,
  received_at timestamp with time zone not null,
  constraint sealed_imports_pkey PRIMARY KEY (command_id),
  constraint acts_are_conserved CHECK ((acts = (((applied + repeated) + refused) + to_sign))),
  constraint sealed_imports_device_id_fkey FOREIGN KEY (device_id) REFERENCES devices(id),
  constraint sealed_imports_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
CREATE INDEX sealed_imports_device ON sealed_imports USING btree (device_id);
CREATE INDEX sealed_imports_round ON sealed_imports USING btree (round_id);
comment on table sealed_imports is 'Acts in and acts out of every sealed file of a device';

create table self_registrations (
  person_id bigint not null,
  address_cipher bytea not null,
  registered_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  seen_by text,
  constraint self_registrations_pkey PRIMARY KEY (person_id),
  constraint self_registrations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint somebody_has_seen_it CHECK (((seen_at IS NULL) = (seen_by IS NULL)))
);
comment on table self_registrations is 'People who registered alone; until an official has seen the document they are shown no results';

create table shift_hand_overs (
  command_id uuid not null,
  device_id integer not null,
  from_account text not null,
  to_account text not null,
  samples integer not null,
  tubes integer not null,
  boxes integer not null,
  unsent integer not null,
  open_tube bigint,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint shift_hand_overs_pkey PRIMARY KEY (command_id),
  constraint shift_changes_hands CHECK ((from_account <> to_account)),
  constraint shift_hand_overs_device_id_fkey FOREIGN KEY (device_id) REFERENCES devices(id)
);
CREATE INDEX shift_hand_overs_device ON shift_hand_overs USING btree (device_id, at);
comment on table shift_hand_overs is 'Ends of shifts: what was done on the device, what was still on it, and who took it over';

create table shift_members (
  shift_id uuid not null,
  account_id text not null,
  part text not null,
  constraint shift_members_pkey PRIMARY KEY (shift_id, account_id),
  constraint shift_members_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES site_shifts(id)
);
comment on table shift_members is 'Who is on a shift, with what they do';

create table signing_orders (
  signing_id uuid not null,
  index integer not null,
  person_id bigint not null,
  document jsonb not null,
  digest text not null,
  constraint signing_orders_pkey PRIMARY KEY (signing_id, index),
  constraint signing_orders_signing_id_fkey FOREIGN KEY (signing_id) REFERENCES signings(id)
);
comment on table signing_orders is 'The orders of a batch that waits for its signatures';

create table signings (
  id uuid not null,
  kind text not null,
  document jsonb not null,
  title text not null,
  digest text not null,
  area_code text not null,
  person_id bigint,
  signers jsonb not null,
  assertions jsonb not null default '[]'::jsonb,
  shown jsonb,
  drafted_by text not null,
  drafted_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  constraint signings_pkey PRIMARY KEY (id),
  constraint signings_kind_check CHECK ((kind = ANY (ARRAY['order'::text, 'batch'::text, 'act'::text, 'adoption'::text, 'contact-list'::text, 'co-presence'::text, 'look-back'::text, 'day-close'::text])))
);
CREATE INDEX signings_area ON signings USING btree (area_code, drafted_at);
CREATE INDEX signings_open ON signings USING btree (expires_at) WHERE (taken_at IS NULL);
comment on table signings is 'Documents that wait for their signatures: orders, batches, acts, adoptions; nothing has happened until the last of them is there';
comment on column signings.title is 'What it is, in codes that name nobody, for lists';
comment on column signings.signers is 'Who must sign: officer, unit and power, in order';
comment on column signings.shown is 'What the officers were shown before signing: counts, map, sample';

create table site_activations (
  id uuid not null,
  area_code text not null,
  document_number text,
  rooms integer not null,
  starts_at timestamp with time zone not null,
  ordered_at timestamp with time zone not null,
  ordered_by text not null,
  pack text not null,
  ground jsonb,
  missing integer not null,
  ended_at timestamp with time zone,
  ended_by text,
  constraint site_activations_pkey PRIMARY KEY (id),
  constraint an_end_of_an_activation_has_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint site_activations_rooms_check CHECK ((rooms > 0))
);
CREATE UNIQUE INDEX one_activation_of_an_area_runs ON site_activations USING btree (area_code) WHERE (ended_at IS NULL);
CREATE INDEX site_activations_area ON site_activations USING btree (area_code, ordered_at);
comment on table site_activations is 'Orders to have so many rooms ready, by the steps of the policy in force or those that the order gives';
comment on column site_activations.ground is 'Where the steps come from; null where the order gave them';
comment on column site_activations.missing is 'Rooms that the area did not have when it was ordered';

create table site_book_takes (
  id uuid not null,
  isolation_site_id uuid not null,
  taken_by text not null,
  taken_role text not null,
  at timestamp with time zone not null,
  people bigint[] not null,
  constraint site_book_takes_pkey PRIMARY KEY (id),
  constraint site_book_takes_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id)
);
CREATE INDEX site_book_takes_at ON site_book_takes USING btree (at);
CREATE INDEX site_book_takes_site ON site_book_takes USING btree (isolation_site_id);
comment on table site_book_takes is 'Books of an isolation site that tablets took; each take has left a trace with everybody in it, and is read in parts for two hours';
comment on column site_book_takes.people is 'Who was in it, so that the parts of a book stay the same people while they are read';

create table site_incidents (
  id uuid not null,
  isolation_site_id uuid not null,
  stay_id uuid,
  kind text not null,
  words text not null,
  at timestamp with time zone not null,
  reported_by text not null,
  reported_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by text,
  closed_words text,
  constraint site_incidents_pkey PRIMARY KEY (id),
  constraint an_incident_closes_whole CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (closed_words IS NULL)))),
  constraint another_person_closes_an_incident CHECK ((closed_by IS DISTINCT FROM reported_by)),
  constraint site_incidents_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint site_incidents_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id)
);
CREATE INDEX site_incidents_open ON site_incidents USING btree (due_at) WHERE (closed_at IS NULL);
CREATE INDEX site_incidents_site ON site_incidents USING btree (isolation_site_id, at);
CREATE INDEX site_incidents_stay ON site_incidents USING btree (stay_id);
comment on table site_incidents is 'What went wrong at a site, closed by a second person';
comment on column site_incidents.words is 'Sealed';
comment on column site_incidents.closed_words is 'Sealed';

create table site_shifts (
  id uuid not null,
  isolation_site_id uuid not null,
  lead text not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  handed_to text,
  words text,
  open jsonb,
  constraint site_shifts_pkey PRIMARY KEY (id),
  constraint a_hand_over_names_somebody CHECK (((handed_to IS NULL) OR (ended_at IS NOT NULL))),
  constraint site_shifts_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id)
);
CREATE UNIQUE INDEX one_shift_at_a_site ON site_shifts USING btree (isolation_site_id) WHERE (ended_at IS NULL);
CREATE INDEX site_shifts_site ON site_shifts USING btree (isolation_site_id, began_at);
comment on table site_shifts is 'Shifts of a site with their lead; handed over with what was open at that moment';
comment on column site_shifts.words is 'Sealed';
comment on column site_shifts.open is 'How many of each were open when it was handed over';

create table site_staff (
  id uuid not null,
  isolation_site_id uuid not null,
  person_id bigint not null,
  role text not null,
  since timestamp with time zone not null,
  added_by text not null,
  until_at timestamp with time zone,
  ended_by text,
  constraint site_staff_pkey PRIMARY KEY (id),
  constraint site_staff_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint site_staff_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint site_staff_role_fkey FOREIGN KEY (role) REFERENCES site_staff_roles(code),
  constraint staff_ends_by_a_hand CHECK (((until_at IS NULL) = (ended_by IS NULL)))
);
CREATE INDEX site_staff_person ON site_staff USING btree (person_id);
CREATE INDEX site_staff_role ON site_staff USING btree (role);
CREATE INDEX site_staff_site ON site_staff USING btree (isolation_site_id, id) WHERE (until_at IS NULL);
CREATE INDEX site_staff_sites ON site_staff USING btree (isolation_site_id);
CREATE UNIQUE INDEX somebody_works_at_one_site ON site_staff USING btree (person_id) WHERE (until_at IS NULL);
comment on table site_staff is 'Who works at an isolation site, as what, since when';

create table site_staff_cycles (
  id uuid not null,
  staff_id uuid not null,
  in_at timestamp with time zone not null,
  due_out date not null,
  out_at timestamp with time zone,
  constraint site_staff_cycles_pkey PRIMARY KEY (id),
  constraint a_cycle_ends_after_it_began CHECK (((out_at IS NULL) OR (out_at >= in_at))),
  constraint site_staff_cycles_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES site_staff(id)
);
CREATE UNIQUE INDEX one_cycle_at_a_time ON site_staff_cycles USING btree (staff_id) WHERE (out_at IS NULL);
CREATE INDEX site_staff_cycles_staff ON site_staff_cycles USING btree (staff_id, in_at);
comment on table site_staff_cycles is 'Live-in cycles: from when to when somebody lives inside the closed loop';

create table site_staff_exits (
  id uuid not null,
  cycle_id uuid not null,
  person_id bigint not null,
  area_code text not null,
  basis text not null,
  binds boolean not null,
  left_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  fact_id text,
  why text,
  constraint site_staff_exits_pkey PRIMARY KEY (id),
  constraint an_exit_is_settled_with_something CHECK ((((settled_at IS NULL) = (settled_by IS NULL)) AND ((settled_at IS NULL) OR (fact_id IS NOT NULL) OR (why IS NOT NULL)))),
  constraint an_exit_is_told_once UNIQUE (cycle_id),
  constraint site_staff_exits_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES site_staff_cycles(id),
  constraint site_staff_exits_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX site_staff_exits_area ON site_staff_exits USING btree (area_code, left_at);
CREATE INDEX site_staff_exits_open ON site_staff_exits USING btree (left_at, id) WHERE (settled_at IS NULL);
CREATE INDEX site_staff_exits_person ON site_staff_exits USING btree (person_id);
comment on table site_staff_exits is 'Who left a closed loop and may need monitoring by the rules in force: an investigator records the fact or says why not';
comment on column site_staff_exits.why is 'Sealed';

create table site_staff_roles (
  code text not null,
  zh text not null,
  en text not null,
  place smallint not null,
  closed_at timestamp with time zone,
  constraint site_staff_roles_pkey PRIMARY KEY (code)
);
comment on table site_staff_roles is 'The jobs at a site and the words of the city for them; doctor and nurse are counted against the norm';

create table site_staff_shifts (
  id uuid not null,
  staff_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  planned_by text not null,
  planned_at timestamp with time zone not null,
  constraint site_staff_shifts_pkey PRIMARY KEY (id),
  constraint a_shift_has_a_length CHECK (((until_at > from_at) AND (until_at <= (from_at + '24:00:00'::interval)))),
  constraint a_shift_is_planned_once UNIQUE (staff_id, from_at),
  constraint site_staff_shifts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES site_staff(id)
);
CREATE INDEX site_staff_shifts_from ON site_staff_shifts USING btree (from_at);
comment on table site_staff_shifts is 'Who is on duty from when to when';

create table site_staff_tests (
  staff_id uuid not null,
  due_on date not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  tube text,
  taken_by text,
  excused_at timestamp with time zone,
  constraint site_staff_tests_pkey PRIMARY KEY (staff_id, due_on),
  constraint a_swab_has_a_hand CHECK (((taken_at IS NULL) = (taken_by IS NULL))),
  constraint site_staff_tests_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES site_staff(id)
);
CREATE INDEX site_staff_tests_open ON site_staff_tests USING btree (due_at) WHERE ((taken_at IS NULL) AND (excused_at IS NULL));
comment on table site_staff_tests is 'Swabs that somebody inside owes by the rules in force, one row a day';
comment on column site_staff_tests.excused_at is 'When the person left the roster or the closed loop, or the rule went: nothing is owed from then on';

create table sites (
  id integer not null,
  round_id integer not null,
  kind text not null,
  area_code text not null,
  name text not null,
  laboratory_id integer not null,
  samplers smallint not null,
  queue_people integer,
  queue_at timestamp with time zone,
  constraint sites_pkey PRIMARY KEY (id),
  constraint sites_area_code_fkey FOREIGN KEY (area_code) REFERENCES areas(code),
  constraint sites_kind_check CHECK ((kind = ANY (ARRAY['door'::text, 'slot'::text, 'fixed'::text, 'mobile'::text]))),
  constraint sites_laboratory_id_fkey FOREIGN KEY (laboratory_id) REFERENCES laboratories(id),
  constraint sites_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint sites_samplers_check CHECK ((samplers > 0))
);
CREATE INDEX sites_area ON sites USING btree (area_code);
CREATE INDEX sites_laboratory ON sites USING btree (laboratory_id);
CREATE INDEX sites_round ON sites USING btree (round_id);
comment on table sites is 'Sampling sites and door teams of a round, and the laboratory each sends to';

create view speed_measures as
 SELECT 'seal'::text AS speed, c.id AS case_id, c.area_code AS area, c.opened_at,
    c.opened_at AS begin_at,
    ( SELECT min(GREATEST(o.from_at, c.opened_at)) AS min
           FROM ( SELECT o_1.id
                   FROM people p
                     JOIN households h ON h.id = p.household_id
                     JOIN buildings b ON b.id = h.building_id
                     JOIN order_areas a ON a.area = ANY (ARRAY['building:'::text || b.id, 'compound:'::text || b.compound_id, 'community:'::text || b.community_code, 'street:'::text || "left"(b.community_code, 9), 'county:'::text || "left"(b.community_code, 6)])
                     JOIN orders o_1 ON o_1.id = a.order_id
                  WHERE p.id = c.person_id
                UNION ALL
                 SELECT o_1.id
                   FROM people p
                     JOIN people m ON m.household_id = p.household_id
                     JOIN orders o_1 ON o_1.person_id = m.id AND o_1.kind = 'stay_home'::text
                  WHERE p.id = c.person_id) s
             JOIN orders o ON o.id = s.id
          WHERE o.until_at > c.opened_at) AS end_at,
    NULL::timestamp with time zone AS due_at
   FROM cases c
  WHERE c.area_code IS NOT NULL AND (c.state <> ALL (ARRAY['dropped'::text, 'merged'::text]))
UNION ALL
 SELECT 'screen'::text AS speed, c.id AS case_id, c.area_code AS area, c.opened_at,
    c.opened_at AS begin_at,
    ( SELECT min(s.sampled_at) AS min
           FROM samples s
          WHERE s.person_id = k.person_id AND s.sampled_at >= c.opened_at) AS end_at,
    NULL::timestamp with time zone AS due_at
   FROM cases c
     JOIN contacts k ON k.case_id = c.id AND (k.decided = ANY (ARRAY['close'::text, 'secondary'::text])) AND k.dropped_at IS NULL
  WHERE c.area_code IS NOT NULL AND (c.state <> ALL (ARRAY['dropped'::text, 'merged'::text]))
UNION ALL
 SELECT 'trace'::text AS speed, c.id AS case_id, c.area_code AS area, c.opened_at,
    k.named_at AS begin_at, k.located_at AS end_at, k.located_due AS due_at
   FROM cases c
     JOIN contacts k ON k.case_id = c.id AND (k.decided = ANY (ARRAY['close'::text, 'secondary'::text])) AND k.dropped_at IS NULL
  WHERE c.area_code IS NOT NULL AND (c.state <> ALL (ARRAY['dropped'::text, 'merged'::text]))
UNION ALL
 SELECT 'investigate'::text AS speed, c.id AS case_id, c.area_code AS area, c.opened_at,
    c.opened_at AS begin_at, c.key_facts_at AS end_at, c.key_facts_due AS due_at
   FROM cases c
  WHERE c.area_code IS NOT NULL AND (c.state <> ALL (ARRAY['dropped'::text, 'merged'::text]))
UNION ALL
 SELECT 'transfer'::text AS speed, c.id AS case_id, c.area_code AS area, c.opened_at,
    k.handed_at AS begin_at, k.placed_noted_at AS end_at, k.placed_due AS due_at
   FROM cases c
     JOIN contacts k ON k.case_id = c.id AND (k.decided = ANY (ARRAY['close'::text, 'secondary'::text])) AND k.dropped_at IS NULL
  WHERE c.area_code IS NOT NULL AND (c.state <> ALL (ARRAY['dropped'::text, 'merged'::text]))
UNION ALL
 SELECT 'isolate'::text AS speed, c.id AS case_id, c.area_code AS area, c.opened_at,
    c.positive_at AS begin_at,
    COALESCE(c.isolated_at, ( SELECT min(f.at) AS min
           FROM facts f
          WHERE f.person_id = c.person_id AND f.kind = 'stay'::text AND f.at >= c.positive_at AND NOT (EXISTS ( SELECT
                   FROM facts w
                  WHERE w.kind = 'withdrawal'::text AND w.about = f.id)))) AS end_at,
    NULL::timestamp with time zone AS due_at
   FROM cases c
  WHERE c.area_code IS NOT NULL AND (c.state <> ALL (ARRAY['dropped'::text, 'merged'::text]));
comment on view speed_measures is 'The six speeds 封筛追调转隔 as moments: of the case, or of each of its contacts who must be placed';

create table stay_meals (
  stay_id uuid not null,
  day date not null,
  meal text not null,
  delivered boolean not null,
  at timestamp with time zone not null,
  by text not null,
  constraint stay_meals_pkey PRIMARY KEY (stay_id, day, meal),
  constraint stay_meals_meal_check CHECK ((meal = ANY (ARRAY['breakfast'::text, 'lunch'::text, 'dinner'::text]))),
  constraint stay_meals_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id)
);
CREATE INDEX stay_meals_day ON stay_meals USING btree (day);
comment on table stay_meals is 'Whether a meal was brought to somebody; a row that is missing was not noted yet';

create table stay_moves (
  id uuid not null,
  stay_id uuid not null,
  from_room_id uuid,
  to_room_id uuid,
  words text not null,
  at timestamp with time zone not null,
  by text not null,
  constraint stay_moves_pkey PRIMARY KEY (id),
  constraint stay_moves_from_room_id_fkey FOREIGN KEY (from_room_id) REFERENCES rooms(id),
  constraint stay_moves_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id),
  constraint stay_moves_to_room_id_fkey FOREIGN KEY (to_room_id) REFERENCES rooms(id)
);
CREATE INDEX stay_moves_from ON stay_moves USING btree (from_room_id);
CREATE INDEX stay_moves_stay ON stay_moves USING btree (stay_id, at);
CREATE INDEX stay_moves_to ON stay_moves USING btree (to_room_id);
comment on table stay_moves is 'Moves from room to room within one stay, with the reason';
comment on column stay_moves.words is 'Sealed';

create table stay_referrals (
  id uuid not null,
  stay_id uuid not null,
  transfer_id uuid,
  urgent boolean not null,
  keep_bed boolean not null,
  words text not null,
  at timestamp with time zone not null,
  by text not null,
  returned_at timestamp with time zone,
  returned_by text,
  returned_words text,
  constraint stay_referrals_pkey PRIMARY KEY (id),
  constraint stay_referrals_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id),
  constraint stay_referrals_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfers(id)
);
CREATE UNIQUE INDEX one_referral_at_a_time ON stay_referrals USING btree (stay_id) WHERE (returned_at IS NULL);
CREATE INDEX stay_referrals_stay ON stay_referrals USING btree (stay_id, at);
CREATE INDEX stay_referrals_transfer ON stay_referrals USING btree (transfer_id);
comment on table stay_referrals is 'Who was sent to hospital from isolation, and came back; care is open whatever an order says';
comment on column stay_referrals.words is 'Sealed';
comment on column stay_referrals.returned_words is 'Sealed';

create table stay_requests (
  id uuid not null,
  stay_id uuid not null,
  kind text not null,
  item_id uuid,
  quantity integer,
  words text,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  by_person boolean not null,
  due_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by text,
  answer text,
  answer_words text,
  constraint stay_requests_pkey PRIMARY KEY (id),
  constraint a_request_is_answered_whole CHECK ((((answered_at IS NULL) = (answer IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)))),
  constraint stay_requests_answer_check CHECK ((answer = ANY (ARRAY['done'::text, 'partly'::text, 'not-possible'::text, 'passed-on'::text]))),
  constraint stay_requests_item_id_fkey FOREIGN KEY (item_id) REFERENCES supply_items(id),
  constraint stay_requests_kind_check CHECK ((kind = ANY (ARRAY['supplies'::text, 'meal'::text, 'medical'::text, 'talk'::text, 'complaint'::text, 'other'::text]))),
  constraint stay_requests_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id)
);
CREATE INDEX stay_requests_item ON stay_requests USING btree (item_id);
CREATE INDEX stay_requests_open ON stay_requests USING btree (due_at) WHERE (answered_at IS NULL);
CREATE INDEX stay_requests_stay ON stay_requests USING btree (stay_id, asked_at);
comment on table stay_requests is 'What people in isolation ask for and complain about, with the answer';
comment on column stay_requests.words is 'Sealed';
comment on column stay_requests.answer_words is 'Sealed';

create table stay_supplies (
  id uuid not null,
  stay_id uuid not null,
  item_id uuid not null,
  quantity integer not null,
  at timestamp with time zone not null,
  by text not null,
  constraint stay_supplies_pkey PRIMARY KEY (id),
  constraint stay_supplies_item_id_fkey FOREIGN KEY (item_id) REFERENCES supply_items(id),
  constraint stay_supplies_quantity_check CHECK ((quantity > 0)),
  constraint stay_supplies_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id)
);
CREATE INDEX stay_supplies_item ON stay_supplies USING btree (item_id);
CREATE INDEX stay_supplies_stay ON stay_supplies USING btree (stay_id, at);
comment on table stay_supplies is 'What was given to whom';

create table stay_tests (
  round_id integer not null,
  person_id bigint not null,
  stay_id uuid,
  site_id integer not null,
  area_code text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  binds boolean not null,
  added_at timestamp with time zone not null,
  added_by text not null,
  taken_at timestamp with time zone,
  excused_at timestamp with time zone,
  excused_by text,
  excused_why text,
  excused_words text,
  constraint stay_tests_pkey PRIMARY KEY (round_id, person_id),
  constraint an_excuse_is_whole CHECK ((((excused_at IS NULL) = (excused_why IS NULL)) AND ((excused_at IS NULL) = (excused_by IS NULL)))),
  constraint stay_tests_excused_why_check CHECK ((excused_why = ANY (ARRAY['refused'::text, 'medical'::text, 'absent'::text, 'not-needed'::text]))),
  constraint stay_tests_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint stay_tests_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint stay_tests_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint stay_tests_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES stays(id)
);
CREATE INDEX stay_tests_owed ON stay_tests USING btree (until_at) WHERE ((taken_at IS NULL) AND (excused_at IS NULL));
CREATE INDEX stay_tests_person ON stay_tests USING btree (person_id, from_at);
CREATE INDEX stay_tests_site ON stay_tests USING btree (site_id);
CREATE INDEX stay_tests_stay ON stay_tests USING btree (stay_id);
comment on table stay_tests is 'The roll of a round of isolation testing: whose swab the rules ask for on that day, at an isolation site or at home';
comment on column stay_tests.taken_at is 'As it was last read from the samples of the person, also of other rounds; a note for lists and clocks';
comment on column stay_tests.excused_words is 'Sealed';

create table stays (
  id uuid not null,
  person_id bigint not null,
  isolation_site_id uuid not null,
  room_id uuid,
  cohort text not null,
  basis text not null,
  place text not null,
  order_id text,
  transfer_id uuid,
  fact_id text not null,
  arrived_at timestamp with time zone not null,
  arrived_by text not null,
  left_at timestamp with time zone,
  left_how text,
  left_by text,
  release_due timestamp with time zone,
  release_noted_at timestamp with time zone,
  version integer not null default 0,
  needs jsonb,
  last_check_at timestamp with time zone,
  next_check_due timestamp with time zone,
  constraint stays_pkey PRIMARY KEY (id),
  constraint a_stay_ends_after_it_began CHECK (((left_at IS NULL) OR (left_at >= arrived_at))),
  constraint a_stay_that_ended_says_how CHECK ((((left_at IS NULL) = (left_how IS NULL)) AND ((left_at IS NULL) = (left_by IS NULL)))),
  constraint stays_cohort_check CHECK ((cohort = ANY (ARRAY['positive'::text, 'contact'::text, 'household'::text, 'inbound'::text]))),
  constraint stays_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint stays_left_how_check CHECK ((left_how = ANY (ARRAY['released'::text, 'moved'::text, 'to-hospital'::text, 'order-ended'::text, 'walked-out'::text, 'died'::text, 'mistake'::text]))),
  constraint stays_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint stays_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id),
  constraint stays_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfers(id)
);
CREATE UNIQUE INDEX one_open_stay_of_a_person ON stays USING btree (person_id) WHERE (left_at IS NULL);
CREATE INDEX stays_arrived ON stays USING btree (arrived_at) WHERE (left_at IS NULL);
CREATE INDEX stays_checks ON stays USING btree (next_check_due) WHERE (left_at IS NULL);
CREATE INDEX stays_due ON stays USING btree (release_due) WHERE (left_at IS NULL);
CREATE INDEX stays_open ON stays USING btree (isolation_site_id) WHERE (left_at IS NULL);
CREATE INDEX stays_order ON stays USING btree (order_id);
CREATE INDEX stays_person ON stays USING btree (person_id, arrived_at);
CREATE INDEX stays_room ON stays USING btree (room_id) WHERE (left_at IS NULL);
CREATE INDEX stays_rooms ON stays USING btree (room_id);
CREATE INDEX stays_site ON stays USING btree (isolation_site_id, arrived_at);
CREATE INDEX stays_transfer ON stays USING btree (transfer_id);
CREATE INDEX stays_without_room ON stays USING btree (arrived_at) WHERE ((left_at IS NULL) AND (room_id IS NULL));
comment on table stays is 'Who is, or was, isolated where, from the scan at the door to the scan at the way out; each has its fact, from which status and excess are computed';
comment on column stays.release_due is 'As it was last computed from facts, policy and time (server/release); a note for lists and clocks, decides nothing';
comment on column stays.needs is 'Sealed: needs that were changed here, in place of those of the transfer';
comment on column stays.next_check_due is 'Until when the next temperature is owed, by the rules at the last check; null where the rules name no number of checks';

create table supply_choices (
  kind text not null,
  code text not null,
  zh text not null,
  en text not null,
  low double precision,
  high double precision,
  unit text,
  minutes smallint,
  source text not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint supply_choices_pkey PRIMARY KEY (kind, code),
  constraint supply_choices_kind_check CHECK ((kind = ANY (ARRAY['inspection-item'::text, 'disinfectant'::text])))
);
comment on table supply_choices is 'What a city itself adds to the checklist of an inspection, and the disinfectants that it uses, each with where it comes from';

create table supply_items (
  id uuid not null,
  isolation_site_id uuid,
  kit text,
  name jsonb not null,
  unit jsonb not null,
  quantity integer not null,
  source text not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint supply_items_pkey PRIMARY KEY (id),
  constraint supply_items_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint supply_items_quantity_check CHECK ((quantity > 0))
);
CREATE INDEX supply_items_site ON supply_items USING btree (isolation_site_id);
comment on table supply_items is 'What is given out at a site, or everywhere; lines of one kit name are a kit. Empty until somebody configures it: no source says what the kits of the city hold';

create table tallies (
  round_id integer not null,
  kind text not null,
  as_of timestamp with time zone,
  body jsonb,
  still_moves boolean not null default true,
  cost_ms integer not null default 0,
  counted_at timestamp with time zone,
  counted_changes text,
  lease_until timestamp with time zone,
  constraint tallies_pkey PRIMARY KEY (round_id, kind),
  constraint tallies_kind_check CHECK ((kind = ANY (ARRAY['roll'::text, 'laws'::text, 'loops'::text, 'board'::text, 'report'::text]))),
  constraint tallies_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
comment on table tallies is 'Figures of a round of a large city, counted from the facts in the background; any row may be dropped and is counted again';
comment on column tallies.as_of is 'The moment in the city that the figures are of; counted_at is when the machine counted, by its own clock';
comment on column tallies.still_moves is 'Whether the figures change with the clock alone, because something becomes overdue';
comment on column tallies.counted_changes is 'What PostgreSQL said of changes to the round before the count began; a hint: where it is the same, nothing is counted again before a day is over';

create table tally_loops (
  round_id integer not null,
  kind text not null,
  area text not null,
  owner text not null,
  box_id bigint not null,
  open integer not null,
  overdue integer not null,
  first_at timestamp with time zone not null,
  constraint tally_loops_pkey PRIMARY KEY (round_id, kind, area, owner, box_id),
  constraint tally_loops_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
CREATE INDEX tally_loops_first ON tally_loops USING btree (kind, first_at);
comment on table tally_loops is 'How many loops of a kind are open by area and owner, part of the tally of its round';
comment on column tally_loops.box_id is 'The box of tubes without a result, so that the list finds them; 0 for every other kind';
comment on column tally_loops.first_at is 'When the oldest of them was opened';

create table tally_rolls (
  round_id integer not null,
  community_code text not null,
  due integer not null,
  sampled integer not null,
  exempt integer not null,
  refused integer not null,
  absent integer not null,
  unreachable integer not null,
  missing integer not null,
  unvisited integer[] not null,
  constraint tally_rolls_pkey PRIMARY KEY (round_id, community_code),
  constraint tally_rolls_community_code_fkey FOREIGN KEY (community_code) REFERENCES areas(code),
  constraint tally_rolls_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
CREATE INDEX tally_rolls_community ON tally_rolls USING btree (community_code);
comment on table tally_rolls is 'The roll by community, part of the tally of its round';
comment on column tally_rolls.unvisited is 'Buildings with somebody missing';

create table template_uses (
  id uuid not null,
  kind text not null,
  version integer not null,
  used_by text not null,
  used_from timestamp with time zone not null,
  constraint template_uses_pkey PRIMARY KEY (id)
);
CREATE INDEX template_uses_kind ON template_uses USING btree (kind, used_from);
comment on table template_uses is 'Which version of a template is in use from when; 0 is the one that comes with the program';

create table test_sites (
  site_id integer not null,
  round_id integer not null,
  isolation_site_id uuid,
  area_code text not null,
  constraint test_sites_pkey PRIMARY KEY (site_id),
  constraint a_test_site_is_one_place CHECK (((isolation_site_id IS NOT NULL) OR (length(area_code) = 12))),
  constraint test_sites_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint test_sites_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint test_sites_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);
CREATE UNIQUE INDEX a_home_team_tests_once_a_round ON test_sites USING btree (round_id, area_code) WHERE (isolation_site_id IS NULL);
CREATE UNIQUE INDEX an_isolation_site_tests_once_a_round ON test_sites USING btree (round_id, isolation_site_id) WHERE (isolation_site_id IS NOT NULL);
CREATE INDEX test_sites_isolation_site ON test_sites USING btree (isolation_site_id);
CREATE INDEX test_sites_round ON test_sites USING btree (round_id);
comment on table test_sites is 'The sampling sites of a round of isolation testing: an isolation site, or the team that goes to the homes of a community';

create table transfer_events (
  id uuid not null,
  transfer_id uuid not null,
  kind text not null,
  trip_id uuid,
  at timestamp with time zone not null,
  by_account text not null,
  why text,
  words text,
  known_at timestamp with time zone not null,
  constraint transfer_events_pkey PRIMARY KEY (id),
  constraint transfer_events_kind_check CHECK ((kind = ANY (ARRAY['asked'::text, 'changed'::text, 'assigned'::text, 'taken-off'::text, 'told'::text, 'confirmed'::text, 'not-reached'::text, 'needs'::text, 'on'::text, 'no-show'::text, 'off'::text, 'ended'::text]))),
  constraint transfer_events_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfers(id),
  constraint transfer_events_trip_id_fkey FOREIGN KEY (trip_id) REFERENCES trips(id)
);
CREATE INDEX transfer_events_transfer ON transfer_events USING btree (transfer_id, at);
CREATE INDEX transfer_events_trip ON transfer_events USING btree (trip_id);
comment on table transfer_events is 'What happened to a transfer, in order: seats given and taken, told, confirmed, on, off';
comment on column transfer_events.words is 'Sealed';

create table transfers (
  id uuid not null,
  person_id bigint not null,
  kind text not null,
  cohort text not null,
  basis text not null,
  order_id text,
  party_id uuid,
  area_code text not null,
  from_site_id uuid,
  to_site_id uuid,
  to_room_id uuid,
  assigned_at timestamp with time zone,
  locked_by text,
  needs jsonb,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  trip_id uuid,
  pick_up_at timestamp with time zone,
  told_at timestamp with time zone,
  told_how text,
  confirmed_at timestamp with time zone,
  on_at timestamp with time zone,
  off_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text,
  ended_words text,
  version integer not null default 0,
  stop_n smallint,
  no_show_at timestamp with time zone,
  no_show_why text,
  not_reached_at timestamp with time zone,
  told_message uuid,
  household_id integer,
  source text,
  due_of_policy boolean not null default false,
  constraint transfers_pkey PRIMARY KEY (id),
  constraint a_no_show_has_a_reason CHECK (((no_show_at IS NULL) = (no_show_why IS NULL))),
  constraint a_seat_is_on_a_trip FOREIGN KEY (trip_id) REFERENCES trips(id),
  constraint an_end_has_a_reason CHECK (((ended_at IS NULL) = (ended_why IS NULL))),
  constraint transfers_cohort_check CHECK ((cohort = ANY (ARRAY['positive'::text, 'contact'::text, 'household'::text, 'inbound'::text, 'cleared'::text]))),
  constraint transfers_ended_why_check CHECK ((ended_why = ANY (ARRAY['arrived'::text, 'at-home'::text, 'order-ended'::text, 'in-hospital'::text, 'left-the-city'::text, 'cannot-be-reached'::text, 'refuses'::text, 'died'::text, 'wrong-person'::text, 'no-room'::text, 'other-area'::text]))),
  constraint transfers_from_site_id_fkey FOREIGN KEY (from_site_id) REFERENCES isolation_sites(id),
  constraint transfers_household_id_fkey FOREIGN KEY (household_id) REFERENCES households(id),
  constraint transfers_kind_check CHECK ((kind = ANY (ARRAY['to-site'::text, 'to-hospital'::text, 'between-sites'::text, 'home'::text]))),
  constraint transfers_no_show_why_check CHECK ((no_show_why = ANY (ARRAY['not-there'::text, 'refuses'::text, 'in-hospital'::text, 'not-fit-to-travel'::text, 'wrong-address'::text, 'no-fitting-seat'::text, 'order-ended'::text, 'died'::text]))),
  constraint transfers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint transfers_to_room_id_fkey FOREIGN KEY (to_room_id) REFERENCES rooms(id),
  constraint transfers_to_site_id_fkey FOREIGN KEY (to_site_id) REFERENCES isolation_sites(id),
  constraint who_gets_off_was_on CHECK (((off_at IS NULL) OR (on_at IS NOT NULL)))
);
CREATE UNIQUE INDEX an_order_moves_somebody_once ON transfers USING btree (order_id) WHERE ((order_id IS NOT NULL) AND (ended_at IS NULL));
CREATE UNIQUE INDEX one_open_transfer_of_a_person ON transfers USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX transfers_area ON transfers USING btree (area_code, due_at) WHERE (ended_at IS NULL);
CREATE INDEX transfers_from_site ON transfers USING btree (from_site_id);
CREATE INDEX transfers_household ON transfers USING btree (household_id);
CREATE INDEX transfers_open ON transfers USING btree (due_at, id) WHERE (ended_at IS NULL);
CREATE INDEX transfers_order ON transfers USING btree (order_id);
CREATE INDEX transfers_person ON transfers USING btree (person_id, asked_at);
CREATE INDEX transfers_to_room ON transfers USING btree (to_room_id);
CREATE INDEX transfers_to_site ON transfers USING btree (to_site_id, due_at);
CREATE INDEX transfers_trip ON transfers USING btree (trip_id);
CREATE INDEX transfers_waiting ON transfers USING btree (area_code, due_at, id) WHERE ((ended_at IS NULL) AND (trip_id IS NULL) AND (on_at IS NULL));
comment on table transfers is 'One person to be moved: to a site, to hospital, between sites or home; made from an order, given a room by the allocation and a seat on a trip, until it ended with a named reason';
comment on column transfers.cohort is 'Who may ride and live together: two cohorts never share a vehicle or a room';
comment on column transfers.order_id is 'No foreign key: an order goes by its own clock';
comment on column transfers.party_id is 'People who move and live together: a household, a mother and her child';
comment on column transfers.locked_by is 'Who fixed the room by hand; an allocation never changes it';
comment on column transfers.needs is 'Sealed: what the person needs on the way and there (core/isolation/needs.ts), with words';
comment on column transfers.ended_words is 'Sealed';
comment on column transfers.stop_n is 'Which stop of the trip, from 1; people of one door share one';
comment on column transfers.told_message is 'The text that told the time, while the outbox still knows it';
comment on column transfers.household_id is 'Behind which door the person lives: people of one door are one party';
comment on column transfers.source is 'The case or the journey that the order rests on: contacts of two cases do not share a vehicle';
comment on column transfers.due_of_policy is 'Whether the rules in force named the hours, or the same day is practice';

create table trips (
  id uuid not null,
  number integer not null,
  vehicle_id uuid not null,
  shift_id uuid,
  kind text not null,
  cohort text not null,
  isolation_site_id uuid,
  mixes_sources boolean not null default false,
  area_code text not null,
  day date not null,
  depart_at timestamp with time zone not null,
  arrive_at timestamp with time zone not null,
  free_at timestamp with time zone not null,
  loaded_km double precision,
  empty_km double precision,
  departed_at timestamp with time zone,
  arrived_at timestamp with time zone,
  cleaned_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancelled_because text,
  made_by text not null,
  made_at timestamp with time zone not null,
  version integer not null default 0,
  constraint trips_pkey PRIMARY KEY (id),
  constraint a_cancelled_trip_says_why CHECK (((cancelled_at IS NULL) = (cancelled_because IS NULL))),
  constraint a_trip_number_is_of_one_trip_of_a_day UNIQUE (day, number),
  constraint nobody_cancels_what_departed CHECK (((cancelled_at IS NULL) OR (departed_at IS NULL))),
  constraint trips_cohort_check CHECK ((cohort = ANY (ARRAY['positive'::text, 'contact'::text, 'household'::text, 'inbound'::text, 'cleared'::text]))),
  constraint trips_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint trips_kind_check CHECK ((kind = ANY (ARRAY['to-site'::text, 'to-hospital'::text, 'between-sites'::text, 'home'::text]))),
  constraint trips_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES crew_shifts(id),
  constraint trips_vehicle_id_fkey FOREIGN KEY (vehicle_id) REFERENCES vehicles(id)
);
CREATE INDEX trips_day ON trips USING btree (day, depart_at, id);
CREATE INDEX trips_open ON trips USING btree (area_code, depart_at) WHERE ((cancelled_at IS NULL) AND (cleaned_at IS NULL));
CREATE INDEX trips_shift ON trips USING btree (shift_id);
CREATE INDEX trips_site ON trips USING btree (isolation_site_id);
CREATE INDEX trips_vehicle ON trips USING btree (vehicle_id, free_at);
comment on table trips is 'One run of one vehicle with people of one cohort to or from one site; its riders are the transfers that name it';
comment on column trips.isolation_site_id is 'The end that all riders share: where they are brought, or whence they go home';
comment on column trips.free_at is 'When the vehicle is back and cleaned, as planned; another trip of it begins no earlier';
comment on column trips.cancelled_because is 'A word about the vehicle or the plan, never about people';
comment on column trips.version is 'Goes up with every change of its riders, so that of two who fill the last seat one is told';

create view tube_accounts as
 SELECT t.round_id, t.id AS tube_id,
        CASE
            WHEN t.state = ANY (ARRAY['void'::text, 'moved'::text]) THEN 'void'::text
            WHEN t.state = 'lost'::text THEN 'lost'::text
            WHEN t.resulted_at IS NOT NULL THEN 'done'::text
            WHEN t.box_id IS NULL THEN 'site:'::text || t.site_id
            WHEN b.received_at IS NOT NULL THEN 'laboratory:'::text || b.laboratory_id
            ELSE COALESCE(( SELECT g.to_account
               FROM box_legs g
              WHERE g.box_id = t.box_id AND g.accepted_at IS NOT NULL
              ORDER BY g.leg_no DESC
             LIMIT 1), 'site:'::text || t.site_id)
        END AS account
   FROM tubes t
     LEFT JOIN boxes b ON b.id = t.box_id;
comment on view tube_accounts is 'Where each opened tube is, told from the facts; the ledger must say the same';

create table tube_losses (
  round_id integer not null,
  tube_id bigint not null,
  box_id bigint,
  from_account text not null,
  reported_at timestamp with time zone not null,
  reported_by text not null,
  reason text not null,
  constraint tube_losses_pkey PRIMARY KEY (round_id, tube_id),
  constraint tube_losses_box_id_fkey FOREIGN KEY (box_id) REFERENCES boxes(id),
  constraint tube_losses_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);
CREATE INDEX tube_losses_box ON tube_losses USING btree (box_id);
comment on table tube_losses is 'Tubes reported lost: by whom, why, and in whose account they were; their members are owed a new sample';

create view tube_members as
 SELECT s.round_id, s.tube_id, s.person_id, s.sampled_at
   FROM samples s
  WHERE s.sitting = ANY (ARRAY[0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
UNION ALL
 SELECT c.round_id, c.tube_id, c.person_id, c.sampled_at
   FROM sample_claims c
  WHERE (c.kind = 'duplicate'::text OR c.verdict = 'member'::text) AND NOT (EXISTS ( SELECT
           FROM samples x
          WHERE x.round_id = c.round_id AND x.tube_id = c.tube_id AND x.person_id = c.person_id)) AND NOT (EXISTS ( SELECT
           FROM sample_claims e
          WHERE e.round_id = c.round_id AND e.tube_id = c.tube_id AND e.person_id = c.person_id AND (e.kind = 'duplicate'::text OR e.verdict = 'member'::text) AND e.kind < c.kind));
comment on view tube_members is 'Everybody whose swab is in a tube, once each: those whom it counts for, those who were sampled twice, and claims settled so';

create view tube_plates as
 SELECT t.round_id, t.id AS tube_id, t.plate_id
   FROM tubes t
  WHERE t.plate_id IS NOT NULL
UNION ALL
 SELECT t.round_id, t.id AS tube_id, t.left_plate_id AS plate_id
   FROM tubes t
  WHERE t.left_plate_id IS NOT NULL
UNION ALL
 SELECT e.round_id, e.tube_id, e.plate_id
   FROM retests e;
comment on view tube_plates is 'The plates on which a tube lay or lies, once each';

create table tube_ranges (
  first_id bigint not null,
  last_id bigint not null,
  round_id integer not null,
  site_id integer not null,
  pool_size smallint not null,
  per_household boolean not null default false,
  sitting smallint not null default 0,
  issued_at timestamp with time zone not null,
  constraint tube_ranges_pkey PRIMARY KEY (first_id),
  constraint range_is_not_empty CHECK ((last_id >= first_id)),
  constraint tube_ranges_pool_size_check CHECK ((pool_size = ANY (ARRAY[1, 5, 10, 20]))),
  constraint tube_ranges_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint tube_ranges_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);
CREATE INDEX tube_ranges_round ON tube_ranges USING btree (round_id);
CREATE INDEX tube_ranges_site ON tube_ranges USING btree (site_id);
comment on table tube_ranges is 'Tube codes issued to a site for a round; sitting 0 is the round itself, 1 and above are resamples after a recall';

create view tube_results as
 SELECT u.tube_id, v.plate_id, v.released_at, v.round_id, 1::smallint AS version, u."position",
        CASE substr(v.calls, u.n::integer, 1)
            WHEN 'n'::text THEN 'negative'::text
            WHEN 'r'::text THEN 'reactive'::text
            ELSE 'invalid'::text
        END AS call,
    v.released_by, v.second_by, NULL::text AS reason
   FROM plate_releases v
     CROSS JOIN LATERAL UNNEST(v.positions, v.tubes) WITH ORDINALITY u("position", tube_id, n)
UNION ALL
 SELECT amendments.tube_id, amendments.plate_id, amendments.released_at, amendments.round_id,
    amendments.version, amendments."position", amendments.call, amendments.released_by,
    amendments.second_by, amendments.reason
   FROM amendments;
comment on view tube_results is 'Released results of tubes; version 2 and above supersede and say why. A person''s result is read through the tube, never stored. Ask by plate; the plates of a tube are in tube_plates';

create table tubes (
  id bigint not null,
  opened_at timestamp with time zone not null,
  sealed_at timestamp with time zone,
  boxed_at timestamp with time zone,
  resulted_at timestamp with time zone,
  box_id bigint,
  plate_id bigint,
  round_id integer not null,
  site_id integer not null,
  device_id integer not null,
  pool_size smallint not null,
  sitting smallint not null,
  member_count smallint not null,
  state text not null,
  result text,
  moved_to bigint,
  left_plate_id bigint,
  constraint tubes_pkey PRIMARY KEY (round_id, id),
  constraint tubes_result_check CHECK ((result = ANY (ARRAY['negative'::text, 'reactive'::text, 'invalid'::text]))),
  constraint tubes_state_check CHECK ((state = ANY (ARRAY['open'::text, 'sealed'::text, 'void'::text, 'moved'::text, 'lost'::text])))
) partition by RANGE (round_id);
CREATE INDEX tubes_box ON ONLY tubes USING btree (box_id) WHERE (box_id IS NOT NULL);
CREATE INDEX tubes_not_boxed ON ONLY tubes USING btree (sealed_at) WHERE ((boxed_at IS NULL) AND (state = 'sealed'::text));
CREATE INDEX tubes_open ON ONLY tubes USING btree (opened_at) WHERE ((sealed_at IS NULL) AND (state = ANY (ARRAY['open'::text, 'sealed'::text])));
comment on table tubes is 'Tubes that were opened; the id is city and serial of the printed code. No foreign keys on the hot path: the ingest statement writes only what it has looked up';
comment on column tubes.plate_id is 'The plate that the tube lies on until the plate releases or rejects it; set where it is null, so that of two plates one wins';
comment on column tubes.left_plate_id is 'The last plate that the tube left, released or given up; null again while it lies on a further one';

create table uploads (
  command_id uuid not null,
  round_id integer not null,
  device_id integer not null,
  events integer not null,
  applied integer not null,
  repeated integer not null,
  refused integer not null,
  received_at timestamp with time zone not null,
  constraint uploads_pkey PRIMARY KEY (command_id),
  constraint rows_are_conserved CHECK ((events = ((applied + repeated) + refused)))
);
CREATE INDEX uploads_round ON uploads USING btree (round_id);
comment on table uploads is 'Rows in and rows out of every upload of a device';

create table vehicles (
  id uuid not null,
  plate text not null,
  kind text not null,
  seats smallint not null,
  wheelchair_places smallint not null default 0,
  child_seats smallint not null default 0,
  stretchers smallint not null default 0,
  negative_pressure boolean not null default false,
  area_code text not null,
  lng double precision,
  lat double precision,
  out_since timestamp with time zone,
  out_because text,
  version integer not null default 0,
  added_by text not null,
  added_at timestamp with time zone not null,
  constraint vehicles_pkey PRIMARY KEY (id),
  constraint a_plate_is_of_one_vehicle UNIQUE (plate),
  constraint a_vehicle_position_has_both_parts CHECK (((lng IS NULL) = (lat IS NULL))),
  constraint an_outage_has_a_reason CHECK (((out_since IS NULL) = (out_because IS NULL))),
  constraint vehicles_child_seats_check CHECK (((child_seats >= 0) AND (child_seats <= 40))),
  constraint vehicles_kind_check CHECK ((kind = ANY (ARRAY['car'::text, 'minibus'::text, 'coach'::text, 'ambulance'::text, 'other'::text]))),
  constraint vehicles_seats_check CHECK (((seats >= 1) AND (seats <= 120))),
  constraint vehicles_stretchers_check CHECK (((stretchers >= 0) AND (stretchers <= 4))),
  constraint vehicles_wheelchair_places_check CHECK (((wheelchair_places >= 0) AND (wheelchair_places <= 20)))
);
CREATE INDEX vehicles_area ON vehicles USING btree (area_code);
comment on table vehicles is 'Vehicles that move people, with the places they have; seats are for riders, without the crew';
comment on column vehicles.out_because is 'Why it is out of service: a flat tyre, an inspection; says nothing of people';

create table venue_visits (
  venue_id uuid not null,
  day date not null,
  person_id bigint not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  constraint venue_visits_pkey PRIMARY KEY (venue_id, day, from_at, person_id),
  constraint a_visit_does_not_end_before_it_begins CHECK ((until_at >= from_at))
);
CREATE INDEX venue_visits_day ON venue_visits USING brin (day) WITH (pages_per_range='32');
comment on table venue_visits is 'That a code was shown at a venue: searched for one case by two officers, kept 14 days, and evidence of nothing';
comment on column venue_visits.day is 'The day of the city on which it began; a visit past midnight has the day before';

create table venues (
  id uuid not null,
  name text not null,
  kind text not null,
  area_code text not null,
  building_id integer,
  address text not null,
  lng double precision,
  lat double precision,
  datum text not null default 'WGS-84'::text,
  air text not null default 'unknown'::text,
  rooms text[] not null default '{}'::text[],
  is_public boolean not null default true,
  added_by text not null,
  added_at timestamp with time zone not null,
  folded text not null default ''::text,
  initials text not null default ''::text,
  constraint venues_pkey PRIMARY KEY (id),
  constraint a_position_has_both_parts CHECK (((lng IS NULL) = (lat IS NULL))),
  constraint venues_air_check CHECK ((air = ANY (ARRAY['open'::text, 'good'::text, 'poor'::text, 'unknown'::text]))),
  constraint venues_datum_check CHECK ((datum = ANY (ARRAY['WGS-84'::text, 'GCJ-02'::text, 'BD-09'::text]))),
  constraint venues_kind_check CHECK ((kind = ANY (ARRAY['home'::text, 'work'::text, 'school'::text, 'shop'::text, 'market'::text, 'restaurant'::text, 'leisure'::text, 'clinic'::text, 'transport'::text, 'hotel'::text, 'worship'::text, 'site'::text, 'other'::text])))
);
CREATE INDEX venues_area ON venues USING btree (area_code, name);
CREATE INDEX venues_folded ON venues USING btree (folded text_pattern_ops);
CREATE INDEX venues_initials ON venues USING btree (initials text_pattern_ops);
CREATE INDEX venues_name ON venues USING btree (name text_pattern_ops);
comment on table venues is 'Places where people meet, with their rooms and air; a home is none that anybody may read';
comment on column venues.folded is 'The name in lower case, one width and without spaces: as it is searched';

create table walk_in_places (
  community_code text not null,
  building_id integer not null,
  constraint walk_in_places_pkey PRIMARY KEY (community_code),
  constraint walk_in_places_building_id_fkey FOREIGN KEY (building_id) REFERENCES buildings(id),
  constraint walk_in_places_community_code_fkey FOREIGN KEY (community_code) REFERENCES areas(code)
);
CREATE INDEX walk_in_places_building ON walk_in_places USING btree (building_id);
comment on table walk_in_places is 'The building of a community under which homes of walk-ins without an address are opened';

create table walk_ins (
  person_id bigint not null,
  site_id integer not null,
  device_id integer not null,
  address_cipher bytea not null,
  input_digest bytea not null,
  at timestamp with time zone not null,
  registered_by text not null,
  constraint walk_ins_pkey PRIMARY KEY (person_id),
  constraint walk_ins_device_id_fkey FOREIGN KEY (device_id) REFERENCES devices(id),
  constraint walk_ins_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint walk_ins_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);
CREATE INDEX walk_ins_device ON walk_ins USING btree (device_id);
CREATE INDEX walk_ins_site ON walk_ins USING btree (site_id);
comment on table walk_ins is 'People whom a device registered without network; the address as they said it is encrypted';

create view waste_bag_places as
 SELECT label, isolation_site_id, grams, manifest_id, is_missing,
        CASE
            WHEN voided_at IS NOT NULL THEN 'void'::text
            WHEN received_at IS NOT NULL THEN 'received'::text
            WHEN handed_at IS NOT NULL THEN 'handed-over'::text
            WHEN stored_at IS NOT NULL THEN 'stored'::text
            ELSE 'packed'::text
        END AS place
   FROM waste_bags b;
comment on view waste_bag_places is 'Where each bag is, told from its moments; the ledger must say the same';

create table waste_bags (
  label bigint not null,
  isolation_site_id uuid not null,
  room_id uuid,
  zone text,
  kind text not null,
  grams integer not null,
  packed_at timestamp with time zone not null,
  packed_by text not null,
  collect_due timestamp with time zone not null,
  stored_at timestamp with time zone,
  manifest_id uuid,
  handed_at timestamp with time zone,
  received_at timestamp with time zone,
  is_missing boolean not null default false,
  voided_at timestamp with time zone,
  voided_because text,
  instead bigint,
  constraint waste_bags_pkey PRIMARY KEY (label),
  constraint a_bag_arrives_after_it_left CHECK (((received_at IS NULL) OR (handed_at IS NOT NULL))),
  constraint a_bag_is_stored_before_it_leaves CHECK (((handed_at IS NULL) OR ((stored_at IS NOT NULL) AND (manifest_id IS NOT NULL)))),
  constraint a_spoiled_bag_went_nowhere CHECK (((voided_at IS NULL) OR (handed_at IS NULL))),
  constraint waste_bags_grams_check CHECK ((grams > 0)),
  constraint waste_bags_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint waste_bags_kind_check CHECK ((kind = ANY (ARRAY['infectious'::text, 'sharps'::text, 'pathological'::text, 'chemical'::text, 'pharmaceutical'::text]))),
  constraint waste_bags_manifest_id_fkey FOREIGN KEY (manifest_id) REFERENCES waste_manifests(id),
  constraint waste_bags_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms(id),
  constraint waste_bags_zone_check CHECK ((zone = ANY (ARRAY['isolation'::text, 'work'::text, 'passage'::text])))
);
CREATE INDEX waste_bags_manifest ON waste_bags USING btree (manifest_id);
CREATE INDEX waste_bags_missing ON waste_bags USING btree (manifest_id) WHERE is_missing;
CREATE INDEX waste_bags_page ON waste_bags USING btree (packed_at, label);
CREATE INDEX waste_bags_room ON waste_bags USING btree (room_id);
CREATE INDEX waste_bags_site ON waste_bags USING btree (isolation_site_id, packed_at, label);
CREATE INDEX waste_bags_to_collect ON waste_bags USING btree (collect_due, label) WHERE ((handed_at IS NULL) AND (voided_at IS NULL));
comment on table waste_bags is 'Every closed bag of medical waste, from the label to the disposal; the moments say where it is';

create view waste_conservation as
 WITH counted AS (
         SELECT s.id, s.number, c_1.bags, c_1.agree, c_1.places, c_1.labelled, c_1.on_manifests,
            m.named, m.handed, m.to_arrive, m.moved, m.arrived
           FROM isolation_sites s
             CROSS JOIN LATERAL ( SELECT count(*) AS bags,
                    count(*) FILTER (WHERE l_1.here = 1::numeric AND l_1.grams = p.grams::numeric) AS agree,
                    COALESCE(sum(l_1.places), 0::numeric) AS places,
                    count(*) FILTER (WHERE (EXISTS ( SELECT
                           FROM waste_label_runs r
                          WHERE r.isolation_site_id = s.id AND p.label >= r.first AND p.label <= r.last))) AS labelled,
                    count(*) FILTER (WHERE p.manifest_id IS NOT NULL AND (EXISTS ( SELECT
                           FROM waste_manifests f
                          WHERE f.id = p.manifest_id AND f.isolation_site_id = s.id))) AS on_manifests
                   FROM waste_bag_places p
                     CROSS JOIN LATERAL ( SELECT COALESCE(sum(n.quantity) FILTER (WHERE n.place = p.place), 0::numeric) AS here,
                            COALESCE(sum(n.grams) FILTER (WHERE n.place = p.place), 0::numeric) AS grams,
                            count(*) FILTER (WHERE n.quantity <> 0) AS places
                           FROM ( SELECT v.place, sum(v.quantity) AS quantity,
                                    sum(v.quantity * v.grams) AS grams
                                   FROM ( SELECT o.to_place AS place, 1 AS quantity, o.grams
   FROM waste_moves o
  WHERE o.label = p.label
UNION ALL
 SELECT o.from_place, '-1'::integer, o.grams
   FROM waste_moves o
  WHERE o.label = p.label AND o.from_place <> 'source'::text) v
                                  GROUP BY v.place) n) l_1
                  WHERE p.isolation_site_id = s.id) c_1
             CROSS JOIN LATERAL ( SELECT COALESCE(sum(f.bags), 0::bigint) AS named,
                    COALESCE(sum(f.grams) FILTER (WHERE f.handed_at IS NOT NULL), 0::numeric) AS handed,
                    COALESCE(sum(f.bags) FILTER (WHERE f.received_at IS NOT NULL), 0::bigint) AS to_arrive,
                    COALESCE(sum(( SELECT sum(o.grams) AS sum
                           FROM waste_moves o
                          WHERE o.manifest_id = f.id AND o.to_place = 'handed-over'::text)), 0::numeric) AS moved,
                    COALESCE(sum(( SELECT count(*) AS count
                           FROM waste_bags b
                          WHERE b.manifest_id = f.id AND (b.received_at IS NOT NULL) <> b.is_missing)) FILTER (WHERE f.received_at IS NOT NULL), 0::numeric) AS arrived
                   FROM waste_manifests f
                  WHERE f.isolation_site_id = s.id) m
        )
 SELECT l.law, c.number AS site, l.expected, l.found
   FROM counted c
     CROSS JOIN LATERAL ( VALUES ('bags'::text,c.bags::numeric,c.agree::numeric), ('one-place'::text,c.bags,c.places), ('labels'::text,c.bags,c.labelled), ('manifest-bags'::text,c.named,c.on_manifests), ('manifest-grams'::text,c.handed,c.moved), ('receipts'::text,c.to_arrive,c.arrived)) l(law, expected, found);
comment on view waste_conservation is 'One row for each law and isolation site: every bag is by its row where the ledger says, in one place only, and the weights agree; expected and found must be equal at every moment';

create table waste_label_runs (
  isolation_site_id uuid not null,
  first bigint not null,
  last bigint not null,
  printed_at timestamp with time zone not null,
  printed_by text not null,
  constraint waste_label_runs_pkey PRIMARY KEY (first),
  constraint waste_label_runs_check CHECK ((last >= first)),
  constraint waste_label_runs_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id)
);
CREATE UNIQUE INDEX a_waste_label_is_of_one_run ON waste_label_runs USING btree (last);
CREATE INDEX waste_label_runs_site ON waste_label_runs USING btree (isolation_site_id, last);
comment on table waste_label_runs is 'Labels of bags as they were printed for a site, each run after the one before';

create table waste_manifests (
  id uuid not null,
  number text not null,
  isolation_site_id uuid not null,
  area_code text not null,
  collector text not null,
  vehicle text not null,
  disposal text not null,
  bags integer not null,
  grams bigint not null,
  drawn_at timestamp with time zone not null,
  drawn_by text not null,
  handed_at timestamp with time zone,
  handed_by text,
  taken_by text,
  receive_due timestamp with time zone,
  received_at timestamp with time zone,
  received_by text,
  received_grams bigint,
  recorded_by text,
  settled_at timestamp with time zone,
  settled_by text,
  settled_because text,
  keep_until date not null,
  constraint waste_manifests_pkey PRIMARY KEY (id),
  constraint a_manifest_number_is_of_one UNIQUE (number),
  constraint a_receipt_is_whole CHECK ((((received_at IS NULL) = (received_by IS NULL)) AND ((received_at IS NULL) = (received_grams IS NULL)))),
  constraint both_sign_a_hand_over CHECK ((((handed_at IS NULL) = (handed_by IS NULL)) AND ((handed_at IS NULL) = (taken_by IS NULL)))),
  constraint waste_manifests_isolation_site_id_fkey FOREIGN KEY (isolation_site_id) REFERENCES isolation_sites(id),
  constraint what_arrives_was_handed_over CHECK (((received_at IS NULL) OR (handed_at IS NOT NULL)))
);
CREATE INDEX waste_manifests_open ON waste_manifests USING btree (handed_at) WHERE ((handed_at IS NOT NULL) AND (settled_at IS NULL));
CREATE INDEX waste_manifests_page ON waste_manifests USING btree (drawn_at, id);
CREATE INDEX waste_manifests_site ON waste_manifests USING btree (isolation_site_id, drawn_at);
comment on table waste_manifests is 'Manifests (联单) of bags that leave a site with a collector and are weighed at the disposal; kept as long as the policy says';
comment on column waste_manifests.taken_by is 'Who signed for the collector, a worker of theirs';
comment on column waste_manifests.settled_because is 'Why what arrived differs from what was handed over, and that somebody looked; set at once where nothing differs';

create table waste_moves (
  label bigint not null,
  line smallint not null,
  from_place text not null,
  to_place text not null,
  grams integer not null,
  manifest_id uuid,
  moved_at timestamp with time zone not null,
  moved_by text not null,
  command_id uuid not null,
  constraint waste_moves_pkey PRIMARY KEY (label, line),
  constraint a_bag_moves_along CHECK ((((((((from_place = 'source'::text) AND (to_place = 'packed'::text)) OR ((from_place = 'packed'::text) AND (to_place = 'stored'::text))) OR ((from_place = 'packed'::text) AND (to_place = 'void'::text))) OR ((from_place = 'stored'::text) AND (to_place = 'void'::text))) OR ((from_place = 'stored'::text) AND (to_place = 'handed-over'::text))) OR ((from_place = 'handed-over'::text) AND (to_place = 'received'::text)))),
  constraint waste_moves_label_fkey FOREIGN KEY (label) REFERENCES waste_bags(label),
  constraint waste_moves_manifest_id_fkey FOREIGN KEY (manifest_id) REFERENCES waste_manifests(id)
);
CREATE INDEX waste_moves_manifest ON waste_moves USING btree (manifest_id);
comment on table waste_moves is 'The ledger of bags: each move from one place to the next, with its weight; only added to';

create view wells as
 SELECT l.plate_id, u.tube_id, l.round_id, u."position",
        CASE u.n
            WHEN 1 THEN 'negative-control'::text
            WHEN 2 THEN 'positive-control'::text
            ELSE 'sample'::text
        END AS role,
        CASE substr(r.calls, u.n::integer, 1)
            WHEN 'n'::text THEN 'negative'::text
            WHEN 'r'::text THEN 'reactive'::text
            WHEN 'i'::text THEN 'invalid'::text
            WHEN 'p'::text THEN 'repeat'::text
            ELSE NULL::text
        END AS call,
    r.cts[((u.n - 1) * r.targets + 1):(u.n * r.targets)] AS cts
   FROM plate_layouts l
     LEFT JOIN plate_readings r ON r.plate_id = l.plate_id
     CROSS JOIN LATERAL UNNEST(l.positions, l.tubes) WITH ORDINALITY u("position", tube_id, n);
comment on view wells is 'Wells of plates by position (0 is A1, row by row), each with its Ct in the order of the targets of the assay, its internal control last. Ask by plate; the plates of a tube are in tube_plates';

create table zone_buildings (
  zone_id integer not null,
  building_id integer not null,
  constraint zone_buildings_pkey PRIMARY KEY (zone_id, building_id),
  constraint zone_buildings_building_id_fkey FOREIGN KEY (building_id) REFERENCES buildings(id),
  constraint zone_buildings_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES zones(id)
);
CREATE INDEX zone_buildings_building ON zone_buildings USING btree (building_id);
comment on table zone_buildings is 'The buildings that a zone covers';

create table zones (
  id integer not null,
  kind text not null,
  name text not null,
  declared_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  constraint zones_pkey PRIMARY KEY (id),
  constraint zones_kind_check CHECK ((kind = ANY (ARRAY['lockdown'::text, 'control'::text])))
);
comment on table zones is 'Sealed (lockdown) and controlled zones';
