import type { District } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { shortNames } from './short-names.ts'

/** The name of a unit as it fits on a tile. */
export function useUnitName() {
  const format = useFormats()
  return ({ area, name }: Pick<District, 'area' | 'name'>) => {
    const short = shortNames[area]
    return short ? format.text(short) : format.area(area, name)
  }
}
