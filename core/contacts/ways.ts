import type { Policy } from '../policy/policy.ts'
import type { Exposure, Holds } from './exposure.ts'
import { isClosed, isLong, isNear } from './nearness.ts'
import { judgeSeats } from './seats.ts'

/** Whether an exposure is of a way that a policy names, what that rests on, and what would make it surer. */
export type WayAnswer = {
  readonly holds: Holds
  readonly inputs: readonly string[]
  readonly missing: readonly string[]
  /** It rests on a length or a custom that no text of the policy says. */
  readonly isOurs?: true
}
type Judge = (exposure: Exposure, policy: Policy) => WayAnswer

const answer = (
  holds: Holds,
  inputs: readonly string[],
  missing: readonly string[] = [],
): WayAnswer => ({ holds, inputs, missing })
const no = answer('no', [])

/** Near by what is known; where nobody knows how near, a quarter of an hour in one room is taken for it, and says so. */
function nearOrLong(exposure: Exposure, inputs: readonly string[]): WayAnswer {
  const near = isNear(exposure)
  const own = exposure.metres === undefined ? 'table' : 'metres'
  if (near !== 'unknown') return answer(near, [...inputs, own])
  const missing = ['metres']
  if (exposure.sameRoom === false) return no
  if (exposure.sameRoom === true && isLong(exposure))
    return { ...answer('yes', [...inputs, 'room', 'minutes'], missing), isOurs: true }
  const besides = exposure.minutes === undefined ? ['minutes'] : []
  const room = exposure.sameRoom === undefined ? ['room'] : []
  return answer('unknown', inputs, [...missing, ...besides, ...room])
}

const ofRelation =
  (...relations: Exposure['relation'][]) =>
  (judge: Judge): Judge =>
  (exposure, policy) =>
    relations.includes(exposure.relation) ? judge(exposure, policy) : no

const unlessProtected: Judge = ({ protected: isProtected, relation }) => {
  if (isProtected === true) return no
  const missing = isProtected === undefined && relation === 'clinician' ? ['protection'] : []
  return answer('yes', ['relation'], missing)
}

const mealOrPlay: Judge = (exposure) => {
  const found = nearOrLong(exposure, ['relation', 'air'])
  const { relation } = exposure
  // At one table or the next the air is not asked for; a passing by in the open is none.
  if (relation === 'fellow-diner' && isNear(exposure) === 'yes') return found
  const closed = isClosed(exposure)
  if (closed === 'no') return exposure.air === 'good' && isNear(exposure) === 'yes' ? found : no
  if (closed === 'unknown') return { ...found, missing: [...found.missing, 'air'] }
  return found
}

const vehicle: Judge = (exposure, { definitions }) => {
  const { transport } = exposure
  if (transport === undefined) return no
  const seats = judgeSeats(transport, definitions)
  if (seats.path !== null) {
    // Who was within a metre all the same was near, whatever the tickets say.
    if (seats.near !== 'yes' && isNear(exposure) === 'yes')
      return answer('yes', ['transport', 'metres'])
    return answer(seats.near, ['transport', 'seat'], seats.missing)
  }
  const near = isNear(exposure)
  if (transport.kind === 'car' && near === 'unknown')
    return { ...answer('yes', ['transport'], ['metres']), isOurs: true }
  return answer(near, ['transport', 'metres'], near === 'unknown' ? ['metres'] : [])
}

const touched: Judge = ({ touched: has, relation }) =>
  has === true || (relation === 'touched-things' && has !== false)
    ? answer('yes', ['touched'], has === undefined ? ['touched'] : [])
    : no

/**
 * Ways that a policy may name, each with what it asks (relation list of the 9th edition, S-N9; mpox plan, S-M1; cholera, S-V3). A way that
 * is not here is never proposed: a person may choose it. So are `investigator_judgement` and what only a person can see.
 */
const judges: Readonly<Record<string, Judge>> = {
  household: ofRelation('household')(() => answer('yes', ['relation'])),
  carer_or_clinician: ofRelation('carer', 'clinician')(unlessProtected),
  visitor: ofRelation('visitor')((exposure) => nearOrLong(exposure, ['relation'])),
  aerosol_procedure_room: (exposure) =>
    exposure.aerosol === true && exposure.sameRoom !== false && exposure.protected !== true
      ? answer('yes', ['aerosol', 'room'], exposure.protected === undefined ? ['protection'] : [])
      : no,
  same_workplace_near: ofRelation(
    'workmate',
    'classmate',
  )((exposure) => nearOrLong(exposure, ['relation'])),
  shared_toilet_lift_meal_play: ofRelation(
    'fellow-diner',
    'fellow-player',
    'served-there',
    'same-place',
  )(mealOrPlay),
  same_vehicle_within_1m: vehicle,
  contaminated_environment: touched,
  touched_lesions_or_soiled_things: touched,
  occupational_exposure: ofRelation('clinician')(unlessProtected),
  long_close_breathing: (exposure) => {
    if (exposure.relation === 'household' && isNear(exposure) !== 'no')
      return answer('yes', ['relation'])
    if (isNear(exposure) === 'no') return no
    if (isNear(exposure) === 'yes' && isLong(exposure))
      return { ...answer('yes', ['metres', 'minutes']), isOurs: true }
    return answer('unknown', [], isNear(exposure) === 'yes' ? ['minutes'] : ['metres', 'minutes'])
  },
  shared_food_or_water: (exposure, policy) =>
    exposure.relation === 'household' ||
    (exposure.relation === 'fellow-diner' && (exposure.table ?? 'same') === 'same')
      ? answer('yes', ['relation'], exposure.table === undefined ? ['table'] : [])
      : touched(exposure, policy),
}

/** The answer of one way; `no` for a way that only a person can see. */
export const judgeWay = (way: string, exposure: Exposure, policy: Policy): WayAnswer =>
  Object.hasOwn(judges, way) ? (judges[way]?.(exposure, policy) ?? no) : no
