import { BeginCall, CallBegun, CallEnded, EndCall } from '@bihuan/contract/investigation.ts'
import { callMinutes } from '@bihuan/core/investigation/call-script.ts'
import { cityIsoOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { investigators } from '../cases/case-roles.ts'
import { areaOfCase } from '../cases/store.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { writeMessage } from '../messages/write-message.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { newCallCode, newCallerNumber } from './chance.ts'

type Callee = { phoneCipher: Buffer | null; hasPage: boolean }

/** Who is called: the case itself or somebody on its list of contacts. Nobody else gets a code of this case. */
async function calleeOf(sql: Reader, caseId: string, person: string): Promise<Callee> {
  const [row] = await sql<Callee[]>`
    select p.phone_cipher, exists (select from residents r where r.person_id = p.id) as has_page
    from people p
    where p.id = ${person} and (exists (select from cases c where c.id = ${caseId} and c.person_id = p.id)
      or exists (select from contacts k where k.case_id = ${caseId} and k.person_id = p.id and k.dropped_at is null))`
  if (!row) throw new Problem('call.no-person')
  return row
}

/** The number by which a caller is named, given once: six figures, no other meaning. */
async function callerNumber(tx: Tx, { actor, now }: Request): Promise<string> {
  for (;;) {
    const [known] = await tx<{ number: string }[]>`
      select number from caller_numbers where account_id = ${actor.id}`
    if (known) return known.number
    await tx`
      insert into caller_numbers (account_id, number, given_at)
      values (${actor.id}, ${newCallerNumber()}, ${now}) on conflict do nothing`
  }
}

/** The first character of a Chinese name, the first two of a double surname, the last word of another. */
export function surnameOf(name: string): string {
  const text = name.trim()
  if (!/^\p{Script=Han}/u.test(text)) return text.split(/\s+/).at(-1) ?? text
  return [...text].slice(0, [...text].length > 3 ? 2 : 1).join('')
}

const texts = {
  zh: (unit: string, surname: string, number: string, code: string, until: string) =>
    `【疫情流调】${unit}流调员（姓${surname}，工号${number}）正在给您打电话，核对码 ${code}，${until}前有效。对方会先说出核对码；不符请挂断。不扫码、不点链接、不问银行卡、不转账。`,
  en: (unit: string, surname: string, number: string, code: string, until: string) =>
    `Investigator ${surname}, number ${number}, of ${unit} is calling you now. Code ${code}, valid until ${until}. The caller says it first; if it differs, hang up. No QR codes, links, bank cards or payments.`,
}

/**
 * Begins a call about a case: a code that the own page of the person shows while it runs, and a text where there is a phone, because
 * nobody looks at a page that they do not know of. The person finds the call among who looked.
 */
export const beginCall = command({
  name: 'call.begin',
  summary: 'Begin a call with a code that the person sees',
  roles: investigators,
  input: BeginCall,
  outcome: CallBegun,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: caseId, person, language = 'zh' }, request) {
    const { id, now, actor, keys } = request
    const { phoneCipher, hasPage } = await calleeOf(tx, caseId, person)
    await leaveTrace(tx, {
      person,
      query: 'call.begin',
      actor,
      purpose: 'case-investigation',
      at: now,
    })
    const endsAt = now + callMinutes * minuteMs
    const code = newCallCode()
    const number = await callerNumber(tx, request)
    const to: Static<typeof CallBegun>['to'] = hasPage
      ? 'page'
      : phoneCipher === null
        ? 'nobody'
        : 'text'
    // A call that this caller still has with the person is over: two codes at once would make both doubtful.
    await tx`
      update calls set ended_at = ${now} where person_id = ${person} and account_id = ${actor.id} and ended_at is null and ends_at > ${now}::timestamptz`
    await tx`
      insert into calls (id, case_id, person_id, account_id, code, shown_by, started_at, ends_at)
      values (${id}, ${caseId}, ${person}, ${actor.id}, ${keys.sealText('messages', now, code)}, ${to}, ${now}, ${endsAt})`
    if (phoneCipher !== null) {
      const until = cityIsoOf(endsAt).slice(11, 16)
      const text = texts[language](actor.unit, surnameOf(actor.name), number, code, until)
      const phone = keys.open(phoneCipher)
      await writeMessage(
        tx,
        { id: derivedId(id, 'text'), phone, text, now, usefulMinutes: callMinutes },
        keys,
      )
    }
    return { call: id, code, to, endsAt: isoOf(endsAt) }
  },
})

/** Ends a call: the person's page shows no code any more. */
export const endCall = command({
  name: 'call.end',
  summary: 'End a call',
  roles: investigators,
  input: EndCall,
  outcome: CallEnded,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: caseId, call }, { now }) {
    const ended = await tx`
      update calls set ended_at = ${now}
      where id = ${call} and case_id = ${caseId} and ended_at is null and ends_at > ${now}::timestamptz returning id`
    if (ended.length === 0) throw new Problem('call.unknown')
    return { call, endedAt: isoOf(now) }
  },
})
