import {
  AllocationSet,
  AllocationSettings,
  SetAllocation,
  SettingsParams,
} from '@bihuan/contract/allocation.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { query } from '../door/query.ts'
import { settingsOf } from './settings.ts'
import { givingRoles } from './store.ts'

/** Sets what the city wants of its allocations: the weights, who is a child, and whether proposals are accepted by themselves. */
export const setAllocation = command({
  name: 'allocation.set',
  summary: 'Set the weights of allocations and whether they are accepted by themselves',
  roles: ['city-commander'],
  input: SetAllocation,
  outcome: AllocationSet,
  area: (_sql, _input, { city }) => city,
  async run(tx, { acceptsItself, childUnder, infantUnder, weights }, { now, actor }) {
    await tx`
      insert into allocation_settings (id, accepts_itself, child_under, infant_under, weights, set_by, set_at)
      values (1, ${acceptsItself}, ${childUnder}, ${infantUnder}, ${tx.json(weights)}, ${actor.id}, ${now})
      on conflict (id) do update set accepts_itself = excluded.accepts_itself, child_under = excluded.child_under, infant_under = excluded.infant_under,
        weights = excluded.weights, set_by = excluded.set_by, set_at = excluded.set_at`
    return { at: isoOf(now) }
  },
})

/** What the city wants of its allocations. */
export const allocationSettings = query({
  name: 'allocation.settings',
  summary: 'Weights of allocations',
  roles: givingRoles,
  params: SettingsParams,
  outcome: AllocationSettings,
  run: (sql) => settingsOf(sql),
})
