import { AddDocument, DocumentAdded } from '@bihuan/contract/field.ts'
import { canonicalDocument } from '@bihuan/core/identity/document.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { attachDocuments } from './attach-documents.ts'

/** Adds a second document to a person who is known, after both were seen. */
export const addDocument = command({
  name: 'document.add',
  summary: 'Add a document to a known person',
  roles: ['registrar'],
  input: AddDocument,
  outcome: DocumentAdded,
  async area(sql, { person }) {
    const [home] = await sql<{ area: string }[]>`
      select b.community_code as area from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
      where p.id = ${person}`
    if (!home) throw new Problem('person.unknown')
    return home.area
  },
  async run(tx, { person, kind, country, number }, { keys }) {
    const document = canonicalDocument(kind, country, number)
    if (!document.ok) throw new Problem('person.document-refused', { fault: document.fault })
    const { added, owners } = await attachDocuments(tx, person, [document], keys)
    if (owners.some((owner) => owner !== person)) throw new Problem('person.document-taken')
    return { person, repeated: added === 0 }
  },
})
