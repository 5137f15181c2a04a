export const stageNames = ['receive', 'aliquot', 'extract', 'amplify', 'review'] as const
export type StageName = (typeof stageNames)[number]

/** Machines (or benches, or people) that each take `batch` tubes for `cycleMinutes`, running `uptime` (0 to 1) of the day. */
export type Stage = { machines: number; batch: number; cycleMinutes: number; uptime: number }

/** A laboratory is known by its stages (those left out are taken as ample), or only by what it states. */
export type Laboratory =
  | { id: string; stages: Partial<Record<StageName, Stage>> & { amplify: Stage } }
  | { id: string; tubesPerDay: number }

export type LaboratoryCapacity = {
  tubesPerDay: number
  bottleneck: StageName | 'stated'
  stages: Partial<Record<StageName, number>>
}

/**
 * One run of a cycler in minutes. Two independent reports give 108: 80,000 tubes a day with 64 cyclers in Lanzhou and
 * 10,000 with 8 in Quangang, 94 tubes a plate, round the clock.
 */
export const cyclerMinutes = 108

/** Tubes a day of one stage: machines x batch x 1440 x uptime / cycle. */
export function stageTubesPerDay(stage: Stage): number {
  return (stage.machines * stage.batch * 1_440 * stage.uptime) / stage.cycleMinutes
}

/** A laboratory of which only the cyclers are known, with plates of 96. */
export function cyclers(id: string, machines: number, cycleMinutes = cyclerMinutes): Laboratory {
  return { id, stages: { amplify: { machines, batch: 94, cycleMinutes, uptime: 1 } } }
}

/** What a laboratory can do in a day: as much as its narrowest stage. */
export function laboratoryCapacity(laboratory: Laboratory): LaboratoryCapacity {
  if ('tubesPerDay' in laboratory) {
    return { tubesPerDay: laboratory.tubesPerDay, bottleneck: 'stated', stages: {} }
  }
  const stages: Partial<Record<StageName, number>> = {}
  let bottleneck: StageName = 'amplify'
  let tubesPerDay = stageTubesPerDay(laboratory.stages.amplify)
  for (const name of stageNames) {
    const stage = laboratory.stages[name]
    if (stage === undefined) continue
    const capacity = stageTubesPerDay(stage)
    stages[name] = capacity
    if (capacity < tubesPerDay) {
      bottleneck = name
      tubesPerDay = capacity
    }
  }
  return { tubesPerDay, bottleneck, stages }
}
