import { CaseClassified, ClassifyCase } from '@bihuan/contract/cases.ts'
import { reasonOf } from '@bihuan/core/cases/reason-of.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { writeCaseFact } from '../facts/record-case.ts'
import { policyNow, reasonsOf, standingFacts } from '../facts/store.ts'
import { investigators } from './case-roles.ts'
import { checkPast } from './check-past.ts'
import { areaOfCase, type CaseRow, knownCase, moveCase } from './store.ts'
import { withdrawCaseFact } from './withdraw-case-fact.ts'

type Classification = Static<typeof ClassifyCase>

function checkClassification(row: CaseRow, it: Classification, request: Request): void {
  if (row.version !== it.version) throw new Problem('case.changed-meanwhile')
  if ((it.category === 'asymptomatic') !== (it.severity === 'none'))
    throw new Problem('case.severity-differs')
  const isChanged = row.category !== null && row.category !== it.category
  if (isChanged && !it.why?.trim()) throw new Problem('case.why-missing')
  if (it.onsetAt !== null) checkPast(instantOf(it.onsetAt), request)
}

/** What the fact is about and of which moment: the report card, or the case itself from its first positive swab on. */
function sourceOf(row: CaseRow): { about: string; at: Instant } {
  const at = row.positiveAt ?? row.openedAt
  return row.source === 'clinic' && row.sourceNumber !== null
    ? { about: `report:${row.sourceNumber}`, at }
    : { about: row.id, at }
}

/**
 * The fact of the rules for a classification: the one that stands where the reason is the same, otherwise a new one in the place of the
 * old. Null where the rules in force know no such reason, or nobody of the register is the case.
 */
async function factOf(
  tx: Tx,
  row: CaseRow,
  it: Classification,
  request: Request,
): Promise<string | null> {
  if (row.personId === null) return null
  const policy = await policyNow(tx, request)
  const reason = reasonOf(reasonsOf(policy, 'case'), it.category, it.severity)
  const source = sourceOf(row)
  const own = await standingFacts(tx, { people: [row.personId] }, request.now)
  // Somebody may have recorded it as a fact before it was classified here.
  const [same] = own.filter(
    (fact) =>
      fact.kind === 'case' && fact.reason === reason && fact.id.includes(`:${source.about}:`),
  )
  const fact =
    reason === null
      ? null
      : (same?.id ?? (await writeCaseFact(tx, { person: row.personId, reason, source }, request)))
  if (row.factId !== null && row.factId !== fact)
    await withdrawCaseFact(tx, row.factId, fact === null ? 'not-confirmed' : 'replaced', request)
  return fact
}

const classification = ({ category, severity, foundHow, onsetAt }: CaseRow) => ({
  category,
  severity,
  foundHow,
  onsetAt: onsetAt === null ? null : isoOf(onsetAt),
})

/**
 * Says what kind of case it is, and since when. The fact for the rules is written with it; another category later is a new classification,
 * whose fact takes the place of the old one.
 */
export const classifyCase = command({
  name: 'case.classify',
  summary: 'Classify a case: category, severity, how it was found, onset',
  roles: investigators,
  input: ClassifyCase,
  outcome: CaseClassified,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, it, request) {
    const row = await knownCase(tx, it.case)
    checkClassification(row, it, request)
    const fact = await factOf(tx, row, it, request)
    const moved = await moveCase(tx, it.case, 'classify', request, {
      columns: {
        category: it.category,
        severity: it.severity,
        found_how: it.foundHow,
        onset_at: it.onsetAt === null ? null : instantOf(it.onsetAt),
        fact_id: fact,
      },
      before: { ...classification(row), fact: row.factId },
      after: {
        category: it.category,
        severity: it.severity,
        foundHow: it.foundHow,
        onsetAt: it.onsetAt,
        fact,
      },
      ...(it.why ? { words: it.why } : {}),
    })
    return { ...moved, fact }
  },
})
