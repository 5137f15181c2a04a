import { GateCounts, GateCountsTaken } from '@bihuan/contract/pass.ts'
import { hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

/** Takes what a gate counted in an hour that is over. Only numbers come, and only of whole hours: no scan can be read out of them. */
export const countGate = command({
  name: 'gate.count',
  summary: 'Send the counts of an hour at a gate',
  roles: ['checkpoint-guard'],
  input: GateCounts,
  outcome: GateCountsTaken,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, input, { id, now, actor }) {
    const hour = instantOf(input.hour)
    if (hour % hourMs !== 0 || hour + hourMs > now) throw new Problem('gate.hour-not-over')
    const { passed, reminded, limited, staying, refused, unsure, medical } = input
    await tx`
      insert into gate_counts (id, area_code, hour_at, passed, reminded, limited, staying, refused, unsure, medical)
      values (${id}, ${actor.areaCode}, ${hour}, ${passed}, ${reminded}, ${limited}, ${staying}, ${refused}, ${unsure}, ${medical})`
    return { hour: input.hour }
  },
})
