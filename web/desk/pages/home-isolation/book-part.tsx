import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { symptomWords } from '../patients/words.ts'
import type { HomeStayView } from './questions.ts'
import { doorWords, requestWords } from './words.ts'

type Props = { view: HomeStayView; onChanged: () => void }

/** What was seen at the door, asked for, carried away; the three musts of today. */
export function BookPart({ view, onChanged }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const finish = useSend<{ request: string; at: string }, unknown>(
    ({ request }) => `/home-requests/${request}/done`,
    onChanged,
    ({ at }) => ({ at }),
  )
  return (
    <div>
      <Panel title={t`Today’s musts`}>
        <ul className="home-lines">
          {view.musts.map((one) => (
            <li key={one.must}>
              <span aria-hidden="true">
                {one.keptToday === null ? '○' : one.keptToday ? '✓' : '✗'}
              </span>{' '}
              {format.text(one)} <span className="faint">{one.source}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t`What they ask for`}>
        {view.requests.length === 0 ? (
          <p className="soft">
            <Trans>Nothing was asked for.</Trans>
          </p>
        ) : null}
        <ul className="home-lines">
          {view.requests.map((one) => {
            const word = requestWords[one.kind]
            return (
              <li key={one.request}>
                <b>{word ? t(word) : one.kind}</b> {one.words} ·{' '}
                {one.doneAt ? (
                  <StatusTag tone="ok">
                    <Trans>done {format.dayAndTime(one.doneAt)}</Trans>
                  </StatusTag>
                ) : (
                  <>
                    <Trans>by {format.dayAndTime(one.dueAt)}</Trans>{' '}
                    <Button
                      size="small"
                      onClick={() => finish.mutate({ request: one.request, at: isoOf(now) })}
                    >
                      <Trans>Done</Trans>
                    </Button>
                  </>
                )}
              </li>
            )
          })}
        </ul>
        {finish.isError ? <ErrorState cause={finish.error} /> : null}
      </Panel>
      <Panel title={t`At the door`}>
        {view.visits.length === 0 ? (
          <p className="soft">
            <Trans>Nobody has been at this door yet.</Trans>
          </p>
        ) : null}
        <ol className="home-lines">
          {view.visits.map((one) => {
            const state = doorWords[one.state]
            const said = one.symptoms.map((symptom) => {
              const word = symptomWords[symptom]
              return word ? t(word) : symptom
            })
            return (
              <li key={one.visit}>
                <b>{format.dayAndTime(one.at)}</b>{' '}
                {state ? <StatusTag tone={state.tone}>{t(state.word)}</StatusTag> : one.state}{' '}
                {one.temperature === null ? '' : `${format.decimal(one.temperature / 10)} °C `}
                {said.join(', ')} {one.tube ? `${t`tube`} ${one.tube}` : ''}{' '}
                <span className="faint">{one.by}</span>
                {one.words ? <p className="home-words">{one.words}</p> : null}
              </li>
            )
          })}
        </ol>
        {view.waste.map((one) => (
          <p key={one.at}>
            <Trans>
              Waste: {one.bags} bags, {format.dayAndTime(one.at)}
            </Trans>
          </p>
        ))}
        {view.outings.map((one) => (
          <p key={one.outing}>
            <Trans>Out for care</Trans> {format.dayAndTime(one.from)} – {format.time(one.until)}{' '}
            {one.words}{' '}
            {one.backAt ? (
              <Trans>back {format.time(one.backAt)}</Trans>
            ) : (
              <StatusTag tone="info">
                <Trans>out</Trans>
              </StatusTag>
            )}
          </p>
        ))}
      </Panel>
    </div>
  )
}
