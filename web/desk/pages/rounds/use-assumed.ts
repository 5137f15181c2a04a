import { useSearchParams } from 'react-router'

/** What the plan assumes beside the notice; what is missing is the planner's own. */
export type Assumed = { prevalence?: number; samplers?: number }

const per = 10_000

function numberIn(text: string | null, max: number): number | null {
  const value = Number(text)
  return text === null || text === '' || !(value >= 0) || value > max ? null : value
}

/** The assumptions of the preview, kept in the address: infected people of 10,000, and samplers that there are. */
export function useAssumed() {
  const [search, setSearch] = useSearchParams()
  const infected = numberIn(search.get('infected'), per)
  const samplers = numberIn(search.get('samplers'), 200_000)
  const assumed: Assumed = {
    ...(infected === null ? {} : { prevalence: infected / per }),
    ...(samplers !== null && Number.isInteger(samplers) && samplers > 0 ? { samplers } : {}),
  }
  const change = (part: { infected?: number | null; samplers?: number | null }) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(part)) {
          if (value === null || value === undefined) next.delete(name)
          else next.set(name, String(value))
        }
        return next
      },
      { replace: true },
    )
  return [assumed, change] as const
}

/** Infected people of 10,000, as the field shows them. */
export const infectedOf = ({ prevalence }: Assumed) =>
  prevalence === undefined ? null : Math.round(prevalence * per * 100) / 100
