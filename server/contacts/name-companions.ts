import { ContactsNamed, NameCompanions } from '@bihuan/contract/contacts.ts'
import { type Exposure, isAtLeast } from '@bihuan/core/contacts/exposure.ts'
import { exposureOfItem, joined } from '@bihuan/core/contacts/from-item.ts'
import { areaOfCase } from '../cases/store.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { itemsOf } from '../investigation/items-of.ts'
import { type Ground, groundOf, proposeFor } from './ground.ts'
import { type Called, type NewContact, writeContacts } from './write-contacts.ts'

type Companion = { person: string | null; called: Called; item: string; exposures: Exposure[] }

const keyOf = ({ name, phone }: Called, person: string | null) =>
  person ?? `${name?.trim() ?? ''}|${phone?.trim() ?? ''}`

/** Who of the unidentified is on the list already, by name and phone. */
async function knownByName(tx: Tx, caseId: string): Promise<Set<string>> {
  const rows = await tx<{ called: Called }[]>`
    select called from contacts where case_id = ${caseId} and called is not null and dropped_at is null`
  return new Set(rows.map(({ called }) => keyOf(called, null)))
}

function strongest(exposures: readonly Exposure[], ground: Ground): Exposure {
  const kindOf = (one: Exposure) => proposeFor(one, null, ground).kind
  const best = exposures.reduce((a, b) => (isAtLeast(kindOf(a), kindOf(b)) ? a : b))
  return joined(best, exposures)
}

/**
 * Names everybody who was with the case in the confirmed items of its investigation, in one act. Somebody who comes in several items is one
 * contact with the strongest of them; who is on the list already is left as they are.
 */
export const nameCompanions = command({
  name: 'contact.name-companions',
  summary: 'Name the companions of an investigation as contacts',
  roles: ['case-investigator'],
  input: NameCompanions,
  outcome: ContactsNamed,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id, items }, request) {
    const ground = await groundOf(tx, id, request)
    const known = await knownByName(tx, id)
    const all = (await itemsOf(tx, request.keys, id)).filter(
      (item) => item.state === 'confirmed' && (items === undefined || items.includes(item.id)),
    )
    const found = new Map<string, Companion>()
    for (const item of all)
      for (const { person = null, relation, name, phone } of item.people) {
        const exposure = exposureOfItem(item, relation ?? undefined)
        const called = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) }
        const key = keyOf(called, person)
        if (exposure === null || key === '|' || known.has(key)) continue
        const one: Companion = found.get(key) ?? {
          person,
          called,
          item: item.id,
          exposures: [],
        }
        one.exposures.push({ ...exposure, until: Math.min(exposure.until, request.now) })
        found.set(key, one)
      }
    const lines = [...found.values()].map(({ person, called, item, exposures }): NewContact => {
      const exposure = strongest(exposures, ground)
      const words = person === null ? { called } : {}
      return { person, ...words, relation: exposure.relation, exposure, item }
    })
    const { named, errors } = await writeContacts(tx, id, lines, request)
    const isNews = ({ code }: { code: string }) => code !== 'contact.already-named'
    return { case: id, named, errors: errors.filter(isNews) }
  },
})
