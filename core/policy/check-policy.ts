import { checkAreas, checkOrders } from './check-areas-and-orders.ts'
import { type Place, report, within } from './fault.ts'
import type { PolicyBody, Track } from './policy.ts'

/** What no single value can be blamed for: values that do not fit together. */
export function checkPolicy(policy: PolicyBody, top: Place): void {
  const { tracks, status, definitions, pathogen } = policy
  for (const [reason, track] of Object.entries(tracks)) {
    const place = within(within(top, 'tracks'), reason)
    checkStages(policy, track, place)
    if (status.rules[reason] === undefined)
      report(
        place,
        'reference',
        `缺少 status.rules.${reason}：须写明对本人怎样说。`,
        `status.rules.${reason} is missing: say in it what a person is told.`,
      )
  }
  for (const [reason, rule] of Object.entries(status.rules)) {
    if (rule.class === null && tracks[reason] === undefined)
      report(
        within(within(within(top, 'status'), 'rules'), reason),
        'missing',
        '不是一条管理路径的原因须写 class。',
        'A reason that is no track needs a class.',
      )
  }
  if (!definitions.secondaryContact.enabled.v && tracks.secondary_contact !== undefined)
    report(
      within(within(top, 'tracks'), 'secondary_contact'),
      'order',
      '次密接已不判定，须用 $remove 删去此路径。',
      'Secondary contacts are not determined; take this track away with $remove.',
    )
  const { incubation } = pathogen
  if (incubation !== null && incubation.leastDays.v > incubation.mostDays.v)
    report(
      within(within(top, 'pathogen'), 'incubation'),
      'order',
      '最短潜伏期长于最长潜伏期，请改正。',
      'The shortest incubation is longer than the longest; correct it.',
    )
  checkAreas(policy, top)
  checkOrders(policy, top)
}

function checkStages(policy: PolicyBody, track: Track, place: Place): void {
  for (const [n, stage] of track.stages.entries()) {
    const here = within(within(place, 'stages'), n)
    for (const where of [stage.place, stage.orPlace]) {
      if (where === null || policy.places[where.v] !== undefined) continue
      report(
        within(here, 'place'),
        'reference',
        `places 中没有 ${where.v}；请在那里写明，或改名。`,
        `There is no ${where.v} in places: describe it there, or correct the name.`,
      )
    }
    if ((stage.days === null) === (stage.endsWhen === null))
      report(
        here,
        'missing',
        '每个阶段须写 days 或 ends_when 之一。',
        'A stage has either days or ends_when.',
      )
    const last = stage.testDays?.v.at(-1)
    if (last !== undefined && stage.days !== null && last > stage.days.v)
      report(
        within(here, 'test_days'),
        'order',
        `第 ${last} 天的检测晚于阶段的 ${stage.days.v} 天；请改正。`,
        `The test on day ${last} comes after the ${stage.days.v} days of the stage; correct one of them.`,
      )
    if (stage.days === null && n < track.stages.length - 1 && stage.endsWhen === null)
      report(here, 'order', '未定时长的阶段之后不能再有阶段。', 'Nothing follows an open stage.')
  }
}
