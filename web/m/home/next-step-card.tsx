import { useLingui } from '@lingui/react/macro'
import { Notice } from '../../kit/status-card.tsx'
import type { Tone } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { useElder } from '../settings.ts'
import type { OwnHome } from '../wire.ts'
import { type NextStep, nextStepOf } from './next-step.ts'
import { useStepWords } from './use-step-words.ts'

const tones: Record<NextStep['kind'], Tone> = {
  'stay-home': 'late',
  'await-alone': 'wait',
  'once-more-alone': 'wait',
  'once-more': 'wait',
  'await-result': 'info',
  done: 'ok',
  'no-round': 'idle',
  exempt: 'idle',
  'not-due': 'idle',
  'not-yet': 'info',
  missed: 'wait',
  'at-home': 'info',
  slot: 'info',
  go: 'info',
}

/** What to do now, as the first sentence of the page; a second one says more, where there is room for it. */
export function NextStepCard({ home }: { home: OwnHome }) {
  const { t } = useLingui()
  const isElder = useElder()
  const step = nextStepOf(home, useCityNow(10_000))
  const { first, more } = useStepWords()(step)
  // What a reactive pool means is said to everybody: it is what people are afraid of.
  const isTold = !isElder || step.kind === 'once-more-alone'
  return (
    <section className="m-next" aria-label={t`What to do now`}>
      <Notice tone={tones[step.kind]} title={first}>
        {more && isTold ? <p>{more}</p> : null}
      </Notice>
    </section>
  )
}
