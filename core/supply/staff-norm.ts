import type { PolicyBody } from '../policy/policy.ts'

type SitesPolicy = PolicyBody['isolationSites']
export type Staff = { readonly doctors: number; readonly nurses: number }
export type Norm = {
  readonly people: number
  readonly doctors: number
  readonly doctorsNeeded: number | null
  readonly nurses: number
  readonly nursesNeeded: number | null
  /** Fewer doctors or nurses than the norm asks for. */
  readonly isOver: boolean
  /** Whether an officer confirmed every figure of the norm. */
  readonly binds: boolean
}

const neededOf = (people: number, each: { v: number } | null | undefined): number | null =>
  each ? Math.ceil(people / each.v) : null

/**
 * Doctors and nurses of a site against the norm of the policy (people_per_doctor, people_per_nurse). Nobody there needs nobody; a policy
 * without a norm asks for none.
 */
export function staffNorm(policy: SitesPolicy, people: number, staff: Staff): Norm {
  const doctorsNeeded = neededOf(people, policy?.peoplePerDoctor)
  const nursesNeeded = neededOf(people, policy?.peoplePerNurse)
  const norms = [policy?.peoplePerDoctor, policy?.peoplePerNurse].filter((one) => one != null)
  return {
    people,
    ...staff,
    doctorsNeeded,
    nursesNeeded,
    isOver: (doctorsNeeded ?? 0) > staff.doctors || (nursesNeeded ?? 0) > staff.nurses,
    binds: norms.length > 0 && norms.every(({ binds }) => binds),
  }
}

/**
 * How many more people a site may take: as many as its staff suffice for, where the policy says that a site over its norm takes nobody and
 * an officer confirmed it; otherwise any number (Infinity), and the lack is only shown.
 */
export function peopleMoreOf(policy: SitesPolicy, people: number, staff: Staff): number {
  const rule = policy?.overNormTakesNobody
  if (!rule?.v || !rule.binds) return Number.POSITIVE_INFINITY
  const most = Math.min(
    policy?.peoplePerDoctor?.binds ? staff.doctors * policy.peoplePerDoctor.v : Infinity,
    policy?.peoplePerNurse?.binds ? staff.nurses * policy.peoplePerNurse.v : Infinity,
  )
  return Math.max(0, most - people)
}
