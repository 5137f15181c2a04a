import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { PatientView } from './questions.ts'
import { followUpWords, outcomeWords } from './words.ts'

type Props = { view: PatientView; onChanged: () => void; isOver: boolean }
type Done = { followUp: string; at: string; outcome: string }

/** What is asked after a discharge: stages by the rules in force, visits and tests with what they came to. */
export function FollowUpsPart({ view, onChanged, isOver }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const send = useSend<Done, unknown>(
    ({ followUp }) => `/follow-ups/${followUp}/done`,
    onChanged,
    ({ followUp: _, ...body }) => body,
  )
  const outcomesOf = (kind: string) =>
    kind === 'test'
      ? ['test-passed', 'test-failed', 'not-reached']
      : ['well', 'unwell', 'not-reached']
  const say = (words: typeof outcomeWords, key: string) => {
    const word = words[key]
    return word ? t(word) : key
  }
  return (
    <Panel title={isOver ? t`After the discharge` : t`What follows a discharge`}>
      <ol className="patient-lines">
        {view.after.map((stage) => (
          <li key={stage.place}>
            {format.text(stage.placeName)}
            {stage.days === null ? null : (
              <>
                {' '}
                · <Trans>{stage.days} days</Trans>
              </>
            )}
            {isOver && stage.until ? (
              <>
                {' '}
                · <Trans>until {format.day(stage.until)}</Trans>
              </>
            ) : null}
          </li>
        ))}
      </ol>
      <ul className="patient-follow-ups">
        {view.followUps.map((one) => (
          <li key={one.followUp}>
            <b>
              <Trans>Day {one.day}</Trans> · {say(followUpWords, one.kind)}
            </b>{' '}
            {one.outcome ? (
              <StatusTag tone={one.outcome === 'test-failed' ? 'late' : 'ok'}>
                {say(outcomeWords, one.outcome)}
              </StatusTag>
            ) : (
              <>
                <Countdown dueAt={one.dueAt} />
                <div className="patient-acts">
                  {outcomesOf(one.kind).map((outcome) => (
                    <Button
                      key={outcome}
                      size="small"
                      disabled={send.isPending}
                      onClick={() =>
                        send.mutate({ followUp: one.followUp, at: isoOf(now), outcome })
                      }
                    >
                      {say(outcomeWords, outcome)}
                    </Button>
                  ))}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {view.after.length === 0 && view.followUps.length === 0 ? (
        <p className="soft">
          <Trans>The rules in force ask for nothing more.</Trans>
        </p>
      ) : null}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
