import type { CallAssay, SingleCall } from './call.ts'

type Evidence = { tube: string; assay: CallAssay }

/**
 * What a person's own tube showed, on its way to a second kit. It starts from a `SingleCall` only: a pool's call has
 * another type, and nothing here takes it. Second kit or second laboratory after a positive single:
 * reference domain-policy §3 (初筛阳性→市疾控复核→诊断; that it must be another kit is background knowledge there).
 */
export type Finding =
  | { state: 'preliminary-positive'; first: Evidence }
  | { state: 'confirmed'; first: Evidence; second: Evidence }
  | { state: 'discordant'; first: Evidence; second: Evidence }
  | { state: 'not-confirmed'; first: Evidence; second: Evidence; fresh: Evidence }

export type FindingStep =
  | { ok: true; finding: Finding }
  | {
      ok: false
      because: 'not-reactive' | 'no-answer' | 'same-kit' | 'needs-fresh-sample' | 'already-decided'
    }

/** Starts a finding from one person's reactive tube. Throws a TypeError for anything but a single tube's call. */
export function startFinding(call: SingleCall): FindingStep {
  assertSingle(call)
  if (call.call !== 'reactive') return { ok: false, because: 'not-reactive' }
  return { ok: true, finding: { state: 'preliminary-positive', first: evidenceOf(call) } }
}

/**
 * Takes one more call of the same person into the finding. Preliminary: a second kit that reacts confirms, one that does not
 * makes it discordant. Discordant: a fresh tube decides, reactive or negative. Throws a TypeError for a pool's call.
 */
export function continueFinding(finding: Finding, call: SingleCall): FindingStep {
  assertSingle(call)
  if (finding.state === 'confirmed' || finding.state === 'not-confirmed') {
    return { ok: false, because: 'already-decided' }
  }
  if (call.call === 'invalid' || call.call === 'repeat') return { ok: false, because: 'no-answer' }
  const { first } = finding
  const next = evidenceOf(call)
  if (finding.state === 'preliminary-positive') {
    if (next.assay.kit === first.assay.kit) return { ok: false, because: 'same-kit' }
    const state = call.call === 'reactive' ? 'confirmed' : 'discordant'
    return { ok: true, finding: { state, first, second: next } }
  }
  const { second } = finding
  if (next.tube === first.tube || next.tube === second.tube) {
    return { ok: false, because: 'needs-fresh-sample' }
  }
  if (call.call === 'negative')
    return { ok: true, finding: { state: 'not-confirmed', first, second, fresh: next } }
  if (next.assay.kit === first.assay.kit) return { ok: false, because: 'same-kit' }
  return { ok: true, finding: { state: 'confirmed', first, second: next } }
}

function evidenceOf({ tube, assay }: SingleCall): Evidence {
  return { tube, assay }
}

// Types end where JSON begins: a pool's call read back from a row must not slip in.
function assertSingle(call: { of: string }): void {
  if (call.of !== 'single')
    throw new TypeError('a finding starts from one person’s tube, never from a pool')
}
