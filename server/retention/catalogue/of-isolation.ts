import type { Stored } from './stored.ts'

/** Sites and rooms, who is moved and who stays where, and what is done for them there. */
export const ofIsolation: Stored = {
  isolation_sites: {
    none: 'id number name kind place area_code address lng lat datum state version wave languages diets care added_by added_at separates state_since inspected_at inspection_passed requisition_authority requisition_number requisition_until',
  },
  rooms: {
    none: 'id isolation_site_id code floor kind beds passage ready_at out_since out_because emptied_at',
  },
  isolation_site_events: {
    none: 'id isolation_site_id version event from_state to_state at done_by body',
  },
  supply_choices: { none: 'kind code zh en low high unit minutes source set_by set_at ended_at' },
  site_activations: {
    none: 'id area_code document_number rooms starts_at ordered_at ordered_by pack ground missing ended_at ended_by',
  },
  activation_waves: { none: 'activation_id hours share due_at rooms' },
  activation_sites: { none: 'activation_id isolation_site_id hours rooms' },
  cleanings: {
    none: 'id isolation_site_id room_id zone kind method concentration unit contact_minutes strip photo_digest emptied_at done_at done_by recorded_at checked_at checked_by passed',
  },
  waste_label_runs: { none: 'isolation_site_id first last printed_at printed_by' },
  waste_manifests: {
    none: 'id number isolation_site_id area_code collector vehicle disposal bags grams drawn_at drawn_by handed_at handed_by taken_by receive_due received_at received_by received_grams recorded_by settled_at settled_by settled_because keep_until',
  },
  waste_bags: {
    none: 'label isolation_site_id room_id zone kind grams packed_at packed_by collect_due stored_at manifest_id handed_at received_at is_missing voided_at voided_because instead',
  },
  waste_moves: {
    none: 'label line from_place to_place grams manifest_id moved_at moved_by command_id',
  },
  resident_counts: {
    none: 'district residents counted_at',
  },
  transfers: {
    facts:
      'person_id cohort basis order_id party_id from_site_id to_site_id to_room_id needs ended_why ended_words household_id source no_show_why',
    none: 'id kind area_code assigned_at locked_by asked_at due_at trip_id pick_up_at told_at told_how confirmed_at on_at off_at ended_at version stop_n no_show_at not_reached_at told_message due_of_policy',
  },
  stays: {
    facts:
      'person_id room_id cohort basis place order_id transfer_id fact_id left_how release_due needs last_check_at next_check_due',
    none: 'id isolation_site_id arrived_at arrived_by left_at left_by release_noted_at version',
  },
  stay_moves: { facts: 'stay_id from_room_id to_room_id words', none: 'id at by' },
  test_sites: { none: 'site_id round_id isolation_site_id area_code' },
  stay_tests: {
    facts: 'person_id stay_id area_code excused_why excused_words',
    none: 'round_id site_id from_at until_at binds added_at added_by taken_at excused_at excused_by',
  },
  alarm_rules: {
    none: 'id kind temperature symptom answer_minutes source set_by set_at confirmed_by confirmed_at ended_at',
  },
  health_checks: {
    facts: 'stay_id person_id body',
    none: 'id at recorded_at recorded_by by_person',
  },
  care_alarms: {
    facts: 'stay_id check_id rule answer answer_words',
    none: 'id source confirmed raised_at due_at answered_at answered_by',
  },
  supply_items: {
    none: 'id isolation_site_id kit name unit quantity source set_by set_at ended_at',
  },
  stay_requests: {
    facts: 'stay_id kind item_id quantity words answer answer_words',
    none: 'id asked_at asked_by by_person due_at answered_at answered_by',
  },
  stay_supplies: { facts: 'stay_id item_id quantity', none: 'id at by' },
  stay_meals: { facts: 'stay_id', none: 'day meal delivered at by' },
  stay_referrals: {
    facts: 'stay_id transfer_id urgent words returned_words',
    none: 'id keep_bed at by returned_at returned_by',
  },
  care_visits: { facts: 'stay_id kind words', none: 'id at by' },
  site_incidents: {
    facts: 'stay_id kind words closed_words',
    none: 'id isolation_site_id at reported_by reported_at due_at closed_at closed_by',
  },
  incident_measures: { facts: 'words', none: 'id incident_id at by' },
  site_shifts: {
    facts: 'words',
    none: 'id isolation_site_id lead began_at ended_at handed_to open',
  },
  shift_members: { none: 'shift_id account_id part' },
  site_book_takes: {
    facts: 'people',
    none: 'id isolation_site_id taken_by taken_role at',
  },
  allocation_settings: {
    none: 'id accepts_itself child_under infant_under weights set_by set_at',
  },
  allocation_runs: {
    none: 'id area_code asked_by asked_at started_at step finished_at failed_why people placed unplaced moved cost bound gap seconds solver weights accepted_at accepted_by undone_at undone_by',
  },
  allocation_rows: {
    facts: 'transfer_id room_id before_room_id unplaced_why why',
    none: 'run_id transfer_version isolation_site_id moved accepted_at undone_at',
  },
  room_locks: {
    facts: 'transfer_id room_id why',
    none: 'id locked_by locked_at unlocked_at unlocked_by',
  },
  site_staff_roles: { none: 'code zh en place closed_at' },
  site_staff: {
    facts: 'person_id role',
    none: 'id isolation_site_id since added_by until_at ended_by',
  },
  site_staff_cycles: { none: 'id staff_id in_at due_out out_at' },
  site_staff_shifts: { none: 'id staff_id from_at until_at planned_by planned_at' },
  site_staff_tests: { none: 'staff_id due_on opened_at due_at taken_at tube taken_by excused_at' },
  site_staff_exits: {
    facts: 'person_id basis binds fact_id why',
    none: 'id cycle_id area_code left_at settled_at settled_by',
  },
  vehicles: {
    none: 'id plate kind seats wheelchair_places child_seats stretchers negative_pressure area_code lng lat out_since out_because version added_by added_at',
  },
  crew_shifts: {
    none: 'id vehicle_id driver escort from_at until_at ended_at planned_by planned_at',
  },
  trips: {
    none: 'id number vehicle_id shift_id kind cohort isolation_site_id mixes_sources area_code day depart_at arrive_at free_at loaded_km empty_km departed_at arrived_at cleaned_at cancelled_at cancelled_because made_by made_at version',
  },
  transfer_events: {
    facts: 'transfer_id why words',
    none: 'id kind trip_id at by_account known_at',
  },
  care_group_confirmations: { none: 'group_id source confirmed_by confirmed_at' },
  patients: {
    findings:
      'person_id reason fact_id conditions priority because level isolation_site_id ready_at discharged_at',
    none: 'id area_code since_at taken_at taken_by doctor ready_noted_at',
  },
  patient_plans: {
    findings: 'level isolation_site_id differs body',
    none: 'id patient_id decided_by decided_at',
  },
  patient_notes: { findings: 'kind body', none: 'id patient_id at written_by written_at' },
  patient_discharges: {
    findings: 'was_met needs_second body fact_id',
    none: 'id patient_id at decided_by decided_at second_by second_at withdrawn_by withdrawn_at',
  },
  patient_follow_ups: {
    findings: 'outcome body',
    none: 'id patient_id kind day due_at rule opened_at tries done_at done_by',
  },
  home_stays: {
    facts:
      'person_id order_id place basis building_id conditions fits last_state ended_how ended_words worker_phone',
    none: 'id area_code since_at until_at opened_at worker checked_at checked_by seen_at next_check_due over_at ended_at ended_by',
  },
  home_visits: { facts: 'state body', none: 'id home_stay_id at visited_by written_at' },
  home_waste: { facts: 'bags sprayed', none: 'id home_stay_id at taken_by' },
  home_requests: { facts: 'kind body', none: 'id home_stay_id at asked_by due_at done_at done_by' },
  home_outings: {
    facts: 'urgent body',
    none: 'id home_stay_id from_at until_at noted_by noted_at back_at',
  },
  environment_samples: { facts: 'stay_id call', none: 'id taken_at taken_by known_at known_by' },
  after_care: {
    facts: 'stay_id person_id outcome done_words',
    none: 'id area_code kind day from_at due_at made_at done_at done_by',
  },
}
