import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { StayView } from './questions.ts'
import { conditionStates } from './words.ts'

/** When the person is let go, with every condition and how it stands: computed when the page was asked, typed by nobody. */
export function ReleasePart({ stay }: { stay: StayView }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const { release } = stay
  const isFree = stay.leftAt === null && (stay.withoutOrder || release?.binds === false)
  const zh = i18n.locale === 'zh-CN'
  return (
    <Panel title={<Trans>Release</Trans>}>
      {isFree ? (
        <p className="stay-free" role="note">
          <Trans>There is no order in force. Nobody may hold this person here: they may go.</Trans>
        </p>
      ) : null}
      {release === null ? (
        <p className="soft">
          <Trans>Nothing is computed for this stay.</Trans>
        </p>
      ) : (
        <>
          <p className="stay-due">
            {release.dueAt ? (
              <Trans>
                Goes home <b>{format.dayAndTime(release.dueAt)}</b>
              </Trans>
            ) : (
              <Trans>When a doctor or a fact says so</Trans>
            )}{' '}
            <StatusTag tone={release.met ? 'ok' : 'wait'}>
              {release.met ? t`everything is met` : t`something is to come`}
            </StatusTag>
          </p>
          <p className="soft">{zh ? release.because.zh : release.because.en}</p>
          <ol className="conditions">
            {release.conditions.map((one) => {
              const state = conditionStates[one.state]
              return (
                <li key={`${one.kind} ${one.needs.en}`}>
                  <span aria-hidden="true">{one.met ? '✓' : '✗'}</span>{' '}
                  {zh ? one.needs.zh : one.needs.en}
                  <span className="faint">
                    {' '}
                    {state ? t(state) : one.state}
                    {one.since ? ` ${format.dayAndTime(one.since)}` : ''}
                  </span>
                </li>
              )
            })}
          </ol>
        </>
      )}
    </Panel>
  )
}
