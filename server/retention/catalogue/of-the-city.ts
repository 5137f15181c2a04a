import type { Stored } from './stored.ts'

/** Areas and homes, accounts, the audit. A home without people is an address, and addresses are public. */
export const ofTheCity: Stored = {
  areas: { none: 'code level name parent_code population' },
  compounds: { none: 'id community_code name has_manager' },
  buildings: { none: 'id compound_id community_code name floors' },
  households: { none: 'id building_id unit_no door_no' },
  zones: { none: 'id kind name declared_at lifted_at' },
  zone_buildings: { none: 'zone_id building_id' },
  walk_in_places: { none: 'community_code building_id' },
  city_maps: { none: 'id datum source approval drawing loaded_at loaded_by' },
  field_serials: { none: 'kind next_serial' },
  label_serials: { none: 'kind next_serial' },
  accounts: {
    staff: 'sign_in_name display_name password_hash',
    none: 'id role area_code unit is_demo created_at closed_at',
  },
  api_keys: { staff: 'key_hash', none: 'id account_id created_at expires_at revoked_at' },
  commands: {
    answers: 'outcome',
    audit: 'input_digest',
    none: 'id name actor_id actor_role area_code at recorded_at',
  },
  refusals: {
    audit: 'code',
    none: 'id command_id name actor_id actor_role at recorded_at',
  },
  migrations: { none: 'version name digest applied_at' },
}
