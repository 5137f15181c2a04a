import { AssistFile, AssistImported, ImportAssist } from '@bihuan/contract/assist.ts'
import { assistDigest } from '@bihuan/core/clocks/assist-file.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { checkInput } from '../door/check.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { type AssistRow, assistNumber, assistRoles, assistRows, keepAssist } from './store.ts'

type File = Static<typeof AssistFile>
type Faults = Static<typeof AssistImported>['faults']

/** A file as it should be, or each thing that is wrong with it. */
function readFile(file: unknown): { it: File } | { faults: Faults } {
  try {
    const it = checkInput(AssistFile, file)
    const { digest, ...text } = it
    const faults: Faults = []
    if (assistDigest(text as never, nodeCrypto) !== digest)
      faults.push({
        pointer: '/digest',
        zh: '校验码不符：文件在路上变了，请对方重发',
        en: 'The digest does not fit: the file changed on its way, ask for it again',
      })
    if (instantOf(it.dueAt) <= instantOf(it.askedAt))
      faults.push({ pointer: '/dueAt', zh: '时限早于提出时间', en: 'due before it was asked' })
    return faults.length > 0 ? { faults } : { it }
  } catch (error) {
    if (error instanceof Problem)
      return { faults: error.items.map(({ pointer, zh, en }) => ({ pointer, zh, en })) }
    if (error instanceof RangeError)
      return { faults: [{ pointer: '/', zh: '文件内容不规范', en: 'no file of this kind' }] }
    throw error
  }
}

async function writeAnswer(tx: Tx, row: AssistRow, it: File, request: Request): Promise<boolean> {
  const { now, keys, actor } = request
  if (it.answer === null || row.answeredAt !== null || row.withdrawnAt !== null) return false
  const answer = keys.sealedJson('facts', now, { words: it.answer.words })
  // What their clock says may lie before ours asked; an answer is as late as it reached us.
  const done = await tx`
    update assist_requests set outcome = ${it.answer.outcome}, answer = ${tx.json(answer as never)}, answered_by = ${actor.id}, answered_at = ${now}
    where id = ${row.id} and answered_at is null and withdrawn_at is null returning id`
  return done.length > 0
}

type Outcome = Static<typeof AssistImported>

const told = (row: Pick<AssistRow, 'id' | 'number' | 'dueAt'>, people: number) => ({
  request: row.id,
  number: row.number,
  dueAt: isoOf(row.dueAt),
  people,
  faults: [],
})

/**
 * Takes in the file of another city: a request to us, or the answer to one of ours. A file that is here already changes nothing. With
 * `dryRun` it says what would come of it and writes nothing.
 */
export const importAssist = command({
  name: 'assist.import',
  summary: 'Take in a request of another city, or its answer to one of ours, as a file',
  roles: assistRoles,
  input: ImportAssist,
  outcome: AssistImported,
  area: (_, { area }) => area,
  async run(tx, { file, area, dryRun = false }, request): Promise<Outcome> {
    const read = readFile(file)
    if ('faults' in read)
      return {
        outcome: 'faulty',
        request: null,
        number: null,
        dueAt: null,
        people: 0,
        faults: read.faults,
      }
    const { it } = read
    const [row] = await tx<AssistRow[]>`
      ${assistRows(tx)} where r.id = ${it.id} or (r.from_area is null and r.from_office = ${it.fromOffice} and r.their_number = ${it.number})`
    if (row) {
      const isAnswer = row.toArea === null && it.answer !== null && row.answeredAt === null
      if (isAnswer && (dryRun || (await writeAnswer(tx, row, it, request))))
        return { outcome: 'answered', ...told(row, it.people.length) }
      return { outcome: 'known', ...told(row, it.people.length) }
    }
    const { subject, words, people } = it
    const kept = {
      id: it.id,
      number: assistNumber(area, request.now, it.id),
      kind: it.kind,
      urgency: it.urgency,
      fromArea: null,
      fromOffice: it.fromOffice,
      toArea: area,
      toOffice: null,
      theirNumber: it.number,
      caseId: null,
      askedAt: instantOf(it.askedAt),
      dueAt: instantOf(it.dueAt),
      body: { subject, words, people },
    }
    if (!dryRun && !(await keepAssist(tx, kept, request)))
      return { outcome: 'known', ...told(kept, people.length) }
    return { outcome: 'new', ...told(kept, people.length) }
  },
})
