import type { Stored } from './stored.ts'

/** Rounds, tubes, boxes and plates: what links a person to a tube goes, the tube stays without it. */
export const ofRounds: Stored = {
  roll: { members: 'person_id building_id', none: 'round_id mode' },
  roll_marks: { members: 'person_id fact', none: 'round_id kind marked_at marked_by' },
  samples: { members: 'person_id tube_id', none: 'sampled_at round_id sitting' },
  sample_claims: {
    members: 'tube_id person_id reason',
    none: 'round_id kind sampled_at claimed_at settled_at settled_by verdict',
  },
  field_events: {
    members: 'body',
    none: 'id at received_at tube_id digest round_id device_id seq kind',
  },
  recall_tasks: {
    members: 'person_id tube_id outcome excuse answered_by_tube',
    none: 'round_id sitting opened_at outcome_at',
  },
  paper_entries: {
    members: 'members',
    none: 'command_id round_id tube_id keyed_by keyed_at sealed_at swabs ended_at',
  },
  paper_sheets: {
    members: 'reason',
    none: 'round_id tube_id site_id state keyed_at settled_at settled_by',
  },
  roster_takes: {
    members: 'chunk_firsts',
    none: 'id round_id site_id device_id area_code taken_by taken_role at people',
  },
  box_legs: {
    members: 'difference_reason',
    none: 'box_id leg_no from_account to_account offered_at offered_by offered_count temperature_c accepted_at accepted_by accepted_count accepted_temperature_c difference_settled_at',
  },
  tube_losses: {
    members: 'reason',
    none: 'round_id tube_id box_id from_account reported_at reported_by',
  },
  orphan_tubes: {
    members: 'reason',
    none: 'tube_id round_id box_id laboratory_id found_at settled_at',
  },
  plates: {
    members: 'rejected_reason',
    none: 'id round_id laboratory_id format assay_id assay_version loaded_at loaded_by imported_at judgement released_at released_by rejected_at reagent_lot instrument',
  },
  amendments: {
    members: 'reason',
    none: 'tube_id plate_id released_at round_id version position call released_by second_by',
  },
  chart_answers: { members: 'done', none: 'id plate_id series answered_at answered_by' },
  findings: {
    findings: 'person_id tube_id state first_kit second_kit',
    none: 'round_id found_at decided_at',
  },
  rounds: {
    none: 'id kind notice_id notice opens_at closes_at published_at published_by closed_at erased_at',
  },
  round_limits: { none: 'round_id step minutes' },
  sites: {
    none: 'id round_id kind area_code name laboratory_id samplers queue_people queue_at',
  },
  devices: { none: 'id site_id enrolled_at last_seen_at last_seq clock_ahead_ms' },
  laboratories: { none: 'id name area_code cyclers run_minutes' },
  tube_ranges: {
    none: 'first_id last_id round_id site_id pool_size per_household sitting issued_at',
  },
  tubes: {
    none: 'id opened_at sealed_at boxed_at resulted_at box_id plate_id round_id site_id device_id pool_size sitting member_count state result moved_to left_plate_id',
  },
  uploads: { none: 'command_id round_id device_id events applied repeated refused received_at' },
  boxes: {
    none: 'id round_id site_id sealed_at sealed_by tube_count received_at laboratory_id received_count lost_at',
  },
  custody_entries: {
    none: 'command_id line round_id at item box_id from_account to_account quantity',
  },
  assays: { none: 'id version kit body adopted_at adopted_by' },
  plate_layouts: { none: 'plate_id round_id positions tubes' },
  plate_readings: { none: 'plate_id round_id targets cts calls' },
  plate_releases: {
    none: 'plate_id turn round_id released_at released_by second_by positions tubes calls',
  },
  plate_rescans: { none: 'plate_id turn comparison scanned_at scanned_by' },
  plate_figures: { none: 'plate_id imported_at internal_control tubes reactive' },
  retests: { none: 'round_id tube_id plate_id' },
  result_files: {
    none: 'id plate_id digest name format rows used imported_at imported_by',
  },
  recalls: { none: 'round_id tube_id reason opened_at member_count' },
  shift_hand_overs: {
    none: 'command_id device_id from_account to_account samples tubes boxes unsent open_tube at received_at',
  },
  sealed_imports: {
    none: 'command_id round_id device_id acts applied repeated refused to_sign received_at',
  },
  tallies: {
    none: 'round_id kind as_of body still_moves cost_ms counted_at counted_changes lease_until',
  },
  tally_rolls: {
    none: 'round_id community_code due sampled exempt refused absent unreachable missing unvisited',
  },
  tally_loops: { none: 'round_id kind area owner box_id open overdue first_at' },
}
