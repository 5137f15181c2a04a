import { type RetentionKind, retentionKinds } from '@bihuan/core/retention/kinds.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Keys } from '../keys.ts'
import { type Certificate, isCertified } from './certificate.ts'

export type ErasureRow = { id: string; document: Certificate; signature: Buffer }

const otherNames: Readonly<Record<string, { zh: string; en: string }>> = {
  keys: { zh: '密钥销毁', en: 'Keys destroyed' },
  files: { zh: '文件重写', en: 'Files written anew' },
  backup: { zh: '备份密钥销毁', en: 'Keys of backups destroyed' },
}

/** What a kind of certificate is called. */
export function nameOfKind(kind: string): { zh: string; en: string } {
  const known = (retentionKinds as Record<string, RetentionKind>)[kind]
  return known?.name ?? otherNames[kind] ?? { zh: kind, en: kind }
}

/** A certificate as pages list it. */
export function certificateLine({ id, document, signature }: ErasureRow, keys: Keys) {
  return {
    certificate: id,
    kind: document.kind,
    name: nameOfKind(document.kind),
    erasedAt: isoOf(document.erasedAt),
    rows: document.tables.reduce((sum, { rows }) => sum + rows, 0),
    tables: document.tables.map(({ table, rows, how }) => ({ table, rows, how })),
    subjects: document.subjects?.count ?? 0,
    keys: [...document.keys],
    verified: document.verified.how,
    isSigned: document.id === id && isCertified(document, signature, keys),
  }
}
