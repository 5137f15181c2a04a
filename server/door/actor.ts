import type { Role } from '@bihuan/contract/access.ts'

/** Who acts: an account or a machine's key, with its one role, the area it holds in, and its unit. */
export type Actor = { id: string; name: string; role: Role; areaCode: string; unit: string }

/** Areas nest by prefix: 4101 the city, 410105 a district, 410105015 a street, 12 digits a community. */
export function covers(own: string, area: string): boolean {
  return area.startsWith(own)
}
