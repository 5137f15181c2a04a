import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Notice } from '../../kit/status-card.tsx'
import type { Tone } from '../../kit/tag.tsx'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import type { OwnMeasure } from '../wire.ts'
import { endWords } from './end-words.ts'
import { measureWords } from './measure-words.ts'

type Answer = NonNullable<OwnMeasure['answer']>
const answers: Record<Answer['kind'], { tone: Tone; word: MessageDescriptor }> = {
  stopped: { tone: 'ok', word: msg`The district says: it was stopped` },
  ordered: { tone: 'wait', word: msg`The district says: there is an order for it` },
  'not-so': { tone: 'wait', word: msg`The district says: it is not so` },
}

/** What came of something that was reported from this phone. */
export function SentReport({ receipt }: { receipt: string }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const { body } = useAsk<OwnMeasure>(questions.measure(receipt), { everyMs: 120_000 })
  if (!body) return null
  const { kind, place, answer, dueAt, districtName, district } = body
  const said = answer ? answers[answer.kind] : null
  const name = format.area(district, districtName)
  return (
    <Notice
      tone={said?.tone ?? 'info'}
      title={
        said ? t(said.word) : t`${name} must answer by ${endWords(i18n.locale, Date.parse(dueAt))}`
      }
    >
      <p>
        {t(measureWords[kind])} · {place}
      </p>
      {answer ? <p>{answer.words}</p> : null}
      {answer?.order ? (
        <p>
          <Trans>
            Number of the order: <code>{answer.order}</code>
          </Trans>
        </p>
      ) : null}
    </Notice>
  )
}
