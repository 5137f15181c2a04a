import type { TreeNode } from '@bihuan/core/transparency/merkle-tree.ts'
import { type NodeAt, type ProofPlan, proofOf } from '@bihuan/core/transparency/proof-plan.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { nodeSha256 } from './ed25519.ts'

const missing = new Uint8Array()

/** Bytes in an array of a statement, to be read by `decode`: postgres.js takes an array of buffers for one buffer. */
export const hexText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** The hashes of some complete subtrees in one question; what is not there has no bytes, so that no proof of it ever fits. */
export async function readNodes(
  sql: Reader,
  nodes: readonly NodeAt[],
): Promise<(node: NodeAt) => Uint8Array> {
  if (nodes.length === 0) return () => missing
  const rows = await sql<{ level: number; index: string; hash: Buffer }[]>`
    select n.level, n.index, n.hash
    from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[]) t (level, index)
    join log_nodes n on n.level = t.level and n.index = t.index`
  const hashes = new Map(
    rows.map(({ level, index, hash }) => [`${level}/${index}`, Uint8Array.from(hash)]),
  )
  return ({ level, index }) => hashes.get(`${level}/${index}`) ?? missing
}

/** The hashes of a proof, read in one question. */
export async function readProof(sql: Reader, plan: ProofPlan): Promise<Uint8Array[]> {
  return proofOf(plan, await readNodes(sql, plan.flat()), nodeSha256)
}

/** Writes the subtrees that came to be; says how many were new. */
export async function writeNodes(tx: Tx, nodes: readonly TreeNode[]): Promise<number> {
  const { count } = await tx`
    insert into log_nodes (level, index, hash)
    select level, index, decode(hash, 'hex') from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => hexText(hash))}::text[]) t (level, index, hash)
    on conflict do nothing`
  return count
}
