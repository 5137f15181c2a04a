import type { NoteKey } from '@bihuan/core/transparency/note-key.ts'
import { formatWitnessRequest } from '@bihuan/core/transparency/witness-request.ts'

/** A witness as the log reaches it: where `/add-checkpoint` is, and the key under which its line is believed. */
export type WitnessAt = { url: string; key: NoteKey }

/** A way to send a text and get status and text back; the server gives its fetch with a limit of time. */
export type Post = (url: string, body: string) => Promise<{ status: number; text: string }>

/** What is asked about: the note of the head, its size, and the proof from any smaller size (`old`). */
export type Head = {
  note: string
  size: number
  stepFrom(old: number): Promise<readonly Uint8Array[]>
}

export type WitnessAnswer =
  | { ok: true; lines: string; known: number }
  /** `ahead`: the witness has seen a larger tree than ours, so ours is not the latest, or somebody else signs with our key. */
  | { ok: false; because: 'ahead' | 'refused' | 'no-answer'; status: number | null; text: string }

const sizeIn = (text: string): number | null => (/^\d{1,15}\n$/.test(text) ? Number(text) : null)

/**
 * Asks one witness for its line, as c2sp.org/tlog-witness says. `known` is the size that it last signed as far as we remember; a
 * witness that knows another one says so, and is asked once more from there. What comes back is not believed yet:
 * `addCosignatures` checks it.
 */
export async function askWitness(
  { url }: WitnessAt,
  head: Head,
  known: number,
  post: Post,
): Promise<WitnessAnswer> {
  let old = Math.min(known, head.size)
  for (let tries = 0; ; tries += 1) {
    const path = old === 0 || old === head.size ? [] : await head.stepFrom(old)
    const body = formatWitnessRequest({ old, path, checkpoint: head.note })
    const answer = await post(`${url}/add-checkpoint`, body).catch((cause: unknown) =>
      String(cause),
    )
    if (typeof answer === 'string')
      return { ok: false, because: 'no-answer', status: null, text: answer }
    const { status, text } = answer
    if (status === 200) return { ok: true, lines: text, known: head.size }
    const size = status === 409 ? sizeIn(text) : null
    if (size !== null && size > head.size) return { ok: false, because: 'ahead', status, text }
    if (size === null || size === old || tries > 0)
      return { ok: false, because: 'refused', status, text }
    old = size
  }
}
