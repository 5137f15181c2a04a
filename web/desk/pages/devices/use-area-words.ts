import { useQuery } from '@tanstack/react-query'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useAreaName, useMe } from '../../../shell/use-me.ts'

/** The areas one step below one's own, and the name of the one that a device's street lies in. */
export function useAreaWords() {
  const format = useFormats()
  const { actor } = useMe()
  const own = actor?.areaCode ?? ''
  const ownName = useAreaName(own)
  const below = useQuery({ ...questions.areas(own), enabled: own !== '' }).data?.areas ?? []
  return {
    own,
    below,
    areaWord: (area: string) => {
      const found = below.find(({ code }) => area.startsWith(code))
      return found ? format.area(found.code, found.name) : area === own ? ownName : area
    },
  }
}
