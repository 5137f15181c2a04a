import type { Random } from '@bihuan/sim/random/random.ts'

const hex = (n: number) => n.toString(16).padStart(8, '0')

/** A UUID of seeded chance, version 4. */
export function uuid(random: Random): string {
  const text = `${hex(random.uint32())}${hex(random.uint32())}${hex(random.uint32())}${hex(random.uint32())}`
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20, 32)}`
}
