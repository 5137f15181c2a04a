/**
 * R of those who fell ill on each day, by who may have infected whom (Wallinga and Teunis 2004, doi 10.1093/aje/kwh255): every case of
 * a later day is shared out over all earlier cases by the serial interval. Null where nobody fell ill. The last days are too low by what
 * is still to come: `seen` is the share of the serial interval that the series reaches from that day.
 */
export function cohortR(
  counts: readonly number[],
  shares: readonly number[],
): { r: number | null; seen: number }[] {
  const offered = counts.map((_, day) => {
    let sum = 0
    for (let lag = 1; lag <= day && lag < shares.length; lag += 1)
      sum += (shares[lag] ?? 0) * (counts[day - lag] ?? 0)
    return sum
  })
  return counts.map((count, day) => {
    let r = 0
    let seen = shares[0] ?? 0
    for (let lag = 1; day + lag < counts.length && lag < shares.length; lag += 1) {
      const share = shares[lag] ?? 0
      seen += share
      const infectors = offered[day + lag] ?? 0
      if (infectors > 0) r += ((counts[day + lag] ?? 0) * share) / infectors
    }
    return { r: count > 0 ? r : null, seen }
  })
}

/** The mean over the cases of a window, days from 1 and both inclusive; null where nobody fell ill in it. */
export function cohortWindow(
  counts: readonly number[],
  shares: readonly number[],
  from: number,
  until: number,
): number | null {
  const perDay = cohortR(counts, shares)
  let cases = 0
  let caused = 0
  for (let day = from - 1; day < until; day += 1) {
    cases += counts[day] ?? 0
    caused += (counts[day] ?? 0) * (perDay[day]?.r ?? 0)
  }
  return cases > 0 ? caused / cases : null
}
