import type { Stored } from './stored.ts'

/** The register of the city, who acts for whom, what they were told, and who read them. */
export const ofPeople: Stored = {
  people: {
    register: 'household_id name sex born_on phone_cipher traits name_initials phone_hash',
    none: 'id registered_at',
  },
  documents: { register: 'number_hash person_id kind country number_cipher tail_hash' },
  residents: { register: 'account_id person_id', none: 'entered_at' },
  self_registrations: {
    registrations: 'address_cipher',
    register: 'person_id',
    none: 'registered_at seen_at seen_by',
  },
  walk_ins: {
    registrations: 'address_cipher input_digest',
    register: 'person_id',
    none: 'site_id device_id at registered_by',
  },
  same_person_claims: {
    registrations: 'reason',
    register: 'walk_in known',
    none: 'at settled_at settled_by verdict',
  },
  proxies: {
    family: 'person_id proxy_person_id relation',
    none: 'id slot consented_at until_at ended_at ended_by',
  },
  activations: { family: 'person_id', none: 'id issued_at issued_by expires_at used_at' },
  code_attempts: {
    messages: 'person_id asked_by relation registration_cipher code_hash',
    none: 'id kind tries asked_at expires_at used_at',
  },
  code_quotas: { messages: 'key', none: 'opened_at asked' },
  messages: {
    messages: 'phone_cipher text_cipher',
    none: 'id written_at useless_at next_try_at tries sent_at',
  },
  passes: { messages: 'person_id class pass_serial', none: 'made_at expires_at' },
  person_reads: {
    reads: 'person_id query purpose',
    none: 'id actor_id actor_role at break_glass recorded_at',
  },
  break_glass: {
    reads: 'reason_cipher words_cipher',
    none: 'id actor_id actor_role unit area_code purpose opened_at until_at due_at reviewed_at reviewed_by reviewer_unit verdict',
  },
  read_budgets: { none: 'actor_id day budget people most' },
  budgeted_reads: { budgets: 'person_id', none: 'actor_id day budget' },
}
