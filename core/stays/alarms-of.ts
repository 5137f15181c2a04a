/** What raises an alarm, as an officer configured it. */
export type AlarmRule = {
  readonly id: string
  readonly kind: 'temperature-at-least' | 'symptom'
  readonly temperature: number | null
  readonly symptom: string | null
  readonly answerMinutes: number
  readonly source: string
  readonly isConfirmed: boolean
}
export type HealthSaid = {
  readonly temperature: number | null
  readonly symptoms: readonly string[]
}

/** The rules that a health check meets. A rule that nobody confirmed raises its alarm too, and the alarm says so: a person decides. */
export function alarmsOf(said: HealthSaid, rules: readonly AlarmRule[]): AlarmRule[] {
  return rules.filter(({ kind, temperature, symptom }) =>
    kind === 'temperature-at-least'
      ? said.temperature !== null && temperature !== null && said.temperature >= temperature
      : symptom !== null && said.symptoms.includes(symptom),
  )
}
