import { createHash } from 'node:crypto'
import { AlikePeople, FindAlike } from '@bihuan/contract/cases.ts'
import { type Alike, alike } from '@bihuan/core/cases/alike.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import type { CaseState } from '@bihuan/core/cases/lifecycle.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { cityDateOf, hourMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { checkPurpose } from '../door/check-purpose.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { ageOn } from '../people/age.ts'
import { maskPhone } from '../people/mask-phone.ts'
import { spend } from '../reads/spend.ts'
import { type Candidate, candidatesOf, type Looked } from './candidates.ts'
import { initialsOf, phoneHashOf, tailHashOf } from './people-keys.ts'

const shown = 8
// Different people whom one account may be shown masked while typing, in a day: DESIGN. One who types forty reports sees some three hundred.
const alikeMost = 1_000

type Input = Static<typeof FindAlike>

const isLetters = (text: string): boolean => /^[a-z]+$/i.test(text)

/** What was typed as what is looked for; a single character of a name finds a seventh of a city, and so nobody. */
function lookedFor(input: Input, { keys }: Request): Looked {
  const name = input.name?.trim().normalize('NFC') ?? ''
  const letters = isLetters(name)
  return {
    name: !letters && [...name].length >= 2 ? name : null,
    initials: name.length < 2 ? null : letters ? name.toLowerCase() : initialsOf(name),
    phoneHash: phoneHashOf(keys, input.phone ?? null),
    tailHash: input.documentTail === undefined ? null : tailHashOf(keys, input.documentTail),
    address: input.address?.trim() || null,
    bornOn: input.bornOn ?? null,
  }
}

/** Refuses what would show strangers: fewer letters or digits than tell some people from all others. */
function checkEnough({ name, initials, phoneHash, tailHash, bornOn }: Looked): void {
  const ways = [name ?? initials, phoneHash, tailHash].filter((way) => way !== null).length
  const alone = phoneHash !== null || name !== null
  const together = ways + (bornOn === null ? 0 : 1) >= 2
  if (ways === 0 || !(alone || together)) throw new Problem('case.type-more')
}

/** A trace an hour for everybody who is shown, and a budget of a day for how many different ones. All of them, or nobody is shown. */
async function leaveAlikeTraces(
  tx: Tx,
  people: readonly string[],
  purpose: Input['purpose'],
  { actor, now }: Request,
): Promise<void> {
  const hour = Math.floor(now / hourMs)
  const idOf = (person: string) =>
    createHash('md5').update(`person.alike|${actor.id}|${purpose}|${hour}|${person}`).digest('hex')
  const seen = await spend(
    tx,
    people.map((person) => ({
      id: idOf(person).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      person,
      query: 'person.alike',
      actor,
      purpose,
      at: now,
      day: cityDateOf(now),
      budget: 'alike',
      most: alikeMost,
      glass: null,
    })),
  )
  if (seen.length < people.length)
    throw new Problem('reads.over-budget', { purpose, most: String(alikeMost) })
}

type CaseOfPerson = { id: string; personId: string; number: number | null; state: CaseState }

/**
 * People of the register who may be the one that is being typed, with every reason for and against: masked, the likeliest eight. A command
 * and no question, because a name or a phone must not stand in a URL; whoever is shown finds the trace.
 */
export const findAlike = command({
  name: 'person.alike',
  summary: 'Find people alike to what is being typed',
  roles: ['case-investigator', 'registrar'],
  input: FindAlike,
  outcome: AlikePeople,
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, input, request) {
    const { actor, keys, now } = request
    checkPurpose(actor, input.purpose)
    const looked = lookedFor(input, request)
    checkEnough(looked)
    const { candidates, more } = await candidatesOf(tx, looked)
    const typed = {
      ...(looked.name === null ? {} : { name: looked.name }),
      ...(looked.initials === null ? {} : { initials: looked.initials }),
      ...(looked.address === null ? {} : { address: looked.address }),
      ...(input.sex === undefined ? {} : { sex: input.sex }),
      ...(looked.bornOn === null ? {} : { bornOn: looked.bornOn }),
    }
    const scored = candidates
      .map((one): Alike & { one: Candidate } => ({ one, ...alike(typed, one) }))
      .sort((a, b) => b.score - a.score || (a.one.person < b.one.person ? -1 : 1))
    const best = scored.slice(0, shown)
    const people = best.map(({ one }) => one.person)
    await leaveAlikeTraces(tx, people, input.purpose, request)
    const cases = await tx<CaseOfPerson[]>`
      select id, person_id, number, state from cases where person_id = any(${people}::bigint[]) order by opened_at desc`
    const day = cityDateOf(now)
    return {
      people: best.map(({ one, score, reasons }) => ({
        person: one.person,
        nameMasked: maskName(one.name),
        sex: one.sex,
        age: ageOn(one.bornOn, day),
        phoneMasked: one.phoneCipher === null ? null : maskPhone(keys.open(one.phoneCipher)),
        address: one.building,
        score,
        reasons: [...reasons],
        cases: cases
          .filter(({ personId }) => personId === one.person)
          .map(({ id, number, state }) => ({
            case: id,
            number: number === null ? null : caseNumber(number),
            state,
          })),
      })),
      more: more || scored.length > shown,
    }
  },
})
