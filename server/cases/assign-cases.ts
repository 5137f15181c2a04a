import {
  AssignByRule,
  AssignCase,
  AssignCases,
  AssignedByRule,
  CaseMoved,
  CaseParams,
  CasesAssigned,
} from '@bihuan/contract/cases.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { giveOut } from '@bihuan/core/cases/give-out.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaInReach } from '../rounds/store.ts'
import { caseReaders } from './case-roles.ts'
import { giveTeams } from './give-team.ts'
import { investigatorsOf } from './investigators.ts'
import { areaOfCase, judgeMove, knownCase, moveCase } from './store.ts'

/** Gives one case to who asks and, if they like, to who types. */
export const assignCase = command({
  name: 'case.assign',
  summary: 'Give a case to its team',
  roles: caseReaders,
  input: AssignCase,
  outcome: CaseMoved,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, input, request) {
    judgeMove((await knownCase(tx, input.case)).state, 'assign')
    const { refused } = await giveTeams(tx, [input], request)
    const [first] = refused
    if (first) throw new Problem(first.code, { case: input.case, account: input.asks })
    const { state, version } = await knownCase(tx, input.case)
    return { case: input.case, state, version }
  },
})

/** Takes a case that nobody began back from its team. */
export const releaseCase = command({
  name: 'case.release',
  summary: 'Take a case back from its team',
  roles: caseReaders,
  input: CaseParams,
  outcome: CaseMoved,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id }, request) {
    const moved = await moveCase(tx, id, 'release', request)
    await tx`update case_team set until_at = ${request.now} where case_id = ${id} and until_at is null`
    return moved
  },
})

/** Gives up to a thousand cases at once; those that cannot be given are listed with why. */
export const assignCases = command({
  name: 'case.assign-many',
  summary: 'Give many cases to their teams',
  roles: caseReaders,
  input: AssignCases,
  outcome: CasesAssigned,
  // The cases may lie in several communities: the write belongs to the actor's area, and each case is checked on its own.
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { cases }, request) {
    const { given, refused } = await giveTeams(tx, cases, request)
    return { assigned: given.length, refused }
  },
})

type Waiting = { id: string; number: number; area: string; language: string }

/** Proposes who shall take the cases that wait, by area, load and language, and gives them out if asked to. */
export const assignByRule = command({
  name: 'case.assign-by-rule',
  summary: 'Give waiting cases out by area, load and language',
  roles: caseReaders,
  input: AssignByRule,
  outcome: AssignedByRule,
  area: (_sql, { area }, { actor }) => area ?? actor.areaCode,
  async run(tx, { area, cases, assign }, request) {
    const reach = areaInReach(request.actor, area)
    const waiting = await tx<Waiting[]>`
      select id, number, area_code as area, language from cases
      where starts_with(area_code, ${reach}) and state in ('reported', 'open')
        ${cases === undefined ? tx`` : tx`and id = any(${cases}::text[])`}
      order by opened_at, id limit 1000`
    const staff = (await investigatorsOf(tx, reach, request.now)).filter(({ isOnDuty }) => isOnDuty)
    const names = new Map(staff.map(({ account, name }) => [account, name]))
    const lines = giveOut(waiting, staff)
    const teams = lines.flatMap(({ case: id, asks, types }) =>
      asks === null ? [] : [{ case: id, asks, types }],
    )
    const { given, refused } = assign
      ? await giveTeams(tx, teams, request)
      : { given: [], refused: [] }
    const numbers = new Map(waiting.map(({ id, number }) => [id, number]))
    const failed = new Map(refused.map((one) => [one.case, one]))
    const nameOf = (account: string | null) =>
      account === null ? null : (names.get(account) ?? null)
    return {
      assigned: given.length,
      lines: lines.map(({ case: id, asks, types, why }) => {
        const fault = failed.get(id)
        return {
          case: id,
          number: caseNumber(numbers.get(id) ?? 0),
          asks: fault ? null : asks,
          asksName: fault ? null : nameOf(asks),
          types: fault ? null : types,
          typesName: fault ? null : nameOf(types),
          why: fault ? { zh: fault.zh, en: fault.en } : why,
        }
      }),
    }
  },
})
