import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import type { HomeStayView } from './questions.ts'
import { endingWords } from './words.ts'

type Props = { view: HomeStayView; onChanged: () => void }

/** What the end waits for, computed now; the release notice, and the other ways in which a stay at home ends. */
export function EndPart({ view, onChanged }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const { release } = view.row
  const send = useSend<{ at: string; how: string }, unknown>(
    () => `/home-stays/${view.row.stay}/end`,
    onChanged,
  )
  const end = (how: string) => send.mutate({ at: isoOf(now), how })
  const isFree = release.orderOver || release.met
  const word = view.ended ? endingWords[view.ended.how] : undefined
  return (
    <Panel title={t`The end`}>
      <ul className="home-lines">
        {release.conditions.map((one) => (
          <li key={`${one.kind} ${one.needs.en}`}>
            <span aria-hidden="true">{one.met ? '✓' : '○'}</span> {format.text(one.needs)}
          </li>
        ))}
      </ul>
      {view.ended ? (
        <p>
          {word ? t(word) : view.ended.how} · {format.dayAndTime(view.ended.at)}
        </p>
      ) : (
        <div className="home-acts">
          <Button type="primary" disabled={!isFree} onClick={() => end('released')}>
            <Trans>Hand over the release notice</Trans>
          </Button>
          <Button onClick={() => end('to-hospital')}>
            <Trans>Went to hospital</Trans>
          </Button>
          <Button onClick={() => end('moved')}>
            <Trans>Moved elsewhere</Trans>
          </Button>
        </div>
      )}
      {isFree || view.ended ? null : (
        <p className="faint">
          <Trans>The order ends by itself; nobody has to tick anything for that.</Trans>
        </p>
      )}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
