import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { SiteView } from './questions.ts'
import { eventWords, stateWords } from './words.ts'

/** Every step of a site, the newest first, with who took it. */
export function HistoryPart({ view }: { view: SiteView }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <Panel title={t`Steps so far`}>
      {view.history.length === 0 ? (
        <EmptyState title={t`Nothing yet`}>
          <Trans>It was registered and nothing more was done.</Trans>
        </EmptyState>
      ) : (
        <ul>
          {view.history.map((one) => (
            <li key={`${one.at} ${one.event} ${one.to}`}>
              <span className="faint">{format.dayAndTime(one.at)}</span> {t(eventWords[one.event])}{' '}
              → {t(stateWords[one.to].word)} <span className="faint">{one.by}</span>
              {one.words ? ` · ${one.words}` : ''}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
