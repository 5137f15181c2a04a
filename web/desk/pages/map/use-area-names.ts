import { useQueries, useQuery } from '@tanstack/react-query'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'

const districtDigits = 6

/** The names of areas by code, and the districts of the city that are on no map of these codes. */
export function useAreaNames(codes: readonly string[]) {
  const format = useFormats()
  const city = useMe().actor?.areaCode ?? ''
  const districts = useQuery({ ...questions.areas(city), enabled: city !== '' }).data?.areas ?? []
  const withStreets = [
    ...new Set(
      codes
        .filter((code) => code.length > districtDigits)
        .map((code) => code.slice(0, districtDigits)),
    ),
  ].filter((code) => districts.some((one) => one.code === code))
  const streets = useQueries({ queries: withStreets.map((code) => questions.areas(code)) })
  const known = [...districts, ...streets.flatMap(({ data }) => data?.areas ?? [])]
  const names = new Map(known.map(({ code, name }) => [code, format.area(code, name)]))
  const drawn = new Set(codes.map((code) => code.slice(0, districtDigits)))
  return {
    nameOf: (code: string) => names.get(code) ?? code,
    missing: districts
      .filter(({ code }) => !drawn.has(code))
      .map(({ code }) => names.get(code) ?? code),
  }
}
