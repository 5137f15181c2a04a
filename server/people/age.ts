/** Whole years on a day, by the calendar; both days as `YYYY-MM-DD`. Who was born on 29 February is older on 1 March. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}
