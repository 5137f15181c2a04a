import { AssistFileOut, AssistParams, AssistView } from '@bihuan/contract/assist.ts'
import { type AssistText, assistDigest, assistSheet } from '@bihuan/core/clocks/assist-file.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { namesOf } from '../signing/store.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { type AssistLineRow, assistLine, assistLines } from './assist-list.ts'
import {
  type AssistRow,
  areaOfAssist,
  assistOf,
  assistReaders,
  assistRoles,
  hasPart,
  leaveAssistTrace,
  sidesOf,
} from './store.ts'

async function partOf(sql: Reader, id: string, own: string): Promise<AssistRow> {
  const row = await assistOf(sql, id)
  if (!hasPart(own, row))
    throw new Problem('access.area-is-not-yours', { area: areaOfAssist(row), own })
  return row
}

/** One request with its words and whom it is about: for a purpose, and who opened it stays written down. */
export const showAssist = query({
  name: 'assist.show',
  summary: 'A request with its words, people and answer',
  roles: assistReaders,
  params: AssistParams,
  outcome: AssistView,
  people: true,
  async run(sql, { request }, question) {
    const { now, actor } = question
    const row = await partOf(sql, request, actor.areaCode)
    await leaveAssistTrace(sql, request, 'assist.show', question)
    const [line] = await sql<AssistLineRow[]>`${assistLines(sql)} where r.id = ${request}`
    if (!line) throw new Problem('assist.unknown')
    const names = await namesOf(sql, row.answeredBy === null ? [] : [row.answeredBy])
    const sides = await sidesOf(sql, row)
    const isOpen = row.answeredAt === null && row.withdrawnAt === null
    return {
      now: isoOf(now),
      ...assistLine(line, now),
      // A letter names the city as well.
      fromName: sides.from,
      toName: sides.to,
      subject: row.body?.subject ?? '',
      words: row.body?.words ?? '',
      named: row.body?.people ?? [],
      answer:
        row.answeredBy === null
          ? null
          : {
              words: row.answer?.words ?? '',
              by: row.answeredBy,
              byName: names.get(row.answeredBy) ?? null,
            },
      theirNumber: row.theirNumber,
      mayAnswer:
        isOpen && covers(actor.areaCode, areaOfAssist(row)) && assistRoles.includes(actor.role),
    }
  },
})

/** A request, with its answer where there is one, as a file that another city reads, and as a sheet for people. */
export const assistFile = query({
  name: 'assist.file',
  summary: 'A request or its answer as a file for another city',
  roles: assistRoles,
  params: AssistParams,
  outcome: AssistFileOut,
  people: true,
  async run(sql, { request }, question) {
    const row = await partOf(sql, request, question.actor.areaCode)
    await leaveAssistTrace(sql, request, 'assist.file', question)
    if (row.body === null) throw new Problem('assist.unknown')
    const { from, to } = await sidesOf(sql, row)
    const { outcome, answer, answeredAt } = row
    const text: AssistText = {
      format: 'bihuan.assist.v1',
      id: row.id,
      number: row.theirNumber ?? row.number,
      fromOffice: from,
      toOffice: to,
      askedAt: isoOf(row.askedAt),
      dueAt: isoOf(row.dueAt),
      kind: row.kind,
      urgency: row.urgency,
      ...row.body,
      answer:
        outcome === null || answer === null || answeredAt === null
          ? null
          : { outcome, words: answer.words, answeredAt: isoOf(answeredAt), by: to },
    }
    const digest = assistDigest(text, nodeCrypto)
    const { people, ...rest } = text
    return {
      fileName: `${text.number}${text.answer === null ? '' : '-复函'}.json`,
      file: { ...rest, people: people.map((one) => ({ ...one })), digest },
      sheet: assistSheet(text, digest),
    }
  },
})
