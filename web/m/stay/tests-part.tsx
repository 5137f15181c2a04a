import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Tag, type Tone } from '../../kit/tag.tsx'
import type { StayHere } from './wire.ts'
import { testWords } from './words.ts'

type Test = StayHere['tests'][number]
const tones: Record<Test['state'], Tone> = {
  next: 'idle',
  due: 'wait',
  taken: 'info',
  negative: 'ok',
  reactive: 'late',
  invalid: 'wait',
  missed: 'wait',
  excused: 'idle',
}

/** My tests, those that were and those that come, each with its result. */
export function TestsPart({ tests }: { tests: StayHere['tests'] }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <section className="ms-part" aria-label={t`My tests`}>
      <h2>
        <Trans>My tests</Trans>
      </h2>
      <List>
        {tests.map(({ from, state, takenAt, binds }) => (
          <ListRow
            key={from}
            title={format.day(from)}
            note={
              takenAt
                ? t`taken ${format.dayAndTime(takenAt)}`
                : binds
                  ? undefined
                  : t`offered, you may say no`
            }
            aside={<Tag tone={tones[state]}>{t(testWords[state])}</Tag>}
          />
        ))}
      </List>
    </section>
  )
}
