import type { Stored } from './stored.ts'

/** Facts, orders, appeals, and the public log, which keeps commitments that lead nowhere without their salt. */
export const ofOrders: Stored = {
  facts: {
    facts: 'person_id reason about places place site district how',
    none: 'id kind at until_at known_at recorded_by command_id',
  },
  orders: {
    orders: 'digest document assertions person_id kind basis',
    none: 'id district issuer batch_id issued_at from_at until_at known_at logged_at serve_by command_id',
  },
  order_areas: { orders: 'area', none: 'order_id' },
  order_grounds: { orders: 'subject kind fact slot', none: 'order_id' },
  order_acts: {
    orders: 'document assertions',
    none: 'id kind order_id batch_id appeal_id at known_at logged_at command_id',
  },
  order_batches: {
    orders: 'document assertions',
    none: 'id known_at district people by_city issued_at command_id',
  },
  appellants: { orders: 'person_id receipt', none: 'appeal_id order_id lodged_by' },
  appeal_additions: { orders: 'words', none: 'id appeal_id added_by at' },
  appeals_told: { orders: 'outcome', none: 'appeal_id at' },
  measure_reports: {
    orders: 'receipt_hash place words',
    none: 'id kind area_code district seen_at reported_at',
  },
  measure_answers: { orders: 'words', none: 'report_id kind order_id answered_by unit at' },
  alarms: { orders: 'words', none: 'id kind subject found_at seen_at seen_by' },
  signings: {
    drafts: 'document title digest person_id assertions shown',
    none: 'id kind area_code signers drafted_by drafted_at expires_at taken_at',
  },
  signing_orders: { drafts: 'person_id document digest', none: 'signing_id index' },
  log_entries: { orders: 'salt', none: 'index kind subject entry at about' },
  log_nodes: { none: 'level index hash' },
  log_checkpoints: { none: 'size note signed_at witnessed_at' },
  log_witnesses: { none: 'name known_size signed_at asked_at fault' },
  public_counts: { none: 'day counts published_at' },
  policy_adoptions: {
    none: 'id pack document source assertions from_at known_at command_id',
  },
  policy_drafts: { none: 'signing_id pack source' },
  appointments: { staff: 'document', none: 'id officer signature known_at' },
  dismissals: { staff: 'document', none: 'id appointment_id signature known_at' },
  passkeys: { staff: 'credential public_key', none: 'account_id enrolled_at' },
  pass_keys: {
    none: 'key purpose public_key private_cipher from_at until_at made_at made_by certificate imported_at imported_by revoked_at revoked_by revoked_because',
  },
  pass_root_lists: { none: 'number list signed_at imported_at imported_by' },
  gate_counts: {
    none: 'id area_code hour_at passed reminded limited staying refused unsure medical',
  },
  erasures: { none: 'id kind document signature erased_at' },
  erased_subjects: { none: 'kind subject erasure_id' },
  issuer_days: { none: 'issuer day' },
  audit_seals: { none: 'window_at subject body digest sealed_at' },
}
