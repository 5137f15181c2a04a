import { KeyInSheet, SheetKeyedIn } from '@bihuan/contract/paper.ts'
import { maskDocument, maskName } from '@bihuan/core/identity/mask.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeId } from '../labels/labels.ts'
import { upload } from '../sampling/upload.ts'
import { checkSheet } from './check-sheet.ts'
import { type Difference, differencesOf, type Entry, wholeMinute } from './compare-entries.ts'
import { nextOfPaperDevice } from './paper-device.ts'
import { keyingRoles } from './roles.ts'
import { endEntries, entriesOfOthers, siteOf } from './store.ts'

type Sheet = Static<typeof KeyInSheet>
type State = Static<typeof SheetKeyedIn>['state']

/** Makes others who key the same tube wait until this is done; whoever comes after sees what was kept. */
async function holdSheet(tx: Tx, { round, site, tube }: Sheet, now: Instant): Promise<void> {
  const id = tubeId(tube)
  await tx`
    insert into paper_sheets as s (round_id, tube_id, site_id, state, keyed_at)
    values (${round}, ${id}, ${site}, 'first', ${now})
    on conflict (round_id, tube_id) do update set
      keyed_at = case s.state when 'dropped' then excluded.keyed_at else s.keyed_at end,
      state = case s.state when 'dropped' then 'first' else s.state end,
      settled_at = null, settled_by = null, reason = null
      where s.state <> 'agreed'`
  const [known] = await tx<{ state: string }[]>`
    select state from tubes where round_id = ${round} and id = ${id}`
  if (known) throw new Problem('paper.tube-known', { tube, state: known.state })
}

async function keep(tx: Tx, sheet: Sheet, entry: Entry, { id, now, actor }: Request) {
  const tube = tubeId(sheet.tube)
  await endEntries(tx, { round: sheet.round, tube, by: actor.id }, now)
  await tx`
    insert into paper_entries (command_id, round_id, tube_id, keyed_by, keyed_at, sealed_at, swabs, members)
    values (${id}, ${sheet.round}, ${tube}, ${actor.id}, ${now}, ${entry.sealedAt}, ${entry.swabs}, ${tx.json(entry.members as never)})`
}

/** Sends what the sheet says as the one event that a device would have sent: the seal of the tube. */
async function seal(tx: Tx, sheet: Sheet, entry: Entry, request: Request): Promise<void> {
  const { device, seq } = await nextOfPaperDevice(tx, sheet.site, request.now)
  const at = isoOf(entry.sealedAt)
  const event = {
    kind: 'seal' as const,
    id: request.id,
    seq,
    at,
    tube: sheet.tube,
    openedAt: at,
    count: entry.swabs,
    // A sheet has the hours of its lines, but they are not keyed: everybody was sampled when the tube was closed at the latest.
    members: entry.members.map(({ person }) => ({ person, at })),
  }
  const sent = { round: sheet.round, device, sentAt: isoOf(request.now), events: [event] }
  const { answers } = await upload.run(tx, sent, request)
  const refused = answers.find(({ outcome }) => outcome === 'refused')
  if (refused) {
    const code = refused.because ?? ''
    throw new Problem('paper.sheet-faulty', {}, [{ pointer: '/', code, zh: code, en: code }])
  }
}

/** Who is named in the differences, masked: enough to hold against the sheet. */
async function peopleIn(tx: Tx, differences: readonly Difference[], { keys }: Request) {
  const ids = differences.flatMap(({ what, mine, other }) =>
    what === 'person' ? [mine, other].filter((id) => id !== null) : [],
  )
  if (ids.length === 0) return []
  const rows = await tx<{ id: string; name: string; numberCipher: Buffer | null }[]>`
    select p.id, p.name, (select d.number_cipher from documents d where d.person_id = p.id order by d.kind <> 'resident-id', d.kind, d.number_hash limit 1) as number_cipher
    from people p where p.id = any(${ids}::bigint[]) order by p.id`
  return rows.map(({ id, name, numberCipher }) => ({
    person: id,
    nameMasked: maskName(name),
    documentMasked: numberCipher === null ? null : maskDocument(keys.open(numberCipher)),
  }))
}

/**
 * Keeps what somebody read from a sheet. The first keying is shown to nobody. The second, by another account, is compared with
 * it: where they agree the tube is sealed in this same transaction, where they differ both stay and each may key again.
 */
export const keyInSheet = command({
  name: 'paper.key-in',
  summary: 'Key in a tube of a paper sheet',
  roles: keyingRoles,
  input: KeyInSheet,
  outcome: SheetKeyedIn,
  area: async (sql, { round, site }) => (await siteOf(sql, round, site)).areaCode,
  async run(tx, sheet, request) {
    await checkSheet(tx, sheet, request.now)
    const entry: Entry = {
      sealedAt: wholeMinute(instantOf(sheet.sealedAt)),
      swabs: sheet.count,
      members: [...sheet.members].sort((a, b) => a.line - b.line),
    }
    const tube = tubeId(sheet.tube)
    await holdSheet(tx, sheet, request.now)
    await keep(tx, sheet, entry, request)
    const others = await entriesOfOthers(tx, sheet.round, tube, request.actor.id)
    const compared = others.map((other) => differencesOf(entry, other))
    const isAgreed = compared.some((differences) => differences.length === 0)
    const state: State = isAgreed ? 'agreed' : compared.length === 0 ? 'first' : 'differs'
    if (isAgreed) await seal(tx, sheet, entry, request)
    await tx`
      update paper_sheets set state = ${state},
        settled_at = ${isAgreed ? request.now : null}, settled_by = ${isAgreed ? request.actor.id : null}
      where round_id = ${sheet.round} and tube_id = ${tube}`
    const differences = isAgreed ? [] : (compared[0] ?? [])
    return {
      tube: sheet.tube,
      state,
      differences,
      people: await peopleIn(tx, differences, request),
    }
  },
})
