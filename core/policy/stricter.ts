import { type Place, report } from './fault.ts'
import type { AnyParameter } from './parameter.ts'
import { parametersOf } from './parameters.ts'
import type { PolicyBody } from './policy.ts'
import { shown } from './read-fields.ts'
import { areaUnits, outings, statusClasses } from './words.ts'

/** Whether a value asks more of people than another: the ones that `by` names, in the policies that they stand in. */
type IsStricter = (
  now: unknown,
  before: unknown,
  bodies: { now: PolicyBody; before: PolicyBody },
) => boolean

const more: IsStricter = (now, before) => Number(now) > Number(before)
const less: IsStricter = (now, before) => Number(now) < Number(before)
const turnedOn: IsStricter = (now, before) => now === true && before !== true
const listed = (v: unknown): readonly unknown[] => (Array.isArray(v) ? v : [])
const added: IsStricter = (now, before) => listed(now).some((one) => !listed(before).includes(one))
const takenAway: IsStricter = (now, before) => added(before, now, noBodies)
const earlierOf =
  (order: readonly string[]): IsStricter =>
  (now, before) =>
    order.indexOf(String(now)) < order.indexOf(String(before))
const wider: IsStricter = (now, before) => widest(now) > widest(before)
const widest = (units: unknown): number =>
  Math.max(
    ...listed(units).map((unit) => areaUnits.indexOf(unit as (typeof areaUnits)[number])),
    -1,
  )
const stricterPlace: IsStricter = (now, before, bodies) =>
  classOf(bodies.now, now) < classOf(bodies.before, before)
const classOf = ({ places }: PolicyBody, place: unknown): number =>
  statusClasses.indexOf(places[String(place)]?.class.v ?? 'clear')
// Never read by `added`.
const noBodies = {} as { now: PolicyBody; before: PolicyBody }

/** What would be stricter, by the place where it stands; `*` is a name or a number. */
const measures: readonly (readonly [string, IsStricter])[] = [
  ['counting.day_one', earlierOf(['next_day', 'elapsed', 'clock_day'])],
  ['definitions.lookback_days', more],
  ['definitions.contact_reasons', added],
  ['definitions.*.enabled', turnedOn],
  ['definitions.transport.*.rows_each_side', more],
  ['places.*.class', earlierOf(statusClasses)],
  ['tracks.*.window_days', more],
  ['tracks.*.stages[*].place', stricterPlace],
  ['tracks.*.stages[*].days', more],
  ['tracks.*.stages[*].test_days', added],
  ['tracks.*.stages[*].outing', earlierOf(outings)],
  ['tracks.*.tests.count', more],
  ['tracks.*.release.negatives', earlierOf(['all', 'last', 'none'])],
  ['tracks.*.release.ct_at_least', more],
  ['tracks.*.release.double_sample', turnedOn],
  ['tracks.*.release.requires', added],
  ['tracks.*.link.index_negatives', more],
  ['tracks.*.home_instead', takenAway],
  ['tracks.*.repeat_at_destination', turnedOn],
  ['areas.levels', added],
  ['areas.level.*.units', wider],
  ['areas.level.*.widen', earlierOf(['judgement', 'reasons', 'never'])],
  ['areas.level.*.widen_reasons', added],
  ['areas.level.*.measures', added],
  ['areas.level.*.lift[*].v', more],
  ['areas.not_counted', takenAway],
  ['areas.temporary_control.allowed', turnedOn],
  ['areas.temporary_control.max_hours', more],
  ['areas.limits_outside', added],
  ['areas.blocking_exits', earlierOf(['allowed', 'forbidden'])],
  ['orders.forbidden_kinds', takenAway],
  ['orders.kind.*.max_hours', more],
  ['orders.kind.*.bases', added],
  ['orders.kind.*.units', wider],
  ['orders.kind.*.notice_hours', more],
  ['orders.kind.*.class', earlierOf(statusClasses)],
  ['orders.batch.max_without_city_sign', more],
  ['orders.batch.first_share', more],
  ['orders.batch.pause_hours', less],
  ['orders.emergency_hours', more],
  ['status.rules.*.class', earlierOf(statusClasses)],
  ['status.rules.*.lifted_by', takenAway],
  ['status.rules.*.max_days', more],
  ['appeals.first_answer_hours', more],
  ['appeals.decision_hours', more],
  ['appeals.channels', takenAway],
  ['testing.by_area', earlierOf(['allowed', 'only_in_outbreak', 'forbidden'])],
  ['testing.multiple_per_day', earlierOf(['allowed', 'forbidden'])],
  ['testing.stop_after_clean_rounds', more],
  ['testing.validity_hours', less],
  ['testing.required_groups', added],
  ['testing.daily', added],
  ['testing.twice_weekly', added],
  ['testing.checked_only_at', added],
  ['discharge.temperature_normal_days', more],
  ['discharge.negative_tests', more],
  ['discharge.min_gap_hours', more],
  ['discharge.ct_at_least', more],
  ['discharge.requires', added],
  ['discharge.after_days', more],
]
const byPattern = new Map(measures)

// What limits a restriction: taking it away asks more.
const limits = new Set([
  'tracks.*.home_instead',
  'tracks.*.stages[*].days',
  'areas.not_counted',
  'status.rules.*.max_days',
])

/** The names under which `tracks.close_contact.stages[0].days` can be measured: what a pack chose stands second, or third below a table. */
function patternsOf(path: string): string[] {
  const steps = path.replace(/\[\d+\]/g, '[*]').split('.')
  return [-1, 1, 2].map((at) => steps.map((step, n) => (n === at ? '*' : step)).join('.'))
}
const measureOf = (path: string): IsStricter | undefined =>
  patternsOf(path)
    .map((pattern) => byPattern.get(pattern))
    .find((found) => found !== undefined)

const restricts = (v: unknown): boolean => v === 'stay' || v === 'limit'

/** What is new and would restrict: a reason with its stages, a further stage, a level, a kind of order, a rule that is more than a reminder. */
function isNewRestriction({ path, v }: AnyParameter, body: PolicyBody): boolean {
  if (/^tracks\.\w+\.stages\[\d+\]\.place$/.test(path)) return classOf(body, v) < 2
  if (/^tracks\.\w+\.tests\.count$/.test(path)) return true
  if (/^(?:status\.rules|orders\.kind)\.\w+\.class$/.test(path)) return restricts(v)
  return /^areas\.level\.\w+\.measures$/.test(path) && listed(v).length > 0
}

/**
 * A local notice never asks more of people than the plans above it: longer, wider, stricter, of more people, or with less to appeal by. It may ask
 * less, and it may choose among what they allow (`allowed`). What is stricter is reported at its place, with both values.
 */
export function checkLocal(
  now: PolicyBody,
  before: PolicyBody,
  local: ReadonlySet<string>,
  place: Place,
): void {
  const known = new Map(parametersOf(before).map((one) => [one.path, one]))
  for (const one of parametersOf(now)) {
    if (!local.has(one.module)) continue
    const was = known.get(one.path)
    // What the plan leaves to choose was held against its list when the two were merged.
    if (was?.allowed) continue
    const isMore =
      was === undefined
        ? isNewRestriction(one, now)
        : (measureOf(one.path)?.(one.v, was.v, { now, before }) ?? false)
    if (!isMore) continue
    const old = was === undefined ? null : shown(was.v)
    report(
      { ...place, path: one.path },
      'stricter',
      `通告 ${one.module} 写的 ${shown(one.v)} 比上级规则${old === null ? '多出一项限制' : `（${old}）更严`}；通告只能放宽，或在上级写明的选项中选择。`,
      `The notice ${one.module} says ${shown(one.v)}, which ${old === null ? 'is a restriction that the plan above does not have' : `is stricter than the plan above (${old})`}: a notice may only ask less, or choose among what the plan allows.`,
    )
  }
  const [notice = ''] = local
  const paths = parametersOf(now).map(({ path }) => path)
  for (const { path } of known.values()) {
    const above = path.slice(0, path.lastIndexOf('.') + 1)
    const isGone = !paths.includes(path) && paths.some((one) => one.startsWith(above))
    if (!isGone || !patternsOf(path).some((pattern) => limits.has(pattern))) continue
    report(
      { ...place, path },
      'stricter',
      `通告 ${notice} 删去了上级规则的限制；请保留。`,
      `The notice ${notice} takes away what limits a restriction in the plan above: keep it.`,
    )
  }
}
