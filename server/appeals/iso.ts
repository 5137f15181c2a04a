import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'

/** A moment on the wire, or null where there is none. */
export const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))
