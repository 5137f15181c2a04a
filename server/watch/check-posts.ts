import { appointmentBytes, type Dismissal } from '@bihuan/core/orders/register.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { trustAt, trustMark } from '../trust/trust-of.ts'
import type { Check, Finding } from './finding.ts'

function isSigned(document: Dismissal, signature: Uint8Array, key: string): boolean {
  try {
    return nodeCrypto.verify(signature, appointmentBytes(document), key)
  } catch {
    return false // no canonical text
  }
}

/** Posts and ended posts that the appointing authority did not sign. */
export const checkPosts: Check = {
  name: 'posts',
  async run({ city: { sql, anchors }, memory }) {
    const [row] = await sql<{ mark: string }[]>`select ${trustMark(sql)} as mark`
    const mark = row?.mark ?? ''
    if (memory.notes.get('posts') === mark) return []
    const { register } = await trustAt(sql, anchors, mark)
    const dismissals = await sql<{ id: string; document: Dismissal; signature: Buffer }[]>`
      select id, document, signature from dismissals`
    // Rows are told by their own id, since a document that was put in says what it likes.
    const ids = await sql<{ id: string; documentId: string }[]>`
      select id, document ->> 'id' as document_id from appointments`
    const refused = new Set(register.refused)
    const found: Finding[] = [
      ...ids.flatMap(({ id, documentId }): Finding[] =>
        refused.has(documentId)
          ? [{ kind: 'post-not-signed', subject: `appointment:${id}`, of: '' }]
          : [],
      ),
      ...dismissals.flatMap(({ id, document, signature }): Finding[] =>
        isSigned(document, signature, anchors.authorityKey)
          ? []
          : [{ kind: 'post-not-signed', subject: `dismissal:${id}`, of: '' }],
      ),
    ]
    memory.notes.set('posts', mark)
    return found
  },
}
