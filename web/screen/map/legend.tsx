import { useLingui } from '@lingui/react/macro'
import type { Step } from './steps.ts'

/** What the colours of the map say. */
export function Legend() {
  const { t } = useLingui()
  const steps: [Step, string][] = [
    ['begun', t`under 25%`],
    ['quarter', '25–50%'],
    ['half', '50–75%'],
    ['most', t`75% and more`],
    ['all', t`all`],
  ]
  return (
    <ul className="map-legend">
      {steps.map(([step, word]) => (
        <li key={step}>
          <i className={`step-${step}`} aria-hidden="true" />
          {word}
        </li>
      ))}
    </ul>
  )
}
