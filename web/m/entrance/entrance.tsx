import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useTitle } from '../../shell/use-title.ts'
import { later } from '../later.tsx'
import { useIsDemo } from '../use-city-clock.ts'
import type { CodeAsked } from '../wire.ts'
import { CodeStep } from './code-step.tsx'
import { DemoResidents } from './demo-residents.tsx'
import { Identify } from './identify.tsx'
import { Switches } from './switches.tsx'

const register = later(async () => (await import('./register.tsx')).Register)

export type Way = 'phone' | 'paper' | 'new'
type Step = { at: 'who' } | { at: 'register' } | { at: 'code'; way: Way; asked: CodeAsked }

/** The door: who one is, and a code that only this person can have. Nothing is shown for a name and a number alone. */
export function Entrance() {
  const { t } = useLingui()
  const [step, setStep] = useState<Step>({ at: 'who' })
  const isDemo = useIsDemo()
  const back = () => setStep({ at: 'who' })
  const code = (way: Way) => (asked: CodeAsked) => setStep({ at: 'code', way, asked })
  useTitle(t`My code`)
  return (
    <main className="k-page m-entrance">
      <Switches />
      {step.at === 'who' ? (
        <>
          <div>
            <h1>
              <Trans>Sampling code and results</Trans>
            </h1>
            <p className="m-soft">
              <Trans>For yourself and for the family you care for.</Trans>
            </p>
          </div>
          <Identify
            onAsked={(way, asked) => code(way)(asked)}
            onNew={() => setStep({ at: 'register' })}
          />
          {/* It comes later than the form, so it stands below: nothing may jump under a finger. */}
          {isDemo ? <DemoResidents /> : null}
        </>
      ) : step.at === 'register' ? (
        <register.Later onAsked={code('new')} onBack={back} />
      ) : (
        <CodeStep way={step.way} asked={step.asked} onBack={back} />
      )}
    </main>
  )
}
